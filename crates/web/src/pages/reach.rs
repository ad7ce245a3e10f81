//! "This is how they are reached": a telephone for the child and for each guardian (standards C9).

use app::reach::reach;
use app::show_part::PartPage;
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use folder::class::Action;
use folder::entry::{ChildCard, Entry};
use folder::id::PersonId;
use folder::reach::Telephone;

use crate::form::Form;
use crate::look::Look;
use crate::pages::{done, ids, writing};
use crate::routes;
use crate::telling::Teller;
use crate::visitor::{Posted, Visitor};

/// The longest number, with everything that people write between the digits.
const NUMBER: usize = 40;

/// The child's own field.
const CHILD: &str = "child";

#[derive(Template)]
#[template(path = "pages/reach.html")]
struct Show<'a> {
    look: &'a Look,
    form: &'a Form,
    child: String,
    /// Nobody's number is kept.
    protected: bool,
    guardians: Vec<Row>,
    back: String,
}

/// A guardian who is known.
struct Row {
    name: String,
    field: String,
}

/// Everybody who may have a number, each with the field's name.
fn people(card: &ChildCard) -> Vec<(PersonId, String)> {
    let guardians = card.guardians.iter().enumerate();
    std::iter::once((card.person, CHILD.to_owned()))
        .chain(guardians.map(|(place, one)| (one.person, format!("guardian-{place}"))))
        .collect()
}

fn filled(card: &ChildCard, mut form: Form) -> Form {
    for (person, field) in people(card) {
        let number = card.reach.to(person).map(Telephone::as_str);
        form = form.with(&field, number.unwrap_or_default());
    }
    form
}

/// The form, as it is known now.
pub async fn show(visitor: Visitor, Path(part): Path<String>) -> Result<Response, Response> {
    let page = writing::open(&visitor, ids::read(&visitor, &part)?, Action::Note).await?;
    let mut form = visitor.form(routes::reach(page.part), page.view.mark());
    if let Some(card) = page.view.child() {
        form = filled(card, form);
    }
    Ok(shown(&visitor, &page, form))
}

/// It is kept, or shown again.
pub async fn save(
    Path(part): Path<String>,
    Posted { visitor, sent }: Posted,
) -> Result<Response, Response> {
    let part = ids::read(&visitor, &part)?;
    let known = writing::open(&visitor, part, Action::Note).await?;
    let mut form = Form::sent(routes::reach(part), sent);
    let mut stop = None;
    if let Some(numbers) = read(&known, &mut form)
        && let Some(sheet) = visitor.sheet(&form)
    {
        match reach(&visitor.cx(), part, sheet, &numbers).await {
            Ok(()) => return Ok(done::go(routes::part(part), "reach")),
            Err(why) => stop = Some(why),
        }
    }
    let page = writing::reopen(&visitor, part, Action::Note, &mut form, stop).await?;
    writing::beside(
        &visitor,
        &page.view,
        &mut form,
        |entry, empty| match entry {
            Entry::ChildCard(card) => Some(filled(card, empty)),
            _ => None,
        },
    );
    Ok(shown(&visitor, &page, form))
}

fn read(page: &PartPage, form: &mut Form) -> Option<Vec<(PersonId, Telephone)>> {
    let mut numbers = Vec::new();
    for (person, field) in people(page.view.child()?) {
        let text = form.text_if_any(&field, NUMBER);
        if text.is_empty() {
            continue;
        }
        match Telephone::read(&text) {
            Some(number) => numbers.push((person, number)),
            None => form.refuse(&field, "reach-error-number"),
        }
    }
    (!form.failed()).then_some(numbers)
}

fn shown(visitor: &Visitor, page: &PartPage, form: Form) -> Response {
    let look = &visitor.look;
    let child = Teller::new(visitor, &page.view).child();
    let card = page.view.child();
    let mut form = form.called(CHILD, child.clone());
    let mut guardians = Vec::new();
    for (guardian, (_, field)) in card
        .iter()
        .flat_map(|card| card.guardians.iter().zip(people(card).into_iter().skip(1)))
    {
        form = form.called(field.clone(), guardian.name.clone());
        guardians.push(Row {
            name: guardian.name.clone(),
            field,
        });
    }
    let show = Show {
        look,
        form: &form,
        child,
        protected: card.is_some_and(|card| card.protected().is_some()),
        guardians,
        back: routes::part(page.part),
    };
    look.show_form(&form, &show)
}
