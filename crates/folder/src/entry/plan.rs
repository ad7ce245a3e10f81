//! One child, one plan (R77): a frame that the coordinator holds, and measures that each provider promises.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::release::Receiver;
use crate::id::{FunctionId, GoalId, MeasureId, PlanId, UnitId};
use crate::plan::Goals;

/// The plan's frame, in a version. Every version stays readable (R88).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanFrame {
    /// Which plan.
    pub plan: PlanId,
    /// 1, 2, 3 …
    pub version: u32,
    /// Who leads it.
    pub coordinator: FunctionId,
    /// Why there is a plan.
    pub why: String,
    /// Who takes part, besides child and guardians.
    pub parties: Vec<Receiver>,
    /// Draft or active, with its goals.
    pub status: PlanStatus,
}

/// An active plan cannot be written without a goal and a review date (R79, R87): the type has no place for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum PlanStatus {
    /// Being written.
    Draft {
        /// The goals so far.
        goals: Vec<Goal>,
    },
    /// Agreed and running.
    Active {
        /// At least one goal.
        goals: Goals,
        /// When it is followed up.
        review: Date,
    },
}

/// A goal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Goal {
    /// This goal.
    pub goal: GoalId,
    /// What we want to happen.
    pub words: String,
    /// They are the child's own words (R80).
    pub childs_words: bool,
    /// How we will know (X4).
    pub how_we_know: String,
}

/// What one provider promises (R78, R83).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Measure {
    /// Which plan.
    pub plan: PlanId,
    /// This measure.
    pub measure: MeasureId,
    /// Toward which goal.
    pub goal: GoalId,
    /// What is done.
    pub what: String,
    /// The unit that answers for it.
    pub unit: UnitId,
    /// Whom to talk to there.
    pub contact: String,
    /// Where to call.
    pub phone: String,
    /// Promised by this day.
    pub promised: Date,
    /// Where the responsibility begins (R60).
    pub begins: String,
    /// Where it ends (R60).
    pub ends: String,
}

/// How a goal has moved since last. Words, never a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Change {
    /// Nearer.
    Nearer,
    /// As before.
    Same,
    /// Farther away.
    Farther,
}

/// One goal at a follow-up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GoalReview {
    /// Which goal.
    pub goal: GoalId,
    /// How it has moved.
    pub change: Change,
    /// In words.
    pub words: String,
}

/// The plan was followed up: change per goal and the views of child and guardian (R87).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Review {
    /// Which plan.
    pub plan: PlanId,
    /// Goal by goal.
    pub goals: Vec<GoalReview>,
    /// The child's view.
    pub child: String,
    /// The guardians' view.
    pub guardian: String,
    /// When to follow up again.
    pub next: Date,
}

/// How a goal ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum GoalResult {
    /// Reached.
    Reached,
    /// Partly.
    Partly,
    /// Not.
    Not,
}

/// The plan was closed (R90).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanClosed {
    /// Which plan.
    pub plan: PlanId,
    /// Why.
    pub reason: String,
    /// The result, goal by goal.
    pub results: Vec<(GoalId, GoalResult)>,
    /// The child's view.
    pub child: String,
    /// The guardians' view.
    pub guardian: String,
    /// Whom to turn to later.
    pub turn_to: String,
}
