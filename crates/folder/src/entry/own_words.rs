//! What a child or guardian writes in the own room. Nobody's record until sent (TF 2:13; design decision 8).

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::id::{EntryId, PersonId, UnitId};

/// Own words (R94). Who can see them is chosen beside the field; only oneself unless one says otherwise.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnWords {
    /// The words.
    pub text: String,
}

/// Own words were let out. What was once read cannot be unread, and the page says so before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WordsShared {
    /// Which words.
    pub of: EntryId,
    /// To these in the family.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub persons: BTreeSet<PersonId>,
    /// To these units: sent, and from then on in their record.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub units: BTreeSet<UnitId>,
}
