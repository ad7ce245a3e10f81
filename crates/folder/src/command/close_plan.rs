//! Closing (R90).

use super::{Now, words};
use crate::Refusal;
use crate::entry::{Entry, PlanClosed};
use crate::fold::Folded;
use crate::plan::plans;

/// The closure.
pub struct ClosePlan(pub PlanClosed);

impl ClosePlan {
    /// With a reason, a result per goal, both views, and whom to turn to later.
    pub fn decide(self, folded: &Folded, now: Now<'_>) -> Result<Entry, Refusal> {
        let plan = plans(folded, now.today)
            .into_iter()
            .find(|plan| plan.frame.plan == self.0.plan && plan.own)
            .ok_or_else(|| Refusal::new("refusal-no-such-plan"))?;
        if plan.closed.is_some() {
            return Err(Refusal::new("refusal-plan-closed"));
        }
        let every = plan
            .goals()
            .iter()
            .all(|goal| self.0.results.iter().any(|(of, _)| *of == goal.goal));
        if !every {
            return Err(Refusal::new("refusal-goal-without-word"));
        }
        let known = self
            .0
            .results
            .iter()
            .all(|(of, _)| plan.goals().iter().any(|goal| goal.goal == *of));
        if !known {
            return Err(Refusal::new("refusal-no-such-goal"));
        }
        for text in [&self.0.reason, &self.0.child, &self.0.guardian] {
            words(text)?;
        }
        words(&self.0.turn_to).map_err(|_| Refusal::new("refusal-nobody-to-turn-to"))?;
        Ok(self.0.into())
    }
}
