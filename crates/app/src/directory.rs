//! The public directory: who the organisations are, which branches share a secrecy, which units and functions exist.

use std::collections::{BTreeMap, BTreeSet};

use folder::class::Mandate;
use folder::id::{BranchId, FunctionId, OrganisationId, UnitId};
use law::Party;
use serde::{Deserialize, Serialize};

use crate::local_rules::LocalRules;

/// A controller (law.md A0.12).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Organisation {
    /// Its id.
    pub id: OrganisationId,
    /// Its name.
    pub name: String,
    /// What it has chosen where the law leaves it a choice.
    #[serde(default, skip_serializing_if = "LocalRules::is_default")]
    pub rules: LocalRules,
}

/// Those who share one secrecy inside an organisation (OSL 8:2).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Branch {
    /// Its id.
    pub id: BranchId,
    /// The controller.
    pub organisation: OrganisationId,
    /// Its name.
    pub name: String,
}

/// A workplace.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unit {
    /// Its id.
    pub id: UnitId,
    /// The branch whose secrecy it shares.
    pub branch: BranchId,
    /// Its name.
    pub name: String,
    /// What kind of unit, in the words that packs use for their rules.
    pub kind: String,
    /// What the law sees in it (law.md A2, A3). Nothing that needs a rule of law is done by or toward a unit without.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub party: Option<Party>,
    /// Where to call.
    pub phone: String,
    /// People here must report when a child may come to harm (SoL 19:1).
    #[serde(default)]
    pub must_report: bool,
    /// Reports are received here (SoL 19–20).
    #[serde(default)]
    pub receives_reports: bool,
    /// Nobody here has an account: what the ground allows is told or given beside Kring, and written down.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub outside: bool,
    /// What they do in a team around a child, by text key, for the consent page (R42).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<String>,
}

/// A seat at a unit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Function {
    /// Its id.
    pub id: FunctionId,
    /// The unit.
    pub unit: UnitId,
    /// The role, in the words that packs use for their rules.
    pub role: String,
    /// What the controller lets it decide.
    pub mandates: BTreeSet<Mandate>,
    /// What is offered to the unit is addressed to this seat.
    #[serde(default)]
    pub receives: bool,
}

/// Everything above, with names of roles per language.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Directory {
    /// Controllers.
    pub organisations: Vec<Organisation>,
    /// Branches.
    pub branches: Vec<Branch>,
    /// Units.
    pub units: Vec<Unit>,
    /// Functions.
    pub functions: Vec<Function>,
    /// Role → language code → name.
    pub roles: BTreeMap<String, BTreeMap<String, String>>,
    /// Who hosts children's and guardians' rooms (design decision 8).
    pub host: Option<OrganisationId>,
    /// The pack in use.
    pub pack: String,
}

/// The directory does not hang together.
#[derive(Debug, thiserror::Error)]
#[error("the directory names {0}, which it does not hold")]
pub struct DirectoryFault(pub String);

impl Directory {
    /// Every id that is named exists.
    pub fn check(&self) -> Result<(), DirectoryFault> {
        let missing = |what: String| Err(DirectoryFault(what));
        for organisation in &self.organisations {
            if let Err(wrong) = organisation.rules.check() {
                return missing(format!("{wrong} for {}", organisation.id));
            }
        }
        for branch in &self.branches {
            if self.organisation(branch.organisation).is_none() {
                return missing(format!("organisation {}", branch.organisation));
            }
        }
        for unit in &self.units {
            if self.branch(unit.branch).is_none() {
                return missing(format!("branch {}", unit.branch));
            }
        }
        for function in &self.functions {
            if self.unit(function.unit).is_none() {
                return missing(format!("unit {}", function.unit));
            }
            if !self.roles.contains_key(&function.role) {
                return missing(format!("role {}", function.role));
            }
        }
        match self.host {
            Some(host) if self.organisation(host).is_some() => Ok(()),
            Some(host) => missing(format!("organisation {host}")),
            None => missing("no host for rooms".to_owned()),
        }
    }

    /// An organisation.
    #[must_use]
    pub fn organisation(&self, id: OrganisationId) -> Option<&Organisation> {
        self.organisations.iter().find(|found| found.id == id)
    }

    /// What the controller of a unit has chosen; the safe defaults where nobody is known.
    #[must_use]
    pub fn rules_at(&self, unit: Option<UnitId>) -> LocalRules {
        unit.and_then(|unit| self.branch_of(unit))
            .and_then(|branch| self.organisation(branch.organisation))
            .map(|organisation| organisation.rules.clone())
            .unwrap_or_default()
    }

    /// A branch.
    #[must_use]
    pub fn branch(&self, id: BranchId) -> Option<&Branch> {
        self.branches.iter().find(|found| found.id == id)
    }

    /// A unit.
    #[must_use]
    pub fn unit(&self, id: UnitId) -> Option<&Unit> {
        self.units.iter().find(|found| found.id == id)
    }

    /// A function.
    #[must_use]
    pub fn function(&self, id: FunctionId) -> Option<&Function> {
        self.functions.iter().find(|found| found.id == id)
    }

    /// The branch of a unit.
    #[must_use]
    pub fn branch_of(&self, unit: UnitId) -> Option<&Branch> {
        self.branch(self.unit(unit)?.branch)
    }

    /// The function that receives at a unit.
    #[must_use]
    pub fn receiver_at(&self, unit: UnitId) -> Option<&Function> {
        self.functions
            .iter()
            .find(|function| function.unit == unit && function.receives)
    }

    /// The name of a role in a language, in Swedish when the language has none.
    #[must_use]
    pub fn role_name(&self, role: &str, language: &str) -> &str {
        self.roles
            .get(role)
            .and_then(|names| names.get(language).or_else(|| names.get("sv")))
            .map_or("", String::as_str)
    }
}
