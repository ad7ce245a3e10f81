//! "I take this on": collecting what was offered (design decision 5).

use folder::class::{Action, OfferFacts, Resource};
use folder::command::{Collect, Delivery, Now};
use folder::entry::{Addressee, Level, Medium, Receiver};
use folder::id::{PartId, ReleaseId};
use folder::register::RowKind;
use folder::{Author, Entry, Refusal};
use store::{Filter, Owner};

use crate::cx::Cx;
use crate::lawful::Release;
use crate::offer::{disclosure, under_condition};
use crate::part::Loaded;
use crate::stop::Stop;
use crate::write::{Draft, Sheet};

/// Collects: the procedure runs again, and a copy lands in the own part. Returns that part.
pub async fn collect(cx: &Cx<'_>, sheet: Sheet, release: ReleaseId) -> Result<PartId, Stop> {
    collect_under(cx, sheet, release, Condition::None).await
}

/// What whoever collects has accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Condition {
    /// Nothing: secrecy or a duty of silence holds by law.
    None,
    /// To use it only for what the family has agreed to, and to tell nobody (förbehåll, OSL 10:14, 12:2 st 2).
    Accepted,
}

/// Whether the actor's workplace has no secrecy by law, so that nothing is collected there without the condition.
#[must_use]
pub fn needs_condition(cx: &Cx<'_>) -> bool {
    let seat = cx.actor.professional();
    seat.is_some_and(|seat| under_condition(cx, seat.unit))
}

/// The same, under the condition that the law lets a sender make.
pub async fn collect_under(
    cx: &Cx<'_>,
    sheet: Sheet,
    release: ReleaseId,
    condition: Condition,
) -> Result<PartId, Stop> {
    if needs_condition(cx) && condition == Condition::None {
        return Err(Refusal::new("refusal-forbehall").into());
    }
    match once(cx, sheet, release, condition).await {
        Err(Stop::Behind) => once(cx, sheet, release, condition).await,
        done => done,
    }
}

async fn once(
    cx: &Cx<'_>,
    sheet: Sheet,
    release: ReleaseId,
    condition: Condition,
) -> Result<PartId, Stop> {
    let professional = cx.actor.professional().ok_or_else(Stop::not_found)?;
    let mut from = sender(cx, release).await?;
    let Owner::Branch(from_branch) = from.shut.row.owner else {
        return Err(Stop::not_found());
    };
    let facts = offered_to(&from, release).ok_or_else(Stop::not_found)?;
    let because = match cx
        .house
        .gate
        .check(&cx.actor, Action::Collect, &Resource::Offer(facts))
    {
        Ok(allowed) => allowed.because,
        Err(refusal) => {
            return Err(cx.refuse(&from.shut.row, Action::Collect, refusal).await);
        }
    };
    let command = Collect {
        release,
        by: Receiver {
            unit: professional.unit,
            function: professional.function,
        },
        organisation: from.shut.row.organisation,
        branch: from_branch,
        forbehall: condition == Condition::Accepted,
    };
    let decided = decide(cx, &from, command);
    let delivery = match decided {
        Ok(mut delivery) => {
            // Protected identity: each controller names its own handlers, first the one who collects (law.md A13).
            if delivery.card.protected().is_some() {
                delivery.card.handlers = cx.first_handlers().await?;
            }
            delivery
        }
        Err(refusal) => {
            return Err(cx.refuse(&from.shut.row, Action::Collect, refusal).await);
        }
    };

    let mut draft = Draft::default();
    let owner = Owner::Branch(professional.branch);
    let folder = from.shut.row.folder;
    let existing = match cx.house.store.part_of(folder, owner).await? {
        Some(row) => cx.house.load(row).await?,
        None => None,
    };
    // In a part with handlers nobody else collects: the child is not there for them (law.md A13).
    if existing
        .as_ref()
        .is_some_and(|part| !part.shut.card.is_there_for(professional.person))
    {
        return Err(Stop::not_found());
    }
    let mut to = match existing {
        Some(part) => part,
        None => {
            cx.open_part(folder, owner, &delivery.card, &mut draft)
                .await?
        }
    };
    to.still_unsent(sheet)?;
    let mut entries = vec![delivery.copy];
    if to.full.card.is_none() {
        entries.push(delivery.card.clone().into());
    }
    entries.extend(cx.contact_by_rule(&to, &delivery.card).await?);
    let entries = cx.number(sheet, entries);
    let received = to.write(cx, &cx.author(), entries).await?;
    let receipt = vec![(cx.entry_id(), delivery.receipt)];
    let receipt = from.write(cx, &Author::Kring, receipt).await?;

    cx.lay_in_rooms(&to, &received, &mut draft).await?;
    cx.lay_in_rooms(&from, &receipt, &mut draft).await?;
    let id = to.shut.row.id;
    draft.log.push(
        cx.log_written(&to.shut.row, Action::Collect, because, &receipt, &from.full)
            .await?,
    );
    draft.take(to, cx)?;
    draft.take(from, cx)?;
    draft.save(cx.house).await?;
    Ok(id)
}

/// What the journal knows, and then the law.
fn decide(cx: &Cx<'_>, from: &Loaded, command: Collect) -> Result<Delivery, Refusal> {
    let pack = cx.pack().map_err(|_| Refusal::new("refusal-offer-gone"))?;
    let now = cx.deciding(pack);
    let (release, forbehall) = (command.release, command.forbehall);
    let sender = command.organisation;
    let mut delivery = command.decide(&from.full, now)?;
    still_lawful(cx, from, now, release, forbehall)?;
    if let (Entry::Collected(receipt), Entry::Copy(copy)) = (&mut delivery.receipt, &delivery.copy)
        && let Some(to) = copy.to.receiver()
    {
        let given = copy.entry.as_ref();
        receipt.record = Some(disclosure(
            cx,
            sender,
            to.unit,
            Medium::Kring,
            copy.conditions.clone(),
            given,
        )?);
    }
    Ok(delivery)
}

/// The law is asked again on the day it is collected, whatever the ground (law.md A1).
fn still_lawful(
    cx: &Cx<'_>,
    from: &Loaded,
    now: Now<'_>,
    release: ReleaseId,
    forbehall: bool,
) -> Result<(), Refusal> {
    let gone = || Refusal::new("refusal-offer-gone");
    let sent = from.full.sent.get(&release).ok_or_else(gone)?;
    let record = from.full.record(sent.entry).ok_or_else(gone)?;
    let Addressee::Function(to) = sent.offered.to else {
        return Err(gone());
    };
    cx.lawful(
        &from.full,
        now,
        Release {
            from: sent.unit,
            to,
            ground: &sent.offered.ground,
            areas: &sent.offered.areas,
            level: Level::Share,
            decider: &record.author,
            second: &sent.offered.second,
            forbehall,
        },
    )
}

async fn sender(cx: &Cx<'_>, release: ReleaseId) -> Result<Loaded, Stop> {
    let found = cx
        .house
        .store
        .register(
            RowKind::OfferWaits.number(),
            Filter::Reference(*release.as_bytes()),
        )
        .await?;
    let hit = found.first().ok_or_else(Stop::not_found)?;
    cx.house.load_part(hit.part).await
}

fn offered_to(from: &Loaded, release: ReleaseId) -> Option<OfferFacts> {
    match &from.full.sent.get(&release)?.offered.to {
        folder::entry::Addressee::Function(to) => Some(OfferFacts {
            unit: to.unit,
            function: to.function,
        }),
        _ => None,
    }
}
