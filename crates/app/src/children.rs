//! "My children": those that the own unit works with.

use folder::class::{Action, Professional, Resource};
use folder::id::{PartId, UnitId};
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

/// The children of the actor's unit, those with something due first.
pub async fn children(cx: &Cx<'_>) -> Result<Vec<ChildLine>, Stop> {
    let professional = cx.actor.professional().ok_or_else(Stop::not_found)?;
    let unit = Filter::Unit(professional.unit);
    let due = cx.house.store.register(RowKind::Due.number(), unit).await?;
    let today = cx.today();
    let mut lines = Vec::new();
    let store = &cx.house.store;
    let mut parts = Vec::new();
    for hit in store.register(RowKind::ChildAt.number(), unit).await? {
        parts.push(hit.part);
    }
    parts.extend(cx.handled_here(professional).await?);
    for part in parts {
        let Some(row) = store.part(part).await? else {
            continue;
        };
        let Some(card) = cx.house.card(&row).await? else {
            continue;
        };
        let facts = folder::class::PartFacts {
            branch: professional.branch,
            units: [professional.unit].into(),
            handlers: card.only(),
            coordinator: None,
            analysts: std::collections::BTreeSet::new(),
        };
        let open = Resource::Part(facts);
        if cx.house.gate.check(&cx.actor, Action::Open, &open).is_err() {
            continue;
        }
        lines.push(ChildLine {
            part,
            tasks: match &card.tasks {
                Some(tasks) => tasks
                    .iter()
                    .filter(|task| task.unit == professional.unit && task.stands(today))
                    .copied()
                    .collect(),
                None => due
                    .iter()
                    .filter(|hit| hit.part == part)
                    .filter_map(|hit| hit.row.due)
                    .map(|due| Task::unknown(professional.unit, due))
                    .collect(),
            },
            card,
        });
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

impl Task {
    /// Whether there is still something to do or to wait for.
    fn stands(&self, today: Date) -> bool {
        self.last.is_none_or(|last| today <= last)
    }

    /// Something is due, and nobody has written down what.
    const fn unknown(unit: UnitId, due: Date) -> Self {
        Self {
            step: None,
            due,
            since: None,
            last: None,
            unit,
            function: None,
        }
    }
}

impl Cx<'_> {
    /// The protected children at the own unit that the actor handles. Nobody else's list is another work for them.
    async fn handled_here(&self, seat: &Professional) -> Result<Vec<PartId>, Stop> {
        let store = &self.house.store;
        let by = Filter::Reference(*seat.person.as_bytes());
        let mut here = Vec::new();
        for hit in store.register(RowKind::Handles.number(), by).await? {
            let of = Filter::Part(hit.part);
            let units = store.register(RowKind::ProtectedAt.number(), of).await?;
            if units.iter().any(|one| one.row.unit == Some(seat.unit)) {
                here.push(hit.part);
            }
        }
        Ok(here)
    }
}
