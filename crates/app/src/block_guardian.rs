//! "This guardian's page is closed": at the next request, while any unit holds to it (OSL 12:3 st 1 p 1; law.md A5.3).

use folder::Entry;
use folder::class::Action;
use folder::command;
use folder::entry::GuardianBlock;
use folder::id::{PartId, UnitId};
use store::Owner;

use crate::cx::Cx;
use crate::part::Loaded;
use crate::stop::Stop;
use crate::write::{Draft, Sheet};

/// Closes a guardian's page, says when to look again, or opens it. Nobody in the family is told why or by whom: a page
/// that is closed looks like one that never was.
pub async fn block_guardian(
    cx: &Cx<'_>,
    part: PartId,
    sheet: Sheet,
    block: &GuardianBlock,
) -> Result<(), Stop> {
    match once(cx, part, sheet, block).await {
        Err(Stop::Behind) => once(cx, part, sheet, block).await,
        done => done,
    }
}

async fn once(cx: &Cx<'_>, id: PartId, sheet: Sheet, block: &GuardianBlock) -> Result<(), Stop> {
    let mut part = cx.house.load_part(id).await?;
    let because = cx.may_in_part(&part, Action::Block).await?;
    cx.still_fits(&part, sheet)?;
    let by = cx.actor.professional().ok_or_else(Stop::not_found)?.unit;
    let command = command::BlockGuardian {
        block: block.clone(),
        by,
    };
    let decided = command
        .decide(&part.full, cx.deciding(cx.pack()?))
        .and_then(|entry| {
            cx.tells_no_place(&part.full, sheet, std::slice::from_ref(&entry))?;
            Ok(entry)
        });
    let entry: Entry = match decided {
        Ok(entry) => entry,
        Err(refusal) => return Err(cx.refuse(&part.shut.row, Action::Block, refusal).await),
    };
    part.write(cx, &cx.author(), vec![(sheet.id, entry)])
        .await?;
    let mut draft = Draft::default();
    cx.close_or_open(&part, block, by, &mut draft).await?;
    draft.log.push(
        cx.log_row(&part.shut.row, Action::Block, because, false)
            .await?,
    );
    draft.take(part, cx)?;
    draft.save(cx.house).await
}

impl Cx<'_> {
    /// The outside of the room says so, where it is asked at every request.
    async fn close_or_open(
        &self,
        part: &Loaded,
        block: &GuardianBlock,
        by: UnitId,
        draft: &mut Draft,
    ) -> Result<(), Stop> {
        let folder = part.shut.row.folder;
        let owner = Owner::Person(block.person);
        let Some(row) = self.house.store.part_of(folder, owner).await? else {
            return Ok(());
        };
        let Some(mut room) = self.house.load(row).await? else {
            return Ok(());
        };
        let Some(outside) = room.shut.card.room.as_mut() else {
            return Ok(());
        };
        if block.look_again.is_some() {
            outside.closed_by.insert(by);
            outside.closed_since.get_or_insert(self.now);
        } else {
            outside.closed_by.remove(&by);
            self.settle_if_open(&mut room).await?;
        }
        self.relabel(room.shut, draft)
    }
}
