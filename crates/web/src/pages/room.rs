//! "My own page" (R92): who helps, what I said, what happened with it, what is shared.

use app::rooms::RoomPage;
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use folder::id::PartId;

use super::{ids, room_child};
use crate::family::asked::Asked;
use crate::family::happened::Met;
use crate::family::measures::{self, Measure};
use crate::family::said::{Talk, Words};
use crate::family::shared::Shared;
use crate::family::{Contact, asked, contacts, first_name, happened, next, said, shared};
use crate::look::Look;
use crate::plan_shown::PlanShown;
use crate::routes;
use crate::telling::Line;
use crate::visitor::Visitor;

/// So much of what has happened is shown at once; the rest is a step away.
const LATEST: usize = 5;

/// A guardian's page.
#[derive(Template)]
#[template(path = "pages/room.html")]
struct Show<'a> {
    look: &'a Look,
    me: String,
    child: String,
    questions: Vec<Asked>,
    measures: Vec<Measure>,
    contacts: Vec<Contact>,
    plan: Option<PlanShown>,
    next: Vec<String>,
    talks: Vec<Talk>,
    words: Vec<Words>,
    shown: Vec<Words>,
    meetings: Vec<Met>,
    shared: Vec<Shared>,
    happened: Vec<Line>,
    consents: String,
    log: String,
    write: String,
}

/// The page of a guardian or a child.
pub async fn show(mut visitor: Visitor, Path(room): Path<String>) -> Result<Response, Response> {
    let page = open(&mut visitor, &room).await?;
    let room = page.part;
    if page.is_child {
        return Ok(room_child::shown(&visitor, &page));
    }
    let (words, shown) = said::words(&visitor, &page);
    let mut questions = asked::all(&visitor, &page);
    questions.retain(|question| question.waits);
    Ok(visitor.look.show(&Show {
        look: &visitor.look,
        me: first_name(&visitor.signed.person.name).to_owned(),
        child: first_name(&page.card.name).to_owned(),
        questions,
        measures: measures::waiting(&visitor, &page),
        contacts: contacts(&visitor, &page.view),
        plan: PlanShown::latest(&visitor, &page.view)
            .map(|plan| plan.with_own_answers(&visitor, &page)),
        next: next(&visitor, &page),
        talks: said::talks(&visitor, &page),
        words,
        shown,
        meetings: happened::meetings(&visitor, &page),
        shared: shared::all(&visitor, &page),
        happened: happened::lines(&visitor, &page),
        consents: routes::room_consents(room),
        log: routes::room_log(room),
        write: routes::room_words(room),
    }))
}

/// Opens a room; whom to call stands at the foot of each of its pages.
pub async fn open(visitor: &mut Visitor, room: &str) -> Result<RoomPage, Response> {
    let room: PartId = ids::read(visitor, room)?;
    let opened = app::rooms::show_room(&visitor.cx(), room).await;
    let page = opened.map_err(|stop| visitor.stopped(stop))?;
    visitor.look.help = contacts(visitor, &page.view)
        .into_iter()
        .next()
        .map(|one| one.help);
    Ok(page)
}
