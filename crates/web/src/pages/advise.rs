//! Advising somebody who asked without a name: words, a day to hear how it went, and whether it sounds like harm (R104).

use app::consult::advise;
use app::consultation::{Shown, show_consultation};
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use folder::class::Action;
use folder::consultation::Advice;
use folder::id::PartId;
use jiff::ToSpan;

use crate::form::{Choice, Form, LONGEST, When};
use crate::look::Look;
use crate::pages::consultation::{Asked, asked};
use crate::pages::nameless::Reading;
use crate::pages::{done, ids};
use crate::routes;
use crate::visitor::{Posted, Visitor};

/// How long the asker tries, unless the adviser says otherwise.
const LOOK_BACK_AFTER_DAYS: i64 = 14;

#[derive(Template)]
#[template(path = "pages/advise.html")]
struct Show<'a> {
    look: &'a Look,
    form: &'a Form,
    asked: Asked,
    harm: Vec<Choice>,
    nobody: Vec<Choice>,
    back: String,
}

/// The empty form, under the question.
pub async fn show(visitor: Visitor, Path(id): Path<String>) -> Result<Response, Response> {
    let id: PartId = ids::read(&visitor, &id)?;
    let one = open(&visitor, id, Action::Advise).await?;
    let today = visitor.today();
    let again = today
        .checked_add(LOOK_BACK_AFTER_DAYS.days())
        .unwrap_or(today);
    let form = visitor
        .form(routes::advise(id), one.consultation.mark())
        .with("look-back", again.to_string());
    Ok(shown(&visitor, &one, form, Vec::new()))
}

/// Advice is given, or shown again.
pub async fn save(
    Path(id): Path<String>,
    Posted { visitor, sent }: Posted,
) -> Result<Response, Response> {
    let id: PartId = ids::read(&visitor, &id)?;
    open(&visitor, id, Action::Advise).await?;
    let mut form = Form::sent(routes::advise(id), sent);
    let mut reading = Reading::of(&visitor, &form, true).await?;
    let mut stop = None;
    if let Some(advice) = read(&visitor, &mut form, &mut reading)
        && let Some(sheet) = visitor.sheet(&form)
    {
        match advise(&visitor.cx(), id, sheet, advice).await {
            Ok(()) => return Ok(done::go(routes::consultation(id), "advised")),
            Err(why) => stop = Some(why),
        }
    }
    let one = reopen(&visitor, id, Action::Advise, &mut form, stop).await?;
    let nobody = reading.nobody(&visitor);
    Ok(shown(&visitor, &one, form, nobody))
}

/// Opens a question for somebody who may do this with it.
pub(crate) async fn open(visitor: &Visitor, id: PartId, action: Action) -> Result<Shown, Response> {
    match show_consultation(&visitor.cx(), id).await {
        Ok(one) if one.may.contains(&action) => Ok(one),
        Ok(_) => Err(visitor.not_found()),
        Err(stop) => Err(visitor.stopped(stop)),
    }
}

/// Opens it again to show a form that was not saved.
pub(crate) async fn reopen(
    visitor: &Visitor,
    id: PartId,
    action: Action,
    form: &mut Form,
    stop: Option<app::Stop>,
) -> Result<Shown, Response> {
    let one = open(visitor, id, action).await?;
    if let Some(stop) = stop {
        visitor.mend(form, stop, one.consultation.mark())?;
    } else if !form.failed() {
        visitor.mend(form, app::Stop::Behind, one.consultation.mark())?;
    }
    Ok(one)
}

fn read(visitor: &Visitor, form: &mut Form, reading: &mut Reading) -> Option<Advice> {
    let words = reading.text(form, "advice", LONGEST);
    let harm = form.ticked("harm");
    let look_back = form.date("look-back", When::From(visitor.today()));
    if form.failed() {
        return None;
    }
    Some(Advice {
        words: words?,
        harm,
        look_back: look_back?,
    })
}

fn shown(visitor: &Visitor, one: &Shown, form: Form, nobody: Vec<Choice>) -> Response {
    let look = &visitor.look;
    let form = form
        .called("advice", look.t("advise-advice"))
        .called("look-back", look.t("advise-look-back"));
    let show = Show {
        look,
        form: &form,
        asked: asked(visitor, one),
        harm: vec![Choice::new("yes", look.t("advise-harm-yes"))],
        nobody,
        back: routes::consultation(one.id),
    };
    look.show_form(&form, &show)
}
