//! "We agree on one plan": draft, agree, promise, follow up, close (R77–R90).

use folder::class::Action;
use folder::command::{ActivatePlan, ClosePlan, FramePlan, Promise, ReviewPlan};
use folder::entry::{Goal, Measure, PlanClosed, Receiver, Review};
use folder::id::{PartId, PlanId, UnitId};
use jiff::civil::Date;

use crate::cx::Cx;
use crate::stop::Stop;
use crate::write::Sheet;

/// The frame as the coordinator writes it.
#[derive(Clone, Debug)]
pub struct Frame {
    /// The plan; a fresh id for a new one.
    pub plan: PlanId,
    /// Why there is a plan.
    pub why: String,
    /// The units that take part, besides the own.
    pub units: Vec<UnitId>,
    /// The goals so far.
    pub goals: Vec<Goal>,
}

/// Drafts the plan, or changes it.
pub async fn frame_plan(cx: &Cx<'_>, part: PartId, sheet: Sheet, frame: Frame) -> Result<(), Stop> {
    let professional = cx.actor.professional().ok_or_else(Stop::not_found)?;
    let mut parties = Vec::new();
    for unit in &frame.units {
        let function = cx
            .house
            .directory()
            .receiver_at(*unit)
            .ok_or_else(|| folder::Refusal::new("refusal-unknown-unit"))?;
        parties.push(Receiver {
            unit: *unit,
            function: function.id,
        });
    }
    cx.write_in_part(part, Action::Plan, sheet, |folded, now| {
        let command = FramePlan {
            plan: frame.plan,
            coordinator: professional.function,
            why: frame.why.clone(),
            parties: parties.clone(),
            goals: frame.goals.clone(),
        };
        Ok(vec![command.decide(folded, now)?])
    })
    .await
}

/// Agrees: from now on the plan runs.
pub async fn activate_plan(
    cx: &Cx<'_>,
    part: PartId,
    sheet: Sheet,
    plan: PlanId,
    review: Option<Date>,
) -> Result<(), Stop> {
    cx.write_in_part(part, Action::Plan, sheet, |folded, now| {
        Ok(vec![ActivatePlan { plan, review }.decide(folded, now)?])
    })
    .await
}

/// Promises a measure of the own unit.
pub async fn promise(
    cx: &Cx<'_>,
    part: PartId,
    sheet: Sheet,
    measure: Measure,
) -> Result<(), Stop> {
    let professional = cx.actor.professional().ok_or_else(Stop::not_found)?;
    let measure = Measure {
        unit: professional.unit,
        ..measure
    };
    cx.write_in_part(part, Action::Promise, sheet, |folded, now| {
        Ok(vec![Promise(measure.clone()).decide(folded, now)?])
    })
    .await
}

/// Follows up.
pub async fn review_plan(
    cx: &Cx<'_>,
    part: PartId,
    sheet: Sheet,
    review: Review,
) -> Result<(), Stop> {
    cx.write_in_part(part, Action::Plan, sheet, |folded, now| {
        Ok(vec![ReviewPlan(review.clone()).decide(folded, now)?])
    })
    .await
}

/// Closes.
pub async fn close_plan(
    cx: &Cx<'_>,
    part: PartId,
    sheet: Sheet,
    closure: PlanClosed,
) -> Result<(), Stop> {
    cx.write_in_part(part, Action::Plan, sheet, |folded, now| {
        Ok(vec![ClosePlan(closure.clone()).decide(folded, now)?])
    })
    .await
}
