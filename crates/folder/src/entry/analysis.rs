//! What is needed: the five questions (domain 1.6).

use serde::{Deserialize, Serialize};

use crate::id::UnitId;

/// The answers, in the words of the one who analysed, made together with the family where that was possible.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Analysis {
    /// The answers to the pack's five questions, in order. An unanswered one is empty.
    pub answers: [String; 5],
    /// Made together with a guardian or the child.
    pub together: bool,
    /// What follows.
    pub outcome: Outcome,
}

/// What follows from an analysis (domain 3.4).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum Outcome {
    /// The own operation helps.
    OwnSupport,
    /// It lies wholly with one other operation.
    Transfer {
        /// Which.
        unit: UnitId,
    },
    /// Two or more are needed.
    Collaborate,
}
