//! A workplace says that it is done for now (domain 3.4, R90).

use jiff::civil::Date;

use super::{Now, words};
use crate::Refusal;
use crate::entry::{ClosedHere, Entry};
use crate::fold::Folded;
use crate::id::UnitId;
use crate::next::{AtClosing, Next, next};
use crate::times::Times;

/// Closing.
pub struct CloseHere {
    /// Why, and whom to turn to later.
    pub closed: ClosedHere,
    /// The workplace that closes.
    pub unit: UnitId,
}

impl CloseHere {
    /// With a reason, both views or why nobody has asked, and whom to turn to later (R90), once nothing that others count on is left.
    pub fn decide(self, folded: &Folded, now: Now<'_>) -> Result<Entry, Refusal> {
        let matter = folded.matters().get(&self.unit).copied();
        let matter = matter.ok_or_else(|| Refusal::new("refusal-nothing-open-here"))?;
        if matter.closed.is_some() {
            return Err(Refusal::new("refusal-closed-here"));
        }
        // Whatever time things may take: none of it says what there is.
        let steps = next(folded, now.today, Times::default());
        if let Some(first) = left_to_do(&steps, self.unit, now.today).first() {
            return Err(Refusal::new("refusal-left-to-do").with("step", first.step.key()));
        }
        for text in [
            &self.closed.reason,
            &self.closed.child,
            &self.closed.guardian,
        ] {
            words(text)?;
        }
        words(&self.closed.turn_to).map_err(|_| Refusal::new("refusal-nobody-to-turn-to"))?;
        Ok(self.closed.into())
    }
}

/// Of these steps what a workplace has to do before it can close, since others count on it.
#[must_use]
pub fn left_to_do(steps: &[Next], unit: UnitId, today: Date) -> Vec<Next> {
    let left = steps.iter().filter(|next| next.unit == Some(unit));
    left.filter(|next| next.at_closing(today) == AtClosing::Hinders)
        .cloned()
        .collect()
}
