//! One question without a name, with the advice and what came of it (R104).

use app::consultation::{Shown, show_consultation};
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use folder::class::Action;
use folder::consultation::Turn;
use folder::id::PartId;

use crate::look::Look;
use crate::pages::{consult, ids};
use crate::routes;
use crate::telling::Detail;
use crate::visitor::Visitor;

/// A question, ready to print: pages that write beneath it show it, too.
pub struct Asked {
    /// What it is about.
    pub topic: String,
    /// Who asks, who is asked, about how old, what of life.
    pub facts: Vec<Detail>,
    /// The question.
    pub question: String,
    /// Who asked, and when.
    pub by: String,
    /// What has been tried, or empty.
    pub tried: String,
    /// What was advised.
    pub advice: Vec<Advised>,
}

/// One advice.
pub struct Advised {
    /// The words.
    pub words: String,
    /// Who advised, and when.
    pub by: String,
    /// It was read as a matter of harm.
    pub harm: bool,
}

#[derive(Template)]
#[template(path = "pages/consultation.html")]
struct Show<'a> {
    look: &'a Look,
    asked: Asked,
    /// What came of it; nothing while it is open.
    outcome: Option<Vec<Detail>>,
    next: String,
    advise: Option<String>,
    conclude: Option<String>,
    /// The asker is led on, if the child needs more than advice.
    begin: Option<String>,
    /// The other road, where advice pointed at it.
    harm: Option<String>,
    back: String,
}

/// The question.
pub async fn show(visitor: Visitor, Path(id): Path<String>) -> Result<Response, Response> {
    let id: PartId = ids::read(&visitor, &id)?;
    match show_consultation(&visitor.cx(), id).await {
        Ok(one) => Ok(shown(&visitor, &one)),
        Err(stop) => Err(visitor.stopped(stop)),
    }
}

fn shown(visitor: &Visitor, one: &Shown) -> Response {
    let look = &visitor.look;
    let may = |action| one.may.contains(&action);
    let told_of_harm = one.consultation.advice.iter().any(|(_, said)| said.harm);
    look.show(&Show {
        look,
        asked: asked(visitor, one),
        outcome: outcome(visitor, one),
        next: next(visitor, one),
        advise: may(Action::Advise).then(|| routes::advise(one.id)),
        conclude: may(Action::Conclude).then(|| routes::conclude(one.id)),
        begin: (one.asked_here && visitor.cx().may_begin().is_ok()).then(routes::begin),
        harm: look
            .harm
            .as_ref()
            .filter(|_| one.asked_here && told_of_harm)
            .map(|way| way.href.clone()),
        back: routes::consultations(),
    })
}

/// The question in words.
#[must_use]
pub fn asked(visitor: &Visitor, one: &Shown) -> Asked {
    let look = &visitor.look;
    let question = &one.consultation.question;
    let pack = look.tongues.pack(look.language, &question.pack.id);
    let areas: Vec<String> = question
        .areas
        .iter()
        .map(|area| pack.msg(&practice::text::area(&area.0)))
        .collect();
    let to = consult::seat(visitor, question.to.unit, question.to.function);
    let detail = |key: &str, text: String| Detail {
        label: look.t(key),
        text,
    };
    let mut facts = vec![
        detail("consultation-to", to.clone()),
        detail(
            "consult-age",
            look.t(&format!("age-band-{}", question.age.word())),
        ),
    ];
    if !areas.is_empty() {
        facts.push(detail("consult-areas", look.tongue().list(&areas)));
    }
    let by = |who: String, at| {
        look.tw(
            "consultation-by",
            &[("who", who.into()), ("when", visitor.moment(at).into())],
        )
    };
    Asked {
        topic: question.topic.words().to_owned(),
        facts,
        question: question.question.words().to_owned(),
        by: by(visitor.role_name(&question.asker.0), one.consultation.at),
        tried: words(question.tried.as_ref()),
        advice: one
            .consultation
            .advice
            .iter()
            .map(|(at, said)| Advised {
                words: said.words.words().to_owned(),
                by: by(to.clone(), *at),
                harm: said.harm,
            })
            .collect(),
    }
}

fn words(text: Option<&folder::nameless::Nameless>) -> String {
    text.map(|text| text.words().to_owned()).unwrap_or_default()
}

fn outcome(visitor: &Visitor, one: &Shown) -> Option<Vec<Detail>> {
    let (_, outcome) = one.consultation.closed.as_ref()?;
    let told = [
        ("conclude-done", outcome.done.words().to_owned()),
        ("conclude-felt", words(outcome.felt.as_ref())),
        ("conclude-learned", words(outcome.learned.as_ref())),
    ];
    let told = told.into_iter().filter(|(_, text)| !text.is_empty());
    Some(
        told.map(|(key, text)| Detail {
            label: visitor.look.t(key),
            text,
        })
        .collect(),
    )
}

/// Who does what, and by when.
fn next(visitor: &Visitor, one: &Shown) -> String {
    let look = &visitor.look;
    let Some(step) = one.consultation.next() else {
        return look.t("consultation-next-closed");
    };
    let day = visitor.date(step.due);
    match (step.turn, one.asked_here) {
        (Turn::Adviser, false) => look.t1("consultation-next-advise", "day", day),
        (Turn::Asker, true) => look.t1("consultation-next-tell", "day", day),
        (Turn::Asker, false) => look.t1("consultation-next-wait", "day", day),
        (Turn::Adviser, true) => {
            let to = one.consultation.question.to;
            look.tw(
                "consultation-next-asked",
                &[
                    ("who", visitor.unit_name(Some(to.unit)).into()),
                    ("day", day.into()),
                ],
            )
        }
    }
}
