//! "What waits for me?": what a seat has to do, what it waits for, and what has lain too long (R14, R84).

use std::collections::{BTreeMap, BTreeSet};

use folder::class::{Mandate, Professional};
use folder::id::{FunctionId, PartId};
use folder::next::{Risen, Step, Turn, risen};
use jiff::civil::Date;

use crate::children::{ChildLine, children};
use crate::cx::Cx;
use crate::part::Task;
use crate::people::holds;
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
    /// Everything else at the unit: that colleagues have something to do, and not what. No page is opened for this list,
    /// so no log tells the family of it.
    pub colleagues: Vec<Untold>,
    /// Every child the unit works with, by name.
    pub children: Vec<ChildLine>,
}

/// Something about a child.
#[derive(Clone, Debug)]
pub struct Line {
    /// The part to open.
    pub part: PartId,
    /// The child's name.
    pub name: String,
    /// The child's day of birth.
    pub birth: Date,
    /// What, by when, and who answers for it.
    pub task: Task,
    /// Nobody sits in the function that answers for it, so everybody at the unit has it (R55, R57).
    pub orphaned: bool,
}

/// Something that a colleague has.
#[derive(Clone, Debug)]
pub struct Untold {
    /// The part to open.
    pub part: PartId,
    /// The child's name.
    pub name: String,
    /// The child's day of birth.
    pub birth: Date,
    /// By which day.
    pub due: Date,
    /// The function that answers for it.
    pub function: Option<FunctionId>,
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
    let branch = cx.house.directory().branch_of(seat.unit);
    let times = cx.house.times(branch.map(|branch| branch.organisation));
    let left = cx.contacts_that_left(seat, &day.children).await?;
    for child in &day.children {
        // Of a child under protection nobody but its handlers knows, whoever wrote before: it is all of theirs.
        let handlers_have_it = child.card.only().is_some();
        let left = left.get(&child.part);
        for task in child.tasks.iter().chain(left) {
            // Whoever may look at what was opened in an emergency has a page for that.
            if task.step == Step::LookAtEmergency {
                continue;
            }
            // Only whoever is asked to be the contact answers.
            let anybodys = !handlers_have_it && task.step != Step::TakeOver;
            let orphaned = anybodys && task.function.is_some_and(|one| empty.contains(&one));
            let line = Line {
                part: child.part,
                name: child.card.name.clone(),
                birth: child.card.birth,
                task: *task,
                orphaned,
            };
            let own = orphaned
                || handlers_have_it
                || task.function.is_none_or(|one| one == seat.function)
                || !cx.can_do(task);
            match (own, line.turn()) {
                (true, Turn::Own) => day.mine.push(line),
                (true, _) => day.awaited.push(line),
                (false, _) if reaches(&seat.mandates, risen(task.due, today, times)) => {
                    day.risen.push(line);
                }
                (false, _) => day.colleagues.push(line.untold()),
            }
        }
    }
    for lines in [&mut day.mine, &mut day.awaited, &mut day.risen] {
        lines.sort_by(|a, b| (a.task.due, &a.name).cmp(&(b.task.due, &b.name)));
    }
    day.colleagues
        .sort_by(|a, b| (a.due, &a.name).cmp(&(b.due, &b.name)));
    day.children
        .sort_by(|a, b| (&a.card.name, a.part).cmp(&(&b.card.name, b.part)));
    Ok(day)
}

impl Line {
    /// Whose turn it is.
    #[must_use]
    pub fn turn(&self) -> Turn {
        self.task.step.turn()
    }

    /// The same without what it is.
    fn untold(self) -> Untold {
        Untold {
            part: self.part,
            name: self.name,
            birth: self.birth,
            due: self.task.due,
            function: self.task.function,
        }
    }
}

/// Whether what has risen so far is seen with these mandates.
fn reaches(mandates: &BTreeSet<Mandate>, risen: Risen) -> bool {
    let sees = |mandate| mandates.contains(&mandate);
    match risen {
        Risen::No => false,
        Risen::Overseer => sees(Mandate::Oversee),
        Risen::Coordinator => sees(Mandate::Oversee) || sees(Mandate::Coordinate),
    }
}

impl Cx<'_> {
    /// Whether the function that a task came from may do it: what follows is decided by whoever may ask the family and
    /// close. From a seat that may not it is everybody's at the unit.
    fn can_do(&self, task: &Task) -> bool {
        let function = task
            .function
            .and_then(|one| self.house.directory().function(one));
        task.step != Step::Decide
            || function.is_some_and(|one| one.mandates.contains(&Mandate::Ask))
    }

    /// The children who know somebody at this unit as their contact who does not sit there any more.
    async fn contacts_that_left(
        &self,
        seat: &Professional,
        children: &[ChildLine],
    ) -> Result<BTreeMap<PartId, Task>, Stop> {
        let mut known = BTreeMap::new();
        let mut found = BTreeMap::new();
        for child in children {
            let contact = child.card.contact.filter(|one| one.unit == seat.unit);
            let Some(contact) = contact else {
                continue;
            };
            let place = (contact.function, contact.person, contact.moving);
            let left = match known.get(&place) {
                Some(left) => *left,
                None => *known.entry(place).or_insert(self.has_left(&contact).await?),
            };
            let task = left.and_then(|left| Task::of(&contact.step(left)));
            found.extend(task.map(|task| (child.part, task)));
        }
        Ok(found)
    }

    /// Of the functions that answer for something here those in which nobody sits today.
    async fn empty_seats(
        &self,
        seat: &Professional,
        children: &[ChildLine],
    ) -> Result<BTreeSet<FunctionId>, Stop> {
        let tasks = children.iter().flat_map(|child| &child.tasks);
        let contacts = children.iter().filter_map(|child| child.card.contact);
        let others: BTreeSet<FunctionId> = tasks
            .filter_map(|task| task.function)
            .chain(contacts.map(|contact| contact.function))
            .filter(|one| *one != seat.function)
            .collect();
        let today = self.today();
        let mut empty = BTreeSet::new();
        for function in others {
            // One that is no more has no holder either, whoever sat in it.
            let is_there = self.house.directory().function(function).is_some();
            let holders = self.house.store.holders(function).await?;
            if !is_there || !holders.iter().any(|one| holds(one, today)) {
                empty.insert(function);
            }
        }
        Ok(empty)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whoever oversees a unit sees it first; whoever coordinates there when that did not help; nobody else.
    #[test]
    fn what_has_risen_is_seen_with_the_mandate_for_it_alone() {
        let sees = |mandate, risen| reaches(&[mandate].into(), risen);
        for mandate in Mandate::ALL {
            assert!(!sees(mandate, Risen::No), "{mandate:?}");
            let oversees = mandate == Mandate::Oversee;
            assert_eq!(sees(mandate, Risen::Overseer), oversees, "{mandate:?}");
            let either = oversees || mandate == Mandate::Coordinate;
            assert_eq!(sees(mandate, Risen::Coordinator), either, "{mandate:?}");
        }
    }
}
