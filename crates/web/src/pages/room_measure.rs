//! Saying yes or no to what somebody has promised to do, on one's own page (R38, R41, R83).

use app::Stop;
use app::measure_yes::answer_measure;
use app::rooms::RoomPage;
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use folder::entry::{Form as Given, MeasureAnswered};

use super::measure_answer::{done_word, yes_or_no};
use super::{done, ids, room};
use crate::family::measures::{Measure, find};
use crate::form::{Choice, Form, LONGEST};
use crate::look::Look;
use crate::routes;
use crate::visitor::{Posted, Visitor};

#[derive(Template)]
#[template(path = "pages/room_measure.html")]
struct Show<'a> {
    look: &'a Look,
    form: &'a Form,
    measure: Measure,
    answers: Vec<Choice>,
    back: String,
}

/// The question, with my latest answer filled in.
pub async fn show(
    mut visitor: Visitor,
    Path((of, measure)): Path<(String, String)>,
) -> Result<Response, Response> {
    let page = room::open(&mut visitor, &of).await?;
    let id = ids::read(&visitor, &measure)?;
    let measure = find(&visitor, &page, id).ok_or_else(|| visitor.not_found())?;
    let mut form = visitor.form(routes::room_measure(page.part, id), page.view.mark());
    if let Some(answered) = &measure.answered {
        form = form
            .with("answer", if answered.yes { "yes" } else { "no" })
            .with("said", &answered.said);
    }
    Ok(shown(&visitor, &page, measure, form))
}

/// The answer.
pub async fn save(
    Path((of, measure)): Path<(String, String)>,
    Posted { mut visitor, sent }: Posted,
) -> Result<Response, Response> {
    let page = room::open(&mut visitor, &of).await?;
    let id = ids::read(&visitor, &measure)?;
    let measure = find(&visitor, &page, id).ok_or_else(|| visitor.not_found())?;
    let mut form = Form::sent(routes::room_measure(page.part, id), sent);
    let answer = form.choice("answer", yes_or_no);
    let said = form.text_if_any("said", LONGEST);
    if let Some(yes) = answer.filter(|_| !form.failed()) {
        let answered = MeasureAnswered {
            measure: id,
            by: visitor.signed.person.id,
            yes,
            form: Given::OwnPage,
            said,
        };
        let done = match visitor.sheet(&form) {
            Some(sheet) => answer_measure(&visitor.cx(), page.part, sheet, answered).await,
            None => Err(Stop::Behind),
        };
        match done {
            Ok(()) => return Ok(done::go(routes::room(page.part), done_word(yes))),
            Err(stop) => visitor.mend(&mut form, stop, page.view.mark())?,
        }
    }
    Ok(shown(&visitor, &page, measure, form))
}

fn shown(visitor: &Visitor, page: &RoomPage, measure: Measure, form: Form) -> Response {
    let look = &visitor.look;
    let form = form
        .called("answer", look.t("measure-answer"))
        .called("said", look.t("reply-said"));
    look.show_form(
        &form,
        &Show {
            look,
            form: &form,
            measure,
            answers: vec![
                Choice::new("yes", look.t("yes")),
                Choice::new("no", look.t("no")),
            ],
            back: routes::room(page.part),
        },
    )
}
