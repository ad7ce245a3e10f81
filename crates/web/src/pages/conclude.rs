//! Saying what came of advice, and what the team takes with it: then the question is closed (R104, R105).

use app::consult::conclude;
use app::consultation::Shown;
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use folder::class::Action;
use folder::consultation::Outcome;
use folder::id::PartId;

use crate::form::{Choice, Form, LONGEST};
use crate::look::Look;
use crate::pages::advise::{open, reopen};
use crate::pages::consultation::{Asked, asked};
use crate::pages::nameless::Reading;
use crate::pages::{done, ids};
use crate::routes;
use crate::visitor::{Posted, Visitor};

#[derive(Template)]
#[template(path = "pages/conclude.html")]
struct Show<'a> {
    look: &'a Look,
    form: &'a Form,
    asked: Asked,
    nobody: Vec<Choice>,
    back: String,
}

/// The empty form, under question and advice.
pub async fn show(visitor: Visitor, Path(id): Path<String>) -> Result<Response, Response> {
    let id: PartId = ids::read(&visitor, &id)?;
    let one = open(&visitor, id, Action::Conclude).await?;
    let form = visitor.form(routes::conclude(id), one.consultation.mark());
    Ok(shown(&visitor, &one, form, Vec::new()))
}

/// It is closed, or shown again.
pub async fn save(
    Path(id): Path<String>,
    Posted { visitor, sent }: Posted,
) -> Result<Response, Response> {
    let id: PartId = ids::read(&visitor, &id)?;
    open(&visitor, id, Action::Conclude).await?;
    let mut form = Form::sent(routes::conclude(id), sent);
    let mut reading = Reading::of(&visitor, &form, false).await?;
    let mut stop = None;
    if let Some(outcome) = read(&mut form, &mut reading)
        && let Some(sheet) = visitor.sheet(&form)
    {
        match conclude(&visitor.cx(), id, sheet, outcome).await {
            Ok(()) => return Ok(done::go(routes::consultation(id), "concluded")),
            Err(why) => stop = Some(why),
        }
    }
    let one = reopen(&visitor, id, Action::Conclude, &mut form, stop).await?;
    let nobody = reading.nobody(&visitor);
    Ok(shown(&visitor, &one, form, nobody))
}

fn read(form: &mut Form, reading: &mut Reading) -> Option<Outcome> {
    let done = reading.text(form, "done", LONGEST);
    let felt = reading.text_if_any(form, "felt", LONGEST);
    let learned = reading.text_if_any(form, "learned", LONGEST);
    if form.failed() {
        return None;
    }
    Some(Outcome {
        done: done?,
        felt,
        learned,
    })
}

fn shown(visitor: &Visitor, one: &Shown, form: Form, nobody: Vec<Choice>) -> Response {
    let look = &visitor.look;
    let form = form
        .called("done", look.t("conclude-done"))
        .called("felt", look.t("conclude-felt"))
        .called("learned", look.t("conclude-learned"));
    let show = Show {
        look,
        form: &form,
        asked: asked(visitor, one),
        nobody,
        back: routes::consultation(one.id),
    };
    look.show_form(&form, &show)
}
