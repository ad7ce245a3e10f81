//! "My children": those that the own unit works with, and those that it is done with for now.

use std::collections::BTreeSet;

use folder::class::{Action, Professional, Resource};
use folder::id::PartId;
use folder::register::RowKind;
use jiff::civil::Date;
use store::Filter;

use crate::cx::Cx;
use crate::part::{Card, Task};
use crate::stop::Stop;

/// A child in a list.
#[derive(Clone, Debug)]
pub struct ChildLine {
    /// The part to open.
    pub part: PartId,
    /// The child's card.
    pub card: Card,
    /// What this unit has to do or waits for, the soonest first.
    pub tasks: Vec<Task>,
}

impl ChildLine {
    /// The soonest day of all.
    #[must_use]
    pub fn due(&self) -> Option<Date> {
        self.tasks.iter().map(|task| task.due).min()
    }
}

/// The children that the actor's unit works with, those with something due first.
pub async fn children(cx: &Cx<'_>) -> Result<Vec<ChildLine>, Stop> {
    cx.listed(false).await
}

/// Those that it is done with for now, by name. They open again when somebody writes about them.
pub async fn closed_children(cx: &Cx<'_>) -> Result<Vec<ChildLine>, Stop> {
    cx.listed(true).await
}

/// Names of the children at the own unit, open or closed, as far as this reader may know of them.
pub async fn names_here(cx: &Cx<'_>) -> Result<Vec<String>, Stop> {
    let mut lines = cx.listed(false).await?;
    lines.extend(cx.listed(true).await?);
    Ok(lines.into_iter().map(|line| line.card.name).collect())
}

impl Cx<'_> {
    async fn listed(&self, closed: bool) -> Result<Vec<ChildLine>, Stop> {
        let seat = self.actor.professional().ok_or_else(Stop::not_found)?;
        let store = &self.house.store;
        let kind = if closed {
            RowKind::ClosedAt
        } else {
            RowKind::ChildAt
        };
        let unit = Filter::Unit(seat.unit);
        let hits = store.register(kind.number(), unit).await?;
        let mut parts: Vec<PartId> = hits.into_iter().map(|hit| hit.part).collect();
        parts.extend(self.handled_here(seat, closed).await?);
        let mut lines = Vec::new();
        for part in parts {
            let Some(row) = store.part(part).await? else {
                continue;
            };
            let Some(mut card) = self.house.card(&row).await? else {
                continue;
            };
            let facts = folder::class::PartFacts {
                branch: seat.branch,
                units: [seat.unit].into(),
                handlers: card.only(),
                coordinator: None,
                analysts: BTreeSet::new(),
                takers: BTreeSet::new(),
            };
            let open = Resource::Part(facts);
            let gate = &self.house.gate;
            if gate.check(&self.actor, Action::Open, &open).is_err() {
                continue;
            }
            let mut tasks = std::mem::take(&mut card.tasks);
            tasks.retain(|task| task.unit == seat.unit && task.stands(self.today()));
            lines.push(ChildLine { part, card, tasks });
        }
        lines.sort_by(|a, b| {
            (a.due().is_none(), a.due(), &a.card.name, a.part).cmp(&(
                b.due().is_none(),
                b.due(),
                &b.card.name,
                b.part,
            ))
        });
        Ok(lines)
    }

    /// The protected children at the own unit that the actor handles. Nobody else's list is another work for them.
    async fn handled_here(&self, seat: &Professional, closed: bool) -> Result<Vec<PartId>, Stop> {
        let store = &self.house.store;
        let by = Filter::Reference(*seat.person.as_bytes());
        let mut here = Vec::new();
        for hit in store.register(RowKind::Handles.number(), by).await? {
            let of = Filter::Part(hit.part);
            let is_here = |hits: Vec<store::RegisterHit>| {
                hits.iter().any(|one| one.row.unit == Some(seat.unit))
            };
            let works = store.register(RowKind::ProtectedAt.number(), of);
            let done = store.register(RowKind::ProtectedClosedAt.number(), of);
            if is_here(works.await?) && is_here(done.await?) == closed {
                here.push(hit.part);
            }
        }
        Ok(here)
    }
}
