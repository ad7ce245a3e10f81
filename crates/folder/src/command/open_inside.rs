//! Letting another unit of the own branch read (PDL 4:1, `SoLPUL` 10 §). No release, no consent; recorded and shown.

use super::{Now, words};
use crate::Refusal;
use crate::entry::{Entry, InnerAccess};
use crate::fold::Folded;

/// The decision.
pub struct OpenInside {
    /// Who may read whose, why and until when.
    pub access: InnerAccess,
    /// The two units share one branch.
    pub same_branch: bool,
}

impl OpenInside {
    /// Across branches there is no inner secrecy: that is a release, with its own ground.
    pub fn decide(self, _: &Folded, now: Now<'_>) -> Result<Entry, Refusal> {
        if !self.same_branch {
            return Err(Refusal::new("refusal-other-secrecy"));
        }
        words(&self.access.why)?;
        now.not_past(self.access.until)?;
        Ok(self.access.into())
    }
}
