//! "Who has looked?" (R49; law.md A9).

use std::collections::BTreeMap;
use std::sync::Arc;

use folder::Folded;
use folder::class::Action;
use folder::emergency::Emergency;
use folder::id::{EntryId, FolderId, PartId, PersonId, UnitId};
use folder::protection::Time;
use jiff::Timestamp;
use store::Owner;

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
    let folder = room.shut.row.folder;
    let parts = cx.parts_of_branches(folder).await?;
    // Where somebody read under protection is not told to whoever was outside it, also when it is over.
    let apart: Vec<Time> = parts
        .values()
        .flat_map(|full| full.times_apart(person))
        .collect();
    let mut looks = Vec::new();
    for line in cx.house.store.log_of_folder(folder).await? {
        if apart.iter().any(|time| time.has(line.row.at)) {
            continue;
        }
        let access = cx.house.open_log(&line).await?;
        if access.refused || !access.in_part || access.function.is_none() {
            continue;
        }
        // What lies where nothing can be opened any more, nobody can decide about.
        let Some(full) = parts.get(&line.row.part) else {
            continue;
        };
        let later = |unit: Option<UnitId>, at| {
            unit.is_some_and(|unit| full.tells_later(unit, at, person, cx.today()))
        };
        // A line about what is closed to this reader would tell that there is something, and so would one that is told
        // later (law.md A16 case 12).
        let tells = later(access.unit, line.row.at)
            || access.did == Action::ChooseReaders.word()
            || access.did == Action::Block.word()
            || access.closed_to.contains(&person)
            || access
                .wrote
                .is_some_and(|wrote| is_closed(&parts, wrote, person));
        if tells {
            continue;
        }
        let role = access
            .function
            .and_then(|function| cx.house.directory().function(function))
            .map(|function| function.role.clone())
            .unwrap_or_default();
        let opened = access.did == Action::OpenEmergency.word();
        let emergency = access.wrote.filter(|_| opened).and_then(|entry| {
            let mut found = full.emergency(entry)?.clone();
            // What somebody found is told when the line about that is.
            let untold = found.reviewed_at.is_some_and(|(unit, at)| {
                later(Some(unit), at) || apart.iter().any(|time| time.has(at))
            });
            if untold {
                found.reviewed = None;
            }
            Some(found)
        });
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

/// Somebody has decided that this person does not read what was written, whether it ever lay there or not. It may lie in
/// another part than the row: the receipt of what was collected lies where it came from.
fn is_closed(parts: &BTreeMap<PartId, Arc<Folded>>, wrote: EntryId, person: PersonId) -> bool {
    let mut found = parts.values().filter_map(|full| {
        let record = full.record(wrote)?;
        Some(full.decided(record, person) == Some(false))
    });
    // What is gone may have been closed.
    let first = found.next();
    first.is_none_or(|closed| closed || found.any(|closed| closed))
}

impl Cx<'_> {
    /// What every branch has, by its part.
    async fn parts_of_branches(
        &self,
        folder: FolderId,
    ) -> Result<BTreeMap<PartId, Arc<Folded>>, Stop> {
        let mut parts = BTreeMap::new();
        for row in self.house.store.parts_of_folder(folder).await? {
            if !matches!(row.owner, Owner::Branch(_)) {
                continue;
            }
            if let Some(part) = self.house.load(row).await? {
                parts.insert(part.shut.row.id, Arc::clone(&part.full));
            }
        }
        Ok(parts)
    }
}
