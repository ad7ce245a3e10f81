//! Somebody else becomes the named contact (R56, X8).

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::id::{EntryId, FunctionId, UnitId};

/// A seat is asked to become the child's named contact. Whoever is it stays so until the seat has said yes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HandoverOffered {
    /// The seat that is asked.
    pub to: FunctionId,
    /// Its unit.
    pub unit: UnitId,
    /// What child and guardians have been told. They read it when it has been taken over.
    pub told: String,
    /// What the child and the family need not tell again. For whoever takes over, and nobody else by itself.
    pub known: String,
    /// The day by which the seat answers.
    pub answer_by: Date,
}

/// What came of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HandoverAnswer {
    /// The seat is the named contact from now on, and has said that nothing makes it unfit to be that (X11).
    Takes,
    /// It cannot, or it would be wrong that it is this person.
    Cannot,
    /// Whoever asked took it back.
    TakenBack,
}

impl HandoverAnswer {
    /// The word that its sentence is chosen by.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Takes => "takes",
            Self::Cannot => "cannot",
            Self::TakenBack => "taken_back",
        }
    }
}

/// The answer to a [`HandoverOffered`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HandoverAnswered {
    /// The entry that asked.
    pub offered: EntryId,
    /// What came of it.
    pub answer: HandoverAnswer,
    /// Why not; empty for a yes.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub why: String,
}
