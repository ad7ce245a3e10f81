//! "I noticed", "we tried", "we talked" (R12–R17, R20, R31).

use folder::class::Action;
use folder::command::{Notice, Talk, TryOurselves};
use folder::entry::{Conversation, Observation, OwnTry};
use folder::id::PartId;

use crate::choose_readers::To;
use crate::cx::Cx;
use crate::stop::Stop;
use crate::write::Sheet;

/// Writes what was noticed.
pub async fn notice(
    cx: &Cx<'_>,
    part: PartId,
    sheet: Sheet,
    observation: impl Into<To<Observation>>,
) -> Result<(), Stop> {
    let To { what, chosen } = observation.into();
    cx.write_in_part(part, Action::Note, sheet, |folded, now| {
        let entry = Notice(what.clone()).decide(folded, now)?;
        cx.to_family(entry, sheet, &chosen, folded, now)
    })
    .await
}

/// Writes what we tried ourselves.
pub async fn try_ourselves(
    cx: &Cx<'_>,
    part: PartId,
    sheet: Sheet,
    tried: impl Into<To<OwnTry>>,
) -> Result<(), Stop> {
    let To { what, chosen } = tried.into();
    cx.write_in_part(part, Action::Note, sheet, |folded, now| {
        let entry = TryOurselves(what.clone()).decide(folded, now)?;
        cx.to_family(entry, sheet, &chosen, folded, now)
    })
    .await
}

/// Writes what was said with the wheel between us.
pub async fn talk(
    cx: &Cx<'_>,
    part: PartId,
    sheet: Sheet,
    conversation: impl Into<To<Conversation>>,
) -> Result<(), Stop> {
    let To { what, chosen } = conversation.into();
    cx.write_in_part(part, Action::Note, sheet, |folded, now| {
        let entry = Talk(what.clone()).decide(folded, now)?;
        cx.to_family(entry, sheet, &chosen, folded, now)
    })
    .await
}
