//! "I take my yes back": acts on the very next request (R45; design decision 5).

use folder::class::Action;
use folder::command::{NarrowConsent, Now, WithdrawConsent, Withdrawal};
use folder::id::{ConsentId, PartId, UnitId};
use folder::{Folded, Refusal};

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
    let by = cx.actor.person();
    let decide = |folded: &Folded, now: Now<'_>| {
        let command = WithdrawConsent { consent, unit, by };
        command.decide(folded, now)
    };
    take_back(cx, room, sheet, consent, decide).await
}

/// Makes a yes smaller: the part of it that is taken back acts as a withdrawal, and the rest stands.
pub async fn narrow_consent(
    cx: &Cx<'_>,
    room: PartId,
    sheet: Sheet,
    narrower: NarrowConsent,
) -> Result<(), Stop> {
    let decide = |folded: &Folded, now: Now<'_>| {
        let withdrawal = narrower.clone().decide(folded, now)?;
        cx.says_no_place(folded, sheet, [narrower.condition.as_str()])?;
        Ok(withdrawal)
    };
    take_back(cx, room, sheet, narrower.consent, decide).await
}

async fn take_back(
    cx: &Cx<'_>,
    room: PartId,
    sheet: Sheet,
    consent: ConsentId,
    decide: impl Fn(&Folded, Now<'_>) -> Result<Withdrawal, Refusal>,
) -> Result<(), Stop> {
    match once(cx, room, sheet, consent, &decide).await {
        Err(Stop::Behind) => once(cx, room, sheet, consent, &decide).await,
        done => done,
    }
}

async fn once(
    cx: &Cx<'_>,
    room: PartId,
    sheet: Sheet,
    consent: ConsentId,
    decide: &impl Fn(&Folded, Now<'_>) -> Result<Withdrawal, Refusal>,
) -> Result<(), Stop> {
    let (mut part, because) = cx.discloser(room, consent, Action::WithdrawConsent).await?;
    part.still_unsent(sheet)?;
    let pack = cx.pack()?;
    let withdrawal = match decide(&part.full, cx.deciding(pack)) {
        Ok(withdrawal) => withdrawal,
        Err(refusal) => {
            return Err(cx
                .refuse(&part.shut.row, Action::WithdrawConsent, refusal)
                .await);
        }
    };
    let mut draft = Draft::default();
    cx.lock_copies(&withdrawal, &mut draft).await?;
    let entries = cx.number(sheet, withdrawal.entries);
    let records = part.write(cx, &cx.author(), entries).await?;
    cx.lay_in_rooms(&part, &records, &mut draft).await?;
    draft.log.push(
        cx.log_row(&part.shut.row, Action::WithdrawConsent, because, false)
            .await?,
    );
    draft.take(part, cx)?;
    draft.save(cx.house).await
}
