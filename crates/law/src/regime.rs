//! Secrecy regimes (law.md A2).

use jiff::civil::Date;
use serde::Deserialize;

use crate::keyed::keyed;
use crate::row::{Tag, sourced};

keyed! {
    /// The harm test of a regime (skaderekvisit).
    pub enum Test {
        /// Secret unless it is clear that nobody is harmed.
        Omvant = "omvant",
        /// Open unless harm can be assumed.
        Rakt = "rakt",
        /// Open unless there is special reason.
        Sarskild = "sarskild",
        /// Secret whatever the harm.
        Absolute = "absolute",
        /// A floor beside other regimes.
        Minimum = "minimum",
        /// A private professional's duty of silence.
        SilenceDuty = "silence_duty",
        /// No secrecy.
        None = "none",
    }
}

keyed! {
    /// What kind of party a regime binds.
    pub enum Kind {
        /// An authority, which the OSL binds.
        Authority = "authority",
        /// A private body.
        Private = "private",
        /// A person.
        Person = "person",
    }
}

/// One line of the law that an item can stand under.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Regime {
    /// Stable key of its texts.
    pub key: String,
    /// Code that grounds and parties name it by.
    pub code: String,
    /// Whom it binds, in the law's terms.
    pub who: String,
    /// The provision.
    pub provision: String,
    /// Its harm test.
    pub test: Test,
    /// Whether OSL 10:27 can break it; absent for a floor.
    pub general_clause: Option<bool>,
    /// Whether OSL 10:15 a can break it (crime and fraud only); absent for a floor.
    pub crime_clause: Option<bool>,
    /// What kind of party it binds.
    pub kind: Kind,
    /// A release without consent needs its menprövning on record.
    #[serde(default)]
    pub record_harm_test: bool,
    /// From this day the wording changes and the row needs a new reading.
    pub review: Option<Date>,
    /// Paragraphs.
    pub source: Vec<String>,
    /// The day it was read.
    pub read: Date,
    /// The month to which the text that was read ran.
    pub cut_off: String,
    /// How sure it is.
    pub tag: Tag,
}
sourced!(Regime);

impl Regime {
    /// Whether a ground's pattern means this regime: its code, a whole chapter or act, or `kind:`.
    #[must_use]
    pub fn is(&self, pattern: &str) -> bool {
        if let Some(kind) = pattern.strip_prefix("kind:") {
            return kind == self.kind.key();
        }
        self.code.strip_prefix(pattern).is_some_and(|rest| {
            rest.is_empty() || rest.starts_with(['.', '_']) || rest.starts_with("st")
        })
    }
}
