//! "This is what they said": a guardian's answer, written down as it was given (R40, R41, R109).

use std::collections::BTreeSet;

use app::ask_consent::record_answer;
use app::foresee::of_consent;
use app::show_part::PartPage;
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use folder::class::Action;
use folder::entry::{
    Answer, ConsentAnswered, Entry, Form as Given, Level, Receiver, ReceiverAnswer,
};
use folder::id::{ConsentId, PersonId};
use folder::practice::AreaKey;
use folder::standing::Consent;

use crate::family::answer_form;
use crate::family::answer_form::word as level_word;
use crate::foreseen::{self, Glimpses, toward as toward_unit};
use crate::form::{Choice, Form, LONGEST, When};
use crate::look::Look;
use crate::pages::{done, ids, writing};
use crate::routes;
use crate::telling::Teller;
use crate::visitor::{Posted, Visitor};

/// The longest name of a language.
const NAME: usize = 200;

#[derive(Template)]
#[template(path = "pages/record_answer.html")]
struct Show<'a> {
    look: &'a Look,
    form: &'a Form,
    to: String,
    areas: String,
    level: String,
    purpose: String,
    until: String,
    signers: Vec<Choice>,
    toward: Vec<Toward>,
    interpreter: Vec<Choice>,
    forms: Vec<Choice>,
    paper: String,
    back: String,
}

/// The fields about one receiver.
struct Toward {
    answer: String,
    areas: String,
    condition: String,
    name: String,
    answers: Vec<Choice>,
    offered: Vec<Choice>,
    /// What they could be given if the answer is yes.
    seen: Glimpses,
}

/// The question with room for an answer.
pub async fn show(
    visitor: Visitor,
    Path((part, consent)): Path<(String, String)>,
) -> Result<Response, Response> {
    let page = writing::open(&visitor, ids::read(&visitor, &part)?, Action::AskConsent).await?;
    let consent = find(&visitor, &page, ids::read(&visitor, &consent)?)?;
    let form = visitor.form(
        routes::record_answer(page.part, consent.asked.consent),
        page.view.mark(),
    );
    shown(&visitor, &page, consent, filled(&page, consent, form))
}

/// The answer is written, or shown again.
pub async fn save(
    Path((part, consent)): Path<(String, String)>,
    Posted { visitor, sent }: Posted,
) -> Result<Response, Response> {
    let part = ids::read(&visitor, &part)?;
    let id: ConsentId = ids::read(&visitor, &consent)?;
    let page = writing::open(&visitor, part, Action::AskConsent).await?;
    let consent = find(&visitor, &page, id)?;
    let mut form = Form::sent(routes::record_answer(part, id), sent);
    let mut stop = None;
    if let Some(answered) = read(&visitor, consent, &mut form)
        && let Some(sheet) = visitor.sheet(&form)
    {
        match record_answer(&visitor.cx(), part, sheet, answered).await {
            Ok(()) => return Ok(done::go(routes::part(part), "answered")),
            Err(why) => stop = Some(why),
        }
    }
    let page = writing::reopen(&visitor, part, Action::AskConsent, &mut form, stop).await?;
    let consent = find(&visitor, &page, id)?;
    writing::beside(
        &visitor,
        &page.view,
        &mut form,
        |entry, empty| match entry {
            Entry::ConsentAnswered(answered) if answered.consent == id => {
                Some(given(consent, answered, empty))
            }
            _ => None,
        },
    );
    shown(&visitor, &page, consent, form)
}

#[expect(
    clippy::result_large_err,
    reason = "the error is the page that is sent"
)]
pub(super) fn find<'a>(
    visitor: &Visitor,
    page: &'a PartPage,
    id: ConsentId,
) -> Result<&'a Consent, Response> {
    let found = page
        .view
        .consents()
        .into_iter()
        .find(|found| found.asked.consent == id);
    found.ok_or_else(|| visitor.not_found())
}

