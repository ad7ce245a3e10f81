//! Noticing, trying ourselves, talking (R12–R17, R20, R31).

use super::{Now, words};
use crate::Refusal;
use crate::entry::{Conversation, Entry, Observation, OwnTry};
use crate::fold::Folded;

/// Write what was noticed.
pub struct Notice(pub Observation);

impl Notice {
    /// Areas must be the pack's, and the day to look again still to come (R17).
    pub fn decide(self, _: &Folded, now: Now<'_>) -> Result<Entry, Refusal> {
        words(&self.0.seen)?;
        now.known(&self.0.areas)?;
        now.not_past(self.0.look_again)?;
        Ok(self.0.into())
    }
}

/// Write what we tried ourselves (R16).
pub struct TryOurselves(pub OwnTry);

impl TryOurselves {
    /// Needs both what was done and how it went.
    pub fn decide(self, _: &Folded, _: Now<'_>) -> Result<Entry, Refusal> {
        words(&self.0.what)?;
        words(&self.0.result)?;
        Ok(self.0.into())
    }
}

/// Write what was said with the wheel between us.
pub struct Talk(pub Conversation);

impl Talk {
    /// No area is demanded (R4); but something must have been said, and each piece has words.
    pub fn decide(self, _: &Folded, now: Now<'_>) -> Result<Entry, Refusal> {
        if self.0.pieces.is_empty() {
            return Err(Refusal::new("refusal-no-words"));
        }
        for piece in &self.0.pieces {
            words(&[piece.works.as_str(), piece.hard.as_str()].concat())?;
        }
        now.known(self.0.pieces.iter().map(|piece| &piece.area))?;
        Ok(self.0.into())
    }
}
