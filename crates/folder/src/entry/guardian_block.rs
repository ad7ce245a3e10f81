//! A guardian's own page is closed: secrecy holds against that guardian (OSL 12:3 st 1 p 1; law.md A5.3, A12).

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::id::PersonId;

/// A decision that what is written about the child may harm the child greatly if this guardian learns it. It stands until
/// somebody lifts it; a day passing opens nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GuardianBlock {
    /// Against whom.
    pub person: PersonId,
    /// The day on which somebody looks at it again; nothing when the decision is lifted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub look_again: Option<Date>,
    /// Why. Nobody in the family reads this.
    pub why: String,
}