/// Receivers that can still be answered about.
fn open(consent: &Consent) -> impl Iterator<Item = (usize, &Receiver)> {
    let receivers = consent.asked.receivers.iter().enumerate();
    receivers.filter(|(_, receiver)| !consent.withdrawn.contains(&receiver.unit))
}

/// The only one who can be meant is chosen, in that guardian's language, with what was said before.
fn filled(page: &PartPage, consent: &Consent, mut form: Form) -> Form {
    let missing: Vec<&PersonId> = consent
        .asked
        .signers
        .iter()
        .filter(|signer| !consent.answers.contains_key(signer))
        .collect();
    let signers: Vec<&PersonId> = consent.asked.signers.iter().collect();
    let by = match (missing.as_slice(), signers.as_slice()) {
        ([only], _) | ([], [only]) => Some(**only),
        _ => None,
    };
    let before = by.and_then(|by| consent.answers.get(&by));
    if let Some(by) = by {
        form = form.with("by", by.to_string());
        let guardian = page
            .view
            .child()
            .and_then(|card| card.guardians.iter().find(|one| one.person == by));
        if let Some(guardian) = guardian {
            form = form.with("language", &guardian.language);
            if guardian.interpreter {
                form = form.with("interpreter", "yes");
            }
        }
    }
    lines(consent, before, form)
}

/// What was answered about each receiver; before anything was, the areas that are asked about.
fn lines(consent: &Consent, before: Option<&ConsentAnswered>, mut form: Form) -> Form {
    for (at, receiver) in open(consent) {
        let line = before.and_then(|before| {
            before
                .answers
                .iter()
                .find(|line| line.unit == receiver.unit)
        });
        let mut agreed = &consent.asked.areas;
        match line.map(|line| &line.answer) {
            Some(Answer::No) => form = form.with(&answer_field(at), "no"),
            Some(Answer::Yes {
                areas,
                level,
                conditions,
                ..
            }) => {
                form = form
                    .with(&answer_field(at), level_word(*level))
                    .with(&condition_field(at), conditions.join("\n"));
                agreed = areas;
            }
            None => form = form.with_field(&answer_field(at)),
        }
        for area in agreed {
            form = form.with(&areas_field(at), &area.0);
        }
    }
    form
}

/// An answer as the form would say it.
fn given(consent: &Consent, answered: &ConsentAnswered, form: Form) -> Form {
    let form = form
        .with("by", answered.by.to_string())
        .with("said", &answered.said)
        .with_field("again");
    let form = match answered.ask_again {
        Some(day) => form.with("again", day.to_string()),
        None => form,
    };
    lines(consent, Some(answered), form)
}

fn read(visitor: &Visitor, consent: &Consent, form: &mut Form) -> Option<ConsentAnswered> {
    let asked = &consent.asked;
    let by = form.choice("by", |value| {
        value.parse().ok().filter(|id| asked.signers.contains(id))
    });
    let mut answers = Vec::new();
    for (at, receiver) in open(consent) {
        let said = form.choice(&answer_field(at), |value| match value {
            "no" => Some(Some(None)),
            "later" => Some(None),
            "talk" => Some(Some(Some(Level::Talk))),
            "share" if asked.level == Level::Share => Some(Some(Some(Level::Share))),
            _ => None,
        });
        let known =
            |key: &str| Some(AreaKey(key.to_owned())).filter(|area| asked.areas.contains(area));
        let answer = match said.flatten() {
            None => continue,
            Some(None) => Answer::No,
            Some(Some(level)) => {
                let areas: BTreeSet<AreaKey> =
                    form.choices(&areas_field(at), known)?.into_iter().collect();
                let typed = form.text_if_any(&condition_field(at), LONGEST);
                let before = by.and_then(|by: PersonId| consent.answers.get(&by));
                let until = before.and_then(|before| before.ends(receiver.unit));
                Answer::Yes {
                    areas,
                    level,
                    until,
                    conditions: answer_form::conditions(typed),
                }
            }
        };
        answers.push(ReceiverAnswer {
            unit: receiver.unit,
            answer,
        });
    }
    if answers.is_empty() && !form.failed() {
        form.refuse("", "consent-error-no-answer");
    }
    let given = form.choice("form", |value| match value {
        "oral" => Some(Given::Oral),
        "written" => Some(Given::Written),
        _ => None,
    });
    let language = form.text("language", NAME);
    let said = form.text_if_any("said", LONGEST);
    let ask_again = form.date_if_any("again", When::From(visitor.today()));
    if form.failed() {
        return None;
    }
    Some(ConsentAnswered {
        consent: asked.consent,
        by: by?,
        answers,
        form: given?,
        language: language?,
        interpreter: form.ticked("interpreter"),
        said,
        ask_again,
    })
}

