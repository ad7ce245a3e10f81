//! "Something waits for you": only that, until it is collected (R53, R54; design decision 5).

use app::collect::{Condition, collect_under, needs_condition};
use app::{Seen, Sheet, Stop};
use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use folder::id::ReleaseId;

use crate::form::{Choice, Form};
use crate::look::Look;
use crate::pages::{done, ids};
use crate::routes;
use crate::visitor::{Posted, Visitor};

#[derive(Template)]
#[template(path = "pages/waiting.html")]
struct Show<'a> {
    look: &'a Look,
    form: &'a Form,
    function: String,
    waits: bool,
    /// The condition to be accepted, where no secrecy holds by law.
    condition: Vec<Choice>,
}

/// That something waits, or that nothing does any more.
pub async fn show(visitor: Visitor, Path(release): Path<String>) -> Result<Response, Response> {
    let release: ReleaseId = ids::read(&visitor, &release)?;
    match app::waiting::waiting(&visitor.cx()).await {
        Ok(waiting) => {
            let form = visitor.form(routes::waiting(release), None);
            Ok(shown(&visitor, &form, waiting.contains(&release)))
        }
        Err(stop) => Err(visitor.stopped(stop)),
    }
}

/// It is collected: a copy lies in the own part from now on.
pub async fn save(
    Path(release): Path<String>,
    Posted { visitor, sent }: Posted,
) -> Result<Response, Response> {
    let release: ReleaseId = ids::read(&visitor, &release)?;
    let mut form = Form::sent(routes::waiting(release), sent);
    let waits = match app::waiting::waiting(&visitor.cx()).await {
        Ok(waiting) => waiting.contains(&release),
        Err(stop) => return Err(visitor.stopped(stop)),
    };
    let Some(sheet) = visitor.sheet(&form).filter(|_| waits) else {
        form.stale(visitor.fresh(), "none");
        return Ok(shown(&visitor, &form, waits));
    };
    // What lies in the own part already is not on this page.
    let sheet = Sheet {
        seen: Seen::Unsaid,
        ..sheet
    };
    // Where the page puts no condition there is none to accept, whatever is sent.
    let condition = if !needs_condition(&visitor.cx()) {
        Condition::None
    } else if form.ticked("condition") {
        Condition::Accepted
    } else {
        form.refuse("condition", "waiting-error-condition");
        return Ok(shown(&visitor, &form, true));
    };
    match collect_under(&visitor.cx(), sheet, release, condition).await {
        Ok(part) => Ok(done::go(routes::part(part), "collected")),
        Err(Stop::Refused(_)) => Ok(shown(&visitor, &form, false)),
        Err(stop) => Err(visitor.stopped(stop)),
    }
}

/// Taken back, collected by a colleague, or never there: one calm page for all.
fn shown(visitor: &Visitor, form: &Form, waits: bool) -> Response {
    let show = Show {
        look: &visitor.look,
        form,
        function: visitor
            .look
            .who
            .as_ref()
            .map(|who| who.function.clone())
            .unwrap_or_default(),
        waits,
        condition: if needs_condition(&visitor.cx()) {
            vec![Choice::new("yes", visitor.look.t("waiting-condition-yes"))]
        } else {
            Vec::new()
        },
    };
    let status = if waits {
        form.status()
    } else {
        StatusCode::NOT_FOUND
    };
    visitor.look.show_as(status, &show)
}
