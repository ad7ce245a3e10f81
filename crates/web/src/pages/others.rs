//! "This is about somebody else": which sentences do not go along to others (law.md A1; standards C13).

use std::collections::BTreeSet;

use app::mark_others::mark_others;
use app::show_part::PartPage;
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use folder::class::Action;
use folder::command::can_leave;
use folder::entry::{AboutOthers, Entry};
use folder::fold::Written;
use folder::id::{EntryId, PartId};

use crate::form::{Choice, Form};
use crate::look::Look;
use crate::pages::about_others::{FIELD, choices, named, read, value};
use crate::pages::{done, ids, writing};
use crate::routes;
use crate::telling::{Line, Teller};
use crate::visitor::{Posted, Visitor};

/// Those whose yes was taken back.
const BACK: &str = "back";

#[derive(Template)]
#[template(path = "pages/others.html")]
struct Show<'a> {
    look: &'a Look,
    form: &'a Form,
    line: Line,
    child: String,
    named: String,
    boxes: Vec<Choice>,
    /// Those whose yes stands.
    agreeing: Vec<Choice>,
    /// Where a yes is written down; empty while nothing is marked.
    yes: String,
    back: String,
}

type Address = Path<(String, String)>;

/// The sentences, with those ticked that are marked.
pub async fn show(visitor: Visitor, Path((part, entry)): Address) -> Result<Response, Response> {
    let (page, entry) = open(&visitor, &part, &entry).await?;
    let form = visitor.form(routes::others(page.part, entry), page.view.mark());
    let form = ticked(form, page.view.about_others(entry));
    shown(&visitor, &page, entry, form).await
}

/// It is written down, and acts at once.
pub async fn save(
    Path((part, entry)): Address,
    Posted { visitor, sent }: Posted,
) -> Result<Response, Response> {
    let (page, entry) = open(&visitor, &part, &entry).await?;
    let mut form = Form::sent(routes::others(page.part, entry), sent);
    let marked = read(&mut form);
    let agreeing: BTreeSet<String> = whose(&page, entry).into_iter().collect();
    let taken_back = form.choices_if_any(BACK, |who| agreeing.get(who).cloned());
    let mut stop = None;
    if !form.failed()
        && let Some(sheet) = visitor.sheet(&form)
    {
        let taken_back = taken_back.into_iter().collect();
        match mark_others(&visitor.cx(), page.part, sheet, entry, &marked, &taken_back).await {
            Ok(()) => return Ok(done::go(routes::part(page.part), "others")),
            Err(why) => stop = Some(why),
        }
    }
    let page = writing::reopen(&visitor, page.part, Action::ChooseReaders, &mut form, stop).await?;
    writing::beside(&visitor, &page.view, &mut form, |written, empty| {
        let Entry::AboutOthers(theirs) = written else {
            return None;
        };
        (theirs.of == entry).then(|| ticked(empty.with_field(FIELD), Some(theirs)))
    });
    shown(&visitor, &page, entry, form).await
}

fn ticked(form: Form, marked: Option<&AboutOthers>) -> Form {
    let passages = marked.into_iter().flat_map(|marked| marked.passages.iter());
    passages.fold(form, |form, at| form.with(FIELD, value(at)))
}

/// Only what the own unit wrote and could be shared.
pub(super) async fn open(
    visitor: &Visitor,
    part: &str,
    entry: &str,
) -> Result<(PartPage, EntryId), Response> {
    let part: PartId = ids::read(visitor, part)?;
    let entry: EntryId = ids::read(visitor, entry)?;
    let page = writing::open(visitor, part, Action::ChooseReaders).await?;
    written(visitor, &page, entry)?;
    Ok((page, entry))
}

#[expect(
    clippy::result_large_err,
    reason = "the error is the page that is sent"
)]
pub(super) fn written<'p>(
    visitor: &Visitor,
    page: &'p PartPage,
    entry: EntryId,
) -> Result<Written<'p>, Response> {
    page.view
        .entry(entry)
        .filter(|written| {
            written.copy.is_none()
                && written.author.unit() == visitor.unit()
                && can_leave(written.entry.kind())
                && !choices(written.entry).is_empty()
        })
        .ok_or_else(|| visitor.not_found())
}

/// The names of those whose yes stands, each once.
fn whose(page: &PartPage, entry: EntryId) -> Vec<String> {
    let marked = page.view.about_others(entry);
    let said = marked.into_iter().flat_map(AboutOthers::agreeing);
    let names: BTreeSet<String> = said.map(|said| said.who.clone()).collect();
    names.into_iter().collect()
}

async fn shown(
    visitor: &Visitor,
    page: &PartPage,
    entry: EntryId,
    form: Form,
) -> Result<Response, Response> {
    let look = &visitor.look;
    let teller = Teller::new(visitor, &page.view);
    let written = written(visitor, page, entry)?;
    let child = teller.child();
    let form = form
        .called(FIELD, look.t1("others-which", "child", child.as_str()))
        .called(BACK, look.t("others-back"));
    let marked = page.view.about_others(entry);
    let any = marked.is_some_and(|marked| !marked.passages.is_empty());
    let show = Show {
        look,
        form: &form,
        line: teller.line(&written),
        child,
        named: named(visitor, page, written.entry).await?,
        boxes: choices(written.entry),
        agreeing: whose(page, entry)
            .into_iter()
            .map(|who| Choice::new(who.as_str(), who.as_str()))
            .collect(),
        yes: if any {
            routes::other_agrees(page.part, entry)
        } else {
            String::new()
        },
        back: routes::part(page.part),
    };
    Ok(look.show_form(&form, &show))
}
