//! "I take my yes back": acts on the very next request (R45; design decision 5).

use folder::class::Action;
use folder::command::WithdrawConsent;
use folder::id::{ConsentId, PartId, UnitId};

use crate::cx::Cx;
use crate::stop::Stop;
use crate::write::{Draft, Sheet};

/// Withdraws toward one unit: new offers end, waiting ones are cancelled, collected copies are locked. All parts are
/// written in one transaction.
pub async fn withdraw_consent(
    cx: &Cx<'_>,
    room: PartId,
    sheet: Sheet,
    consent: ConsentId,
    unit: UnitId,
) -> Result<(), Stop> {
    match once(cx, room, sheet, consent, unit).await {
        Err(Stop::Behind) => once(cx, room, sheet, consent, unit).await,
        done => done,
    }
}

async fn once(
    cx: &Cx<'_>,
    room: PartId,
    sheet: Sheet,
    consent: ConsentId,
    unit: UnitId,
) -> Result<(), Stop> {
    let (mut part, because) = cx.discloser(room, consent, Action::WithdrawConsent).await?;
    part.still_unsent(sheet)?;
    let command = WithdrawConsent {
        consent,
        unit,
        by: cx.actor.person(),
    };
    let pack = cx.pack()?;
    let withdrawal = match command.decide(&part.full, cx.deciding(pack)) {
        Ok(withdrawal) => withdrawal,
        Err(refusal) => {
            return Err(cx
                .refuse(&part.shut.row, Action::WithdrawConsent, refusal)
                .await);
        }
    };
    let mut draft = Draft::default();
    cx.lock_copies(withdrawal.lock, &mut draft).await?;
    let entries = cx.number(sheet, withdrawal.entries);
    let records = part.write(cx, &cx.author(), entries).await?;
    cx.lay_in_rooms(&part, &records, &mut draft).await?;
    draft.log.push(
        cx.log_row(&part.shut.row, Action::WithdrawConsent, because, false)
            .await?,
    );
    draft.take(part, cx);
    draft.save(cx.house).await
}
