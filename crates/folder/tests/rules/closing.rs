//! A workplace has something open about a child until it says that it is done, and there is always a next step (R14, R90).

use folder::command::{CloseHere, left_to_do};
use folder::entry::{
    ClosedBecause, ClosedHere, EmergencyOpened, Entry, InnerAccess, MeetingHeld, MeetingOutcome,
};
use folder::next::{Next, Step, ahead, next};
use folder::register::RowKind;
use folder::times::Times;
use folder::{Author, Refusal};
use jiff::civil::Date;

use crate::meeting::{call, held};
use crate::plan::active;
use crate::register::made;
use crate::world::*;

pub fn done() -> ClosedHere {
    ClosedHere {
        because: ClosedBecause::Well,
        reason: "She plays with the others again.".into(),
        child: String::new(),
        guardian: String::new(),
        turn_to: "Lena Ek, 070-174 06 01".into(),
    }
}

fn close(part: &Part) -> Result<Entry, Refusal> {
    let close = CloseHere {
        closed: done(),
        unit: PRESCHOOL,
    };
    close.decide(&part.fold(), now())
}

fn closed(part: Part) -> Part {
    let entry = close(&part).unwrap();
    part.with(worker(PRESCHOOL), entry)
}

fn noticed() -> Part {
    Part::of_the_preschool().with(worker(PRESCHOOL), observation(&["health"]))
}

fn here(part: &Part, on: Date) -> Vec<Next> {
    let mut steps = next(&part.fold(), on, Times::default());
    steps.retain(|next| next.unit == Some(PRESCHOOL));
    steps
}

fn kinds(part: &Part, on: Date) -> Vec<Step> {
    here(part, on).into_iter().map(|next| next.step).collect()
}

/// "It will grow out of it": whoever begins with a child and writes nothing is asked within two weeks what follows.
#[test]
fn whoever_begins_and_writes_nothing_has_to_decide_within_two_weeks() {
    let part = Part::of_the_preschool();
    let steps = here(&part, TODAY);
    assert_eq!(steps.len(), 1);
    assert_eq!(steps[0].step, Step::Decide);
    assert_eq!(
        steps[0].due,
        days(TODAY, i32::from(Times::default().decide))
    );
    assert_eq!(steps[0].function, Some(seat(PRESCHOOL).function));
    // Late is late, and stays until somebody decides.
    assert_eq!(here(&part, days(TODAY, 100))[0].due, steps[0].due);
}

#[test]
fn what_has_another_step_needs_no_other_decision() {
    assert_eq!(kinds(&noticed(), TODAY), [Step::LookAgain]);
    assert_eq!(
        kinds(
            &Part::of_the_preschool().with(worker(PRESCHOOL), question()),
            TODAY
        ),
        [Step::AwaitAnswer]
    );
}

/// Nobody has answered when the last day has passed: the matter does not lie still, it is decided about.
#[test]
fn a_question_that_is_over_leaves_something_to_decide() {
    let part = Part::of_the_preschool().with(worker(PRESCHOOL), question());
    assert_eq!(kinds(&part, UNTIL), [Step::AwaitAnswer]);
    let after = here(&part, days(UNTIL, 1));
    assert_eq!(after.len(), 1);
    assert_eq!(after[0].step, Step::Decide);
    let ahead = ahead(&part.fold(), TODAY, Times::default());
    assert_eq!(ahead[1].step, Step::Decide);
    assert_eq!(ahead[1].from, Some(days(UNTIL, 1)));
}

#[test]
fn what_came_from_others_is_decided_about_where_it_came() {
    let (_, receiver) = Part::collected();
    let steps = next(&receiver.fold(), TODAY, Times::default());
    let decide: Vec<_> = steps
        .iter()
        .filter(|next| next.step == Step::Decide)
        .collect();
    assert_eq!(decide.len(), 1);
    assert_eq!(decide[0].unit, Some(CLINIC));
    assert_eq!(decide[0].function, Some(seat(CLINIC).function));
}

#[test]
fn whoever_was_let_in_to_read_and_has_done_nothing_has_nothing_to_decide() {
    let access = InnerAccess {
        of: PRESCHOOL,
        to: OTHER_PRESCHOOL,
        why: "She moves there.".into(),
        until: days(TODAY, 30),
    };
    let part = noticed().with(worker(PRESCHOOL), access);
    let steps = next(&part.fold(), TODAY, Times::default());
    assert!(steps.iter().all(|next| next.unit == Some(PRESCHOOL)));
    let written = part.with(worker(OTHER_PRESCHOOL), observation(&["health"]));
    let steps = next(&written.fold(), TODAY, Times::default());
    assert!(steps.iter().any(|next| next.unit == Some(OTHER_PRESCHOOL)));
}

#[test]
fn closing_ends_what_ends_with_it_and_puts_the_child_aside() {
    let part = closed(noticed());
    assert!(kinds(&part, TODAY).is_empty());
    let rows = made(&part, TODAY);
    assert!(rows.iter().any(|row| row.kind == RowKind::ClosedAt));
    assert!(rows.iter().all(|row| row.kind != RowKind::ChildAt));
}

