//! "I noticed", "we tried", "we talked" (R12–R17, R20, R31).

use folder::class::Action;
use folder::command::{Notice, Talk, TryOurselves};
use folder::entry::{Conversation, Observation, OwnTry};
use folder::id::PartId;

use crate::cx::Cx;
use crate::stop::Stop;
use crate::write::Sheet;

/// Writes what was noticed.
pub async fn notice(
    cx: &Cx<'_>,
    part: PartId,
    sheet: Sheet,
    observation: Observation,
) -> Result<(), Stop> {
    cx.write_in_part(part, Action::Note, sheet, |folded, now| {
        Ok(vec![Notice(observation.clone()).decide(folded, now)?])
    })
    .await
}

/// Writes what we tried ourselves.
pub async fn try_ourselves(
    cx: &Cx<'_>,
    part: PartId,
    sheet: Sheet,
    tried: OwnTry,
) -> Result<(), Stop> {
    cx.write_in_part(part, Action::Note, sheet, |folded, now| {
        Ok(vec![TryOurselves(tried.clone()).decide(folded, now)?])
    })
    .await
}

/// Writes what was said with the wheel between us.
pub async fn talk(
    cx: &Cx<'_>,
    part: PartId,
    sheet: Sheet,
    conversation: Conversation,
) -> Result<(), Stop> {
    cx.write_in_part(part, Action::Note, sheet, |folded, now| {
        Ok(vec![Talk(conversation.clone()).decide(folded, now)?])
    })
    .await
}
