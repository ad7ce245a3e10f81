//! Analysing what is needed (domain 1.6, 3.4).

use super::{Now, words};
use crate::Refusal;
use crate::entry::{Analysis, Entry};
use crate::fold::Folded;

/// The analysis.
pub struct Analyse(pub Analysis);

impl Analyse {
    /// The questions are offered, not demanded; but an analysis without a word is none.
    pub fn decide(self, _: &Folded, _: Now<'_>) -> Result<Entry, Refusal> {
        words(&self.0.answers.concat())?;
        Ok(self.0.into())
    }
}
