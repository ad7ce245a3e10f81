//! What a workplace does is told later to one of the family (law.md A9, A16 case 12; standards R7).

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::id::PersonId;

/// A recorded decision that a guardian is not told yet that this workplace reads and writes. What is held back is never
/// taken away: it is told after the last day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadingHeld {
    /// From whom.
    pub person: PersonId,
    /// The last day; nothing when the decision is lifted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
    /// Since when. A longer or shorter time keeps what has been held since the first decision; nothing before it is decided.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub since: Option<Timestamp>,
    /// Why. Nobody in the family reads this.
    pub why: String,
}
