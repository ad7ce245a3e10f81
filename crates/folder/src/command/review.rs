//! Following up (R87).

use super::{Now, words};
use crate::Refusal;
use crate::entry::{Entry, Review};
use crate::fold::Folded;
use crate::plan::plans;

/// The follow-up.
pub struct ReviewPlan(pub Review);

impl ReviewPlan {
    /// Every goal gets its word, child and guardian theirs, and there is a next time.
    pub fn decide(self, folded: &Folded, now: Now<'_>) -> Result<Entry, Refusal> {
        let plan = plans(folded, now.today)
            .into_iter()
            .find(|plan| plan.frame.plan == self.0.plan && plan.own)
            .ok_or_else(|| Refusal::new("refusal-no-such-plan"))?;
        if !plan.is_active() {
            return Err(Refusal::new("refusal-plan-not-active"));
        }
        let every = plan
            .goals()
            .iter()
            .all(|goal| self.0.goals.iter().any(|review| review.goal == goal.goal));
        if !every {
            return Err(Refusal::new("refusal-goal-without-word"));
        }
        let known = self
            .0
            .goals
            .iter()
            .all(|review| plan.goals().iter().any(|goal| goal.goal == review.goal));
        if !known {
            return Err(Refusal::new("refusal-no-such-goal"));
        }
        words(&self.0.child)?;
        words(&self.0.guardian)?;
        now.not_past(self.0.next)?;
        Ok(self.0.into())
    }
}
