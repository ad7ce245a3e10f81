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
use folder::entry::{ChildCard, ClosedBecause, ClosedHere};

use crate::form::{Choice, Form, LONGEST};
use crate::look::Look;
use crate::pages::part::{StepRow, step_rows};
use crate::pages::readers::{self, Asked};
use crate::pages::{done, ids, writing};
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
    /// Something has been typed already, and stays.
    typed: bool,
    because: Vec<Choice>,
    readers: Asked,
    back: String,
}

/// The form, with whom the family calls today as the one to turn to.
pub async fn show(visitor: Visitor, Path(part): Path<String>) -> Result<Response, Response> {
    let part = ids::read(&visitor, &part)?;
    let page = writing::open(&visitor, part, Action::Close).await?;
    let form = visitor.form(routes::close_here(part), page.view.mark());
    let form = form.with("turn-to", turn_to(&visitor, &page));
    Ok(shown(&visitor, &page, form))
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
    let child = form.text_if_any("child", LONGEST);
    let guardian = form.text_if_any("guardian", LONGEST);
    let turn_to = form.text("turn-to", LONGEST);
    let chosen = readers::read(&mut form);
    let mut stop = None;
    if let Some(((because, reason), turn_to)) = because.zip(reason).zip(turn_to)
        && !form.failed()
        && let Some(sheet) = visitor.sheet(&form)
    {
        let what = ClosedHere {
            because,
            reason,
            child,
            guardian,
            turn_to,
        };
        match close_here(&visitor.cx(), part, sheet, To { what, chosen }).await {
            Ok(()) => return Ok(done::go(routes::part(part), "closed-here")),
            Err(why) => stop = Some(why),
        }
    }
    let page = writing::reopen(&visitor, part, Action::Close, &mut form, stop).await?;
    Ok(shown(&visitor, &page, form))
}

/// The named contact, or the own workplace; nobody for a protected child, since that is a place (law.md A13).
fn turn_to(visitor: &Visitor, page: &PartPage) -> String {
    let protected = page.view.child().and_then(ChildCard::protected);
    if protected.is_some() {
        return String::new();
    }
    let lines = match page.view.named_contact() {
        Some(contact) => [
            contact.name.clone(),
            visitor.unit_name(Some(contact.unit)),
            contact.phone.clone(),
        ],
        None => {
            let directory = visitor.site.house.directory();
            let unit = visitor.unit().and_then(|unit| directory.unit(unit));
            let phone = unit.map(|unit| unit.phone.clone());
            let name = visitor.signed.person.name.clone();
            [
                name,
                visitor.unit_name(visitor.unit()),
                phone.unwrap_or_default(),
            ]
        }
    };
    let lines: Vec<&str> = lines
        .iter()
        .map(String::as_str)
        .filter(|line| !line.is_empty())
        .collect();
    lines.join(", ")
}

fn shown(visitor: &Visitor, page: &PartPage, form: Form) -> Response {
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
        .map(|unit| left_to_do(&page.view.next(), unit))
        .unwrap_or_default();
    let show = Show {
        look,
        form: &form,
        child,
        unit: visitor.unit_name(visitor.unit()),
        typed: !form.value("reason").is_empty(),
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
