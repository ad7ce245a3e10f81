//! What a register says of protected identity, and how it is read (OSL 21:3, 21:3 a, 22:1, 26:2; law.md A13).

use jiff::civil::Date;
use serde::Deserialize;

use crate::row::{Tag, sourced};
use crate::{Law, Protection};

/// A register's word for a level.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProtectionCode {
    /// Stable key.
    pub key: String,
    /// Which register: `navet`, `ss12000`, `pu`, `fhir`.
    pub register: String,
    /// Its own code or word; empty where the register says nothing of somebody without protection.
    pub code: String,
    /// The level it stands for.
    pub level: Protection,
    /// Paragraphs.
    pub source: Vec<String>,
    /// The day it was read.
    pub read: Date,
    /// The month to which the text that was read ran.
    pub cut_off: String,
    /// How sure it is.
    pub tag: Tag,
}
sourced!(ProtectionCode);

/// `protection.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ProtectionFile {
    pub code: Vec<ProtectionCode>,
}

impl Law {
    /// Every code.
    #[must_use]
    pub fn protection_codes(&self) -> &[ProtectionCode] {
        &self.protections
    }

    /// The level of a code. A code or register that nobody knows is the strictest: a change in a register must never
    /// open anything.
    #[must_use]
    pub fn protection(&self, register: &str, code: &str) -> Protection {
        self.protections
            .iter()
            .find(|row| row.register == register && row.code == code.trim())
            .map_or(Protection::Population, |row| row.level)
    }
}
