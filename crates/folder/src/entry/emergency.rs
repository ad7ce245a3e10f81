//! What was closed was opened in an emergency, by one person for a short time, and somebody looks at it afterwards (PDL 4:2, 4:3;
//! standards R9).

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::id::EntryId;

/// Somebody opened what the other workplaces of the branch have written, and what is locked. Alone, in one seat.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EmergencyOpened {
    /// Why, in words that say something. The family reads it.
    pub why: String,
    /// The first moment at which it is closed again.
    pub until: Timestamp,
}

/// Somebody else has looked at why it was opened and what was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EmergencyReviewed {
    /// Which opening.
    pub of: EntryId,
    /// It was needed.
    pub needed: bool,
    /// What was found. The family reads it.
    pub said: String,
}
