//! Questions about consent, as the one who answers sees them. Never what somebody else answered (C12).

use app::rooms::RoomPage;
use folder::entry::{Answer, ConsentAsked, Level, Receiver};
use folder::id::UnitId;
use folder::standing::Consent;

use crate::routes;
use crate::telling::Teller;
use crate::visitor::Visitor;

/// A question, with my answer toward each receiver.
pub struct Asked {
    /// Who asks, with role and workplace.
    pub by: String,
    /// The workplace that would share.
    pub unit: String,
    /// When it was asked.
    pub when: String,
    /// What for.
    pub purpose: String,
    /// About which areas.
    pub areas: String,
    /// Talk, or write and share, in words.
    pub level: String,
    /// The last day.
    pub until: String,
    /// What it takes when more people than I are to answer, or empty.
    pub joint: String,
    /// Where it is answered, or empty when it cannot be any more.
    pub answer: String,
    /// It waits for my answer.
    pub waits: bool,
    /// To whom.
    pub toward: Vec<Toward>,
}

/// My answer toward one receiver.
pub struct Toward {
    /// The workplace.
    pub unit: String,
    /// My answer, in words.
    pub state: String,
    /// The colour of the answer's tag; the words say the same.
    pub color: &'static str,
    /// To which parts, when I said yes to fewer than were asked.
    pub areas: String,
    /// My conditions, in my own words, or empty.
    pub conditions: String,
    /// The day my yes ends, when it is earlier than was asked.
    pub until: String,
    /// Where my yes is made smaller, or empty.
    pub less: String,
    /// Where my yes is taken back, or empty.
    pub stop: String,
}

/// Every question that I am asked, the latest first.
#[must_use]
pub fn all(visitor: &Visitor, page: &RoomPage) -> Vec<Asked> {
    let consents = page.view.consents().into_iter().rev();
    consents
        .filter(|consent| mine(visitor, consent))
        .map(|consent| one(visitor, page, consent))
        .collect()
}

/// Am I one of those whose answer it takes?
#[must_use]
pub fn mine(visitor: &Visitor, consent: &Consent) -> bool {
    consent.asked.signers.contains(&visitor.signed.person.id)
}

/// The receivers that can still be answered about.
pub fn open(consent: &Consent) -> impl Iterator<Item = &Receiver> {
    let receivers = consent.asked.receivers.iter();
    receivers.filter(|receiver| !consent.outlived && !consent.withdrawn.contains(&receiver.unit))
}

/// My own latest answer toward a unit.
#[must_use]
pub fn answer<'a>(visitor: &Visitor, consent: &'a Consent, unit: UnitId) -> Option<&'a Answer> {
    let answered = consent.answers.get(&visitor.signed.person.id)?;
    answered
        .answers
        .iter()
        .find(|line| line.unit == unit)
        .map(|line| &line.answer)
}

/// One question.
#[must_use]
pub fn one(visitor: &Visitor, page: &RoomPage, consent: &Consent) -> Asked {
    let teller = Teller::new(visitor, &page.view);
    let asked = &consent.asked;
    let written = page.view.entry(consent.entry);
    let live = asked.until >= visitor.today();
    let waits =
        live && open(consent).any(|receiver| answer(visitor, consent, receiver.unit).is_none());
    let address = routes::room_answer(page.part, asked.consent);
    Asked {
        by: written
            .map(|written| teller.author(written.author))
            .unwrap_or_default(),
        unit: visitor.unit_name(consent.unit),
        when: written
            .map(|written| visitor.moment(written.at))
            .unwrap_or_default(),
        purpose: asked.purpose.clone(),
        areas: teller.areas(&asked.areas),
        level: level(visitor, asked.level),
        until: visitor.date(asked.until),
        joint: joint(visitor, asked),
        answer: if live && open(consent).next().is_some() {
            address
        } else {
            String::new()
        },
        waits,
        toward: asked
            .receivers
            .iter()
            .map(|receiver| toward(visitor, page, consent, receiver.unit))
            .collect(),
    }
}

fn joint(visitor: &Visitor, asked: &ConsentAsked) -> String {
    match (asked.signers.len(), &asked.without) {
        (..=1, _) => String::new(),
        (_, None) => visitor.look.t("consents-joint"),
        (_, Some(_)) => visitor.look.t("consents-one-may-do"),
    }
}

/// How much a yes allows, as one says it to a family.
#[must_use]
pub fn level(visitor: &Visitor, level: Level) -> String {
    visitor.look.t(match level {
        Level::Talk => "family-level-talk",
        Level::Share => "family-level-share",
    })
}

fn toward(visitor: &Visitor, page: &RoomPage, consent: &Consent, unit: UnitId) -> Toward {
    let answer = answer(visitor, consent, unit);
    let until = match answer {
        Some(Answer::Yes { until, .. }) => *until,
        _ => None,
    };
    let over = until.unwrap_or(consent.asked.until) < visitor.today();
    let (key, color) = match answer {
        _ if consent.outlived => ("family-answer-ended", "neutral"),
        _ if consent.withdrawn.contains(&unit) => ("family-answer-stopped", "neutral"),
        _ if over => ("family-answer-over", "neutral"),
        None => ("family-answer-none", "warning"),
        Some(Answer::No) => ("family-answer-no", "neutral"),
        Some(Answer::Yes {
            level: Level::Talk, ..
        }) => ("family-answer-talk", "success"),
        Some(Answer::Yes {
            level: Level::Share,
            ..
        }) => ("family-answer-share", "success"),
    };
    let fewer = match answer {
        Some(Answer::Yes { areas, .. }) if *areas != consent.asked.areas => {
            Teller::new(visitor, &page.view).areas(areas)
        }
        _ => String::new(),
    };
    let conditions = match answer {
        Some(Answer::Yes { conditions, .. }) => conditions.join("; "),
        _ => String::new(),
    };
    let (less, stop) = if can_stop(visitor, consent, unit) && !over {
        let id = consent.asked.consent;
        (
            routes::room_narrow(page.part, id, unit),
            routes::room_withdraw(page.part, id, unit),
        )
    } else {
        Default::default()
    };
    Toward {
        unit: visitor.unit_name(Some(unit)),
        state: visitor.look.t(key),
        color,
        areas: fewer,
        conditions,
        until: until.map(|day| visitor.date(day)).unwrap_or_default(),
        less,
        stop,
    }
}

/// I said yes toward this unit and have not taken it back.
#[must_use]
pub fn can_stop(visitor: &Visitor, consent: &Consent, unit: UnitId) -> bool {
    let yes = matches!(answer(visitor, consent, unit), Some(Answer::Yes { .. }));
    yes && !consent.outlived && !consent.withdrawn.contains(&unit)
}

/// The units asked about, in one text.
#[must_use]
pub fn units(visitor: &Visitor, asked: &ConsentAsked) -> String {
    let names: Vec<String> = asked
        .receivers
        .iter()
        .map(|to| visitor.unit_name(Some(to.unit)))
        .collect();
    visitor.look.tongue().list(&names)
}
