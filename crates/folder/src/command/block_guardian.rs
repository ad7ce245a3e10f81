//! Closing a guardian's own page, and opening it again (OSL 12:3 st 1 p 1; law.md A5.3).

use super::{Now, words};
use crate::entry::{Entry, GuardianBlock};
use crate::fold::Folded;
use crate::id::UnitId;
use crate::{Refusal, age};

/// How long at most until somebody looks at it again, in days: a closed page is a hard thing for a family.
pub const LONGEST: i32 = 92;

/// The decision, by somebody at this unit.
pub struct BlockGuardian {
    /// Against whom, until when, and why.
    pub block: GuardianBlock,
    /// The unit of whoever decides.
    pub by: UnitId,
}

impl BlockGuardian {
    /// Only somebody with custody has a page to close; only what the own unit has closed is opened by it.
    pub fn decide(self, folded: &Folded, now: Now<'_>) -> Result<Entry, Refusal> {
        let card = folded
            .card
            .as_ref()
            .ok_or_else(|| Refusal::new("refusal-no-guardian"))?;
        words(&self.block.why)?;
        let stands = folded.keeps_out(self.by, self.block.person);
        match self.block.look_again {
            Some(day) => {
                let custody = card
                    .custodians()
                    .any(|guardian| guardian.person == self.block.person);
                if !custody || age::years(card.birth, now.today) >= age::ADULT {
                    return Err(Refusal::new("refusal-not-custodian"));
                }
                now.not_past(day)?;
                if (day - now.today).get_days() > LONGEST {
                    return Err(Refusal::new("refusal-block-too-long"));
                }
            }
            None if !stands => return Err(Refusal::new("refusal-nothing-closed")),
            None => {}
        }
        Ok(self.block.into())
    }
}
