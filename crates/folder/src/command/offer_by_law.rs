//! Offering without consent, where the law says that one may (law.md A1 step 5, A4; design decision 5).
//!
//! Whether the law has such a rule from this sender to this receiver is the catalogue's answer and is asked before.

use std::collections::BTreeSet;

use super::offer::{concerns, own};
use super::{Now, words};
use crate::entry::{Addressee, ByLaw, Entry, Ground, Level, Offered, Receiver};
use crate::fold::Folded;
use crate::id::{EntryId, ReleaseId, UnitId};
use crate::practice::AreaKey;
use crate::standing::Standing;
use crate::{Refusal, age};

/// An offer on a ground that needs no consent.
pub struct OfferByLaw {
    /// A fresh id.
    pub release: ReleaseId,
    /// The entry.
    pub of: EntryId,
    /// To whom.
    pub to: Receiver,
    /// The areas it concerns.
    pub areas: BTreeSet<AreaKey>,
    /// Leave out what the writer thinks.
    pub without_thought: bool,
    /// Why, and who answers for it.
    pub by_law: ByLaw,
}

impl OfferByLaw {
    /// A no that stands is set aside in words, by two persons.
    pub fn decide(self, folded: &Folded, now: Now<'_>) -> Result<Entry, Refusal> {
        let entry = own(folded, self.of)?;
        under_age(folded, now)?;
        if self.areas.is_empty() {
            return Err(Refusal::new("refusal-area-not-agreed"));
        }
        now.known(&self.areas)?;
        concerns(entry, &self.areas)?;
        words(&self.by_law.why)?;
        words(&self.by_law.second)?;
        if no_stands(folded, self.to.unit, now) {
            words(&self.by_law.set_aside)?;
        }
        Ok(Offered {
            release: self.release,
            of: self.of,
            to: Addressee::Function(self.to),
            ground: Ground::Law(self.by_law),
            until: None,
            areas: self.areas,
            without_thought: self.without_thought,
        }
        .into())
    }
}

/// The rules are about a child (OSL 25:12 p 1, 26:9 p 1).
pub(super) fn under_age(folded: &Folded, now: Now<'_>) -> Result<(), Refusal> {
    let birth = folded.card.as_ref().map(|card| card.birth);
    if birth.is_some_and(|birth| age::years(birth, now.today) < age::ADULT) {
        Ok(())
    } else {
        Err(Refusal::new("refusal-by-law-of-age"))
    }
}

/// Somebody who was asked about this unit has said no, has taken a yes back, or has said yes to talk and no more.
#[must_use]
pub fn no_stands(folded: &Folded, unit: UnitId, now: Now<'_>) -> bool {
    folded.consents.values().any(|consent| {
        matches!(
            consent.toward(unit, now.today),
            Some(
                Standing::No { .. }
                    | Standing::Stopped
                    | Standing::Given {
                        level: Level::Talk,
                        ..
                    }
            )
        )
    })
}
