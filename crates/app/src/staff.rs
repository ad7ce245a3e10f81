//! "Who sits where, and until when?" A seat with something left to do is not emptied silently (R55, R57, R66).

use std::collections::BTreeMap;

use folder::Refusal;
use folder::class::{Action, Mandate, Resource};
use folder::id::{FunctionId, PersonId};
use folder::register::RowKind;
use jiff::ToSpan;
use jiff::civil::Date;
use seal::keyed_hash;
use store::{Filter, Holding};

use crate::children::{ChildLine, children};
use crate::cx::Cx;
use crate::directory::Function;
use crate::people::{Person, PersonKind, holds};
use crate::stop::Stop;
use crate::write::Sheet;

/// So many days ahead whoever staffs is told that a seat will stand empty.
const AHEAD: i64 = 14;

/// Somebody in a seat, today or later.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sitting {
    /// Who.
    pub person: PersonId,
    /// The name.
    pub name: String,
    /// The first day.
    pub from: Date,
    /// The last day, where it is known.
    pub to: Option<Date>,
}

/// A seat at the own unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeatHere {
    /// The seat, with what it may decide.
    pub function: Function,
    /// Those who sit there or will, by their first day.
    pub sitting: Vec<Sitting>,
    /// How many children have something that is this seat's to do or wait for, or know it as their contact, as far as
    /// this reader sees. Not those that the unit is done with for now.
    pub children: usize,
    /// The first day from today on which nobody sits there.
    pub empty_from: Option<Date>,
}

impl Cx<'_> {
    /// Whether one says at the own unit who sits where.
    pub fn may_staff(&self) -> Result<(), Stop> {
        let seat = self.actor.professional().ok_or_else(Stop::not_found)?;
        let unit = Resource::Unit(seat.unit);
        let asked = self.house.gate.check(&self.actor, Action::Staff, &unit);
        Ok(asked.map(|_| ())?)
    }

    async fn seat_here(
        &self,
        function: &Function,
        children: &[ChildLine],
    ) -> Result<SeatHere, Stop> {
        let today = self.today();
        let held = self.house.store.holders(function.id).await?;
        let mut sitting = Vec::new();
        for one in held.iter().filter(|one| is_to_come(one, today)) {
            if let Some(person) = self.house.person(one.person).await? {
                sitting.push(Sitting {
                    person: person.id,
                    name: person.name,
                    from: one.from,
                    to: one.to,
                });
            }
        }
        sitting.sort_by(|a, b| (a.from, &a.name).cmp(&(b.from, &b.name)));
        Ok(SeatHere {
            function: function.clone(),
            sitting,
            children: children
                .iter()
                .filter(|child| is_with(child, function.id))
                .count(),
            empty_from: empty_from(&held, today),
        })
    }

    fn own_function(&self, id: FunctionId) -> Result<&Function, Stop> {
        let seat = self.actor.professional().ok_or_else(Stop::not_found)?;
        let function = self.house.directory().function(id);
        function
            .filter(|function| function.unit == seat.unit)
            .ok_or_else(Stop::not_found)
    }
}

/// It holds today or later; one that was undone before its first day never does.
fn is_to_come(one: &Holding, today: Date) -> bool {
    one.to.is_none_or(|to| to >= today && to >= one.from)
}

/// The two hold on a day that they share.
fn overlaps(one: &Holding, other: &Holding) -> bool {
    let is_before = |a: &Holding, b: &Holding| a.to.is_some_and(|to| to < b.from);
    let undone = |a: &Holding| a.to.is_some_and(|to| to < a.from);
    !is_before(one, other) && !is_before(other, one) && !undone(one) && !undone(other)
}

/// The child has something that is this seat's, or knows it as its contact.
fn is_with(child: &ChildLine, function: FunctionId) -> bool {
    let contact = child.card.contact.map(|contact| contact.function);
    let mut tasks = child.tasks.iter();
    contact == Some(function) || tasks.any(|task| task.function == Some(function))
}

/// The first day from this one on which none of these holds.
fn empty_from(held: &[Holding], today: Date) -> Option<Date> {
    let mut day = today;
    loop {
        let mut here = held.iter().filter(|one| holds(one, day)).peekable();
        if here.peek().is_none() {
            return Some(day);
        }
        // Somebody without a last day stays.
        let lasts: Option<Vec<Date>> = here.map(|one| one.to).collect();
        day = lasts?.into_iter().max()?.tomorrow().ok()?;
    }
}

/// Every seat at the own unit. Everybody there knows who sits where and what each may decide (R66).
pub async fn seats(cx: &Cx<'_>) -> Result<Vec<SeatHere>, Stop> {
    let children = children(cx).await?;
    seats_with(cx, &children).await
}

