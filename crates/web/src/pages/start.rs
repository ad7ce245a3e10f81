//! The first page: my day at work, or the way to one's own page.

use app::Stop;
use app::consultation::consultations;
use app::my_day::{Line, Untold};
use app::people::PersonKind;
use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use folder::next::Turn;

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
    mine: Vec<Task>,
    coming: Vec<Task>,
    awaited: Vec<Task>,
    risen: Vec<Task>,
    colleagues: Vec<Task>,
    children: Vec<Child>,
    closed: String,
    /// Empty unless a protected matter at the own unit has nobody, and one may name somebody.
    unhandled: String,
    /// Empty unless something opened in an emergency is the reader's to look at.
    emergencies: String,
    begin: String,
    /// Who sits where.
    seats: String,
    /// Seats that children count on and that stand empty, or will soon, for whoever staffs.
    emptying: Vec<String>,
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

/// Something to do, or to wait for.
struct Task {
    href: String,
    /// What, and about whom.
    what: String,
    age: String,
    /// By when, and since when where that is what one asks oneself.
    when: Vec<String>,
    /// Who answers for it, where that is somebody else or nobody.
    whose: String,
}

struct Child {
    href: String,
    name: String,
    age: String,
}

/// So many days ahead something waits for one; what comes later is a coming date.
const SOON: i32 = 7;

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
    let day = app::my_day::my_day(&cx).await?;
    let soon = |line: &Line| (line.task.due - today).get_days() <= SOON;
    let (mine, coming): (Vec<_>, Vec<_>) = day.mine.iter().partition(|line| soon(line));
    let tasks = |lines: Vec<&Line>, others| -> Vec<Task> {
        let each = lines.into_iter();
        each.map(|line| task(visitor, line, others)).collect()
    };
    let colleagues = day.colleagues.iter();
    let emptying = app::staff::emptying(&cx, &day.children).await?;
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
        mine: tasks(mine, false),
        coming: tasks(coming, false),
        awaited: tasks(day.awaited.iter().collect(), false),
        risen: tasks(day.risen.iter().collect(), true),
        colleagues: colleagues.map(|line| untold(visitor, line)).collect(),
        children: day
            .children
            .into_iter()
            .map(|line| Child {
                href: routes::part(line.part),
                age: tongue.age(line.card.birth, today),
                name: line.card.name,
            })
            .collect(),
        closed: routes::closed(),
        begin: routes::begin(),
        seats: routes::seats(),
        emptying: emptying
            .iter()
            .map(|seat| visitor.role(seat.function.id))
            .collect(),
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

/// A line of a list. Whose it is stands there where it is somebody else's, or nobody's.
fn task(visitor: &Visitor, line: &Line, others: bool) -> Task {
    let look = &visitor.look;
    let what = look.t(line.task.step.key());
    let due = visitor.date(line.task.due);
    let by = if line.turn() != Turn::Own {
        "start-awaited"
    } else if line.task.due < visitor.today() {
        "start-late"
    } else {
        "start-next"
    };
    let since = (line.turn() != Turn::Own)
        .then(|| look.t1("start-since", "day", visitor.date(line.task.since)));
    let role = line.task.function.map(|function| visitor.role(function));
    Task {
        href: routes::part(line.part),
        what: about(visitor, &what, &line.name),
        age: look.tongue().age(line.birth, visitor.today()),
        when: since.into_iter().chain([look.t1(by, "day", due)]).collect(),
        whose: match role {
            _ if line.orphaned => look.t("start-nobody"),
            Some(role) if others => look.t1("start-with", "role", role),
            _ => String::new(),
        },
    }
}

/// A line of what a colleague has: that there is something.
fn untold(visitor: &Visitor, line: &Untold) -> Task {
    let look = &visitor.look;
    let late = line.due < visitor.today();
    let by = if late { "start-late" } else { "start-next" };
    let role = line.function.map(|function| visitor.role(function));
    Task {
        href: routes::part(line.part),
        what: about(visitor, &look.t("next-something"), &line.name),
        age: look.tongue().age(line.birth, visitor.today()),
        when: vec![look.t1(by, "day", visitor.date(line.due))],
        whose: role
            .map(|role| look.t1("start-with", "role", role))
            .unwrap_or_default(),
    }
}

fn about(visitor: &Visitor, what: &str, name: &str) -> String {
    let args = [("what", what.into()), ("name", name.into())];
    visitor.look.tw("start-task", &args)
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
