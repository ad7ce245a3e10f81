//! Consent: one discloser, named receivers, areas, a level and an end (law.md A5.1; R37–R41).

use std::collections::BTreeSet;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::release::Receiver;
use crate::age;
use crate::id::{ConsentId, PersonId, UnitId};
use crate::practice::AreaKey;

/// How much a yes allows (R39).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// May talk with each other.
    Talk,
    /// May also write down and share.
    Share,
}

/// The question, as it was put. It lies in the discloser's part and concerns only that discloser (law.md A0.4).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConsentAsked {
    /// This consent.
    pub consent: ConsentId,
    /// Who would receive: functions at units, never a group that may grow.
    pub receivers: Vec<Receiver>,
    /// About which areas.
    pub areas: BTreeSet<AreaKey>,
    /// What for.
    pub purpose: String,
    /// How much is asked for.
    pub level: Level,
    /// The last day it would hold.
    pub until: Date,
    /// Those whose yes it takes, judged when asked (law.md A5.3).
    pub signers: BTreeSet<PersonId>,
    /// The one guardian whose answer is not waited for, and why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub without: Option<Without>,
    /// Who they are to the child.
    #[serde(default, skip_serializing_if = "Signing::is_usual")]
    pub signing: Signing,
    /// Why it was judged so, when the child's maturity was part of it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub judged: String,
    /// How the child was heard, and the judgement made.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub child_heard: String,
    /// The version of the text that was read (R42).
    pub text: String,
}

/// One of two guardians need not have answered. The question lies in the room of both: a yes from that guardian narrows as
/// any other, and a no stops (law.md A5.4).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Without {
    /// Who.
    pub guardian: PersonId,
    /// On what ground.
    pub because: Because,
    /// What the one who asks has judged. Stays with the discloser.
    pub judged: String,
}

/// Why one guardian's answer is not waited for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum Because {
    /// There is no reason to believe that the other objects: only where the controller has chosen this rule.
    NoConflict,
    /// Prevented by absence, illness or another cause (FB 6:13 st 2).
    Prevented {
        /// The decision cannot wait.
        cannot_wait: bool,
        /// It is of ingripande betydelse for the child's future.
        far_reaching: bool,
    },
}

/// Who answers for the child (law.md A5.3). Ages propose; somebody judges, and the judgement is kept.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum Signing {
    /// Those who hold custody.
    #[default]
    Guardians,
    /// Those who hold custody, together with the child.
    Together,
    /// The child alone: mature enough, or of age (OSL 12:3).
    Child,
}

impl Signing {
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks so")]
    pub(super) fn is_usual(&self) -> bool {
        *self == Self::default()
    }

    /// What the law's usual reading proposes at an age (law.md A5.3). A proposal and no answer.
    #[must_use]
    pub const fn proposed(years: i16) -> Self {
        Self::proposed_from(years, age::ASKED, age::OWN_SAY)
    }

    /// The same, with the ages that a controller has chosen for its proposals.
    #[must_use]
    pub const fn proposed_from(years: i16, asked: i16, own_say: i16) -> Self {
        if years < asked {
            Self::Guardians
        } else if years < own_say {
            Self::Together
        } else {
            Self::Child
        }
    }
}

/// How an answer was given (X14).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Form {
    /// Said, and written down by the one who asked.
    Oral,
    /// On paper.
    Written,
    /// On the own page.
    OwnPage,
}

/// One signer's answer. A later answer by the same signer replaces an earlier one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConsentAnswered {
    /// Which consent.
    pub consent: ConsentId,
    /// Who answered.
    pub by: PersonId,
    /// The answer toward each receiver: a part of a yes is an ordinary outcome (R40).
    pub answers: Vec<ReceiverAnswer>,
    /// How it was given.
    pub form: Form,
    /// In which language (R109).
    pub language: String,
    /// With an interpreter.
    pub interpreter: bool,
    /// What was said, in the signer's own words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub said: String,
    /// After a no: the family is fine with being asked again this day (R41).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ask_again: Option<Date>,
}

/// The answer toward one receiver.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReceiverAnswer {
    /// The receiver's unit.
    pub unit: UnitId,
    /// Yes or no.
    pub answer: Answer,
}

/// Yes, with its limits, or no.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum Answer {
    /// Yes, for these areas and so much.
    Yes {
        /// The areas.
        areas: BTreeSet<AreaKey>,
        /// How much.
        level: Level,
        /// The last day, when it is earlier than what was asked.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        until: Option<Date>,
        /// What the signer has set as a condition ("only if I may be there"), in own words (law.md A5.1; OSL 12:2 st 2).
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        conditions: Vec<String>,
    },
    /// No. Recorded as calmly as a yes; it ends nothing else (R41).
    No,
}

impl Answer {
    /// A yes without a condition, for as long as was asked.
    #[must_use]
    pub const fn yes(areas: BTreeSet<AreaKey>, level: Level) -> Self {
        Self::Yes {
            areas,
            level,
            until: None,
            conditions: Vec::new(),
        }
    }
}

impl ConsentAnswered {
    /// Every line about this unit, so that a no written twice over is never read as a yes.
    pub fn about(&self, unit: UnitId) -> impl Iterator<Item = &Answer> {
        self.answers
            .iter()
            .filter(move |line| line.unit == unit)
            .map(|line| &line.answer)
    }

    /// The answer lets something in these areas be shared with the unit.
    #[must_use]
    pub fn carries(&self, unit: UnitId, areas: &BTreeSet<AreaKey>) -> bool {
        let mut lines = self.about(unit).peekable();
        lines.peek().is_some()
            && lines.all(|line| match line {
                Answer::Yes {
                    areas: agreed,
                    level,
                    ..
                } => *level >= Level::Share && areas.is_subset(agreed),
                Answer::No => false,
            })
    }

    /// The earlier last day that the signer has set toward this unit.
    #[must_use]
    pub fn ends(&self, unit: UnitId) -> Option<Date> {
        self.about(unit)
            .filter_map(|line| match line {
                Answer::Yes { until, .. } => *until,
                Answer::No => None,
            })
            .min()
    }
}

/// Whoever asked has noted that a yes may not be free: fear, dependence, somebody listening. It is not used until the same
/// person has answered the one who asked anew. Lies in no room and is told to nobody else.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConsentDoubted {
    /// Which consent.
    pub consent: ConsentId,
    /// Whose yes.
    pub of: PersonId,
    /// What was seen or heard.
    pub why: String,
    /// The day to talk with that person alone.
    pub talk: Date,
}

/// What was answered is over, for all who were asked: somebody else decides now (law.md A5.4).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConsentEnded {
    /// Which consent.
    pub consent: ConsentId,
}

/// A yes taken back, toward one receiver. Acts on the very next request (design decision 5).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConsentWithdrawn {
    /// Which consent.
    pub consent: ConsentId,
    /// Toward which unit.
    pub unit: UnitId,
    /// By whom.
    pub by: PersonId,
}
