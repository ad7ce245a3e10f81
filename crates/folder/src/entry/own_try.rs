//! What we tried ourselves before asking others (R16).

use serde::{Deserialize, Serialize};

/// An own attempt and how it went.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnTry {
    /// What we did.
    pub what: String,
    /// How it went.
    pub result: String,
}
