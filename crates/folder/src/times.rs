//! How long things may take (X9). The house has times of its own; a pack promises others, and a controller others still.

use serde::{Deserialize, Serialize};

/// No time is longer than a year: what nobody looks at for longer is forgotten.
pub const LONGEST: u16 = 365;

/// How long things may take, in days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Times {
    /// From the last thing that happened until a workplace has decided what follows.
    pub decide: u16,
    /// From a question about consent until somebody gets in touch with the family that has not answered: a question that
    /// lies until its last day has been forgotten by then.
    pub answer: u16,
    /// From an offer until its sender asks after it (design decision 10).
    pub collect: u16,
    /// From a draft of a plan until it is agreed on.
    pub agree: u16,
    /// From the day of a step until whoever oversees the unit sees that it has not been done.
    pub oversee: u16,
    /// From the day of a step until whoever coordinates at the unit sees it too.
    pub coordinate: u16,
}

impl Default for Times {
    fn default() -> Self {
        Self {
            decide: 14,
            answer: 14,
            collect: 7,
            agree: 14,
            oversee: 7,
            coordinate: 14,
        }
    }
}

/// Times that a pack or a controller has promised. Absent means that the times below it hold.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Limits {
    /// See [`Times::decide`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub decide_within_days: Option<u16>,
    /// See [`Times::answer`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub answer_within_days: Option<u16>,
    /// See [`Times::collect`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub collect_within_days: Option<u16>,
    /// See [`Times::agree`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub agree_within_days: Option<u16>,
    /// See [`Times::oversee`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub overseer_after_days: Option<u16>,
    /// See [`Times::coordinate`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub coordinator_after_days: Option<u16>,
}

impl Limits {
    /// These times, and those below where nothing is promised.
    #[must_use]
    pub fn over(&self, below: Times) -> Times {
        Times {
            decide: self.decide_within_days.unwrap_or(below.decide),
            answer: self.answer_within_days.unwrap_or(below.answer),
            collect: self.collect_within_days.unwrap_or(below.collect),
            agree: self.agree_within_days.unwrap_or(below.agree),
            oversee: self.overseer_after_days.unwrap_or(below.oversee),
            coordinate: self.coordinator_after_days.unwrap_or(below.coordinate),
        }
    }

    /// Each is at least a day and at most a year.
    #[must_use]
    pub fn are_sound(&self) -> bool {
        [
            self.decide_within_days,
            self.answer_within_days,
            self.collect_within_days,
            self.agree_within_days,
            self.overseer_after_days,
            self.coordinator_after_days,
        ]
        .into_iter()
        .flatten()
        .all(|days| (1..=LONGEST).contains(&days))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_promised_holds_and_the_rest_is_as_below() {
        let pack = Limits {
            decide_within_days: Some(21),
            collect_within_days: Some(3),
            ..Limits::default()
        };
        let controller = Limits {
            decide_within_days: Some(10),
            ..Limits::default()
        };
        let times = controller.over(pack.over(Times::default()));
        let expected = Times {
            decide: 10,
            collect: 3,
            ..Times::default()
        };
        assert_eq!(times, expected);
    }

    #[test]
    fn a_time_of_no_day_or_of_more_than_a_year_is_none() {
        for (days, sound) in [(0, false), (1, true), (LONGEST, true), (LONGEST + 1, false)] {
            let limits = Limits {
                coordinator_after_days: Some(days),
                ..Limits::default()
            };
            assert_eq!(limits.are_sound(), sound, "{days}");
        }
    }
}
