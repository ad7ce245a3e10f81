//! "I do not share this": as easy to write down as sharing (X1).

use app::show_part::PartPage;
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use folder::class::Action;
use folder::command::can_leave;
use folder::entry::NotShared;
use folder::id::EntryId;

use crate::form::{Choice, Form, LONGEST};
use crate::look::Look;
use crate::pages::share::open;
use crate::pages::{done, units, writing};
use crate::routes;
use crate::telling::{Line, Teller};
use crate::visitor::{Posted, Visitor};

#[derive(Template)]
#[template(path = "pages/keep.html")]
struct Show<'a> {
    look: &'a Look,
    form: &'a Form,
    line: Line,
    child: String,
    units: Vec<Choice>,
    back: String,
}

type Address = Path<(String, String)>;

/// The empty form.
pub async fn show(visitor: Visitor, Path((part, entry)): Address) -> Result<Response, Response> {
    let (page, entry) = open(&visitor, &part, &entry).await?;
    let form = visitor.form(routes::keep(page.part, entry), page.view.mark());
    shown(&visitor, &page, entry, form)
}

/// It is written down, or the form comes back with what is missing.
pub async fn save(
    Path((part, entry)): Address,
    Posted { visitor, sent }: Posted,
) -> Result<Response, Response> {
    let (page, entry) = open(&visitor, &part, &entry).await?;
    let mut form = Form::sent(routes::keep(page.part, entry), sent);
    let mut stop = None;
    if let Some(kept) = read(&visitor, entry, &mut form)
        && let Some(sheet) = visitor.sheet(&form)
    {
        match app::keep::keep(&visitor.cx(), page.part, sheet, kept).await {
            Ok(()) => return Ok(done::go(routes::part(page.part), "kept")),
            Err(why) => stop = Some(why),
        }
    }
    let page = writing::reopen(&visitor, page.part, Action::Offer, &mut form, stop).await?;
    shown(&visitor, &page, entry, form)
}

fn read(visitor: &Visitor, of: EntryId, form: &mut Form) -> Option<NotShared> {
    let offered = units::outside(visitor);
    let with = form.choice_if_any("with", |value| units::among(&offered, value));
    let why = form.text("why", LONGEST);
    let views = form.text_if_any("views", LONGEST);
    if form.failed() {
        return None;
    }
    Some(NotShared {
        of,
        with,
        why: why?,
        views,
    })
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
    let teller = Teller::new(visitor, &page.view);
    let written = page.view.entry(entry);
    let written = written
        .filter(|written| can_leave(written.entry.kind()))
        .ok_or_else(|| visitor.not_found())?;
    let form = form
        .called("with", look.t("keep-with"))
        .called("why", look.t("keep-why"))
        .called("views", look.t1("keep-views", "child", teller.child()));
    let show = Show {
        look,
        form: &form,
        line: teller.line(&written),
        child: teller.child(),
        units: units::outside(visitor),
        back: routes::share(page.part, entry),
    };
    Ok(look.show_form(&form, &show))
}
