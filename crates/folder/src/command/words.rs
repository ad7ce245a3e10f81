//! Own words in the own room (R94).

use super::{Now, words};
use crate::Refusal;
use crate::entry::{Entry, OwnWords, WordsShared};
use crate::fold::Folded;

/// Write in the own room.
pub struct WriteWords(pub OwnWords);

impl WriteWords {
    /// Anything with words.
    pub fn decide(self, _: &Folded, _: Now<'_>) -> Result<Entry, Refusal> {
        words(&self.0.text)?;
        Ok(self.0.into())
    }
}

/// Let own words out.
pub struct ShareWords(pub WordsShared);

impl ShareWords {
    /// Only words that lie in this room, and to somebody.
    pub fn decide(self, folded: &Folded, _: Now<'_>) -> Result<Entry, Refusal> {
        let own = folded
            .record(self.0.of)
            .is_some_and(|record| matches!(record.entry, Entry::OwnWords(_)));
        if !own {
            return Err(Refusal::new("refusal-no-such-entry"));
        }
        if self.0.persons.is_empty() && self.0.units.is_empty() {
            return Err(Refusal::new("refusal-nobody-chosen"));
        }
        Ok(self.0.into())
    }
}
