//! The fields of an answer: for each receiver its own yes or no (R40).

use folder::entry::{Answer, Level, ReceiverAnswer};
use folder::practice::AreaKey;
use folder::standing::Consent;
use jiff::civil::Date;

use super::asked;
use crate::form::{Form, LONGEST};
use crate::visitor::Visitor;

/// The word of a level in a form.
#[must_use]
pub const fn word(level: Level) -> &'static str {
    match level {
        Level::Talk => "talk",
        Level::Share => "share",
    }
}

/// Reads the answers, one for each receiver that can still be answered about. An end that I have set before stays.
pub fn read(visitor: &Visitor, consent: &Consent, form: &mut Form) -> Vec<ReceiverAnswer> {
    let mut answers = Vec::new();
    for (at, receiver) in asked::open(consent).enumerate() {
        let yes = form.choice(&format!("answer-{at}"), |word| match word {
            "yes" => Some(true),
            "no" => Some(false),
            _ => None,
        });
        let answer = match yes {
            Some(true) => {
                let before = asked::answer(visitor, consent, receiver.unit);
                read_yes(consent, before, form, at)
            }
            Some(false) => Some(Answer::No),
            None => None,
        };
        answers.extend(answer.map(|answer| ReceiverAnswer {
            unit: receiver.unit,
            answer,
        }));
    }
    answers
}

fn read_yes(
    consent: &Consent,
    before: Option<&Answer>,
    form: &mut Form,
    at: usize,
) -> Option<Answer> {
    let asked = &consent.asked;
    let areas = form.choices(&format!("areas-{at}"), |key| {
        let key = AreaKey(key.to_owned());
        asked.areas.contains(&key).then_some(key)
    });
    let level = match asked.level {
        Level::Talk => Some(Level::Talk),
        Level::Share => form.choice(&format!("level-{at}"), |chosen| {
            [Level::Talk, Level::Share]
                .into_iter()
                .find(|level| word(*level) == chosen)
        }),
    };
    let condition = form.text_if_any(&format!("condition-{at}"), LONGEST);
    Some(Answer::Yes {
        areas: areas?.into_iter().collect(),
        level: level?,
        until: until(before),
        conditions: conditions(condition),
    })
}

/// The end that an earlier yes was given.
#[must_use]
pub const fn until(before: Option<&Answer>) -> Option<Date> {
    match before {
        Some(Answer::Yes { until, .. }) => *until,
        Some(Answer::No) | None => None,
    }
}

/// What was typed as a condition, if anything.
#[must_use]
pub fn conditions(typed: String) -> Vec<String> {
    if typed.is_empty() {
        Vec::new()
    } else {
        vec![typed]
    }
}

/// My latest answer, or every area that is asked about: a part of it is then taken away. Yes and no are never filled in.
#[must_use]
pub fn filled(visitor: &Visitor, consent: &Consent, mut form: Form) -> Form {
    for (at, receiver) in asked::open(consent).enumerate() {
        let answer = asked::answer(visitor, consent, receiver.unit);
        let areas = match answer {
            Some(Answer::Yes { areas, .. }) => areas,
            _ => &consent.asked.areas,
        };
        for area in areas {
            form = form.with(&format!("areas-{at}"), &area.0);
        }
        if let Some(answer) = answer {
            let yes = matches!(answer, Answer::Yes { .. });
            form = form.with(&format!("answer-{at}"), if yes { "yes" } else { "no" });
        }
        if let Some(Answer::Yes {
            level, conditions, ..
        }) = answer
        {
            form = form
                .with(&format!("level-{at}"), word(*level))
                .with(&format!("condition-{at}"), conditions.join("\n"));
        }
    }
    form
}
