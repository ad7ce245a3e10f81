//! "My colleagues at another unit of ours need this" (PDL 4:1, SoLPUL 10 §): inner secrecy, no release.

use folder::class::Action;
use folder::command::OpenInside;
use folder::entry::InnerAccess;
use folder::id::{PartId, UnitId};
use jiff::civil::Date;

use crate::cx::Cx;
use crate::stop::Stop;
use crate::write::Sheet;

/// Lets another unit of the own branch read what the own unit wrote. The family sees the decision.
pub async fn open_inside(
    cx: &Cx<'_>,
    part: PartId,
    sheet: Sheet,
    to: UnitId,
    why: String,
    until: Date,
) -> Result<(), Stop> {
    let professional = cx.actor.professional().ok_or_else(Stop::not_found)?;
    let same_branch = cx
        .house
        .directory()
        .branch_of(to)
        .is_some_and(|branch| branch.id == professional.branch);
    let access = InnerAccess {
        of: professional.unit,
        to,
        why,
        until,
    };
    cx.write_in_part(part, Action::OpenInside, sheet, |folded, now| {
        let open = OpenInside {
            access: access.clone(),
            same_branch,
        };
        Ok(vec![open.decide(folded, now)?])
    })
    .await
}
