//! The one a family can always turn to (R53, R54).

use serde::{Deserialize, Serialize};

use crate::id::{FunctionId, PersonId, UnitId};

/// The named contact, who keeps following even when somebody else leads the plan (R67).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NamedContact {
    /// The seat: the role belongs to a function, not a person (R55).
    pub function: FunctionId,
    /// The unit.
    pub unit: UnitId,
    /// Who holds it today.
    pub name: String,
    /// Where to call.
    pub phone: String,
    /// Whose name it is: the family knows a person, also when the seat has got another.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub person: Option<PersonId>,
    /// What child and guardians were told when this contact followed on another (R56).
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub told: String,
}
