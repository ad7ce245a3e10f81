//! The social services' times toward the child and toward whoever reported (SoL 19:6, 20:2, 20:3; law.md A6).

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::Law;
use crate::case::says;
use crate::clock::ClockKey;
use crate::keyed::keyed;

/// Something that has to be decided in time.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Running {
    /// Which.
    pub what: Timed,
    /// The day the time began.
    pub began: Date,
    /// The day it was decided.
    #[serde(default)]
    pub decided: Option<Date>,
    /// A longer time, and why.
    #[serde(default)]
    pub extension: Option<Extension>,
}

keyed! {
    /// What is timed.
    pub enum Timed {
        /// Förhandsbedömning: 14 days; longer only for synnerliga skäl (SoL 20:2).
        PreliminaryAssessment = "preliminary_assessment",
        /// Investigation: 4 months; longer for särskilda skäl, for a set time (SoL 20:3).
        Investigation = "investigation",
    }
}

/// A longer time. Without reasons in words it is none.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Extension {
    /// Until.
    pub until: Date,
    /// The synnerliga or särskilda skäl.
    pub reasons: String,
}

/// How it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// Decided in time.
    Done,
    /// There is time, through this day.
    Running(Date),
    /// The last day has passed without a decision, or it came after the last day.
    Late(Date),
    /// It cannot be told: treat as late.
    Unknown,
}

/// How a timed thing stands on a day.
#[must_use]
pub fn standing(law: &Law, running: &Running, day: Date) -> Standing {
    let clock = match running.what {
        Timed::PreliminaryAssessment => ClockKey::PreliminaryAssessment,
        Timed::Investigation => ClockKey::Investigation,
    };
    let Some(by_law) = law.clocks().after(clock, running.began) else {
        return Standing::Unknown;
    };
    let last = match &running.extension {
        Some(longer) if says(&longer.reasons) => by_law.max(longer.until),
        _ => by_law,
    };
    match running.decided {
        Some(decided) if decided <= last => Standing::Done,
        None if day <= last => Standing::Running(last),
        _ => Standing::Late(last),
    }
}

/// A reporter asks what came of it (SoL 19:6).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FeedbackAsked {
    /// The day it was asked.
    pub asked: Date,
    /// The day of the decision to open or not.
    #[serde(default)]
    pub decided: Option<Date>,
    /// An investigation was already running.
    #[serde(default)]
    pub already_running: bool,
    /// It is not suitable to tell.
    #[serde(default)]
    pub unsuitable: bool,
}

/// When the reporter is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Feedback {
    /// By this day.
    By(Date),
    /// When it is decided: then within the week.
    AfterDecision,
    /// Not.
    NotGiven,
}

/// Within a week of the decision; at once if asked later or if an investigation already runs (SoL 19:6).
#[must_use]
pub fn feedback(law: &Law, asked: FeedbackAsked) -> Feedback {
    if asked.unsuitable {
        return Feedback::NotGiven;
    }
    if asked.already_running {
        return Feedback::By(asked.asked);
    }
    match asked.decided {
        None => Feedback::AfterDecision,
        Some(decided) if asked.asked > decided => Feedback::By(asked.asked),
        Some(decided) => law
            .clocks()
            .after(ClockKey::Feedback, decided)
            .map_or(Feedback::By(decided), Feedback::By),
    }
}
