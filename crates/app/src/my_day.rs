//! "What waits for me?": what a seat has to do, what it waits for, and what has lain too long (R14, R84).

use std::collections::BTreeSet;

use folder::class::{Mandate, Professional};
use folder::id::{FunctionId, PartId};
use folder::next::{Risen, Step, Turn, risen};
use jiff::civil::Date;

use crate::children::{ChildLine, Task, children};
use crate::cx::Cx;
use crate::part::Card;
use crate::stop::Stop;

/// The first page at work.
#[derive(Clone, Debug, Default)]
pub struct MyDay {
    /// For this seat to do, the soonest first.
    pub mine: Vec<Line>,
    /// What this seat waits for from others, the soonest first.
    pub awaited: Vec<Line>,
    /// What lies with another function and has risen to this seat, the oldest first.
    pub risen: Vec<Line>,
    /// Everything else at the unit: what colleagues have.
    pub colleagues: Vec<Line>,
    /// Every child the unit works with, by name.
    pub children: Vec<ChildLine>,
}

/// Something about a child.
#[derive(Clone, Debug)]
pub struct Line {
    /// The part to open.
    pub part: PartId,
    /// The child's card.
    pub card: Card,
    /// What, by when, and who answers for it.
    pub task: Task,
    /// Nobody sits in the function that answers for it, so everybody at the unit has it (R55, R57).
    pub orphaned: bool,
}

/// Sorts what the unit has by whose it is.
pub async fn my_day(cx: &Cx<'_>) -> Result<MyDay, Stop> {
    let seat = cx.actor.professional().ok_or_else(Stop::not_found)?;
    let mut day = MyDay {
        children: children(cx).await?,
        ..MyDay::default()
    };
    let empty = cx.empty_seats(seat, &day.children).await?;
    let today = cx.today();
    for child in &day.children {
        for task in &child.tasks {
            let orphaned = task.function.is_some_and(|one| empty.contains(&one));
            let line = Line {
                part: child.part,
                card: child.card.clone(),
                task: *task,
                orphaned,
            };
            let own = orphaned || task.function.is_none_or(|one| one == seat.function);
            let turn = task.step.map_or(Turn::Own, Step::turn);
            match (own, turn) {
                (true, Turn::Own) => day.mine.push(line),
                (true, _) => day.awaited.push(line),
                (false, _) if reaches(seat, task.due, today) => day.risen.push(line),
                (false, _) => day.colleagues.push(line),
            }
        }
    }
    for lines in [
        &mut day.mine,
        &mut day.awaited,
        &mut day.risen,
        &mut day.colleagues,
    ] {
        lines.sort_by(|a, b| (a.task.due, &a.card.name).cmp(&(b.task.due, &b.card.name)));
    }
    day.children
        .sort_by(|a, b| (&a.card.name, a.part).cmp(&(&b.card.name, b.part)));
    Ok(day)
}

/// Whether what is due on a day has risen to this seat.
fn reaches(seat: &Professional, due: Date, today: Date) -> bool {
    let to = match risen(due, today) {
        Risen::No => return false,
        Risen::Overseer => &[Mandate::Oversee][..],
        Risen::Coordinator => &[Mandate::Oversee, Mandate::Coordinate],
    };
    to.iter().any(|mandate| seat.mandates.contains(mandate))
}

impl Cx<'_> {
    /// Of the functions that answer for something here those in which nobody sits today.
    async fn empty_seats(
        &self,
        seat: &Professional,
        children: &[ChildLine],
    ) -> Result<BTreeSet<FunctionId>, Stop> {
        let tasks = children.iter().flat_map(|child| &child.tasks);
        let others: BTreeSet<FunctionId> = tasks
            .filter_map(|task| task.function)
            .filter(|one| *one != seat.function)
            .collect();
        let today = self.today();
        let mut empty = BTreeSet::new();
        for function in others {
            let holders = self.house.store.holders(function).await?;
            let sits = holders
                .iter()
                .any(|one| one.from <= today && one.to.is_none_or(|last| today <= last));
            if !sits {
                empty.insert(function);
            }
        }
        Ok(empty)
    }
}
