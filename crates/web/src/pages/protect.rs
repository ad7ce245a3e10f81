//! "Somebody at home has protected identity": the level by the register's code, and who sees the child from now on
//! (law.md A13).

use std::collections::BTreeSet;

use app::people::Person;
use app::protect::{Protecting, candidates, level_of, protect};
use app::show_part::PartPage;
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use folder::class::Action;
use folder::entry::{ChildCard, Entry};
use folder::id::PersonId;
use folder::protection::{Handlers, Protection};

use crate::form::{Choice, Form, LONGEST};
use crate::look::Look;
use crate::pages::{done, ids, writing};
use crate::routes;
use crate::telling::Teller;
use crate::visitor::{Posted, Visitor};

/// The register that most people at work see the codes of.
const NAVET: &str = "navet";
/// A level's value in the form, and the code it is read by. What is not known is the strictest.
const LEVELS: [(&str, &str, &str); 3] = [
    ("marked", "01003", "protect-marked"),
    ("population", "01020", "protect-population"),
    ("unknown", "unknown", "protect-unknown"),
];
const OVER: &str = "over";

#[derive(Template)]
#[template(path = "pages/protect.html")]
struct Show<'a> {
    look: &'a Look,
    form: &'a Form,
    child: String,
    levels: Vec<Choice>,
    handlers: Vec<Choice>,
    household: Vec<Choice>,
    back: String,
}

/// Radios for the levels, for whoever begins with a child too.
#[must_use]
pub fn levels(look: &Look) -> Vec<Choice> {
    LEVELS
        .iter()
        .map(|(value, _, key)| {
            Choice::new(*value, look.t(key)).hint(look.t(&format!("{key}.hint")))
        })
        .collect()
}

/// The level of a radio, read as the register's code is.
#[must_use]
pub fn level(visitor: &Visitor, value: &str) -> Option<Protection> {
    let (_, code, _) = LEVELS.iter().find(|(word, ..)| *word == value)?;
    level_of(&visitor.cx(), NAVET, code)
}

/// The form, as it stands now.
pub async fn show(visitor: Visitor, Path(part): Path<String>) -> Result<Response, Response> {
    let page = writing::open(&visitor, ids::read(&visitor, &part)?, Action::Protect).await?;
    let mut form = visitor.form(routes::protect(page.part), page.view.mark());
    if let Some(card) = page.view.child() {
        form = filled(card, form);
    }
    shown(&visitor, &page, form).await
}

fn filled(card: &ChildCard, mut form: Form) -> Form {
    form = match card.protected() {
        Some(Protection::Marked) => form.with("level", "marked"),
        Some(Protection::Population) => form.with("level", "population"),
        None => form.with_field("level"),
    };
    form = form.with_field("handlers").with_field("household");
    for person in card.handlers.iter() {
        form = form.with("handlers", person.to_string());
    }
    for person in &card.household {
        form = form.with("household", person.to_string());
    }
    form
}

/// It acts on the next request, everywhere.
pub async fn save(
    Path(part): Path<String>,
    Posted { visitor, sent }: Posted,
) -> Result<Response, Response> {
    let part = ids::read(&visitor, &part)?;
    let known = writing::open(&visitor, part, Action::Protect).await?;
    let mut form = Form::sent(routes::protect(part), sent);
    let people = candidates(&visitor.cx())
        .await
        .map_err(|stop| visitor.stopped(stop))?;
    let mut stop = None;
    if let Some(protecting) = read(&visitor, &mut form, &people, known.view.child())
        && let Some(sheet) = visitor.sheet(&form)
    {
        match protect(&visitor.cx(), part, sheet, &protecting).await {
            Ok(()) => {
                let me = visitor.signed.person.id;
                // One word whatever was said: the address stays in the browser's history (law.md A13).
                let stays = protecting.level.is_none() || protecting.handlers.contains(&me);
                // Whoever named others and not oneself does not see the child from now on.
                let to = if stays {
                    routes::part(part)
                } else {
                    routes::home()
                };
                return Ok(done::go(to, "identity"));
            }
            Err(why) => stop = Some(why),
        }
    }
    let page = writing::reopen(&visitor, part, Action::Protect, &mut form, stop).await?;
    writing::beside(
        &visitor,
        &page.view,
        &mut form,
        |entry, empty| match entry {
            Entry::ChildCard(card) => Some(filled(card, empty)),
            _ => None,
        },
    );
    shown(&visitor, &page, form).await
}

fn read(
    visitor: &Visitor,
    form: &mut Form,
    people: &[Person],
    card: Option<&ChildCard>,
) -> Option<Protecting> {
    let level = form.choice("level", |value| match value {
        OVER => Some(None),
        value => level(visitor, value).map(Some),
    });
    let handlers = form.choices_if_any("handlers", |value| {
        let person: PersonId = value.parse().ok()?;
        people.iter().any(|one| one.id == person).then_some(person)
    });
    if handlers.len() > Handlers::AT_MOST {
        form.refuse("handlers", "refusal-too-many-handlers");
    }
    if matches!(level, Some(Some(_))) && handlers.is_empty() && form.error("handlers").is_none() {
        form.refuse("handlers", "refusal-no-handler");
    }
    let household: Vec<PersonId> = form.choices_if_any("household", |value| {
        let person: PersonId = value.parse().ok()?;
        card?
            .guardians
            .iter()
            .any(|one| one.person == person)
            .then_some(person)
    });
    let known_from = form.text("known", LONGEST);
    if form.failed() {
        return None;
    }
    Some(Protecting {
        level: level?,
        handlers,
        household: household.into_iter().collect::<BTreeSet<_>>(),
        known_from: known_from?,
    })
}

async fn shown(visitor: &Visitor, page: &PartPage, form: Form) -> Result<Response, Response> {
    let look = &visitor.look;
    let people = candidates(&visitor.cx())
        .await
        .map_err(|stop| visitor.stopped(stop))?;
    let child = Teller::new(visitor, &page.view).child();
    let form = form
        .called("level", look.t("protect-level"))
        .called("handlers", look.t("protect-handlers"))
        .called("household", look.t("protect-household"))
        .called("known", look.t("protect-known"));
    let card = page.view.child();
    let mut levels = levels(look);
    if card.is_some_and(|card| card.protected().is_some()) {
        levels.push(Choice::new(OVER, look.t("protect-over")).hint(look.t("protect-over.hint")));
    }
    let guardians = card.map_or(&[][..], |card| &card.guardians);
    let show = Show {
        look,
        form: &form,
        levels,
        handlers: people
            .iter()
            .map(|person| Choice::new(person.id.to_string(), &person.name))
            .collect(),
        household: guardians
            .iter()
            .map(|one| Choice::new(one.person.to_string(), &one.name))
            .collect(),
        child,
        back: routes::part(page.part),
    };
    Ok(look.show_form(&form, &show))
}
