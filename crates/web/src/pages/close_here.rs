//! "We are done for now": why, what child and guardians say, and whom to turn to later (R90). What others count on comes
//! first, and stands there with the way to it.

use app::choose_readers::To;
use app::close_here::close_here;
use app::show_part::PartPage;
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use folder::Kind;
use folder::class::Action;
use folder::command::left_to_do;
use folder::entry::{ClosedBecause, ClosedHere};

use crate::form::{Choice, Form, LONGEST};
use crate::look::Look;
use crate::pages::part::{StepRow, step_rows};
use crate::pages::readers::{self, Asked};
use crate::pages::{done, ids, turn_to, writing};
use crate::routes;
use crate::telling::Teller;
use crate::visitor::{Posted, Visitor};

#[derive(Template)]
#[template(path = "pages/close_here.html")]
struct Show<'a> {
    look: &'a Look,
    form: &'a Form,
    child: String,
    unit: String,
    /// What has to be done first.
    left: Vec<StepRow>,
    /// Something has been sent already, and stays.
    sent: bool,
    because: Vec<Choice>,
    readers: Asked,
    back: String,
}

/// The form, with whom the family calls today as the one to turn to.
pub async fn show(visitor: Visitor, Path(part): Path<String>) -> Result<Response, Response> {
    let part = ids::read(&visitor, &part)?;
    let page = writing::open(&visitor, part, Action::Close).await?;
    let form = visitor.form(routes::close_here(part), page.view.mark());
    let form = form.with("turn-to", turn_to::proposed(&visitor, &page));
    Ok(shown(&visitor, &page, form, false))
}

/// It is written, or shown again.
pub async fn save(
    Path(part): Path<String>,
    Posted { visitor, sent }: Posted,
) -> Result<Response, Response> {
    let part = ids::read(&visitor, &part)?;
    let mut form = Form::sent(routes::close_here(part), sent);
    let because = form.choice("because", |value| {
        let mut all = ClosedBecause::ALL.into_iter();
        all.find(|one| one.key() == value)
    });
    let reason = form.text("reason", LONGEST);
    let child = form.text("child", LONGEST);
    let guardian = form.text("guardian", LONGEST);
    let whom = form.text("turn-to", LONGEST);
    let chosen = readers::read(&mut form);
    let mut stop = None;
    let what = (|| {
        Some(ClosedHere {
            because: because?,
            reason: reason?,
            child: child?,
            guardian: guardian?,
            turn_to: whom?,
        })
    })();
    if let Some(what) = what.filter(|_| !form.failed())
        && let Some(sheet) = visitor.sheet(&form)
    {
        match close_here(&visitor.cx(), part, sheet, To { what, chosen }).await {
            Ok(()) => return Ok(done::go(routes::part(part), "closed-here")),
            Err(why) => stop = Some(why),
        }
    }
    let page = writing::reopen(&visitor, part, Action::Close, &mut form, stop).await?;
    Ok(shown(&visitor, &page, form, true))
}

fn shown(visitor: &Visitor, page: &PartPage, form: Form, sent: bool) -> Response {
    let look = &visitor.look;
    let child = Teller::new(visitor, &page.view).child();
    let form = form
        .called("because", look.t("close-here-because"))
        .called("reason", look.t("close-here-reason"))
        .called("child", look.t1("close-here-child", "child", &child))
        .called("guardian", look.t("close-here-guardian"))
        .called("turn-to", look.t("close-turn-to"));
    let (form, readers) = readers::ask(visitor, page, Kind::ClosedHere, form);
    let left = visitor
        .unit()
        .map(|unit| left_to_do(&page.view.next(), unit, visitor.today()))
        .unwrap_or_default();
    let show = Show {
        look,
        form: &form,
        child,
        unit: visitor.unit_name(visitor.unit()),
        sent,
        left: step_rows(visitor, page, left),
        because: ClosedBecause::ALL
            .into_iter()
            .map(|one| Choice::new(one.key(), look.t(one.key())))
            .collect(),
        readers,
        back: routes::part(page.part),
    };
    look.show_form(&form, &show)
}
