//! "Let us meet", and what it came to (R68–R73).

use folder::class::Action;
use folder::command::{CallMeeting, HoldMeeting};
use folder::entry::{MeetingCalled, MeetingHeld};
use folder::id::PartId;

use crate::cx::Cx;
use crate::stop::Stop;
use crate::write::Sheet;

/// Calls a meeting.
pub async fn call_meeting(
    cx: &Cx<'_>,
    part: PartId,
    sheet: Sheet,
    called: MeetingCalled,
) -> Result<(), Stop> {
    cx.write_in_part(part, Action::Meet, sheet, |folded, now| {
        Ok(vec![CallMeeting(called.clone()).decide(folded, now)?])
    })
    .await
}

/// Writes what a meeting came to.
pub async fn hold_meeting(
    cx: &Cx<'_>,
    part: PartId,
    sheet: Sheet,
    held: MeetingHeld,
) -> Result<(), Stop> {
    cx.write_in_part(part, Action::Meet, sheet, |folded, now| {
        Ok(vec![HoldMeeting(held.clone()).decide(folded, now)?])
    })
    .await
}
