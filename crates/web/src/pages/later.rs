//! "This guardian is told later what we do" (law.md A9, A16 case 12).

use app::hold_reading::hold_reading;
use app::show_part::PartPage;
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use folder::class::Action;
use folder::entry::ReadingHeld;
use folder::id::PersonId;

use crate::form::{Choice, Form, LONGEST, When};
use crate::look::Look;
use crate::pages::{done, ids, writing};
use crate::routes;
use crate::telling::Teller;
use crate::visitor::{Posted, Visitor};

#[derive(Template)]
#[template(path = "pages/later.html")]
struct Show<'a> {
    look: &'a Look,
    form: &'a Form,
    child: String,
    unit: String,
    guardians: Vec<Choice>,
    /// What to do; empty where nothing is told later.
    ways: Vec<Choice>,
    harm: String,
    back: String,
}

/// The empty form.
pub async fn show(visitor: Visitor, Path(part): Path<String>) -> Result<Response, Response> {
    let page = writing::open(&visitor, ids::read(&visitor, &part)?, Action::Block).await?;
    let form = visitor.form(routes::later(page.part), page.view.mark());
    Ok(shown(&visitor, &page, &form))
}

/// It is decided, or shown again.
pub async fn save(
    Path(part): Path<String>,
    Posted { visitor, sent }: Posted,
) -> Result<Response, Response> {
    let part = ids::read(&visitor, &part)?;
    let page = writing::open(&visitor, part, Action::Block).await?;
    let mut form = Form::sent(routes::later(part), sent);
    let mut stop = None;
    if let Some(held) = read(&visitor, &page, &mut form)
        && let Some(sheet) = visitor.sheet(&form)
    {
        match hold_reading(&visitor.cx(), part, sheet, &held).await {
            Ok(()) => {
                let word = if held.until.is_some() {
                    "later"
                } else {
                    "told-now"
                };
                return Ok(done::go(routes::part(part), word));
            }
            Err(why) => stop = Some(why),
        }
    }
    let page = writing::reopen(&visitor, part, Action::Block, &mut form, stop).await?;
    Ok(shown(&visitor, &page, &form))
}

/// The guardians, and until when each is told later.
fn guardians(visitor: &Visitor, page: &PartPage) -> Vec<(PersonId, String, Option<String>)> {
    let card = page.view.child();
    card.iter()
        .flat_map(|card| &card.guardians)
        .map(|guardian| {
            let unit = visitor.unit();
            let until = unit.and_then(|unit| page.view.holds_back(unit, guardian.person));
            (
                guardian.person,
                guardian.name.clone(),
                until.map(|day| visitor.date(day)),
            )
        })
        .collect()
}

fn any_held(visitor: &Visitor, page: &PartPage) -> bool {
    let mut all = guardians(visitor, page).into_iter();
    all.any(|(_, _, until)| until.is_some())
}

fn read(visitor: &Visitor, page: &PartPage, form: &mut Form) -> Option<ReadingHeld> {
    let all = guardians(visitor, page);
    let person = form.choice("person", |value| {
        let person = value.parse().ok()?;
        all.iter().any(|(one, ..)| *one == person).then_some(person)
    });
    let now = any_held(visitor, page)
        && form.choice("way", |value| match value {
            "later" => Some(false),
            "now" => Some(true),
            _ => None,
        }) == Some(true);
    let why = form.text("why", LONGEST);
    let until = if now {
        None
    } else {
        form.date("until", When::From(visitor.today()))
    };
    if form.failed() {
        return None;
    }
    Some(ReadingHeld {
        since: None,
        person: person?,
        until,
        why: why?,
    })
}

fn shown(visitor: &Visitor, page: &PartPage, form: &Form) -> Response {
    let look = &visitor.look;
    let form = form
        .clone()
        .called("person", look.t("later-person"))
        .called("way", look.t("later-way"))
        .called("why", look.t("later-why"))
        .called("until", look.t("later-until"));
    let guardians = guardians(visitor, page)
        .into_iter()
        .map(|(person, name, until)| {
            let choice = Choice::new(person.to_string(), name);
            match until {
                Some(day) => choice.hint(look.t1("later-is-held", "day", day.as_str())),
                None => choice,
            }
        })
        .collect();
    let ways = if any_held(visitor, page) {
        vec![
            Choice::new("later", look.t("later-hold")),
            Choice::new("now", look.t("later-tell")).hint(look.t("later-tell-hint")),
        ]
    } else {
        Vec::new()
    };
    let show = Show {
        look,
        form: &form,
        child: Teller::new(visitor, &page.view).child(),
        unit: visitor.unit_name(visitor.unit()),
        guardians,
        ways,
        harm: routes::harm(),
        back: routes::part(page.part),
    };
    look.show_form(&form, &show)
}
