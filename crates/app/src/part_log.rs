//! "What has been done with what we have?": the part's own log, for those who answer for it (law.md A9; PDL 4:3).

use folder::class::Action;
use folder::id::{PartId, UnitId};
use jiff::Timestamp;

use crate::cx::Cx;
use crate::stop::Stop;

/// One line for those at work: who, where, when, what, and by which rules.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Done {
    /// When.
    pub at: Timestamp,
    /// The name that day.
    pub name: String,
    /// The role's key in the directory; empty when the function is gone.
    pub role: String,
    /// The unit.
    pub unit: Option<UnitId>,
    /// What was done: an action's word.
    pub did: String,
    /// The policies that allowed it, or the rule that refused.
    pub because: Vec<String>,
    /// It was refused.
    pub refused: bool,
}

/// Everything that somebody at work has done or tried in this part, newest first, back to the start. What is done in
/// other branches' parts and in the family's rooms stands in theirs.
pub async fn part_log(cx: &Cx<'_>, id: PartId) -> Result<Vec<Done>, Stop> {
    let part = cx.house.load_part(id).await?;
    let because = cx.may_in_part(&part, Action::ReadLog).await?;
    let directory = cx.house.directory();
    let row = &part.shut.row;
    let mut done = Vec::new();
    for line in cx.house.store.log_of_folder(row.folder).await? {
        if line.row.part != row.id {
            continue;
        }
        let access = cx.house.open_log(&line).await?;
        let Some(function) = access.function else {
            continue;
        };
        done.push(Done {
            at: line.row.at,
            name: access.name,
            role: directory
                .function(function)
                .map(|function| function.role.clone())
                .unwrap_or_default(),
            unit: access.unit,
            did: access.did,
            because: access.because,
            refused: access.refused,
        });
    }
    cx.log(row, Action::ReadLog, because, false).await?;
    Ok(done)
}
