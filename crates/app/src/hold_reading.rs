//! "This guardian is told later": a recorded decision with a last day, about what the own workplace does (law.md A9, A16
//! case 12; standards R7). It is kept where the list of who has read is made: see [`crate::who_has_read`].

use folder::class::Action;
use folder::command::HoldReading;
use folder::entry::ReadingHeld;
use folder::id::PartId;

use crate::cx::Cx;
use crate::stop::Stop;
use crate::write::Sheet;

/// Decides that a guardian is told later, until when, or that it is told now.
pub async fn hold_reading(
    cx: &Cx<'_>,
    part: PartId,
    sheet: Sheet,
    held: &ReadingHeld,
) -> Result<(), Stop> {
    let by = cx.actor.professional().ok_or_else(Stop::not_found)?.unit;
    cx.write_in_part(part, Action::Block, sheet, |folded, now| {
        let command = HoldReading {
            held: held.clone(),
            by,
        };
        Ok(vec![command.decide(folded, now)?])
    })
    .await
}
