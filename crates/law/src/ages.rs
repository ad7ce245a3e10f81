//! Ages (law.md A15). Nothing here decides maturity.

use jiff::ToSpan as _;
use jiff::civil::Date;
use serde::Deserialize;

use crate::row::{Tag, sourced};
use crate::signers::{ChildPart, GuardianPart, Judgement};

/// The threshold at which guardianship ends (FB 6:2).
pub const ADULT: &str = "adult";
/// The threshold before which an investigation about a child is not deleted (SoL 16:2 a).
pub const INVESTIGATION_KEPT: &str = "investigation-kept-until";

/// The day on which somebody turns this many years: from 00:00 of that day.
///
/// Whoever is born on 29 February turns on 28 February in years without one: a term in years ends on the last day of
/// a month that lacks the day (lag 1930:173, 1 §). So a guardian's access never lasts longer than the law's own count.
#[must_use]
pub fn birthday(birth: Date, years: i16) -> Option<Date> {
    birth.checked_add(i64::from(years).years()).ok()
}

/// Whole years on a day; a birth to come counts as zero.
#[must_use]
pub fn years(birth: Date, day: Date) -> i16 {
    let at_most = day.year().saturating_sub(birth.year()).max(0);
    match birthday(birth, at_most) {
        Some(turns) if turns <= day => at_most,
        _ => (at_most - 1).max(0),
    }
}

/// Thresholds, and whose signatures are proposed at which age.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ages {
    /// Ages at which something changes.
    #[serde(rename = "threshold")]
    pub thresholds: Vec<Threshold>,
    /// Proposed signatures, from birth on without a gap.
    #[serde(rename = "band")]
    pub bands: Vec<Band>,
}

/// An age at which something changes.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Threshold {
    /// Stable key.
    pub key: String,
    /// The age.
    pub age: i16,
    /// Paragraphs.
    pub source: Vec<String>,
    /// The day it was read.
    pub read: Date,
    /// The month to which the text that was read ran.
    pub cut_off: String,
    /// How sure it is.
    pub tag: Tag,
}

/// Proposed signatures in a part of life (law.md A5.3).
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Band {
    /// Stable key.
    pub key: String,
    /// From this age.
    pub from: i16,
    /// Through this age; none: from then on.
    pub to: Option<i16>,
    /// The guardians' part.
    pub guardians: GuardianPart,
    /// The child's part.
    pub child: ChildPart,
    /// What somebody must judge and record.
    pub judgement: Judgement,
    /// Whether a guardian sees by default.
    pub guardian_sees: bool,
    /// Paragraphs.
    pub source: Vec<String>,
    /// The day it was read.
    pub read: Date,
    /// The month to which the text that was read ran.
    pub cut_off: String,
    /// How sure it is.
    pub tag: Tag,
}
sourced!(Threshold, Band);

impl Ages {
    /// The threshold with this key.
    #[must_use]
    pub fn threshold(&self, key: &str) -> Option<&Threshold> {
        self.thresholds.iter().find(|row| row.key == key)
    }

    /// The band for an age.
    #[must_use]
    pub fn band(&self, age: i16) -> Option<&Band> {
        self.bands
            .iter()
            .find(|band| band.from <= age && band.to.is_none_or(|to| age <= to))
    }

    /// Whether this age is reached on a day. An unknown threshold is never reached.
    #[must_use]
    pub fn reached(&self, key: &str, birth: Date, day: Date) -> bool {
        self.threshold(key)
            .is_some_and(|row| birthday(birth, row.age).is_some_and(|turns| turns <= day))
    }

    /// Whether a guardian may still be in the child's folder at all: until 00:00 of the eighteenth birthday (FB 6:2).
    #[must_use]
    pub fn guardian_may_enter(&self, birth: Date, day: Date) -> bool {
        self.threshold(ADULT)
            .and_then(|row| birthday(birth, row.age))
            .is_some_and(|turns| day < turns)
    }
}
