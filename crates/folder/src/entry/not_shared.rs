//! A decision not to share (X1; domain 1.11).

use serde::{Deserialize, Serialize};

use crate::id::{EntryId, UnitId};

/// Somebody who may decide that an entry leaves has decided that it does not. As much a decision as sharing; it answers
/// nobody's question and stops nothing else.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NotShared {
    /// The entry.
    pub of: EntryId,
    /// With whom it is not shared; nothing: with nobody.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub with: Option<UnitId>,
    /// Why.
    pub why: String,
    /// What child and guardians think of it, when they were asked.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub views: String,
}
