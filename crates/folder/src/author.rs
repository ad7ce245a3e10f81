//! Whose hand and whose words.

use serde::{Deserialize, Serialize};

use crate::id::{FunctionId, PersonId, UnitId};

/// Who wrote an entry, with the name as it was that day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "as", rename_all = "snake_case")]
pub enum Author {
    /// Somebody at work.
    Professional {
        /// The person.
        person: PersonId,
        /// The person's name that day.
        name: String,
        /// The seat.
        function: FunctionId,
        /// The workplace.
        unit: UnitId,
    },
    /// A guardian, in the own room.
    Guardian {
        /// The guardian.
        person: PersonId,
        /// The guardian's name that day.
        name: String,
    },
    /// The child, in its own room.
    Child {
        /// The child.
        person: PersonId,
        /// The child's name that day.
        name: String,
    },
    /// The house itself, by a rule: a receipt, a lock, a placement.
    Kring,
}

impl Author {
    /// The workplace, when somebody at work wrote.
    #[must_use]
    pub const fn unit(&self) -> Option<UnitId> {
        match self {
            Self::Professional { unit, .. } => Some(*unit),
            _ => None,
        }
    }

    /// The seat, when somebody at work wrote.
    #[must_use]
    pub const fn function(&self) -> Option<FunctionId> {
        match self {
            Self::Professional { function, .. } => Some(*function),
            _ => None,
        }
    }

    /// The name, when a person wrote.
    #[must_use]
    pub fn name(&self) -> Option<&str> {
        match self {
            Self::Professional { name, .. }
            | Self::Guardian { name, .. }
            | Self::Child { name, .. } => Some(name),
            Self::Kring => None,
        }
    }

    /// The person who wrote.
    #[must_use]
    pub const fn person(&self) -> Option<PersonId> {
        match self {
            Self::Professional { person, .. }
            | Self::Guardian { person, .. }
            | Self::Child { person, .. } => Some(*person),
            Self::Kring => None,
        }
    }
}

/// Whose view a text gives. Voices are kept apart, never merged into one text (R31).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(tag = "of", rename_all = "snake_case")]
pub enum Voice {
    /// The child itself.
    Child,
    /// An adult's observation of a child too young to be asked, marked as such (R97).
    ChildObserved,
    /// A guardian.
    Guardian {
        /// Which one.
        person: PersonId,
    },
    /// Somebody at work.
    Professional {
        /// At which unit.
        unit: UnitId,
    },
}
