//! "I take this on": collecting what was offered (design decision 5).

use folder::class::{Action, OfferFacts, Resource};
use folder::command::Collect;
use folder::entry::{Addressee, Ground, Receiver};
use folder::id::{PartId, ReleaseId};
use folder::register::RowKind;
use folder::{Author, Refusal};
use store::{Filter, Owner};

use crate::cx::Cx;
use crate::offer_by_law::{Between, lawful};
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
    let unit = cx.actor.professional().map(|seat| seat.unit);
    let unit = unit.and_then(|unit| cx.house.directory().unit(unit));
    let party = unit.and_then(|unit| unit.party);
    let row = party.and_then(|party| cx.house.law.party(party));
    row.is_some_and(|row| row.condition != law::Condition::Never)
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
    let pack = cx.pack()?;
    let lawful = still_lawful(cx, &from, release);
    let delivery = match lawful.and_then(|()| command.decide(&from.full, cx.deciding(pack))) {
        Ok(mut delivery) => {
            // Protected identity: each controller names its own handlers, the one who collects first (law.md A13).
            if !delivery.card.handlers.is_empty() {
                delivery.card.handlers = vec![professional.person];
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
        cx.log_row(&to.shut.row, Action::Collect, because, false)
            .await?,
    );
    draft.take(to, cx);
    draft.take(from, cx);
    draft.save(cx.house).await?;
    Ok(id)
}

/// What was offered on a rule of law is tried again on the day it is collected (law.md A1).
fn still_lawful(cx: &Cx<'_>, from: &Loaded, release: ReleaseId) -> Result<(), Refusal> {
    let Some(sent) = from.full.sent.get(&release) else {
        return Ok(());
    };
    let (Ground::Law(by_law), Addressee::Function(to)) = (&sent.offered.ground, &sent.offered.to)
    else {
        return Ok(());
    };
    let decider = from.full.record(sent.entry).map(|record| &record.author);
    let decider = decider.and_then(Author::name).unwrap_or_default();
    let now = cx.deciding(cx.pack().map_err(|_| Refusal::new("refusal-by-law"))?);
    let between = Between {
        from: sent.unit,
        to: *to,
    };
    lawful(cx, &from.full, now, between, by_law, decider)
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
