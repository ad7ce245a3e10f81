//! The plan's own rules as types, and the plan as a reader's part tells it (design decision 7).

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::author::Author;
use crate::entry::{Entry, Goal, Measure, PlanClosed, PlanFrame, PlanStatus, Review};
use crate::fold::Folded;
use crate::id::{EntryId, PlanId};
use crate::measure_yes::MeasureYes;

/// At least one goal (R79).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Vec<Goal>", into = "Vec<Goal>")]
pub struct Goals(Vec<Goal>);

/// There was no goal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a plan needs at least one goal")]
pub struct NoGoal;

impl TryFrom<Vec<Goal>> for Goals {
    type Error = NoGoal;

    fn try_from(goals: Vec<Goal>) -> Result<Self, NoGoal> {
        if goals.is_empty() {
            return Err(NoGoal);
        }
        Ok(Self(goals))
    }
}

impl From<Goals> for Vec<Goal> {
    fn from(goals: Goals) -> Self {
        goals.0
    }
}

impl AsRef<[Goal]> for Goals {
    fn as_ref(&self) -> &[Goal] {
        &self.0
    }
}

/// A plan as one reader's part tells it: its latest frame, and the measures that have reached this part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// The latest frame.
    pub frame: PlanFrame,
    /// Who wrote it.
    pub by: Author,
    /// When.
    pub at: Timestamp,
    /// The entry that holds it, where it was written.
    pub entry: EntryId,
    /// The frame is this part's own, not a copy.
    pub own: bool,
    /// The measures, latest version each, in the order they were promised.
    pub measures: Vec<Promised>,
    /// Follow-ups, oldest first.
    pub reviews: Vec<Reviewed>,
    /// How it was closed: state is a record, not a flag (design decision 17).
    pub closed: Option<Closed>,
}

/// A measure with its provider.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Promised {
    /// The measure.
    pub measure: Measure,
    /// Who promised.
    pub by: Author,
    /// When.
    pub at: Timestamp,
    /// The entry, where it was written.
    pub entry: EntryId,
    /// It was promised in this part.
    pub own: bool,
    /// The family's own yes to it (R38), where it was asked for and is known here.
    pub yes: Option<MeasureYes>,
}

/// A follow-up with who and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reviewed {
    /// The follow-up.
    pub review: Review,
    /// Who led it.
    pub by: Author,
    /// When.
    pub at: Timestamp,
}

/// A closure with who and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Closed {
    /// The closure.
    pub closure: PlanClosed,
    /// Who closed.
    pub by: Author,
    /// When.
    pub at: Timestamp,
}

impl Plan {
    /// The goals, however far the plan has come.
    #[must_use]
    pub fn goals(&self) -> &[Goal] {
        match &self.frame.status {
            PlanStatus::Draft { goals } => goals,
            PlanStatus::Active { goals, .. } => goals.as_ref(),
        }
    }

    /// It runs: agreed and not closed.
    #[must_use]
    pub const fn is_active(&self) -> bool {
        matches!(self.frame.status, PlanStatus::Active { .. }) && self.closed.is_none()
    }

    /// The next follow-up: the latest that was agreed.
    #[must_use]
    pub fn review_day(&self) -> Option<Date> {
        match &self.frame.status {
            PlanStatus::Active { review, .. } if self.closed.is_none() => Some(
                self.reviews
                    .iter()
                    .filter(|reviewed| reviewed.at >= self.at)
                    .map(|reviewed| reviewed.review.next)
                    .next_back()
                    .unwrap_or(*review),
            ),
            _ => None,
        }
    }
}

/// The plans that can be read on this day, oldest first.
#[must_use]
pub fn plans(folded: &Folded, today: Date) -> Vec<Plan> {
    let mut plans: Vec<Plan> = Vec::new();
    for written in folded.written(today) {
        let own = written.copy.is_none();
        if let Entry::PlanFrame(frame) = written.entry {
            let found = plans.iter_mut().find(|plan| plan.frame.plan == frame.plan);
            match found {
                Some(plan) if plan.frame.version > frame.version => {}
                Some(plan) => {
                    plan.frame = frame.clone();
                    plan.by = written.author.clone();
                    plan.at = written.at;
                    plan.entry = written.id;
                    plan.own = own;
                }
                None => plans.push(Plan {
                    frame: frame.clone(),
                    by: written.author.clone(),
                    at: written.at,
                    entry: written.id,
                    own,
                    measures: Vec::new(),
                    reviews: Vec::new(),
                    closed: None,
                }),
            }
        }
    }
    fill(&mut plans, folded, today);
    plans
}

/// Puts measures, follow-ups and closures where they belong. Copies come in the order they were collected, so a frame
/// may come after what rests on it and an old version after a new one: the day it was written decides.
fn fill(plans: &mut [Plan], folded: &Folded, today: Date) {
    let mut waiting: Vec<(PlanId, Promised)> = Vec::new();
    for written in folded.written(today) {
        let own = written.copy.is_none();
        match written.entry {
            Entry::Measure(measure) => {
                let promised = Promised {
                    measure: measure.clone(),
                    by: written.author.clone(),
                    at: written.at,
                    entry: written.id,
                    own,
                    yes: folded.measure_yes.get(&measure.measure).cloned(),
                };
                match waiting
                    .iter_mut()
                    .find(|(_, earlier)| earlier.measure.measure == measure.measure)
                {
                    Some((_, later)) if later.at > promised.at => {}
                    Some((_, earlier)) => *earlier = promised,
                    None => waiting.push((measure.plan, promised)),
                }
            }
            Entry::Review(review) => {
                if let Some(plan) = plans.iter_mut().find(|plan| plan.frame.plan == review.plan) {
                    plan.reviews.push(Reviewed {
                        review: review.clone(),
                        by: written.author.clone(),
                        at: written.at,
                    });
                }
            }
            Entry::PlanClosed(closure) => {
                if let Some(plan) = plans
                    .iter_mut()
                    .find(|plan| plan.frame.plan == closure.plan)
                {
                    plan.closed = Some(Closed {
                        closure: closure.clone(),
                        by: written.author.clone(),
                        at: written.at,
                    });
                }
            }
            _ => {}
        }
    }
    for (of, promised) in waiting {
        if let Some(plan) = plans.iter_mut().find(|plan| plan.frame.plan == of) {
            plan.measures.push(promised);
        }
    }
    for plan in plans {
        plan.reviews.sort_by_key(|reviewed| reviewed.at);
    }
}
