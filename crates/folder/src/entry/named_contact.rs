//! The one a family can always turn to (R53, R54).

use serde::{Deserialize, Serialize};

use crate::id::{FunctionId, UnitId};

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
}
