//! A child's page at work: who, what happens next, what there is to do, what has been said, shared and written.

mod flow;
mod steps;
pub mod told;

use app::show_part::{PartPage, show_part};
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use folder::class::Action;
use folder::entry::ChildCard;
use folder::id::PersonId;
use folder::plan::Plan;

use self::flow::{ConsentRow, SharedRow};
use self::steps::Way;
pub use self::steps::{StepRow, rows as step_rows};
use self::told::{Told, told};
use crate::look::{Help, Look};
use crate::pages::{ids, wheel_said};
use crate::routes;
use crate::telling::Teller;
use crate::visitor::Visitor;
use crate::wheel::Wheel;

#[derive(Template)]
#[template(path = "pages/part.html")]
struct Show<'a> {
    look: &'a Look,
    name: String,
    age: String,
    language: String,
    /// The child's own telephone.
    own: Option<Help>,
    guardians: Vec<Near>,
    /// Where it is written down how they are reached, by whoever may.
    reach: Option<String>,
    /// Where a change of custody is written down, by whoever may.
    custody: Option<String>,
    contact_title: String,
    contact: Option<Contact>,
    steps: Vec<StepRow>,
    main: Option<Way>,
    ways: Vec<Way>,
    wheel: Option<Wheel>,
    plan: Option<PlanShort>,
    consents: Vec<ConsentRow>,
    shared: Vec<SharedRow>,
    stopped: Vec<String>,
    /// That the own workplace is done for now, and since when; or empty.
    closed: String,
    timeline: Vec<Told>,
    earlier: Option<String>,
    why_here: String,
}

/// A guardian, and how to call.
struct Near {
    name: String,
    text: String,
    call: Option<Help>,
}

struct Contact {
    name: String,
    seat: String,
    call: Help,
}

struct PlanShort {
    state: &'static str,
    goals: Vec<String>,
    review: String,
    href: String,
}

/// What the page shows of what was written; the rest is one step away.
const NEWEST: usize = 15;

/// The child's page.
pub async fn show(visitor: Visitor, Path(part): Path<String>) -> Response {
    let part = match ids::read(&visitor, &part) {
        Ok(part) => part,
        Err(answer) => return answer,
    };
    match show_part(&visitor.cx(), part).await {
        Ok(page) => shown(&visitor, &page),
        Err(stop) => visitor.stopped(stop),
    }
}

fn shown(visitor: &Visitor, page: &PartPage) -> Response {
    let (look, view) = (&visitor.look, &page.view);
    let teller = Teller::new(visitor, view);
    let card = view.child();
    let steps = step_rows(visitor, page, page.next());
    let (main, ways) = steps::ways(visitor, page, &steps);
    let (timeline, earlier) = told(visitor, page, view.timeline(), NEWEST);
    look.show(&Show {
        look,
        name: teller.child(),
        age: card
            .map(|card| look.tongue().age(card.birth, view.today()))
            .unwrap_or_default(),
        language: card.map(|card| card.language.clone()).unwrap_or_default(),
        own: card.and_then(|card| call(card, card.person, &card.name)),
        guardians: guardians(visitor, &teller),
        reach: page
            .may
            .contains(&Action::Note)
            .then(|| routes::reach(page.part))
            .filter(|_| card.is_some_and(|card| card.protected().is_none())),
        custody: page
            .may
            .contains(&Action::AskConsent)
            .then(|| routes::change_custody(page.part)),
        contact_title: visitor.pack().msg(practice::text::NAMED_CONTACT),
        contact: contact(visitor, page),
        main,
        ways,
        steps,
        wheel: wheel_said::wheel(visitor, view),
        plan: view.plan().map(|plan| short(visitor, page, &plan)),
        consents: flow::consents(visitor, page),
        shared: flow::shared(visitor, page),
        stopped: view
            .stopped()
            .iter()
            .map(|unit| teller.unit(*unit))
            .collect(),
        closed: view
            .closed_here()
            .map(|at| {
                look.t1(
                    "part-closed-here",
                    "day",
                    visitor.date(visitor.cx().day_of(at)),
                )
            })
            .unwrap_or_default(),
        timeline,
        earlier,
        why_here: routes::why_here(page.part),
    })
}

fn call(card: &ChildCard, person: PersonId, name: &str) -> Option<Help> {
    card.reach.to(person).map(|number| Help {
        name: name.to_owned(),
        phone: number.as_str().to_owned(),
    })
}

/// Each guardian with custody, language, interpreter in words, and telephone.
fn guardians(visitor: &Visitor, teller: &Teller<'_>) -> Vec<Near> {
    let Some(card) = teller.card() else {
        return Vec::new();
    };
    card.guardians
        .iter()
        .map(|guardian| {
            let mut parts = vec![teller.custody(guardian.custody)];
            if !guardian.language.is_empty() {
                parts.push(guardian.language.clone());
            }
            if guardian.interpreter {
                parts.push(visitor.look.t("telling-needs-interpreter"));
            }
            Near {
                name: guardian.name.clone(),
                text: parts.join(", "),
                call: call(card, guardian.person, &guardian.name),
            }
        })
        .collect()
}

fn contact(visitor: &Visitor, page: &PartPage) -> Option<Contact> {
    let contact = page.view.named_contact()?;
    let seat = [
        visitor.role(contact.function),
        visitor.unit_name(Some(contact.unit)),
    ];
    Some(Contact {
        name: contact.name.clone(),
        seat: seat.join(", "),
        call: Help {
            name: contact.name.clone(),
            phone: contact.phone.clone(),
        },
    })
}

fn short(visitor: &Visitor, page: &PartPage, plan: &Plan) -> PlanShort {
    let state = match (&plan.closed, plan.is_active()) {
        (Some(_), _) => "part-plan-closed",
        (None, true) => "part-plan-active",
        (None, false) => "part-plan-draft",
    };
    PlanShort {
        state,
        goals: plan.goals().iter().map(|goal| goal.words.clone()).collect(),
        review: plan
            .review_day()
            .map(|day| visitor.date(day))
            .unwrap_or_default(),
        href: routes::plan(page.part),
    }
}