/// The seats that these children count on, or that say who sits where, and that stand empty or will soon.
pub async fn emptying(cx: &Cx<'_>, children: &[ChildLine]) -> Result<Vec<SeatHere>, Stop> {
    if cx.may_staff().is_err() {
        return Ok(Vec::new());
    }
    let soon = cx.today().saturating_add(AHEAD.days());
    let mut seats = seats_with(cx, children).await?;
    seats.retain(|seat| {
        let counts = seat.children > 0 || seat.function.mandates.contains(&Mandate::Staff);
        counts && seat.empty_from.is_some_and(|day| day <= soon)
    });
    Ok(seats)
}

async fn seats_with(cx: &Cx<'_>, children: &[ChildLine]) -> Result<Vec<SeatHere>, Stop> {
    let own = cx.actor.professional().ok_or_else(Stop::not_found)?;
    let functions = cx.house.directory().functions.iter();
    let mut found = Vec::new();
    for function in functions.filter(|function| function.unit == own.unit) {
        found.push(cx.seat_here(function, children).await?);
    }
    Ok(found)
}

/// One seat, for whoever says who sits there.
pub async fn seat(cx: &Cx<'_>, function: FunctionId) -> Result<SeatHere, Stop> {
    cx.may_staff()?;
    let function = cx.own_function(function)?;
    let children = children(cx).await?;
    cx.seat_here(function, &children).await
}

/// Somebody who can be given another seat.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Colleague {
    /// Who.
    pub person: PersonId,
    /// The name.
    pub name: String,
    /// The seat that they had last, to tell two of the same name apart.
    pub function: FunctionId,
}

/// Those who sit or have sat anywhere at the own controller, by name.
pub async fn colleagues(cx: &Cx<'_>) -> Result<Vec<Colleague>, Stop> {
    cx.may_staff()?;
    let own = cx.actor.professional().ok_or_else(Stop::not_found)?;
    let directory = cx.house.directory();
    let mut known: BTreeMap<PersonId, Holding> = BTreeMap::new();
    for function in &directory.functions {
        let branch = directory.branch_of(function.unit);
        if branch.is_none_or(|branch| branch.organisation != own.organisation) {
            continue;
        }
        for one in cx.house.store.holders(function.id).await? {
            let latest = known.entry(one.person).or_insert(one);
            if one.from > latest.from {
                *latest = one;
            }
        }
    }
    let people = cx.house.people().await?.into_iter();
    let known = people.filter_map(|person| {
        Some(Colleague {
            function: known.get(&person.id)?.function,
            person: person.id,
            name: person.name,
        })
    });
    Ok(known.collect())
}

/// Whom to seat.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Who {
    /// A colleague.
    Known(PersonId),
    /// Somebody new, by name.
    New(String),
}

/// Seats somebody from a day, and until one when it is known (R57).
pub async fn sit(
    cx: &Cx<'_>,
    function: FunctionId,
    sheet: Sheet,
    who: &Who,
    (from, to): (Date, Option<Date>),
) -> Result<(), Stop> {
    cx.may_staff()?;
    let function = cx.own_function(function)?;
    if from < cx.today() {
        return Err(Refusal::new("refusal-day-past").into());
    }
    if to.is_some_and(|to| to < from) {
        return Err(Refusal::new("refusal-last-before-first").into());
    }
    let person = match who {
        Who::Known(person) => {
            let known = colleagues(cx).await?;
            if !known.iter().any(|one| one.person == *person) {
                return Err(Stop::not_found());
            }
            *person
        }
        Who::New(name) => new_person(cx, sheet, name).await?,
    };
    let holding = Holding {
        person,
        function: function.id,
        from,
        to,
    };
    let mut held = cx.house.store.holdings(person).await?;
    held.retain(|one| one.function == function.id);
    if held.contains(&holding) {
        return Err(Stop::Replayed(sheet.id));
    }
    if held.iter().any(|one| overlaps(one, &holding)) {
        return Err(Refusal::new("refusal-sits-there").into());
    }
    Ok(cx.house.store.put_holding(holding).await?)
}

/// Somebody new at work. Their id comes from the sheet's, so that a form that is sent twice makes one person, and from the
/// installation's key, so that nobody chooses whose it is.
async fn new_person(cx: &Cx<'_>, sheet: Sheet, name: &str) -> Result<PersonId, Stop> {
    if name.trim().is_empty() {
        return Err(Refusal::new("refusal-no-words").into());
    }
    let hash = keyed_hash(&cx.house.installation, "person", sheet.id.as_bytes());
    let id = PersonId::from_bytes(std::array::from_fn(|place| hash[place]));
    if cx.house.person(id).await?.is_some() {
        return Ok(id);
    }
    let person = Person {
        id,
        name: name.trim().to_owned(),
        kind: PersonKind::Professional,
        language: None,
    };
    cx.house.put_person(&person).await?;
    Ok(id)
}