#[test]
fn whoever_writes_again_opens_again() {
    let part = closed(noticed()).with(worker(PRESCHOOL), observation(&["health"]));
    assert_eq!(kinds(&part, TODAY), [Step::LookAgain]);
    let rows = made(&part, TODAY);
    assert!(rows.iter().any(|row| row.kind == RowKind::ChildAt));
    assert!(rows.iter().all(|row| row.kind != RowKind::ClosedAt));
    // And it can be closed again.
    assert!(close(&part).is_ok());
}

/// What comes from others after one has closed is not lost: somebody has to think about it.
#[test]
fn what_comes_afterwards_opens_again() {
    let (_, receiver) = Part::collected();
    let copy = receiver.records.last().unwrap().entry.clone();
    let close = CloseHere {
        closed: done(),
        unit: CLINIC,
    };
    let entry = close.decide(&receiver.fold(), now()).unwrap();
    let part = receiver.with(worker(CLINIC), entry);
    assert!(next(&part.fold(), TODAY, Times::default()).is_empty());
    let part = part.with(worker(CLINIC), copy);
    assert_eq!(
        next(&part.fold(), TODAY, Times::default())[0].step,
        Step::Decide
    );
}

/// Each of these is a promise to somebody else, and comes first; the refusal names none of them by a word that is not in
/// the reader's own list of steps.
#[test]
fn what_others_count_on_comes_first() {
    let asked = Part::of_the_preschool().with(worker(PRESCHOOL), question());
    let called = noticed().with(worker(PRESCHOOL), call());
    for (part, left) in [
        (asked, Step::AwaitAnswer),
        (Part::offered(), Step::AwaitCollection),
        (called, Step::HoldMeeting),
        (active(), Step::Review),
    ] {
        let refusal = close(&part).unwrap_err();
        assert_eq!(refusal.key, "refusal-left-to-do");
        assert_eq!(refusal.args[0].1, left.key());
        let steps = left_to_do(&here(&part, TODAY), PRESCHOOL);
        assert_eq!(steps.first().map(|next| next.step), Some(left));
    }
}

#[test]
fn a_meeting_that_found_nothing_to_do_together_can_be_closed_after() {
    let none = MeetingHeld {
        outcome: MeetingOutcome::NoCollaboration {
            why: "She is helped where she is.".into(),
        },
        ..held()
    };
    let part = Part::of_the_preschool()
        .with(worker(PRESCHOOL), call())
        .with(worker(PRESCHOOL), none);
    assert_eq!(kinds(&part, TODAY), [Step::Decide]);
    assert!(close(&part).is_ok());
}

#[test]
fn closing_says_why_and_whom_to_turn_to() {
    let with = |closed| {
        let close = CloseHere {
            closed,
            unit: PRESCHOOL,
        };
        refused(close.decide(&noticed().fold(), now()))
    };
    assert_eq!(
        with(ClosedHere {
            reason: " ".into(),
            ..done()
        }),
        "refusal-no-words"
    );
    assert_eq!(
        with(ClosedHere {
            turn_to: String::new(),
            ..done()
        }),
        "refusal-nobody-to-turn-to"
    );
}

#[test]
fn nobody_closes_what_is_not_open() {
    let other = CloseHere {
        closed: done(),
        unit: OTHER_PRESCHOOL,
    };
    assert_eq!(
        refused(other.decide(&noticed().fold(), now())),
        "refusal-nothing-open-here"
    );
    assert_eq!(refused(close(&closed(noticed()))), "refusal-closed-here");
}

/// Whoever opens in an emergency reads for an hour, and works with the child no more than before (PDL 4:2).
#[test]
fn opening_in_an_emergency_is_no_work() {
    let access = InnerAccess {
        of: PRESCHOOL,
        to: OTHER_PRESCHOOL,
        why: "She moves there.".into(),
        until: days(TODAY, 3),
    };
    let opened = EmergencyOpened {
        why: "She was found alone in the yard.".into(),
        until: noon(days(TODAY, 1)),
    };
    let part = noticed()
        .with(worker(PRESCHOOL), access)
        .with(worker(OTHER_PRESCHOOL), opened)
        .fold();
    assert!(part.units(days(TODAY, 3)).contains(&OTHER_PRESCHOOL));
    assert!(!part.units(days(TODAY, 4)).contains(&OTHER_PRESCHOOL));
    assert!(!part.matters().contains_key(&OTHER_PRESCHOOL));
}

/// A letter from the house is nobody's work.
#[test]
fn what_the_house_writes_moves_nothing() {
    let part = noticed();
    let moved = |part: &Part| part.fold().matters()[&PRESCHOOL].moved;
    let before = moved(&part);
    let part = part.with(Author::Kring, joint());
    assert_eq!(moved(&part), before);
}
