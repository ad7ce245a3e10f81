//! "The one it is about has said yes": that person's own yes to what is about themselves (law.md A1; OSL 12:2).

use app::mark_others::other_agrees;
use app::show_part::PartPage;
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use folder::class::Action;
use folder::entry::{Form as Given, OtherSaid};
use folder::id::EntryId;

use crate::form::{Choice, Form, When};
use crate::look::Look;
use crate::pages::about_others::{FIELD, choices, read};
use crate::pages::others::{open, written};
use crate::pages::share_outside::NAME;
use crate::pages::{done, writing};
use crate::routes;
use crate::visitor::{Posted, Visitor};

#[derive(Template)]
#[template(path = "pages/other_agrees.html")]
struct Show<'a> {
    look: &'a Look,
    form: &'a Form,
    boxes: Vec<Choice>,
    forms: Vec<Choice>,
    back: String,
}

type Address = Path<(String, String)>;

/// The empty form; where one sentence is marked it is ticked.
pub async fn show(visitor: Visitor, Path((part, entry)): Address) -> Result<Response, Response> {
    let (page, entry) = open(&visitor, &part, &entry).await?;
    let mut form = visitor
        .form(routes::other_agrees(page.part, entry), page.view.mark())
        .with("on", visitor.today().to_string());
    if let [only] = marked(&visitor, &page, entry)?.as_slice() {
        form = form.with(FIELD, &only.value);
    }
    shown(&visitor, &page, entry, form)
}

/// It is written down. Nothing goes along by itself.
pub async fn save(
    Path((part, entry)): Address,
    Posted { visitor, sent }: Posted,
) -> Result<Response, Response> {
    let (page, entry) = open(&visitor, &part, &entry).await?;
    let mut form = Form::sent(routes::other_agrees(page.part, entry), sent);
    let mut stop = None;
    if let Some(said) = said(&visitor, &mut form)
        && let Some(sheet) = visitor.sheet(&form)
    {
        match other_agrees(&visitor.cx(), page.part, sheet, entry, &said).await {
            Ok(()) => return Ok(done::go(routes::part(page.part), "others-yes")),
            Err(why) => stop = Some(why),
        }
    }
    let page = writing::reopen(&visitor, page.part, Action::ChooseReaders, &mut form, stop).await?;
    shown(&visitor, &page, entry, form)
}

fn said(visitor: &Visitor, form: &mut Form) -> Option<OtherSaid> {
    let passages = read(form);
    if passages.is_empty() && form.error(FIELD).is_none() {
        form.refuse(FIELD, "others-error-none");
    }
    let who = form.text("who", NAME);
    let given = form.choice("how", |value| match value {
        "oral" => Some(Given::Oral),
        "written" => Some(Given::Written),
        _ => None,
    });
    let on = form.date("on", When::Until(visitor.today()));
    if form.failed() {
        return None;
    }
    Some(OtherSaid {
        who: who?,
        passages,
        form: given?,
        on: on?,
        taken_back: None,
    })
}

/// The sentences that are marked. While none is, there is no such page.
#[expect(
    clippy::result_large_err,
    reason = "the error is the page that is sent"
)]
fn marked(visitor: &Visitor, page: &PartPage, entry: EntryId) -> Result<Vec<Choice>, Response> {
    let written = written(visitor, page, entry)?;
    let marked = page.view.about_others(entry);
    let mut boxes = choices(written.entry);
    boxes.retain(|choice| {
        let at = super::about_others::of_value(&choice.value);
        marked.is_some_and(|marked| at.is_some_and(|at| marked.passages.has(at)))
    });
    if boxes.is_empty() {
        return Err(visitor.not_found());
    }
    Ok(boxes)
}

#[expect(
    clippy::result_large_err,
    reason = "the error is the page that is sent"
)]
fn shown(
    visitor: &Visitor,
    page: &PartPage,
    entry: EntryId,
    form: Form,
) -> Result<Response, Response> {
    let look = &visitor.look;
    let form = form
        .called(FIELD, look.t("others-yes-which"))
        .called("who", look.t("others-yes-who"))
        .called("how", look.t("others-yes-how"))
        .called("on", look.t("others-yes-on"));
    let show = Show {
        look,
        form: &form,
        boxes: marked(visitor, page, entry)?,
        forms: vec![
            Choice::new("oral", look.t("telling-form-oral")),
            Choice::new("written", look.t("telling-form-written")),
        ],
        back: routes::others(page.part, entry),
    };
    Ok(look.show_form(&form, &show))
}
