//! Times that the law sets (law.md A6, A9, A10).

use jiff::civil::Date;
use jiff::{Span, ToSpan as _};
use serde::Deserialize;

use crate::keyed::keyed;
use crate::row::{Tag, sourced};

keyed! {
    /// A time in the data.
    pub enum ClockKey {
        /// Förhandsbedömning (SoL 20:2).
        PreliminaryAssessment = "social-preliminary-assessment",
        /// Investigation (SoL 20:3).
        Investigation = "social-investigation",
        /// Feedback to the reporter (SoL 19:6).
        Feedback = "feedback-to-reporter",
        /// A social file (SoL 16:1).
        SocialFile = "social-file",
        /// A private social file (SoL 17:2).
        PrivateSocialFile = "private-social-file",
        /// A patient record (PDL 3:17).
        PatientRecord = "patient-record",
        /// An access log in health care (HSLF-FS 2016:40).
        AccessLog = "access-log",
    }
}

keyed! {
    /// What a time is counted in.
    pub enum Unit {
        /// Days.
        Days = "days",
        /// Months.
        Months = "months",
        /// Years.
        Years = "years",
    }
}

/// A time that the law sets.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Clock {
    /// Which.
    pub key: ClockKey,
    /// How long.
    pub length: u16,
    /// In what.
    pub unit: Unit,
    /// Paragraphs.
    pub source: Vec<String>,
    /// The day it was read.
    pub read: Date,
    /// The month to which the text that was read ran.
    pub cut_off: String,
    /// How sure it is.
    pub tag: Tag,
}

impl crate::row::Sourced for Clock {
    fn key(&self) -> &str {
        self.key.key()
    }
    fn source(&self) -> &[String] {
        &self.source
    }
    fn cut_off(&self) -> &str {
        &self.cut_off
    }
}

impl Clock {
    /// The day when it is out. In a month that lacks the day, the last day of it (lag 1930:173, 1 §).
    /// Weekends do not lengthen it here: an alarm a day early harms nobody.
    #[must_use]
    pub fn after(&self, day: Date) -> Option<Date> {
        let length = i64::from(self.length);
        let span: Span = match self.unit {
            Unit::Days => length.days(),
            Unit::Months => length.months(),
            Unit::Years => length.years(),
        };
        day.checked_add(span).ok()
    }
}

/// From which closing day an investigation about a child is kept until the person is 30 (SoL 16:2 a).
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InvestigationRule {
    /// Stable key.
    pub key: String,
    /// Closed on this day or later.
    pub from: Date,
    /// Paragraphs.
    pub source: Vec<String>,
    /// The day it was read.
    pub read: Date,
    /// The month to which the text that was read ran.
    pub cut_off: String,
    /// How sure it is.
    pub tag: Tag,
}

/// Whose files research keeps (SoL 16:4, SoF 13:1).
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sample {
    /// Stable key.
    pub key: String,
    /// Born on these days of a month.
    pub birth_days: Vec<i8>,
    /// Everybody in these places.
    pub areas: Vec<String>,
    /// Paragraphs.
    pub source: Vec<String>,
    /// The day it was read.
    pub read: Date,
    /// The month to which the text that was read ran.
    pub cut_off: String,
    /// How sure it is.
    pub tag: Tag,
}
sourced!(InvestigationRule, Sample);

/// `clocks.toml`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Clocks {
    /// The times.
    #[serde(rename = "clock")]
    pub all: Vec<Clock>,
    /// The rule about investigations.
    pub investigation_rule: InvestigationRule,
    /// The sample.
    pub sample: Sample,
}

impl Clocks {
    /// The time with this key. The validator has seen that each is there.
    #[must_use]
    pub fn get(&self, key: ClockKey) -> Option<&Clock> {
        self.all.iter().find(|clock| clock.key == key)
    }

    /// The day when a time is out.
    #[must_use]
    pub fn after(&self, key: ClockKey, day: Date) -> Option<Date> {
        self.get(key)?.after(day)
    }
}
