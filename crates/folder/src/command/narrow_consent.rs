//! Making a yes smaller (law.md A5.3 `revoked`; R40, R45): a part of it is taken back, and the rest stands.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::Now;
use super::answer_consent::follow;
use super::withdraw_consent::Withdrawal;
use crate::Refusal;
use crate::entry::{Answer, ConsentAnswered, Form, Level, ReceiverAnswer};
use crate::fold::Folded;
use crate::id::{ConsentId, PersonId, UnitId};
use crate::practice::AreaKey;

/// A yes toward one unit becomes smaller.
#[derive(Clone, Debug)]
pub struct NarrowConsent {
    /// Which consent.
    pub consent: ConsentId,
    /// Toward whom.
    pub unit: UnitId,
    /// By whom.
    pub by: PersonId,
    /// What is left of the areas.
    pub areas: BTreeSet<AreaKey>,
    /// Talk, or still also share.
    pub level: Level,
    /// The last day.
    pub until: Date,
    /// One more condition; empty for none.
    pub condition: String,
    /// The language of the page it was said on.
    pub language: String,
}

impl NarrowConsent {
    /// It acts on the next request like a withdrawal, for all whose yes it took. Nothing here widens: earlier conditions
    /// stay, and areas, level and day lie within the signer's own latest yes.
    pub fn decide(self, folded: &Folded, now: Now<'_>) -> Result<Withdrawal, Refusal> {
        let consent = folded
            .consents
            .get(&self.consent)
            .ok_or_else(|| Refusal::new("refusal-no-such-consent"))?;
        if !consent.asked.signers.contains(&self.by) {
            return Err(Refusal::new("refusal-not-a-signer"));
        }
        let before = consent
            .answers
            .get(&self.by)
            .filter(|_| !consent.outlived && !consent.withdrawn.contains(&self.unit));
        let Some((before, yes)) = before.and_then(|before| Some((before, yes(before, self.unit)?)))
        else {
            return Err(Refusal::new("refusal-nothing-to-narrow"));
        };
        let last = yes.until.unwrap_or(consent.asked.until);
        if last < now.today {
            return Err(Refusal::new("refusal-consent-over"));
        }
        now.not_past(self.until)?;
        if self.areas.is_empty() {
            return Err(Refusal::new("refusal-narrowed-to-nothing"));
        }
        if !self.areas.is_subset(&yes.areas) || self.level > yes.level || self.until > last {
            return Err(Refusal::new("refusal-wider-than-yes"));
        }
        let mut conditions = yes.conditions.clone();
        let condition = self.condition.trim();
        if !condition.is_empty() && conditions.iter().all(|known| known != condition) {
            conditions.push(condition.to_owned());
        }
        let answer = Answer::Yes {
            areas: self.areas,
            level: self.level,
            until: yes
                .until
                .into_iter()
                .chain((self.until < last).then_some(self.until))
                .min(),
            conditions,
        };
        if answer == yes.answer() {
            return Err(Refusal::new("refusal-nothing-narrowed"));
        }
        let mut answers: Vec<_> = before
            .answers
            .iter()
            .filter(|line| line.unit != self.unit)
            .cloned()
            .collect();
        answers.push(ReceiverAnswer {
            unit: self.unit,
            answer,
        });
        let answered = ConsentAnswered {
            answers,
            form: Form::OwnPage,
            language: self.language,
            interpreter: false,
            said: String::new(),
            ..before.clone()
        };
        Ok(follow(folded, answered))
    }
}

/// What a signer's lines about a unit come to together.
struct Yes {
    areas: BTreeSet<AreaKey>,
    level: Level,
    until: Option<Date>,
    conditions: Vec<String>,
}

impl Yes {
    fn answer(self) -> Answer {
        Answer::Yes {
            areas: self.areas,
            level: self.level,
            until: self.until,
            conditions: self.conditions,
        }
    }
}

/// Nothing when there is no line, or a no among them.
fn yes(answered: &ConsentAnswered, unit: UnitId) -> Option<Yes> {
    let mut together: Option<Yes> = None;
    for line in answered.about(unit) {
        let Answer::Yes {
            areas,
            level,
            until,
            conditions,
        } = line
        else {
            return None;
        };
        let yes = together.get_or_insert_with(|| Yes {
            areas: areas.clone(),
            level: *level,
            until: *until,
            conditions: Vec::new(),
        });
        yes.areas.retain(|area| areas.contains(area));
        yes.level = yes.level.min(*level);
        yes.until = yes.until.into_iter().chain(*until).min();
        for one in conditions {
            if !yes.conditions.contains(one) {
                yes.conditions.push(one.clone());
            }
        }
    }
    together
}
