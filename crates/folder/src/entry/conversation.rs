//! A talk with the wheel between us (R4, R5, R31, R36).

use serde::{Deserialize, Serialize};

use crate::author::Voice;
use crate::practice::{AreaKey, PackRef};

/// A conversation. Areas nobody talked about are simply not here; the view shows them as open (R20).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Conversation {
    /// The wheel that lay on the table, at its version (R7).
    pub pack: PackRef,
    /// The language spoken.
    pub language: String,
    /// An interpreter took part (R109).
    pub interpreter: bool,
    /// What was said, voice by voice.
    pub pieces: Vec<Piece>,
}

/// What one voice said of one area. At least one of the two texts has words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Piece {
    /// The area.
    pub area: AreaKey,
    /// Whose words.
    pub voice: Voice,
    /// What works.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub works: String,
    /// What is hard.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub hard: String,
}
