//! A provider's promise (R60, R78, R83).

use super::{Now, words};
use crate::Refusal;
use crate::entry::{Entry, Measure};
use crate::fold::Folded;
use crate::plan::plans;

/// The measure.
pub struct Promise(pub Measure);

impl Promise {
    /// To a plan that has reached this part, toward one of its goals, with whom to call and where the
    /// responsibility begins and ends.
    pub fn decide(self, folded: &Folded, now: Now<'_>) -> Result<Entry, Refusal> {
        let plan = plans(folded, now.today)
            .into_iter()
            .find(|plan| plan.frame.plan == self.0.plan)
            .ok_or_else(|| Refusal::new("refusal-no-such-plan"))?;
        if plan.closed.is_some() {
            return Err(Refusal::new("refusal-plan-closed"));
        }
        if !plan.goals().iter().any(|goal| goal.goal == self.0.goal) {
            return Err(Refusal::new("refusal-no-such-goal"));
        }
        for text in [
            &self.0.what,
            &self.0.contact,
            &self.0.phone,
            &self.0.begins,
            &self.0.ends,
        ] {
            words(text)?;
        }
        now.not_past(self.0.promised)?;
        Ok(self.0.into())
    }
}
