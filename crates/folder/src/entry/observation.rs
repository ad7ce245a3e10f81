//! Somebody noticed something (R12).

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::practice::AreaKey;

/// What was seen, kept apart from what one thinks (R13), and a day to look again (R17).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Observation {
    /// What I saw or heard.
    pub seen: String,
    /// What I think, if anything.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub thought: Option<String>,
    /// Areas of the wheel, if any came to mind.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub areas: Vec<AreaKey>,
    /// When to look again, so that it does not end in "it will pass".
    pub look_again: Date,
}
