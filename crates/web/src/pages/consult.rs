//! "A question without a name": how could one help a child who …? Nobody is told which child (R104).

use app::consult::{Asking, ask_without_name};
use askama::Template;
use axum::response::Response;
use folder::consultation::{Adviser, AgeBand};
use folder::practice::AreaKey;
use jiff::ToSpan;

use crate::form::{Choice, Form, LONGEST, When};
use crate::look::Look;
use crate::pages::nameless::Reading;
use crate::pages::{done, notice};
use crate::routes;
use crate::visitor::{Posted, Visitor};

/// How long until one hopes for advice, unless the asker says otherwise.
const ANSWER_AFTER_DAYS: i64 = 7;

/// The longest topic: a line in a list.
const TOPIC: usize = 80;

#[derive(Template)]
#[template(path = "pages/consult.html")]
struct Show<'a> {
    look: &'a Look,
    form: &'a Form,
    to: Vec<Choice>,
    ages: Vec<Choice>,
    areas: Vec<Choice>,
    seen_by: String,
    nobody: Vec<Choice>,
    back: String,
}

/// The empty form.
pub async fn show(visitor: Visitor) -> Response {
    if let Err(stop) = visitor.cx().may_consult() {
        return visitor.stopped(stop);
    }
    let today = visitor.today();
    let by = today.checked_add(ANSWER_AFTER_DAYS.days()).unwrap_or(today);
    let form = visitor
        .form(routes::consult(), None)
        .with("answer-by", by.to_string());
    shown(&visitor, form, Vec::new())
}

/// The question is asked, or shown again.
pub async fn save(Posted { visitor, sent }: Posted) -> Result<Response, Response> {
    if let Err(stop) = visitor.cx().may_consult() {
        return Err(visitor.stopped(stop));
    }
    let mut form = Form::sent(routes::consult(), sent);
    let mut reading = Reading::of(&visitor, &form, false).await?;
    let asking = read(&visitor, &mut form, &mut reading);
    match (asking, visitor.sheet(&form)) {
        (Some(asking), Some(sheet)) => match ask_without_name(&visitor.cx(), sheet, asking).await {
            Ok(id) => return Ok(done::go(routes::consultation(id), "consulted")),
            Err(stop) => visitor.mend(&mut form, stop, None)?,
        },
        (_, None) => form.stale(visitor.fresh(), "none"),
        (None, Some(_)) => {}
    }
    let nobody = reading.nobody(&visitor);
    Ok(shown(&visitor, form, nobody))
}

fn read(visitor: &Visitor, form: &mut Form, reading: &mut Reading) -> Option<Asking> {
    let cx = visitor.cx();
    let pack = cx.pack().ok();
    let advisers = cx.advisers();
    let to = form.choice("to", |value| {
        let function = value.parse().ok()?;
        let found = advisers.iter().find(|one| one.id == function)?;
        Some(Adviser {
            unit: found.unit,
            function: found.id,
        })
    });
    let topic = reading.text(form, "topic", TOPIC);
    let age = form.choice("age", |value| {
        AgeBand::ALL.into_iter().find(|one| one.word() == value)
    });
    let areas = form.choices_if_any("areas", |key| {
        pack?.area(key).map(|area| AreaKey(area.key.clone()))
    });
    let question = reading.text(form, "question", LONGEST);
    let tried = reading.text_if_any(form, "tried", LONGEST);
    let answer_by = form.date("answer-by", When::From(visitor.today()));
    if form.failed() {
        return None;
    }
    Some(Asking {
        to: to?,
        age: age?,
        areas,
        topic: topic?,
        question: question?,
        tried,
        answer_by: answer_by?,
    })
}

fn shown(visitor: &Visitor, form: Form, nobody: Vec<Choice>) -> Response {
    let look = &visitor.look;
    let form = [
        "to",
        "topic",
        "age",
        "areas",
        "question",
        "tried",
        "answer-by",
    ]
    .into_iter()
    .fold(form, |form, field| {
        form.called(field, look.t(&format!("consult-{field}")))
    });
    let cx = visitor.cx();
    let mut to: Vec<Choice> = cx
        .advisers()
        .into_iter()
        .map(|one| Choice::new(one.id.to_string(), seat(visitor, one.unit, one.id)))
        .collect();
    to.sort_by(|a, b| a.label.cmp(&b.label));
    let role = visitor
        .signed
        .function
        .map(|function| visitor.role(function))
        .unwrap_or_default();
    look.show_form(
        &form,
        &Show {
            look,
            form: &form,
            to,
            ages: ages(look),
            areas: notice::areas(visitor),
            seen_by: look.tw(
                "consult-seen-by",
                &[
                    ("unit", visitor.unit_name(visitor.unit()).into()),
                    ("role", role.into()),
                ],
            ),
            nobody,
            back: routes::home(),
        },
    )
}

fn ages(look: &Look) -> Vec<Choice> {
    AgeBand::ALL
        .into_iter()
        .map(|age| Choice::new(age.word(), look.t(&format!("age-band-{}", age.word()))))
        .collect()
}

/// "Råd och stöd, familjerådgivare": where, and as what.
pub(crate) fn seat(
    visitor: &Visitor,
    unit: folder::id::UnitId,
    function: folder::id::FunctionId,
) -> String {
    [visitor.unit_name(Some(unit)), visitor.role(function)].join(", ")
}
