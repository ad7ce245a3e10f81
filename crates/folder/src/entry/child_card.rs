//! Who the child is, as this part knows it.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::id::PersonId;
use crate::protection::{Handlers, Protection};
use crate::reach::Reach;

/// The child and its guardians as one branch knows them. A later card replaces an earlier one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChildCard {
    /// The child.
    pub person: PersonId,
    /// The child's name.
    pub name: String,
    /// Day of birth, or the day it is expected.
    pub birth: Date,
    /// The language of the home, as a word in Swedish ("arabiska") or the language's own.
    pub language: String,
    /// The guardians.
    pub guardians: Vec<Guardian>,
    /// How the child and its guardians are reached. Each branch's own: it leaves with nothing, and is empty while
    /// somebody in the household is protected.
    #[serde(default, skip_serializing_if = "Reach::is_empty")]
    pub reach: Reach,
    /// Protected identity: only these may see the child at all (law.md A13). Empty for everybody else.
    #[serde(default, skip_serializing_if = "Handlers::is_empty")]
    pub handlers: Handlers,
    /// What the register says of somebody in the household; see [`ChildCard::protected`] (law.md A13).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub protection: Option<Protection>,
    /// The guardians who live under the same protection. Any other guardian may be the one it is from.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub household: BTreeSet<PersonId>,
    /// How it is known, when something has changed.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub known_from: String,
}

/// A guardian of the child.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Guardian {
    /// Who.
    pub person: PersonId,
    /// The guardian's name.
    pub name: String,
    /// How custody is held (law.md A5.4).
    pub custody: Custody,
    /// The language to speak.
    pub language: String,
    /// An interpreter is needed (R109).
    #[serde(default)]
    pub interpreter: bool,
}

/// How custody is held (FB 6 kap.).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Custody {
    /// Alone.
    Sole,
    /// Together with the other guardian: they decide together (FB 6:13).
    Joint,
    /// Specially appointed by a court, alone or two together (FB 6:10 a).
    Appointed,
    /// For a time, when nobody else can (FB 6:10 d).
    Temporary,
    /// In a guardian's place for a child who came alone (lag 2005:429).
    GodMan,
    /// No custody: a parent who is an outsider for secrecy (law.md A5.4).
    None,
}

impl ChildCard {
    /// Who holds custody and how. Another answer than before ends what was decided together (law.md A5.4).
    #[must_use]
    pub fn custody(&self) -> BTreeMap<PersonId, Custody> {
        self.custodians()
            .map(|guardian| (guardian.person, guardian.custody))
            .collect()
    }

    /// The guardians who hold custody: those whose yes it takes.
    pub fn custodians(&self) -> impl Iterator<Item = &Guardian> {
        self.guardians
            .iter()
            .filter(|guardian| guardian.custody != Custody::None)
    }
}
