//! A guardian is told later what a workplace does, by a decision that ends on a day (law.md A9, A16 case 12).

use folder::command::HoldReading;
use folder::entry::ReadingHeld;
use folder::id::{PersonId, UnitId};
use folder::{Entry, Refusal};
use jiff::civil::Date;

use crate::world::*;

fn hold(part: &Part, by: UnitId, person: PersonId, until: Option<Date>) -> Result<Entry, Refusal> {
    let held = ReadingHeld {
        since: None,
        person,
        until,
        why: "The child has told something.".to_owned(),
    };
    HoldReading { held, by }.decide(&part.fold(), now())
}

#[test]
fn it_is_held_back_from_one_guardian_by_one_workplace_until_a_day() {
    let part = Part::of_the_preschool();
    let until = days(TODAY, 30);
    let entry = hold(&part, PRESCHOOL, JONAS, Some(until)).unwrap();
    let part = part.with(worker(PRESCHOOL), entry);
    let folded = part.fold();
    assert_eq!(folded.holds_back(PRESCHOOL, JONAS, TODAY), Some(until));
    assert_eq!(folded.holds_back(PRESCHOOL, JONAS, until), Some(until));
    assert_eq!(folded.holds_back(PRESCHOOL, JONAS, days(until, 1)), None);
    assert_eq!(folded.holds_back(PRESCHOOL, SARA, TODAY), None);
    assert_eq!(folded.holds_back(OTHER_PRESCHOOL, JONAS, TODAY), None);

    let lifted = hold(&part, PRESCHOOL, JONAS, None).unwrap();
    let part = part.with(worker(PRESCHOOL), lifted);
    assert_eq!(part.fold().holds_back(PRESCHOOL, JONAS, TODAY), None);
}

/// What has been held since the first day stays held: another day moves the end and nothing else (law.md A9).
#[test]
fn a_later_decision_moves_the_last_day_and_not_the_first() {
    let since = |entry: Entry| match entry {
        Entry::ReadingHeld(held) => held.since,
        _ => panic!("another entry"),
    };
    let part = Part::of_the_preschool();
    let first = hold(&part, PRESCHOOL, JONAS, Some(days(TODAY, 10))).unwrap();
    assert_eq!(since(first.clone()), Some(now().at));
    let part = part.with(worker(PRESCHOOL), first);
    let again = ReadingHeld {
        since: None,
        person: JONAS,
        until: Some(days(TODAY, 92)),
        why: "Still so.".to_owned(),
    };
    let (held, by) = (again, PRESCHOOL);
    let later = HoldReading { held, by };
    let later = later.decide(&part.fold(), now_on(days(TODAY, 5))).unwrap();
    assert_eq!(since(later), Some(now().at));
}

#[test]
fn only_from_a_guardian_with_a_near_day_and_nothing_is_lifted_that_does_not_stand() {
    let part = Part::of_the_preschool();
    let day = Some(days(TODAY, 14));
    // The child is told by somebody, or is not: it is not hidden from it this way.
    for nobody in [ALVA, PersonId::from_bytes([9; 16])] {
        assert_eq!(
            refused(hold(&part, PRESCHOOL, nobody, day)),
            "refusal-no-guardian"
        );
    }
    for near in [TODAY, days(TODAY, 92)] {
        assert!(hold(&part, PRESCHOOL, JONAS, Some(near)).is_ok());
    }
    for (day, key) in [
        (days(TODAY, -1), "refusal-day-past"),
        (days(TODAY, 93), "refusal-held-too-long"),
    ] {
        assert_eq!(refused(hold(&part, PRESCHOOL, JONAS, Some(day))), key);
    }
    assert_eq!(
        refused(hold(&part, PRESCHOOL, JONAS, None)),
        "refusal-nothing-held"
    );
    let silent = ReadingHeld {
        since: None,
        person: JONAS,
        until: day,
        why: " ".to_owned(),
    };
    let by = PRESCHOOL;
    let silent = HoldReading { held: silent, by };
    assert_eq!(
        refused(silent.decide(&part.fold(), now())),
        "refusal-no-words"
    );
}
