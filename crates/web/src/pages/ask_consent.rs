//! "May we talk with them, may we share?" (R37–R43; law.md A5)

use app::ask_consent::{Question, ask_consent};
use app::show_part::PartPage;
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use folder::class::Action;
use folder::entry::Level;
use folder::practice::AreaKey;
use jiff::ToSpan;

use crate::form::{Choice, Form, LONGEST, When};
use crate::look::Look;
use crate::pages::{done, ids, notice, units, writing};
use crate::routes;
use crate::telling::Teller;
use crate::visitor::{Posted, Visitor};

/// How long a yes holds, unless the writer says otherwise, and at most; in months (law.md A5.1).
const USUAL: i64 = 6;
const LONGEST_YES: i64 = 12;

#[derive(Template)]
#[template(path = "pages/ask_consent.html")]
struct Show<'a> {
    look: &'a Look,
    form: &'a Form,
    child: String,
    unit: String,
    units: Vec<Choice>,
    inside: Vec<Choice>,
    inside_way: String,
    areas: Vec<Choice>,
    levels: Vec<Choice>,
    signers: Vec<(String, String)>,
    back: String,
}

/// The empty form.
pub async fn show(visitor: Visitor, Path(part): Path<String>) -> Result<Response, Response> {
    let page = writing::open(&visitor, ids::read(&visitor, &part)?, Action::AskConsent).await?;
    let today = visitor.today();
    let until = today.checked_add(USUAL.months()).unwrap_or(today);
    let form = visitor
        .form(routes::ask_consent(page.part), page.view.mark())
        .with("until", until.to_string());
    Ok(shown(&visitor, &page, form))
}

/// The question is put; then the answer can be written down.
pub async fn save(
    Path(part): Path<String>,
    Posted { visitor, sent }: Posted,
) -> Result<Response, Response> {
    let part = ids::read(&visitor, &part)?;
    let mut form = Form::sent(routes::ask_consent(part), sent);
    let mut stop = None;
    if let Some(question) = read(&visitor, &mut form)
        && let Some(sheet) = visitor.sheet(&form)
    {
        match ask_consent(&visitor.cx(), part, sheet, question).await {
            Ok(consent) => return Ok(done::go(routes::record_answer(part, consent), "asked")),
            Err(why) => stop = Some(why),
        }
    }
    let page = writing::reopen(&visitor, part, Action::AskConsent, &mut form, stop).await?;
    Ok(shown(&visitor, &page, form))
}

fn read(visitor: &Visitor, form: &mut Form) -> Option<Question> {
    let today = visitor.today();
    let offered = units::outside(visitor);
    let units = form.choices("units", |value| units::among(&offered, value));
    let cx = visitor.cx();
    let pack = cx.pack().ok();
    let areas = form.choices("areas", |key| {
        pack?.area(key).map(|area| AreaKey(area.key.clone()))
    });
    let level = form.choice("level", |value| match value {
        "talk" => Some(Level::Talk),
        "share" => Some(Level::Share),
        _ => None,
    });
    let purpose = form.text("purpose", LONGEST);
    let until = form.date("until", When::From(today));
    let last = today.checked_add(LONGEST_YES.months()).unwrap_or(today);
    if until.is_some_and(|until| until > last) {
        form.refuse("until", "consent-error-too-long");
    }
    let child_heard = form.text("heard", LONGEST);
    if form.failed() {
        return None;
    }
    Some(Question {
        units: units?,
        areas: areas?.into_iter().collect(),
        purpose: purpose?,
        level: level?,
        until: until?,
        child_heard: child_heard?,
        text: visitor.look.plain("consent-text-version"),
    })
}

fn shown(visitor: &Visitor, page: &PartPage, form: Form) -> Response {
    let look = &visitor.look;
    let teller = Teller::new(visitor, &page.view);
    let form = form
        .called("units", look.t("consent-units"))
        .called("areas", look.t("consent-areas"))
        .called("level", look.t("consent-level"))
        .called("purpose", look.t("consent-purpose"))
        .called("until", look.t("consent-until"))
        .called("heard", look.t("consent-heard"));
    let signers = page
        .view
        .child()
        .into_iter()
        .flat_map(folder::entry::ChildCard::custodians);
    let show = Show {
        look,
        form: &form,
        child: teller.child(),
        unit: visitor.unit_name(visitor.unit()),
        units: units::outside(visitor),
        inside: units::inside(visitor),
        inside_way: if page.may.contains(&Action::OpenInside) {
            routes::inside(page.part)
        } else {
            String::new()
        },
        areas: notice::areas(visitor),
        levels: levels(look),
        signers: signers
            .map(|one| (one.name.clone(), teller.custody(one.custody)))
            .collect(),
        back: routes::part(page.part),
    };
    look.show_form(&form, &show)
}

fn levels(look: &Look) -> Vec<Choice> {
    vec![
        Choice::new("talk", look.t("consent-level-talk")).hint(look.t("consent-level-talk-hint")),
        Choice::new("share", look.t("consent-level-share"))
            .hint(look.t("consent-level-share-hint")),
    ]
}
