//! Deciding not to share (X1; domain 1.11).

use super::{Now, offer, words};
use crate::Refusal;
use crate::entry::{Entry, NotShared};
use crate::fold::Folded;

/// The decision.
pub struct Keep(pub NotShared);

impl Keep {
    /// About what could have left, and with a reason.
    pub fn decide(self, folded: &Folded, _: Now<'_>) -> Result<Entry, Refusal> {
        offer::own(folded, self.0.of)?;
        words(&self.0.why)?;
        Ok(self.0.into())
    }
}
