//! "Our plan": who does what, until when, and what comes next (R77–R90).

use app::show_part::PartPage;
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use folder::class::Action;
use folder::plan::Plan;

use crate::look::Look;
use crate::pages::{ids, writing};
use crate::plan_shown::PlanShown;
use crate::routes;
use crate::telling::Teller;
use crate::visitor::Visitor;

#[derive(Template)]
#[template(path = "pages/plan.html")]
struct Show<'a> {
    look: &'a Look,
    child: String,
    name: String,
    plan: Option<PlanShown>,
    next: String,
    main: Option<(String, String)>,
    ways: Vec<(String, String)>,
    earlier: Vec<PlanShown>,
    why_here: String,
    back: String,
}

/// The plan as this part knows it.
pub async fn show(visitor: Visitor, Path(part): Path<String>) -> Result<Response, Response> {
    let page = match app::show_part::show_part(&visitor.cx(), ids::read(&visitor, &part)?).await {
        Ok(page) => page,
        Err(stop) => return Err(visitor.stopped(stop)),
    };
    let look = &visitor.look;
    let mut plans = page.view.plans();
    let latest = plans.pop();
    let mut ways = ways(&visitor, &page, latest.as_ref());
    let main = (!ways.is_empty()).then(|| ways.remove(0));
    let shown = latest.as_ref().map(|plan| {
        let asks = page.may.contains(&Action::AskConsent);
        let shown = PlanShown::of(&visitor, &page.view, plan).with_answers(&visitor, &page, asks);
        if page.may.contains(&Action::Offer) {
            shown.with_sharing(page.part)
        } else {
            shown
        }
    });
    let earlier = plans
        .iter()
        .rev()
        .map(|plan| PlanShown::of(&visitor, &page.view, plan));
    Ok(look.show(&Show {
        look,
        child: Teller::new(&visitor, &page.view).child(),
        name: visitor.pack().msg(practice::text::PLAN_NAME),
        plan: shown,
        next: next(look, latest.as_ref()),
        main,
        ways,
        earlier: earlier.collect(),
        why_here: routes::why_here(page.part),
        back: routes::part(page.part),
    }))
}

/// The part with the plan that runs or is being written here, for somebody who holds it.
pub(super) async fn held(visitor: &Visitor, part: &str) -> Result<(PartPage, Plan), Response> {
    let (page, plan) = held_once(visitor, part).await?;
    match plan.closed {
        None => Ok((page, plan)),
        Some(_) => Err(visitor.not_found()),
    }
}

/// The same for a form that comes back, also when somebody has closed the plan since: the rules say so, and what was
/// typed is still there.
pub(super) async fn held_once(visitor: &Visitor, part: &str) -> Result<(PartPage, Plan), Response> {
    let page = writing::open(visitor, ids::read(visitor, part)?, Action::Plan).await?;
    match page.view.plan().filter(|plan| plan.own) {
        Some(plan) => Ok((page, plan)),
        None => Err(visitor.not_found()),
    }
}

/// What can be done now, the main thing first.
fn ways(visitor: &Visitor, page: &PartPage, plan: Option<&Plan>) -> Vec<(String, String)> {
    let t = |key: &str| visitor.look.t(key);
    let part = page.part;
    let mut ways = Vec::new();
    let may = |action| page.may.contains(&action);
    let open = plan.filter(|plan| plan.closed.is_none());
    let own = open.filter(|plan| plan.own);
    let promise = (t("plan-way-promise"), routes::promise(part));
    let can_promise = may(Action::Promise) && open.is_some_and(|plan| !plan.goals().is_empty());
    if may(Action::Plan) {
        match own {
            None if open.is_none() => ways.push((t("plan-way-begin"), routes::frame_plan(part))),
            None => {}
            Some(plan) if plan.is_active() => {
                if can_promise && plan.measures.is_empty() {
                    ways.push(promise.clone());
                }
                ways.push((t("plan-way-review"), routes::review(part)));
                ways.push((t("plan-way-change"), routes::frame_plan(part)));
                ways.push((t("plan-way-close"), routes::close_plan(part)));
            }
            Some(plan) => {
                if !plan.goals().is_empty() {
                    ways.push((t("plan-way-agree"), routes::agree_plan(part)));
                }
                ways.push((t("plan-way-change"), routes::frame_plan(part)));
            }
        }
    }
    if can_promise && !ways.contains(&promise) {
        ways.push(promise);
    }
    if let Some(plan) = own
        && may(Action::Offer)
    {
        ways.push((t("plan-way-share"), routes::share(part, plan.entry)));
    }
    ways
}

fn next(look: &Look, plan: Option<&Plan>) -> String {
    look.t(match plan {
        None => "plan-next-none",
        Some(plan) if plan.closed.is_some() => "plan-next-closed",
        Some(plan) if plan.is_active() && plan.measures.is_empty() => "plan-next-promise",
        Some(plan) if plan.is_active() => "plan-next-review",
        Some(plan) if plan.goals().is_empty() => "plan-next-goal",
        Some(_) => "plan-next-agree",
    })
}
