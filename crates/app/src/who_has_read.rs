//! "Who has looked?" (R49; law.md A9).

use folder::class::Action;
use folder::emergency::Emergency;
use folder::id::{PartId, UnitId};
use jiff::Timestamp;

use crate::cx::Cx;
use crate::local_rules::LogNames;
use crate::log::Access;
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
    /// The policies that allowed it.
    pub because: Vec<String>,
    /// What was opened in an emergency: why, and what somebody else found afterwards.
    pub emergency: Option<Emergency>,
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
        let held = room.shut.card.room.iter().flat_map(|card| &card.held);
        let doing = (line.row.part, access.unit);
        // Told after the last day, at its true time (law.md A16 case 12).
        if held
            .into_iter()
            .any(|held| held.keeps(doing, line.row.at, cx.today()))
        {
            continue;
        }
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
        let emergency = cx.opened_by(line.row.part, &access).await?;
        looks.push(Look {
            at: line.row.at,
            name: match directory.rules_at(access.unit).log_names {
                LogNames::Name => access.name,
                LogNames::Function => String::new(),
            },
            role,
            unit: access.unit,
            emergency,
            did: access.did,
            because: access.because,
        });
    }
    Ok(looks)
}

impl Cx<'_> {
    /// The opening that a row is about.
    async fn opened_by(&self, part: PartId, access: &Access) -> Result<Option<Emergency>, Stop> {
        let opened = access.did == Action::OpenEmergency.word();
        let Some(entry) = access.wrote.filter(|_| opened) else {
            return Ok(None);
        };
        let part = self.house.load_part(part).await?;
        Ok(part.full.emergency(entry).cloned())
    }
}