#[expect(
    clippy::result_large_err,
    reason = "the error is the page that is sent"
)]
fn shown(
    visitor: &Visitor,
    page: &PartPage,
    consent: &Consent,
    form: Form,
) -> Result<Response, Response> {
    let foreseen = of_consent(&visitor.cx(), &page.view, consent);
    let foreseen = foreseen.map_err(|stop| visitor.stopped(stop))?;
    let look = &visitor.look;
    let teller = Teller::new(visitor, &page.view);
    let asked = &consent.asked;
    let mut form = form
        .called("by", look.t("answer-by"))
        .called("form", look.t("answer-form"))
        .called("language", look.t("answer-language"))
        .called("again", look.t("answer-again"));
    for (at, receiver) in open(consent) {
        form = form
            .called(answer_field(at), teller.unit(receiver.unit))
            .called(areas_field(at), teller.unit(receiver.unit))
            .called(condition_field(at), look.t("answer-condition"));
    }
    let receivers: Vec<String> = asked
        .receivers
        .iter()
        .map(|receiver| teller.unit(receiver.unit))
        .collect();
    let signers = asked.signers.iter().map(|signer| {
        let key = if consent.answers.contains_key(signer) {
            "answer-given"
        } else {
            "answer-missing"
        };
        Choice::new(signer.to_string(), teller.person(*signer)).hint(look.t(key))
    });
    let toward = open(consent).map(|(at, receiver)| Toward {
        answer: answer_field(at),
        areas: areas_field(at),
        condition: condition_field(at),
        name: teller.unit(receiver.unit),
        answers: answers(look, asked.level),
        offered: asked
            .areas
            .iter()
            .map(|area| Choice::new(&area.0, teller.area(area)))
            .collect(),
        seen: toward_unit(
            visitor,
            teller,
            &foreseen,
            receiver.unit,
            asked.level,
            foreseen::Page::Work,
        ),
    });
    let show = Show {
        look,
        form: &form,
        to: look.tongue().list(&receivers),
        areas: teller.areas(&asked.areas),
        level: teller.level(asked.level),
        purpose: asked.purpose.clone(),
        until: visitor.date(asked.until),
        signers: signers.collect(),
        toward: toward.collect(),
        interpreter: vec![Choice::new("yes", look.t("answer-interpreter"))],
        forms: vec![
            Choice::new("oral", look.t("telling-form-oral")),
            Choice::new("written", look.t("telling-form-written")),
        ],
        paper: routes::paper_consent(page.part, asked.consent),
        back: routes::part(page.part),
    };
    Ok(look.show_form(&form, &show))
}

fn answers(look: &Look, asked: Level) -> Vec<Choice> {
    let mut answers = Vec::new();
    if asked == Level::Share {
        answers.push(Choice::new("share", look.t("answer-share")));
    }
    answers.extend([
        Choice::new("talk", look.t("answer-talk")),
        Choice::new("no", look.t("no")).hint(look.t("answer-no-hint")),
        Choice::new("later", look.t("answer-later")),
    ]);
    answers
}

fn answer_field(at: usize) -> String {
    format!("answer-{at}")
}

fn areas_field(at: usize) -> String {
    format!("areas-{at}")
}

fn condition_field(at: usize) -> String {
    format!("condition-{at}")
}
