//! Writing in one's own room; beside the field stands who can see it (R94; standards C8, C10).

use std::collections::BTreeSet;

use app::Stop;
use app::rooms::{Choices, RoomPage};
use app::words::Readers;
use askama::Template;
use axum::extract::Path;
use axum::response::Response;

use super::{done, room};
use crate::family::first_name;
use crate::form::{Choice, Form, LONGEST};
use crate::look::Look;
use crate::routes;
use crate::visitor::{Posted, Visitor};

#[derive(Template)]
#[template(path = "pages/room_words.html")]
struct Show<'a> {
    look: &'a Look,
    form: &'a Form,
    is_child: bool,
    child: String,
    readers: Vec<Choice>,
    back: String,
}

/// An empty page to write on.
pub async fn show(mut visitor: Visitor, Path(of): Path<String>) -> Result<Response, Response> {
    let page = room::open(&mut visitor, &of).await?;
    let form = visitor.form(routes::room_words(page.part), page.view.mark());
    Ok(shown(&visitor, &page, form))
}

/// The words, and those who are let in to read.
pub async fn save(
    Path(of): Path<String>,
    Posted { mut visitor, sent }: Posted,
) -> Result<Response, Response> {
    let page = room::open(&mut visitor, &of).await?;
    let mut form = Form::sent(routes::room_words(page.part), sent);
    let text = form.text("text", LONGEST);
    let readers = read(
        &page.choices,
        form.choices_if_any("to", chosen(&page.choices)),
    );
    if let (Some(text), false) = (text, form.failed()) {
        if let Some(sheet) = visitor.sheet(&form) {
            match app::words::write_words(&visitor.cx(), page.part, sheet, text, &readers).await {
                Ok(()) => return Ok(done::go(routes::room(page.part), "written")),
                Err(stop) => visitor.mend(&mut form, stop, page.view.mark())?,
            }
        } else {
            visitor.mend(&mut form, Stop::Behind, page.view.mark())?;
        }
    }
    Ok(shown(&visitor, &page, form))
}

/// Those who can be let in, as boxes to tick; their places are sent, never ids.
#[must_use]
pub fn boxes(visitor: &Visitor, choices: &Choices) -> Vec<Choice> {
    let look = &visitor.look;
    let persons = choices
        .persons
        .iter()
        .map(|(_, name)| (name.clone(), look.t("words-to-person")));
    let units = choices.units.iter().map(|unit| {
        let name = visitor.unit_name(Some(*unit));
        (
            look.t1("words-to-unit", "unit", name),
            look.t("words-to-unit-hint"),
        )
    });
    let all = persons.chain(units).enumerate();
    all.map(|(at, (label, hint))| Choice::new(at.to_string(), label).hint(hint))
        .collect()
}

/// Reads the place of a box.
pub fn chosen(choices: &Choices) -> impl Fn(&str) -> Option<usize> {
    let all = choices.persons.len() + choices.units.len();
    move |place| place.parse().ok().filter(|at| *at < all)
}

/// Those whose boxes were ticked.
#[must_use]
pub fn read(choices: &Choices, places: Vec<usize>) -> Readers {
    let places: BTreeSet<usize> = places.into_iter().collect();
    let (persons, units): (Vec<usize>, Vec<usize>) = places
        .into_iter()
        .partition(|at| *at < choices.persons.len());
    Readers {
        persons: persons
            .into_iter()
            .map(|at| choices.persons[at].0)
            .collect(),
        units: units
            .into_iter()
            .map(|at| choices.units[at - choices.persons.len()])
            .collect(),
    }
}

fn shown(visitor: &Visitor, page: &RoomPage, form: Form) -> Response {
    let look = &visitor.look;
    let form = form
        .called("text", look.t("words-text"))
        .called("to", look.t("words-to"));
    look.show_form(
        &form,
        &Show {
            look,
            form: &form,
            is_child: page.is_child,
            child: first_name(&page.card.name).to_owned(),
            readers: boxes(visitor, &page.choices),
            back: routes::room(page.part),
        },
    )
}
