//! Who in the family reads an entry, when somebody decided otherwise than the default (OSL 12:3; X2, X16).

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::id::{EntryId, PersonId};

/// A decision about one entry, or about all versions of what it began. The reason stays where it was written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FamilyReaders {
    /// Which entry.
    pub of: EntryId,
    /// Who reads it from now on.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub shown: BTreeSet<PersonId>,
    /// Who does not, from now on: what already lies there is closed without a trace.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub closed: BTreeSet<PersonId>,
    /// Why. Nobody in the family reads this.
    pub why: String,
}
