//! "We agree": from now on the plan runs, with a day to follow it up (R79, R87).

use app::plan::activate_plan;
use app::show_part::PartPage;
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use folder::class::Action;
use folder::entry::{Entry, PlanStatus};
use folder::plan::Plan;
use jiff::ToSpan;

use crate::form::{Form, When};
use crate::look::Look;
use crate::pages::plan::{held, held_once};
use crate::pages::{done, writing};
use crate::plan_shown::PlanShown;
use crate::routes;
use crate::telling::Teller;
use crate::visitor::{Posted, Visitor};

/// When it is followed up unless the writer says otherwise, in months.
const USUAL: i64 = 3;

#[derive(Template)]
#[template(path = "pages/agree_plan.html")]
struct Show<'a> {
    look: &'a Look,
    form: &'a Form,
    child: String,
    plan: PlanShown,
    change: String,
    back: String,
}

/// The plan as it would run, and the day to follow up.
pub async fn show(visitor: Visitor, Path(part): Path<String>) -> Result<Response, Response> {
    let (page, plan) = held(&visitor, &part).await?;
    let today = visitor.today();
    let review = today.checked_add(USUAL.months()).unwrap_or(today);
    let form = visitor
        .form(routes::agree_plan(page.part), page.view.mark())
        .with("review", review.to_string());
    Ok(shown(&visitor, &page, &plan, form))
}

/// It runs, or the form says what is missing.
pub async fn save(
    Path(part): Path<String>,
    Posted { visitor, sent }: Posted,
) -> Result<Response, Response> {
    let (page, plan) = held_once(&visitor, &part).await?;
    let part = page.part;
    let mut form = Form::sent(routes::agree_plan(part), sent);
    let review = form.date("review", When::From(visitor.today()));
    let mut stop = None;
    if let Some(review) = review.filter(|_| !form.failed())
        && let Some(sheet) = visitor.sheet(&form)
    {
        match activate_plan(&visitor.cx(), part, sheet, plan.frame.plan, Some(review)).await {
            Ok(()) => return Ok(done::go(routes::plan(part), "agreed")),
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
            Entry::PlanFrame(frame) if frame.plan == plan.frame.plan => match frame.status {
                PlanStatus::Active { review, .. } => Some(empty.with("review", review.to_string())),
                PlanStatus::Draft { .. } => None,
            },
            _ => None,
        },
    );
    Ok(shown(&visitor, &page, &plan, form))
}

fn shown(visitor: &Visitor, page: &PartPage, plan: &Plan, form: Form) -> Response {
    let look = &visitor.look;
    let form = form.called("review", look.t("plan-review-day"));
    let show = Show {
        look,
        form: &form,
        child: Teller::new(visitor, &page.view).child(),
        plan: PlanShown::of(visitor, &page.view, plan),
        change: routes::frame_plan(page.part),
        back: routes::plan(page.part),
    };
    look.show_form(&form, &show)
}
