//! A workplace is done for now (domain 3.4, R90). The part stays: whoever writes again opens again.

use serde::{Deserialize, Serialize};

/// Why a workplace is done for now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ClosedBecause {
    /// It goes well.
    Well,
    /// Somebody else helps now.
    Elsewhere,
    /// The child is no longer at the workplace.
    Left,
    /// Anything else, told in words.
    Other,
}

impl ClosedBecause {
    /// Every reason.
    pub const ALL: [Self; 4] = [Self::Well, Self::Elsewhere, Self::Left, Self::Other];

    /// The key of the text.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Well => "closed-well",
            Self::Elsewhere => "closed-elsewhere",
            Self::Left => "closed-left",
            Self::Other => "closed-other",
        }
    }
}

/// A workplace has nothing more to do about the child.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClosedHere {
    /// Why, in short.
    pub because: ClosedBecause,
    /// How it is now, in words.
    pub reason: String,
    /// The child's view, or why nobody has asked for it.
    pub child: String,
    /// The guardians' view, or why nobody has asked for it.
    pub guardian: String,
    /// Whom to turn to later.
    pub turn_to: String,
}
