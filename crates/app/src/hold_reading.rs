//! "This guardian is told later": a recorded decision with a last day, about what the own workplace does (law.md A9, A16
//! case 12; standards R7).

use folder::class::Action;
use folder::command;
use folder::entry::ReadingHeld;
use folder::id::{PartId, UnitId};
use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use store::Owner;

use crate::cx::Cx;
use crate::part::{Loaded, RoomCard};
use crate::stop::Stop;
use crate::write::{Draft, Sheet};

/// What is told later in a room, on its outside: what a unit does in a part.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Held {
    /// In which part.
    pub part: PartId,
    /// Whose doing.
    pub unit: UnitId,
    /// Since when: what was done before is told already.
    pub since: Timestamp,
    /// The last day; everything is told after it.
    pub until: Date,
}

impl Held {
    /// What was done then is not told on this day.
    pub(crate) fn keeps(
        &self,
        (part, unit): (PartId, Option<UnitId>),
        at: Timestamp,
        today: Date,
    ) -> bool {
        self.part == part && Some(self.unit) == unit && at >= self.since && today <= self.until
    }
}

/// Decides that a guardian is told later, until when, or that it is told now.
pub async fn hold_reading(
    cx: &Cx<'_>,
    part: PartId,
    sheet: Sheet,
    held: &ReadingHeld,
) -> Result<(), Stop> {
    match once(cx, part, sheet, held).await {
        Err(Stop::Behind) => once(cx, part, sheet, held).await,
        done => done,
    }
}

async fn once(cx: &Cx<'_>, id: PartId, sheet: Sheet, held: &ReadingHeld) -> Result<(), Stop> {
    let mut part = cx.house.load_part(id).await?;
    let because = cx.may_in_part(&part, Action::Block).await?;
    cx.still_fits(&part, sheet)?;
    let by = cx.actor.professional().ok_or_else(Stop::not_found)?.unit;
    let command = command::HoldReading {
        held: held.clone(),
        by,
    };
    let decided = command
        .decide(&part.full, cx.deciding(cx.pack()?))
        .and_then(|entry| {
            cx.tells_no_place(&part.full, sheet, std::slice::from_ref(&entry))?;
            Ok(entry)
        });
    let entry = match decided {
        Ok(entry) => entry,
        Err(refusal) => return Err(cx.refuse(&part.shut.row, Action::Block, refusal).await),
    };
    part.write(cx, &cx.author(), vec![(sheet.id, entry)])
        .await?;
    let mut draft = Draft::default();
    cx.tell_later(&part, held, by, &mut draft).await?;
    draft.log.push(
        cx.log_row(&part.shut.row, Action::Block, because, false)
            .await?,
    );
    draft.take(part, cx);
    draft.save(cx.house).await
}

impl Cx<'_> {
    /// The outside of the room says so, where the log is asked for.
    async fn tell_later(
        &self,
        part: &Loaded,
        held: &ReadingHeld,
        by: UnitId,
        draft: &mut Draft,
    ) -> Result<(), Stop> {
        let row = &part.shut.row;
        let owner = Owner::Person(held.person);
        let Some(room) = self.house.store.part_of(row.folder, owner).await? else {
            return Ok(());
        };
        let Some(mut room) = self.house.shut(room).await? else {
            return Ok(());
        };
        let Some(outside) = room.card.room.as_mut() else {
            return Ok(());
        };
        outside.tell_later((row.id, by), held.until, self.now, self.today());
        self.relabel(room, draft)
    }
}

impl RoomCard {
    /// A longer or shorter time keeps what has been held since the first; one that is over begins anew.
    fn tell_later(
        &mut self,
        (part, unit): (PartId, UnitId),
        until: Option<Date>,
        now: Timestamp,
        today: Date,
    ) {
        let stands = self
            .held
            .iter()
            .find(|held| (held.part, held.unit) == (part, unit) && held.until >= today)
            .map(|held| held.since);
        self.held
            .retain(|held| (held.part, held.unit) != (part, unit));
        if let Some(until) = until {
            self.held.push(Held {
                part,
                unit,
                since: stands.unwrap_or(now),
                until,
            });
        }
    }
}
