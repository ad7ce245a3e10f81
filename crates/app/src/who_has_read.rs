//! "Who has looked?" (R49; law.md A9).

use folder::class::Action;
use folder::id::{PartId, UnitId};
use jiff::Timestamp;

use crate::cx::Cx;
use crate::local_rules::LogNames;
use crate::stop::Stop;

/// One line for the family: who, where, when, what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Look {
    /// When.
    pub at: Timestamp,
    /// The name; empty where the controller names people at work by their function.
    pub name: String,
    /// The role's key in the directory.
    pub role: String,
    /// The unit.
    pub unit: Option<UnitId>,
    /// What was done: an action's word.
    pub did: String,
}

/// What people at work have done with what is written about the child, newest first. What family members do in
/// their own rooms is theirs.
pub async fn who_has_read(cx: &Cx<'_>, room: PartId) -> Result<Vec<Look>, Stop> {
    let (room, person) = cx.own_room(room, Action::ReadLog).await?;
    let directory = cx.house.directory();
    let closed = room.closed();
    let mut looks = Vec::new();
    for line in cx.house.store.log_of_folder(room.shut.row.folder).await? {
        // Where somebody read under protection is not told to whoever was outside it, also when it is over.
        if room.shut.card.was_apart(line.row.at) {
            continue;
        }
        let access = cx.house.open_log(&line).await?;
        if access.refused || !access.in_part || access.function.is_none() {
            continue;
        }
        // A line about what is closed to this reader would tell that there is something (law.md A16 case 12).
        let tells = access.did == Action::ChooseReaders.word()
            || access.did == Action::Block.word()
            || access.closed_to.contains(&person)
            || access.wrote.is_some_and(|wrote| closed.contains(&wrote));
        if tells {
            continue;
        }
        let role = access
            .function
            .and_then(|function| cx.house.directory().function(function))
            .map(|function| function.role.clone())
            .unwrap_or_default();
        looks.push(Look {
            at: line.row.at,
            name: match directory.rules_at(access.unit).log_names {
                LogNames::Name => access.name,
                LogNames::Function => String::new(),
            },
            role,
            unit: access.unit,
            did: access.did,
        });
    }
    Ok(looks)
}
