//! "My children": those that the own unit works with.

use folder::class::{Action, Resource};
use folder::id::PartId;
use folder::register::RowKind;
use jiff::civil::Date;
use store::Filter;

use crate::cx::Cx;
use crate::part::Card;
use crate::stop::Stop;

/// A child in a list.
#[derive(Clone, Debug)]
pub struct ChildLine {
    /// The part to open.
    pub part: PartId,
    /// The child's card.
    pub card: Card,
    /// The soonest thing that this unit has to do.
    pub due: Option<Date>,
}

/// The children of the actor's unit, those with something due first.
pub async fn children(cx: &Cx<'_>) -> Result<Vec<ChildLine>, Stop> {
    let professional = cx.actor.professional().ok_or_else(Stop::not_found)?;
    let unit = Filter::Unit(professional.unit);
    let due = cx.house.store.register(RowKind::Due.number(), unit).await?;
    let mut lines = Vec::new();
    for hit in cx
        .house
        .store
        .register(RowKind::ChildAt.number(), unit)
        .await?
    {
        let Some(row) = cx.house.store.part(hit.part).await? else {
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
            part: hit.part,
            card,
            due: due
                .iter()
                .filter(|row| row.part == hit.part)
                .filter_map(|row| row.row.due)
                .min(),
        });
    }
    lines.sort_by(|a, b| {
        (a.due.is_none(), a.due, &a.card.name, a.part).cmp(&(
            b.due.is_none(),
            b.due,
            &b.card.name,
            b.part,
        ))
    });
    Ok(lines)
}
