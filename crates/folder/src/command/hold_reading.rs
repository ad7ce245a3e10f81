//! Telling a guardian later what the own workplace does (law.md A9, A16 case 12; standards R7).

use super::block_guardian::LONGEST;
use super::{Now, words};
use crate::Refusal;
use crate::entry::{Entry, ReadingHeld};
use crate::fold::Folded;
use crate::id::UnitId;

/// The decision, by somebody at this unit.
pub struct HoldReading {
    /// From whom, until when, and why.
    pub held: ReadingHeld,
    /// The unit of whoever decides: only what it does itself is held back.
    pub by: UnitId,
}

impl HoldReading {
    /// From a guardian, for so long as a closed page may last: what a child is not told is not hidden from it this way.
    pub fn decide(self, folded: &Folded, now: Now<'_>) -> Result<Entry, Refusal> {
        words(&self.held.why)?;
        let guardian = folded.card.as_ref().is_some_and(|card| {
            let mut all = card.guardians.iter();
            all.any(|guardian| guardian.person == self.held.person)
        });
        if !guardian {
            return Err(Refusal::new("refusal-no-guardian"));
        }
        if let Some(day) = self.held.until {
            now.not_past(day)?;
            if (day - now.today).get_days() > LONGEST {
                return Err(Refusal::new("refusal-held-too-long"));
            }
        } else {
            let stands = folded.holds_back(self.by, self.held.person, now.today);
            stands.ok_or_else(|| Refusal::new("refusal-nothing-held"))?;
        }
        let stands = folded.held_since(self.by, self.held.person, now.today);
        Ok(ReadingHeld {
            since: self.held.until.map(|_| stands.unwrap_or(now.at)),
            ..self.held
        }
        .into())
    }
}
