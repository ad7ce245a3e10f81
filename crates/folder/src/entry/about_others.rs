//! Sentences that are about somebody else than the child (law.md A1 `third_parties`; standards C13).

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::consent::Form;
use crate::id::EntryId;
use crate::passages::Passages;

/// What holds about one entry from now on; a later one takes the place of an earlier.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AboutOthers {
    /// Which entry.
    pub of: EntryId,
    /// The sentences; none when somebody has looked and all of it is about the child.
    #[serde(default, skip_serializing_if = "Passages::is_empty")]
    pub passages: Passages,
    /// What those whom they are about have said themselves.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub said: Vec<OtherSaid>,
}

/// Somebody has said yes to sentences about themselves going along. It is that person's own act: nobody's guardian
/// and no professional says it for them (OSL 12:2).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OtherSaid {
    /// Who.
    pub who: String,
    /// To which sentences.
    pub passages: Passages,
    /// How it was said.
    pub form: Form,
    /// On which day.
    pub on: Date,
    /// The day on which it was taken back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub taken_back: Option<Date>,
}

impl AboutOthers {
    /// The sentences that do not go along: about each of them nobody has said yes, or somebody no longer does.
    #[must_use]
    pub fn left_out(&self) -> Passages {
        let goes_along = |at| {
            let mut latest = BTreeMap::new();
            for said in self.said.iter().filter(|said| said.passages.has(at)) {
                latest.insert(said.who.trim().to_lowercase(), said.taken_back.is_none());
            }
            !latest.is_empty() && latest.values().all(|yes| *yes)
        };
        self.passages.iter().filter(|at| !goes_along(*at)).collect()
    }

    /// Those whose yes stands.
    pub fn agreeing(&self) -> impl Iterator<Item = &OtherSaid> {
        self.said.iter().filter(|said| said.taken_back.is_none())
    }
}
