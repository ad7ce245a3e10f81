//! The law that comes with Kring.

use std::collections::BTreeSet;

use serde::Deserialize;

use crate::protection::{ProtectionCode, ProtectionFile};
use crate::validate::{Fault, Problem, validate};
use crate::{Ages, Clocks, Duty, Ground, MatrixRow, Party, PartyRow, Regime};

/// The texts of the six data files.
#[derive(Clone, Copy, Debug)]
pub struct Files<'a> {
    /// `regimes.toml`
    pub regimes: &'a str,
    /// `grounds.toml`
    pub grounds: &'a str,
    /// `matrix.toml`
    pub matrix: &'a str,
    /// `ages.toml`
    pub ages: &'a str,
    /// `clocks.toml`
    pub clocks: &'a str,
    /// `protection.toml`
    pub protection: &'a str,
}

impl Files<'static> {
    /// The files that come with Kring.
    #[must_use]
    pub const fn builtin() -> Self {
        Self {
            regimes: include_str!("../../../law/regimes.toml"),
            grounds: include_str!("../../../law/grounds.toml"),
            matrix: include_str!("../../../law/matrix.toml"),
            ages: include_str!("../../../law/ages.toml"),
            clocks: include_str!("../../../law/clocks.toml"),
            protection: include_str!("../../../law/protection.toml"),
        }
    }
}

/// The rules, read and validated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Law {
    pub(crate) regimes: Vec<Regime>,
    pub(crate) grounds: Vec<Ground>,
    pub(crate) parties: Vec<PartyRow>,
    pub(crate) rows: Vec<MatrixRow>,
    pub(crate) ages: Ages,
    pub(crate) clocks: Clocks,
    pub(crate) protections: Vec<ProtectionCode>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RegimeFile {
    regime: Vec<Regime>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct GroundFile {
    ground: Vec<Ground>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct MatrixFile {
    party: Vec<PartyRow>,
    row: Vec<MatrixRow>,
}

fn read<T: for<'de> Deserialize<'de>>(file: &'static str, text: &str) -> Result<T, Vec<Fault>> {
    toml::from_str(text).map_err(|error| {
        let line = error
            .span()
            .map_or(0, |span| text[..span.start].lines().count().max(1));
        vec![Fault {
            file,
            row: format!("line {line}"),
            problem: Problem::Unreadable(error.message().into()),
        }]
    })
}

impl Law {
    /// The law that comes with Kring.
    #[must_use]
    #[expect(
        clippy::expect_used,
        clippy::missing_panics_doc,
        reason = "a test reads the same embedded bytes"
    )]
    pub fn builtin() -> Self {
        Self::read(&Files::builtin())
            .expect("the embedded law is validated by the tests before it is built in")
    }

    /// Reads and validates; everything that is wrong, with file and row.
    pub fn read(files: &Files) -> Result<Self, Vec<Fault>> {
        let matrix: MatrixFile = read("matrix.toml", files.matrix)?;
        let law = Self {
            regimes: read::<RegimeFile>("regimes.toml", files.regimes)?.regime,
            grounds: read::<GroundFile>("grounds.toml", files.grounds)?.ground,
            parties: matrix.party,
            rows: matrix.row,
            ages: read("ages.toml", files.ages)?,
            clocks: read("clocks.toml", files.clocks)?,
            protections: read::<ProtectionFile>("protection.toml", files.protection)?.code,
        };
        let faults = validate(&law);
        if faults.is_empty() {
            Ok(law)
        } else {
            Err(faults)
        }
    }

    /// Every regime.
    #[must_use]
    pub fn regimes(&self) -> &[Regime] {
        &self.regimes
    }

    /// Every ground.
    #[must_use]
    pub fn grounds(&self) -> &[Ground] {
        &self.grounds
    }

    /// Every party.
    #[must_use]
    pub fn parties(&self) -> &[PartyRow] {
        &self.parties
    }

    /// The matrix, a row for each sender.
    #[must_use]
    pub fn rows(&self) -> &[MatrixRow] {
        &self.rows
    }

    /// Ages and proposed signatures.
    #[must_use]
    pub fn ages(&self) -> &Ages {
        &self.ages
    }

    /// Times that the law sets.
    #[must_use]
    pub fn clocks(&self) -> &Clocks {
        &self.clocks
    }

    /// The regime with this code.
    #[must_use]
    pub fn regime(&self, code: &str) -> Option<&Regime> {
        self.regimes.iter().find(|row| row.code == code)
    }

    /// The ground with this code.
    #[must_use]
    pub fn ground(&self, code: &str) -> Option<&Ground> {
        self.grounds.iter().find(|row| row.code == code)
    }

    /// What the law sees in a party.
    #[must_use]
    pub fn party(&self, party: Party) -> Option<&PartyRow> {
        self.parties.iter().find(|row| row.party == party)
    }

    /// The regimes that a party's items can stand under.
    pub fn regimes_of(&self, party: Party) -> impl Iterator<Item = &Regime> {
        let row = self.party(party);
        let codes: BTreeSet<&String> = row
            .into_iter()
            .flat_map(|row| row.regime.iter().chain(row.by_class.values()))
            .collect();
        codes.into_iter().filter_map(|code| self.regime(code))
    }

    /// The grounds of a cell of the matrix, in order.
    pub fn cell(&self, from: Party, to: Party) -> impl Iterator<Item = &Ground> {
        let row = self.rows.iter().find(|row| row.from == from);
        row.and_then(|row| row.to.get(&to))
            .into_iter()
            .flatten()
            .filter_map(|code| self.ground(code))
    }

    /// Whether a party has the road to a report of concern.
    #[must_use]
    pub fn may_report(&self, party: Party) -> bool {
        self.cell(party, Party::Social)
            .any(|ground| ground.duty == Some(Duty::ReportOfConcern))
    }
}
