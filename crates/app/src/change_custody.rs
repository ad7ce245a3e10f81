//! "Custody has changed": what guardians have answered is over at the next request, and their rooms open and close
//! (law.md A5.4; design decisions 5 and 8).

use folder::class::Action;
use folder::command;
use folder::entry::{ChildCard, Custody, Guardian};
use folder::id::{BranchId, FolderId, PartId};
use store::Owner;

use crate::begin::NewGuardian;
use crate::cx::Cx;
use crate::part::Shut;
use crate::stop::Stop;
use crate::write::{Draft, Sheet};

/// Writes down who holds custody now. Everything that rested on what guardians answered ends in the same transaction.
pub async fn change_custody(
    cx: &Cx<'_>,
    part: PartId,
    sheet: Sheet,
    guardians: Vec<NewGuardian>,
    known_from: &str,
) -> Result<(), Stop> {
    let guardians: Vec<Guardian> = guardians
        .into_iter()
        .map(|guardian| guardian.known(cx.house))
        .collect();
    let folder = match once(cx, part, sheet, guardians.clone(), known_from).await {
        Err(Stop::Behind) => once(cx, part, sheet, guardians, known_from).await,
        done => done,
    }?;
    // Whoever has custody again reads what somebody has decided to show meanwhile.
    match cx.settle_opened(folder).await {
        Err(Stop::Behind) => cx.settle_opened(folder).await,
        done => done,
    }
}

async fn once(
    cx: &Cx<'_>,
    id: PartId,
    sheet: Sheet,
    guardians: Vec<Guardian>,
    known_from: &str,
) -> Result<FolderId, Stop> {
    let mut part = cx.house.load_part(id).await?;
    let because = cx.may_in_part(&part, Action::AskConsent).await?;
    cx.still_fits(&part, sheet)?;
    let command = command::ChangeCustody {
        guardians,
        known_from: known_from.to_owned(),
    };
    let pack = cx.pack()?;
    let decided = command
        .decide(&part.full, cx.deciding(pack))
        .and_then(|withdrawal| {
            cx.tells_no_place(&part.full, sheet, &withdrawal.entries)?;
            Ok(withdrawal)
        });
    let withdrawal = match decided {
        Ok(withdrawal) => withdrawal,
        Err(refusal) => {
            return Err(cx.refuse(&part.shut.row, Action::AskConsent, refusal).await);
        }
    };
    let mut draft = Draft::default();
    cx.lock_copies(&withdrawal, &mut draft).await?;
    let entries = cx.number(sheet, withdrawal.entries);
    let records = part.write(cx, &cx.author(), entries).await?;
    let folder = part.shut.row.folder;
    if let Some(card) = &part.full.card {
        let Owner::Branch(branch) = part.shut.row.owner else {
            return Err(Stop::not_found());
        };
        cx.change_rooms(folder, branch, card, &mut draft).await?;
        cx.open_rooms(folder, card, &mut draft).await?;
    }
    cx.lay_in_rooms(&part, &records, &mut draft).await?;
    draft.log.push(
        cx.log_row(&part.shut.row, Action::AskConsent, because, false)
            .await?,
    );
    draft.take(part, cx)?;
    draft.save(cx.house).await?;
    Ok(folder)
}

impl Cx<'_> {
    /// Takes a part whose outside says something else now.
    pub(crate) fn relabel(&self, part: Shut, draft: &mut Draft) -> Result<(), Stop> {
        draft
            .cards
            .push((part.row.id, self.house.sealed_card(&part)?));
        draft.shut.push(part);
        Ok(())
    }

    /// The rooms of those whose custody is another now say so on the outside, where it is asked at every request.
    async fn change_rooms(
        &self,
        folder: FolderId,
        by: BranchId,
        card: &ChildCard,
        draft: &mut Draft,
    ) -> Result<(), Stop> {
        for guardian in &card.guardians {
            let owner = Owner::Person(guardian.person);
            let Some(row) = self.house.store.part_of(folder, owner).await? else {
                continue;
            };
            let Some(mut room) = self.house.shut(row).await? else {
                continue;
            };
            let Some(outside) = room.card.room.as_mut() else {
                continue;
            };
            let before = outside.clone();
            // That custody has ended is each branch's own knowledge: it takes the same branch to know better.
            if guardian.custody == Custody::None {
                outside.ended_by.insert(by);
            } else {
                outside.ended_by.remove(&by);
                outside.custody = Some(guardian.custody);
            }
            if *outside != before {
                self.relabel(room, draft)?;
            }
        }
        Ok(())
    }
}
