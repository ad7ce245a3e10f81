//! "We are done for now" (domain 3.4, R90). The part stays as it is, and opens again when somebody writes there.

use folder::class::Action;
use folder::command::CloseHere;
use folder::entry::ClosedHere;
use folder::id::PartId;

use crate::choose_readers::To;
use crate::cx::Cx;
use crate::stop::Stop;
use crate::write::Sheet;

/// Writes that the own unit is done for now.
pub async fn close_here(
    cx: &Cx<'_>,
    part: PartId,
    sheet: Sheet,
    closed: impl Into<To<ClosedHere>>,
) -> Result<(), Stop> {
    let seat = cx.actor.professional().ok_or_else(Stop::not_found)?;
    let To { what, chosen } = closed.into();
    cx.write_in_part(part, Action::Close, sheet, |folded, now| {
        let close = CloseHere {
            closed: what.clone(),
            unit: seat.unit,
        };
        let entry = close.decide(folded, now)?;
        cx.to_family(entry, sheet, &chosen, folded, now)
    })
    .await
}
