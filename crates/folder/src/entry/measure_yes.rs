//! A yes to a measure itself, beside the yes to talk and to share (R38, R83; law.md A5.3).

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::consent::{Form, Signing};
use crate::id::{MeasureId, PersonId, PlanId};

/// The question, as it was put. It concerns this measure alone: another measure has its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MeasureAsked {
    /// Which plan.
    pub plan: PlanId,
    /// Which measure.
    pub measure: MeasureId,
    /// What would be done, as it stood when it was asked.
    pub what: String,
    /// Those whose yes it takes, judged when asked (law.md A5.3).
    pub signers: BTreeSet<PersonId>,
    /// Who they are to the child.
    #[serde(default, skip_serializing_if = "Signing::is_usual")]
    pub signing: Signing,
    /// Why it was judged so, when the child's maturity was part of it. Stays with whoever asked.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub judged: String,
}

/// One signer's answer. A later answer by the same signer replaces an earlier one, so a yes can always be taken back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MeasureAnswered {
    /// Which measure.
    pub measure: MeasureId,
    /// Who answered.
    pub by: PersonId,
    /// Yes or no. A no ends nothing else (R41).
    pub yes: bool,
    /// How it was given.
    pub form: Form,
    /// What was said, in the signer's own words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub said: String,
}
