//! "Our colleagues need this": inner secrecy, no release and no consent; the family sees it (PDL 4:1, `SoLPUL` 10 §).

use app::open_inside::open_inside;
use app::show_part::PartPage;
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use folder::class::Action;
use folder::id::UnitId;
use jiff::ToSpan;
use jiff::civil::Date;

use crate::form::{Choice, Form, LONGEST, When};
use crate::look::Look;
use crate::pages::{done, ids, units, writing};
use crate::routes;
use crate::telling::Teller;
use crate::visitor::{Posted, Visitor};

/// How long colleagues may read, unless the writer says otherwise, and at most; in months.
const USUAL: i64 = 3;
const AT_MOST: i64 = 12;

#[derive(Template)]
#[template(path = "pages/inside.html")]
struct Show<'a> {
    look: &'a Look,
    form: &'a Form,
    child: String,
    unit: String,
    units: Vec<Choice>,
    back: String,
}

/// The empty form.
pub async fn show(visitor: Visitor, Path(part): Path<String>) -> Result<Response, Response> {
    let page = writing::open(&visitor, ids::read(&visitor, &part)?, Action::OpenInside).await?;
    let today = visitor.today();
    let until = today.checked_add(USUAL.months()).unwrap_or(today);
    let form = visitor
        .form(routes::inside(page.part), page.view.mark())
        .with("until", until.to_string());
    Ok(shown(&visitor, &page, form))
}

/// The decision is written, or shown again.
pub async fn save(
    Path(part): Path<String>,
    Posted { visitor, sent }: Posted,
) -> Result<Response, Response> {
    let part = ids::read(&visitor, &part)?;
    let mut form = Form::sent(routes::inside(part), sent);
    let mut stop = None;
    if let Some((to, why, until)) = read(&visitor, &mut form)
        && let Some(sheet) = visitor.sheet(&form)
    {
        match open_inside(&visitor.cx(), part, sheet, to, why, until).await {
            Ok(()) => return Ok(done::go(routes::part(part), "opened")),
            Err(why) => stop = Some(why),
        }
    }
    let page = writing::reopen(&visitor, part, Action::OpenInside, &mut form, stop).await?;
    Ok(shown(&visitor, &page, form))
}

fn read(visitor: &Visitor, form: &mut Form) -> Option<(UnitId, String, Date)> {
    let today = visitor.today();
    let offered = units::inside(visitor);
    let to = form.choice("to", |value| units::among(&offered, value));
    let why = form.text("why", LONGEST);
    let until = form.date("until", When::From(today));
    let last = today.checked_add(AT_MOST.months()).unwrap_or(today);
    if until.is_some_and(|until| until > last) {
        form.refuse("until", "consent-error-too-long");
    }
    if form.failed() {
        return None;
    }
    Some((to?, why?, until?))
}

fn shown(visitor: &Visitor, page: &PartPage, form: Form) -> Response {
    let look = &visitor.look;
    let form = form
        .called("to", look.t("inside-to"))
        .called("why", look.t("inside-why"))
        .called("until", look.t("inside-until"));
    let show = Show {
        look,
        form: &form,
        child: Teller::new(visitor, &page.view).child(),
        unit: visitor.unit_name(visitor.unit()),
        units: units::inside(visitor),
        back: routes::part(page.part),
    };
    look.show_form(&form, &show)
}
