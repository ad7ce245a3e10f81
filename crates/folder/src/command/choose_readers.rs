//! Deciding who in the family reads what one has written (OSL 12:3; X2, X16).

use super::{Now, words};
use crate::Refusal;
use crate::entry::{Entry, FamilyReaders};
use crate::fold::Folded;
use crate::id::UnitId;
use crate::showing::is_chosen;

/// The decision, by somebody at this unit.
pub struct ChooseReaders {
    /// Who reads what, and why.
    pub chosen: FamilyReaders,
    /// The unit of whoever decides.
    pub by: UnitId,
}

impl ChooseReaders {
    /// Only what the own unit wrote: a received copy is given to the family by whoever wrote it.
    pub fn decide(self, folded: &Folded, now: Now<'_>) -> Result<Entry, Refusal> {
        let own = folded.record(self.chosen.of).is_some_and(|record| {
            record.author.unit() == Some(self.by) && is_chosen(record.entry.kind())
        });
        if !own {
            return Err(Refusal::new("refusal-no-such-entry"));
        }
        self.beside(folded, now)
    }

    /// The same for an entry that is written in the same act.
    pub fn beside(self, folded: &Folded, _: Now<'_>) -> Result<Entry, Refusal> {
        let FamilyReaders {
            shown, closed, why, ..
        } = &self.chosen;
        if shown.is_empty() && closed.is_empty() || !shown.is_disjoint(closed) {
            return Err(Refusal::new("refusal-nobody-chosen"));
        }
        words(why)?;
        let family = folded.card.as_ref().is_some_and(|card| {
            shown.union(closed).all(|person| {
                // A parent without custody is an outsider for secrecy (law.md A5.4).
                card.person == *person || card.custodians().any(|one| one.person == *person)
            })
        });
        if !family {
            return Err(Refusal::new("refusal-not-family"));
        }
        Ok(self.chosen.into())
    }
}
