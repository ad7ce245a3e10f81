//! A child's own page: who helps me, with what, what I said, what happened with it (R92, R94; standards C11).

use app::rooms::RoomPage;
use askama::Template;
use axum::response::Response;

use crate::family::asked::{self, Asked};
use crate::family::happened::Met;
use crate::family::measures::{self, Measure};
use crate::family::said::{Talk, Words};
use crate::family::{Contact, contacts, first_name, happened, next, said};
use crate::look::Look;
use crate::plan_shown::PlanShown;
use crate::routes;
use crate::telling::Line;
use crate::visitor::Visitor;

#[derive(Template)]
#[template(path = "pages/room_child.html")]
struct Show<'a> {
    look: &'a Look,
    me: String,
    questions: Vec<Asked>,
    measures: Vec<Measure>,
    consents: String,
    contacts: Vec<Contact>,
    plan: Option<PlanShown>,
    next: Vec<String>,
    talks: Vec<Talk>,
    words: Vec<Words>,
    meetings: Vec<Met>,
    happened: Vec<(String, String)>,
    /// What somebody wrote and the child may read.
    written: Vec<Line>,
    log: String,
    write: String,
}

/// The page, of an opened room.
#[must_use]
pub fn shown(visitor: &Visitor, page: &RoomPage) -> Response {
    let answered = asked::all(visitor, page);
    let consents = if answered.is_empty() {
        String::new()
    } else {
        routes::room_consents(page.part)
    };
    let questions = answered.into_iter().filter(|one| one.waits).collect();
    visitor.look.show(&Show {
        look: &visitor.look,
        questions,
        measures: measures::waiting(visitor, page),
        consents,
        me: first_name(&visitor.signed.person.name).to_owned(),
        contacts: contacts(visitor, &page.view),
        plan: PlanShown::latest(visitor, &page.view)
            .map(|plan| plan.with_own_answers(visitor, page)),
        next: next(visitor, page),
        talks: said::talks(visitor, page),
        words: said::words(visitor, page).0,
        meetings: happened::meetings(visitor, page),
        happened: happened::told_to_child(visitor, page),
        written: happened::shown_to_child(visitor, page),
        log: routes::room_log(page.part),
        write: routes::room_words(page.part),
    })
}
