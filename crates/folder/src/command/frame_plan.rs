//! The plan's frame: drafting, agreeing (R77–R80, R87).

use jiff::civil::Date;

use super::{Now, words};
use crate::Refusal;
use crate::entry::{Entry, Goal, PlanFrame, PlanStatus, Receiver};
use crate::fold::Folded;
use crate::id::{FunctionId, PlanId};
use crate::plan::{Goals, Plan, plans};

/// Draft the plan, or change its goals and parties.
pub struct FramePlan {
    /// The plan, or a fresh id.
    pub plan: PlanId,
    /// Who leads.
    pub coordinator: FunctionId,
    /// Why there is a plan.
    pub why: String,
    /// Who takes part.
    pub parties: Vec<Receiver>,
    /// The goals so far.
    pub goals: Vec<Goal>,
}

impl FramePlan {
    /// One child, one plan: a new one waits until the old is closed, whoever leads that (R77), and a closed one stays
    /// closed. Changing an active plan keeps it active.
    pub fn decide(self, folded: &Folded, now: Now<'_>) -> Result<Entry, Refusal> {
        words(&self.why)?;
        for goal in &self.goals {
            words(&goal.words)?;
            words(&goal.how_we_know).map_err(|_| Refusal::new("refusal-goal-without-knowing"))?;
        }
        let (version, status) = match open(folded, now) {
            Some(plan) if plan.frame.plan != self.plan || !plan.own => {
                return Err(Refusal::new("refusal-plan-exists"));
            }
            Some(plan) => {
                let agreed = plan.review_day();
                let status = match plan.frame.status {
                    // The day agreed at the latest follow-up, which a change of the frame does not move.
                    PlanStatus::Active { goals, review } => PlanStatus::Active {
                        goals,
                        review: agreed.unwrap_or(review),
                    },
                    draft @ PlanStatus::Draft { .. } => draft,
                };
                (plan.frame.version + 1, status)
            }
            None if plans(folded, now.today)
                .iter()
                .any(|plan| plan.frame.plan == self.plan) =>
            {
                return Err(Refusal::new("refusal-plan-closed"));
            }
            None => (1, PlanStatus::Draft { goals: Vec::new() }),
        };
        let status = match status {
            PlanStatus::Draft { .. } => PlanStatus::Draft { goals: self.goals },
            PlanStatus::Active { review, .. } => PlanStatus::Active {
                goals: Goals::try_from(self.goals)
                    .map_err(|_| Refusal::new("refusal-plan-without-goal"))?,
                review,
            },
        };
        Ok(PlanFrame {
            plan: self.plan,
            version,
            coordinator: self.coordinator,
            why: self.why,
            parties: self.parties,
            status,
        }
        .into())
    }
}

/// Agree on the plan: from now on it runs.
pub struct ActivatePlan {
    /// Which.
    pub plan: PlanId,
    /// When it is followed up.
    pub review: Option<Date>,
}

impl ActivatePlan {
    /// Not without a goal (R79) and a day to follow up (R87).
    pub fn decide(self, folded: &Folded, now: Now<'_>) -> Result<Entry, Refusal> {
        let plan = open(folded, now)
            .filter(|plan| plan.frame.plan == self.plan && plan.own)
            .ok_or_else(|| Refusal::new("refusal-no-such-plan"))?;
        let PlanStatus::Draft { goals } = plan.frame.status else {
            return Err(Refusal::new("refusal-plan-active"));
        };
        let goals =
            Goals::try_from(goals).map_err(|_| Refusal::new("refusal-plan-without-goal"))?;
        let review = self
            .review
            .ok_or_else(|| Refusal::new("refusal-plan-without-review"))?;
        now.not_past(review)?;
        Ok(PlanFrame {
            version: plan.frame.version + 1,
            status: PlanStatus::Active { goals, review },
            ..plan.frame
        }
        .into())
    }
}

fn open(folded: &Folded, now: Now<'_>) -> Option<Plan> {
    plans(folded, now.today)
        .into_iter()
        .rev()
        .find(|plan| plan.closed.is_none())
}
