//! "It is time to end": why, what became of each goal, both views, and whom to turn to later (R90).

use app::plan::close_plan;
use app::show_part::PartPage;
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use folder::class::Action;
use folder::entry::{Entry, GoalResult, PlanClosed};
use folder::id::GoalId;
use folder::plan::Plan;

use crate::form::{Choice, Form, LONGEST};
use crate::look::Look;
use crate::pages::plan::{held, held_once};
use crate::pages::{done, turn_to, writing};
use crate::plan_shown::result_key;
use crate::routes;
use crate::telling::Teller;
use crate::visitor::{Posted, Visitor};

#[derive(Template)]
#[template(path = "pages/close_plan.html")]
struct Show<'a> {
    look: &'a Look,
    form: &'a Form,
    child: String,
    goals: Vec<(String, String)>,
    results: Vec<Choice>,
    back: String,
}

/// The form, with whom to turn to as proposed.
pub async fn show(visitor: Visitor, Path(part): Path<String>) -> Result<Response, Response> {
    let (page, plan) = held(&visitor, &part).await?;
    let form = visitor.form(routes::close_plan(page.part), page.view.mark());
    let form = form.with("turn-to", turn_to::proposed(&visitor, &page));
    Ok(shown(&visitor, &page, &plan, form))
}

/// The closure is written, or shown again.
pub async fn save(
    Path(part): Path<String>,
    Posted { visitor, sent }: Posted,
) -> Result<Response, Response> {
    let (page, plan) = held_once(&visitor, &part).await?;
    let part = page.part;
    let mut form = Form::sent(routes::close_plan(part), sent);
    let mut stop = None;
    if let Some(closure) = read(&plan, &mut form)
        && let Some(sheet) = visitor.sheet(&form)
    {
        match close_plan(&visitor.cx(), part, sheet, closure).await {
            Ok(()) => return Ok(done::go(routes::plan(part), "closed")),
            Err(why) => stop = Some(why),
        }
    }
    let page = writing::reopen(&visitor, part, Action::Plan, &mut form, stop).await?;
    let plan = page.view.plan().unwrap_or(plan);
    writing::beside(
        &visitor,
        &page.view,
        &mut form,
        |entry, empty| match entry {
            Entry::PlanClosed(closed) if closed.plan == plan.frame.plan => {
                Some(filled(closed, empty))
            }
            _ => None,
        },
    );
    Ok(shown(&visitor, &page, &plan, form))
}

/// The goals with the fields of their results.
fn rows(plan: &Plan) -> Vec<(String, String)> {
    let rows = plan.goals().iter();
    rows.map(|goal| (goal.words.clone(), result_field(goal.goal)))
        .collect()
}

fn result_field(goal: GoalId) -> String {
    format!("result-{goal}")
}

fn filled(closed: &PlanClosed, mut form: Form) -> Form {
    for (goal, result) in &closed.results {
        let result = match result {
            GoalResult::Reached => "reached",
            GoalResult::Partly => "partly",
            GoalResult::Not => "not",
        };
        form = form.with(&result_field(*goal), result);
    }
    form.with("reason", &closed.reason)
        .with("child", &closed.child)
        .with("guardian", &closed.guardian)
        .with("turn-to", &closed.turn_to)
}

fn read(plan: &Plan, form: &mut Form) -> Option<PlanClosed> {
    let reason = form.text("reason", LONGEST);
    let mut results = Vec::new();
    for (goal, (_, field)) in plan.goals().iter().zip(rows(plan)) {
        let result = form.choice(&field, |value| match value {
            "reached" => Some(GoalResult::Reached),
            "partly" => Some(GoalResult::Partly),
            "not" => Some(GoalResult::Not),
            _ => None,
        });
        results.extend(result.map(|result| (goal.goal, result)));
    }
    let child = form.text("child", LONGEST);
    let guardian = form.text("guardian", LONGEST);
    let whom = form.text("turn-to", LONGEST);
    if form.failed() {
        return None;
    }
    Some(PlanClosed {
        plan: plan.frame.plan,
        reason: reason?,
        results,
        child: child?,
        guardian: guardian?,
        turn_to: whom?,
    })
}

fn shown(visitor: &Visitor, page: &PartPage, plan: &Plan, form: Form) -> Response {
    let look = &visitor.look;
    let child = Teller::new(visitor, &page.view).child();
    let mut form = form
        .called("reason", look.t("close-reason"))
        .called("child", look.t1("review-child", "child", &child))
        .called("guardian", look.t("review-guardian"))
        .called("turn-to", look.t("close-turn-to"));
    for (goal, field) in rows(plan) {
        form = form.called(field, goal);
    }
    let show = Show {
        look,
        form: &form,
        child,
        goals: rows(plan),
        results: vec![
            Choice::new("reached", look.t(result_key(GoalResult::Reached))),
            Choice::new("partly", look.t(result_key(GoalResult::Partly))),
            Choice::new("not", look.t(result_key(GoalResult::Not))),
        ],
        back: routes::plan(page.part),
    };
    look.show_form(&form, &show)
}