/// Gives a holding that began on a day a last day; one that has not begun before today is undone by the day before. A seat
/// that children count on, where something waits, or by which alone the unit says who sits where, does not stand empty
/// sooner by it than whoever staffs is told ahead.
pub async fn leave(
    cx: &Cx<'_>,
    function: FunctionId,
    (person, from): (PersonId, Date),
    last: Date,
) -> Result<(), Stop> {
    cx.may_staff()?;
    let function = cx.own_function(function)?;
    let today = cx.today();
    let mut held = cx.house.store.holders(function.id).await?;
    let before = empty_from(&held, today);
    let mut mine = held.iter_mut();
    let mine = mine
        .find(|one| (one.person, one.from) == (person, from) && is_to_come(one, today))
        .ok_or_else(Stop::not_found)?;
    let undone = from >= today && last.tomorrow().ok() == Some(from);
    if last < from && !undone {
        return Err(Refusal::new("refusal-last-before-first").into());
    }
    mine.to = Some(last);
    let holding = *mine;
    let mut others = held.iter().filter(|one| **one != holding);
    if others.any(|one| one.person == person && overlaps(one, &holding)) {
        return Err(Refusal::new("refusal-sits-there").into());
    }
    let soon = today.saturating_add(AHEAD.days());
    let after = empty_from(&held, today).filter(|day| *day <= soon);
    if let Some(day) = after.filter(|day| before.is_none_or(|before| *day < before)) {
        cx.may_stand_empty(function, day).await?;
    }
    Ok(cx.house.store.put_holding(holding).await?)
}

impl Cx<'_> {
    /// Nobody counts on this seat from a day.
    async fn may_stand_empty(&self, function: &Function, from: Date) -> Result<(), Stop> {
        let children = children(self).await?;
        let counting = children.iter().filter(|child| is_with(child, function.id));
        let count = counting.count();
        if count > 0 {
            let refusal = Refusal::new("refusal-seat-empties");
            return Err(refusal.with("count", count.to_string()).into());
        }
        let to_it = Filter::Function(function.id);
        for kind in [RowKind::OfferWaits, RowKind::Consulted] {
            let waits = self.house.store.register(kind.number(), to_it).await?;
            if !waits.is_empty() {
                return Err(Refusal::new("refusal-seat-has-waiting").into());
            }
        }
        if self.somebody_staffs(function, from).await? {
            return Ok(());
        }
        Err(Refusal::new("refusal-last-staff").into())
    }

    /// Whether somebody at the unit says who sits where on a day, also without this seat.
    async fn somebody_staffs(&self, but: &Function, on: Date) -> Result<bool, Stop> {
        if !but.mandates.contains(&Mandate::Staff) {
            return Ok(true);
        }
        for other in &self.house.directory().functions {
            let staffs = other.mandates.contains(&Mandate::Staff);
            if !staffs || other.unit != but.unit || other.id == but.id {
                continue;
            }
            let held = self.house.store.holders(other.id).await?;
            if empty_from(&held, on).is_none_or(|day| day > on) {
                return Ok(true);
            }
        }
        Ok(false)
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    const TODAY: Date = date(2026, 12, 1);

    fn held(person: u8, from: Date, to: Option<Date>) -> Holding {
        Holding {
            person: PersonId::from_bytes([person; 16]),
            function: FunctionId::from_bytes([9; 16]),
            from,
            to,
        }
    }

    /// A substitute for the summer, and nobody after: whoever staffs is told of the day, not of the last of each.
    #[test]
    fn a_seat_is_empty_from_the_first_day_that_nobody_holds() {
        let since = date(2020, 1, 1);
        assert_eq!(empty_from(&[], TODAY), Some(TODAY));
        assert_eq!(empty_from(&[held(1, since, None)], TODAY), None);
        let leaves = held(1, since, Some(date(2026, 12, 10)));
        assert_eq!(empty_from(&[leaves], TODAY), Some(date(2026, 12, 11)));
        let stands_in = held(2, date(2026, 12, 11), Some(date(2026, 12, 31)));
        let both = [leaves, stands_in];
        assert_eq!(empty_from(&both, TODAY), Some(date(2027, 1, 1)));
        let late = held(2, date(2026, 12, 13), None);
        assert_eq!(empty_from(&[leaves, late], TODAY), Some(date(2026, 12, 11)));
        let follows = held(2, date(2026, 12, 5), None);
        assert_eq!(empty_from(&[leaves, follows], TODAY), None);
    }
}
