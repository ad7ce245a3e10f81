//! Register rows: who has which child, what waits for whom, what is due when.

use folder::Author;
use folder::entry::{Addressee, Copy, Ground, InnerAccess, NamedContact};
use folder::next::{Risen, Step, ahead, next, risen};
use folder::register::{Row, RowKind, rows};
use folder::times::Times;

use crate::meeting::call;
use crate::plan::{active, copy, measure};
use crate::world::*;

/// The rows as they are made when the part is written to.
pub fn made(part: &Part, today: jiff::civil::Date) -> Vec<Row> {
    let folded = part.fold();
    rows(&folded, today, &ahead(&folded, today, Times::default()))
}

fn of(part: &Part, kind: RowKind, today: jiff::civil::Date) -> Vec<Row> {
    made(part, today)
        .into_iter()
        .filter(|row| row.kind == kind)
        .collect()
}

#[test]
fn an_offer_waits_for_its_function_until_it_is_collected_or_over() {
    let part = Part::offered();
    let waiting = of(&part, RowKind::OfferWaits, TODAY);
    assert_eq!(waiting.len(), 1);
    assert_eq!(waiting[0].function, Some(seat(CLINIC).function));
    assert_eq!(waiting[0].reference, Some(*RELEASE.as_bytes()));
    // Since when, so that what has waited the longest stands first.
    assert_eq!(waiting[0].due, Some(TODAY));
    assert!(of(&Part::collected().0, RowKind::OfferWaits, TODAY).is_empty());
    let withdrawal = withdraw(SARA).decide(&part.fold(), now()).unwrap();
    assert!(
        of(
            &part.clone().after(withdrawal, SARA),
            RowKind::OfferWaits,
            TODAY
        )
        .is_empty()
    );
    assert_eq!(of(&part, RowKind::OfferWaits, UNTIL).len(), 1);
    assert!(of(&part, RowKind::OfferWaits, days(UNTIL, 1)).is_empty());
}

#[test]
fn the_receivers_part_says_which_copy_lies_there() {
    let (sender, receiver) = Part::collected();
    let lies = of(&receiver, RowKind::CopyLies, TODAY);
    assert_eq!(lies.len(), 1);
    assert_eq!(lies[0].reference, Some(*RELEASE.as_bytes()));
    assert!(of(&sender, RowKind::CopyLies, TODAY).is_empty());
}

#[test]
fn a_child_is_listed_at_the_units_that_work_with_it() {
    let access = InnerAccess {
        of: PRESCHOOL,
        to: OTHER_PRESCHOOL,
        why: "She moves there.".into(),
        until: days(TODAY, 30),
    };
    let part = Part::of_the_preschool().with(worker(PRESCHOOL), access);
    let units = |today| {
        of(&part, RowKind::ChildAt, today)
            .into_iter()
            .filter_map(|row| row.unit)
            .collect::<Vec<_>>()
    };
    assert_eq!(units(TODAY), [PRESCHOOL, OTHER_PRESCHOOL]);
    assert_eq!(units(days(TODAY, 31)), [PRESCHOOL]);
}

/// Another branch's duty is that branch's own: a step of it here has a unit that does not work here.
#[test]
fn what_a_copy_tells_of_others_duties_is_no_duty_here() {
    let frame = active().records.pop().unwrap().entry;
    let part = Part::of_the_clinic()
        .with(worker(CLINIC), copy(61, frame, TODAY))
        .with(worker(CLINIC), copy(62, measure(), TODAY))
        .with(worker(CLINIC), copy(63, call(), TODAY));
    let here: Vec<_> = next(&part.fold(), TODAY, Times::default())
        .into_iter()
        .filter(|next| next.unit == Some(CLINIC))
        .map(|next| next.step)
        .collect();
    assert_eq!(
        here,
        [Step::Decide],
        "what came is for the clinic to think about"
    );
    let own = active().with(worker(PRESCHOOL), measure());
    let steps: Vec<_> = next(&own.fold(), TODAY, Times::default())
        .into_iter()
        .map(|next| (next.step, next.unit))
        .collect();
    assert_eq!(
        steps,
        [
            (Step::AskMeasure, Some(PRESCHOOL)),
            (Step::Review, Some(PRESCHOOL))
        ]
    );
}

#[test]
fn a_room_is_no_workplace() {
    let (sender, _) = Part::collected();
    let offered = Part::offered();
    let contact = NamedContact {
        function: seat(CLINIC).function,
        unit: CLINIC,
        name: "Mira Holm".into(),
        phone: "070-174 06 05".into(),
        person: None,
        told: String::new(),
    };
    let access = InnerAccess {
        of: PRESCHOOL,
        to: OTHER_PRESCHOOL,
        why: "She moves there.".into(),
        until: days(TODAY, 30),
    };
    let laid = |number, entry| Copy {
        to: Addressee::Room { person: SARA },
        ground: Ground::Family,
        until: None,
        ..copy(number, entry, TODAY)
    };
    let mut room = Part::default();
    for (number, record) in (100..).zip(offered.records.into_iter().skip(2)) {
        room = room.with(Author::Kring, laid(number, record.entry));
    }
    room = room
        .with(Author::Kring, laid(120, contact.into()))
        .with(Author::Kring, laid(121, access.into()))
        .with(Author::Kring, laid(122, call().into()))
        .with(
            guardian(SARA),
            folder::entry::OwnWords {
                text: "She laughs.".into(),
            },
        );
    let kinds: Vec<_> = made(&room, TODAY).into_iter().map(|row| row.kind).collect();
    assert!(!kinds.is_empty());
    assert!(
        kinds.iter().all(|kind| *kind == RowKind::CopyLies),
        "{kinds:?}"
    );
    assert!(!made(&sender, TODAY).is_empty());
}

/// Seven whole days are time enough to do what was forgotten; on the eighth somebody else sees it.
#[test]
fn what_nobody_does_rises_by_the_calendar() {
    let after = |days_late| risen(TODAY, days(TODAY, days_late), Times::default());
    assert_eq!(after(-1), Risen::No);
    assert_eq!(after(7), Risen::No);
    assert_eq!(after(8), Risen::Overseer);
    assert_eq!(after(14), Risen::Overseer);
    assert_eq!(after(15), Risen::Coordinator);
}

#[test]
fn what_is_to_be_done_says_since_when_and_whose_seat_answers_for_it() {
    let part = active().with(worker(PRESCHOOL), measure()).fold();
    let steps = next(&part, TODAY, Times::default());
    let ask = steps.iter().find(|next| next.step == Step::AskMeasure);
    let ask = ask.unwrap();
    assert_eq!(ask.since, TODAY);
    assert_eq!(ask.function, Some(seat(PRESCHOOL).function));
}
