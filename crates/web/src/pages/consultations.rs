//! Questions without a name: what waits, what is open, and what the team has learned (R104, R105).

use app::consultation::{Shown, consultations};
use askama::Template;
use axum::response::Response;

use crate::look::Look;
use crate::routes;
use crate::visitor::Visitor;

#[derive(Template)]
#[template(path = "pages/consultations.html")]
struct Show<'a> {
    look: &'a Look,
    open: Vec<Open>,
    log: Vec<Logged>,
    /// Empty for whoever may not ask.
    consult: String,
    back: String,
}

/// One that goes on.
struct Open {
    href: String,
    topic: String,
    due: String,
    /// It is this side's turn.
    ours: bool,
    late: bool,
}

/// One that is closed, as the team looks back at it.
struct Logged {
    href: String,
    topic: String,
    when: String,
    advice: Vec<String>,
    done: String,
    learned: String,
}

/// The lists.
pub async fn show(visitor: Visitor) -> Result<Response, Response> {
    let cx = visitor.cx();
    let all = match consultations(&cx).await {
        Ok(all) => all,
        Err(stop) => return Err(visitor.stopped(stop)),
    };
    let look = &visitor.look;
    Ok(look.show(&Show {
        look,
        open: all.iter().filter_map(|one| open(&visitor, one)).collect(),
        log: all.iter().filter_map(|one| logged(&visitor, one)).collect(),
        consult: if cx.may_consult().is_ok() {
            routes::consult()
        } else {
            String::new()
        },
        back: routes::home(),
    }))
}

fn open(visitor: &Visitor, one: &Shown) -> Option<Open> {
    let step = one.consultation.next()?;
    let ours = one.turn().is_some();
    Some(Open {
        href: routes::consultation(one.id),
        topic: one.consultation.question.topic.words().to_owned(),
        due: visitor.date(step.due),
        ours,
        late: ours && step.due < visitor.today(),
    })
}

fn logged(visitor: &Visitor, one: &Shown) -> Option<Logged> {
    let (at, outcome) = one.consultation.closed.as_ref()?;
    let advice = one.consultation.advice.iter();
    Some(Logged {
        href: routes::consultation(one.id),
        topic: one.consultation.question.topic.words().to_owned(),
        when: visitor.moment(*at),
        advice: advice
            .map(|(_, said)| said.words.words().to_owned())
            .collect(),
        done: outcome.done.words().to_owned(),
        learned: outcome
            .learned
            .as_ref()
            .map(|words| words.words().to_owned())
            .unwrap_or_default(),
    })
}
