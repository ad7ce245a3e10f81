//! The first page: my day at work, or the way to one's own page.

use app::Stop;
use app::consultation::consultations;
use app::people::PersonKind;
use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;

use crate::look::Look;
use crate::routes;
use crate::visitor::{Visitor, go};

#[derive(Template)]
#[template(path = "pages/start.html")]
struct Show<'a> {
    look: &'a Look,
    hello: String,
    day: String,
    waiting: Vec<String>,
    /// Questions without a name where it is this side's turn.
    questions: Vec<Question>,
    due: Vec<Child>,
    others: Vec<Child>,
    /// Empty unless a protected matter at the own unit has nobody, and one may name somebody.
    unhandled: String,
    /// Empty unless something opened in an emergency is the reader's to look at.
    emergencies: String,
    begin: String,
    /// Empty without the mandate to follow up.
    statistics: String,
    /// Empty for whoever may not ask.
    consult: String,
    consultations: String,
}

struct Question {
    href: String,
    topic: String,
    due: String,
    late: bool,
}

struct Child {
    href: String,
    name: String,
    age: String,
    due: String,
    late: bool,
}

#[derive(Template)]
#[template(path = "pages/rooms.html")]
struct Rooms<'a> {
    look: &'a Look,
    hello: String,
    own: Vec<(String, String)>,
}

/// My day, or my own page. Who is not signed in is led to the sign-in.
pub async fn show(visitor: Result<Visitor, Response>) -> Response {
    let visitor = match visitor {
        Ok(visitor) => visitor,
        Err(answer) if answer.status() == StatusCode::UNAUTHORIZED => return go(routes::sign_in()),
        Err(answer) => return answer,
    };
    let shown = if visitor.signed.person.kind == PersonKind::Professional {
        my_day(&visitor).await
    } else {
        my_rooms(&visitor).await
    };
    shown.unwrap_or_else(|stop| visitor.stopped(stop))
}

async fn my_day(visitor: &Visitor) -> Result<Response, Stop> {
    let cx = visitor.cx();
    let today = visitor.today();
    let tongue = visitor.look.tongue();
    let waiting = app::waiting::waiting(&cx).await?;
    let children = app::children::children(&cx).await?;
    let (due, others): (Vec<_>, Vec<_>) = children
        .into_iter()
        .map(|line| Child {
            href: routes::part(line.part),
            age: tongue.age(line.card.birth, today),
            name: line.card.name,
            due: line.due.map(|day| tongue.date(day)).unwrap_or_default(),
            late: line.due.is_some_and(|day| day < today),
        })
        .partition(|child| !child.due.is_empty());
    let unhandled = app::unhandled::unhandled(&cx).await?;
    let emergencies = app::emergency::to_review(&cx).await?;
    Ok(visitor.look.show(&Show {
        look: &visitor.look,
        hello: hello(visitor),
        unhandled: if unhandled.is_empty() {
            String::new()
        } else {
            routes::unhandled()
        },
        emergencies: if emergencies.is_empty() {
            String::new()
        } else {
            routes::emergencies()
        },
        day: tongue.weekday_date(today),
        waiting: waiting.into_iter().map(routes::waiting).collect(),
        questions: questions(visitor).await?,
        due,
        others,
        begin: routes::begin(),
        statistics: if cx.may_follow_up().is_ok() {
            routes::statistics()
        } else {
            String::new()
        },
        consult: if cx.may_consult().is_ok() {
            routes::consult()
        } else {
            String::new()
        },
        consultations: routes::consultations(),
    }))
}

/// Those that wait for this side, the soonest first.
async fn questions(visitor: &Visitor) -> Result<Vec<Question>, Stop> {
    let today = visitor.today();
    let mut waiting: Vec<_> = consultations(&visitor.cx())
        .await?
        .into_iter()
        .filter_map(|one| Some((one.turn()?.due, one)))
        .collect();
    waiting.sort_by_key(|(due, one)| (*due, one.id));
    Ok(waiting
        .into_iter()
        .map(|(due, one)| Question {
            href: routes::consultation(one.id),
            topic: one.consultation.question.topic.words().to_owned(),
            due: visitor.date(due),
            late: due < today,
        })
        .collect())
}

async fn my_rooms(visitor: &Visitor) -> Result<Response, Stop> {
    let rooms = app::rooms::rooms(&visitor.cx()).await?;
    if let [(room, _)] = rooms.as_slice() {
        return Ok(go(routes::room(room)));
    }
    Ok(visitor.look.show(&Rooms {
        look: &visitor.look,
        hello: hello(visitor),
        own: rooms
            .into_iter()
            .map(|(room, card)| (routes::room(room), card.name))
            .collect(),
    }))
}

/// "Hej Sara": by the first name.
fn hello(visitor: &Visitor) -> String {
    let name = &visitor.signed.person.name;
    let first = name.split_whitespace().next().unwrap_or(name);
    visitor.look.t1("start-hello", "name", first)
}
