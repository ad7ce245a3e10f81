//! A workplace has something open about a child until it says that it is done, and there is always a next step (R14, R90).

use folder::command::{CloseHere, left_to_do};
use folder::entry::{
    Answer, ClosedBecause, ClosedHere, ConsentDoubted, Copy, EmergencyOpened, Entry, InnerAccess,
    LockReason, Locked, Measure, MeetingHeld, MeetingOutcome,
};
use folder::next::{Next, Step, ahead, next};
use folder::register::RowKind;
use folder::times::Times;
use folder::{Author, Refusal, View};
use jiff::civil::Date;

use crate::measure_yes::{asked_about, said};
use crate::meeting::{call, held};
use crate::plan::{active, copy, measure};
use crate::register::made;
use crate::world::*;

pub fn done() -> ClosedHere {
    ClosedHere {
        because: ClosedBecause::Well,
        reason: "She plays with the others again.".into(),
        child: "I want to play outside.".into(),
        guardian: "Nobody has reached them this week.".into(),
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
    // As much time as after anything else that happens, and the same in the list that was made before.
    assert_eq!(
        after[0].due,
        days(UNTIL, i32::from(Times::default().decide))
    );
    let ahead = ahead(&part.fold(), TODAY, Times::default());
    assert_eq!((ahead[1].step, ahead[1].due), (Step::Decide, after[0].due));
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

/// Each of these is a promise to somebody else, and comes first. A yes that may not be free is talked about (C4).
#[test]
fn what_others_count_on_comes_first() {
    let called = noticed().with(worker(PRESCHOOL), call());
    for (part, left) in [
        (doubted(Part::ready()), Step::TalkAlone),
        (Part::offered(), Step::AwaitCollection),
        (called, Step::HoldMeeting),
        (active(), Step::Review),
    ] {
        assert_eq!(refused(close(&part)), "refusal-left-to-do");
        let steps = left_to_do(&here(&part, TODAY), PRESCHOOL, TODAY);
        assert_eq!(steps.first().map(|next| next.step), Some(left));
    }
}

fn doubted(part: Part) -> Part {
    let doubted = ConsentDoubted {
        consent: CONSENT,
        of: SARA,
        why: "Jonas stood beside her.".into(),
        talk: days(TODAY, 2),
    };
    part.with(worker(PRESCHOOL), doubted)
}

/// A suspicion of coercion is never put aside: noted afterwards, it opens what was closed.
#[test]
fn a_doubt_opens_what_was_closed() {
    let part = doubted(closed(Part::ready()));
    assert_eq!(kinds(&part, TODAY)[0], Step::TalkAlone);
    assert_eq!(part.fold().matters()[&PRESCHOOL].closed, None);
}

/// What was to be looked at before stays done when something else opens it again; what is new is decided about.
#[test]
fn what_was_closed_does_not_come_back_when_something_new_opens_it() {
    let asked = noticed().with(worker(PRESCHOOL), question());
    let part = closed(asked);
    let yes = part.with(guardian(SARA), answered(SARA, &[(CLINIC, yes())]));
    assert_eq!(kinds(&yes, TODAY), [Step::AwaitAnswer]);
    assert_eq!(kinds(&yes, days(UNTIL, 1)), [Step::Decide]);
}

/// Whoever was let in reads what another has noticed, and that it is closed: it is not told to look again.
#[test]
fn what_another_workplace_has_closed_is_not_waited_for() {
    let access = InnerAccess {
        of: PRESCHOOL,
        to: OTHER_PRESCHOOL,
        why: "She moves there.".into(),
        until: days(TODAY, 30),
    };
    let part = closed(noticed().with(worker(PRESCHOOL), access)).fold();
    let view = View::new(&part, &[true; 4], Some(OTHER_PRESCHOOL), TODAY);
    assert!(view.next().is_empty());
    assert_eq!(view.closed_here(), None);
}

/// Nobody is kept at work by a question that the family may leave unanswered; a yes that comes all the same is for
/// somebody to act on, and a no is not.
#[test]
fn what_is_closed_while_the_family_thinks_opens_with_its_yes() {
    let asked = Part::of_the_preschool().with(worker(PRESCHOOL), question());
    let part = closed(asked);
    assert!(kinds(&part, TODAY).is_empty());
    let said = |answer| answered(SARA, &[(CLINIC, answer)]);
    let no = part.clone().with(guardian(SARA), said(Answer::No));
    assert!(kinds(&no, TODAY).is_empty());
    let yes = part.with(guardian(SARA), said(yes()));
    assert_eq!(kinds(&yes, TODAY), [Step::AwaitAnswer]);
}

/// The clinic has promised something in the preschool's plan, which it may read until a day.
fn provider(until: Date) -> Part {
    let frame = active().records.pop().unwrap().entry;
    let copy = Copy {
        until: Some(until),
        ..copy(61, frame, TODAY)
    };
    let promised = Measure {
        unit: CLINIC,
        ..measure()
    };
    Part::of_the_clinic()
        .with(worker(CLINIC), copy)
        .with(worker(CLINIC), promised)
}

fn at_the_clinic(part: &Part, on: Date) -> Vec<Next> {
    let mut steps = next(&part.fold(), on, Times::default());
    steps.retain(|next| next.unit == Some(CLINIC));
    steps
}

/// Whoever has promised in a plan that another leads cannot follow it up; when the day has passed it is no reason to stay.
#[test]
fn a_promise_whose_day_has_passed_keeps_nobody() {
    let part = provider(UNTIL).with(worker(CLINIC), asked_about());
    let part = part.with(guardian(SARA), said(SARA, true));
    let part = part.with(guardian(JONAS), said(JONAS, true));
    assert_eq!(at_the_clinic(&part, TODAY)[0].step, Step::Promised);
    let late = days(measure().promised, 1);
    let close = |on| {
        let close = CloseHere {
            closed: done(),
            unit: CLINIC,
        };
        close.decide(&part.fold(), now_on(on))
    };
    assert_eq!(refused(close(TODAY)), "refusal-left-to-do");
    let entry = close(late).unwrap();
    assert!(at_the_clinic(&part.with(worker(CLINIC), entry), late).is_empty());
}

/// The plan's frame is read here until a day: what rests on it is over then, and is decided about.
#[test]
fn a_plan_that_was_shared_until_a_day_leaves_something_to_decide() {
    let last = days(TODAY, 3);
    let part = provider(last);
    assert_eq!(at_the_clinic(&part, last)[0].step, Step::AskMeasure);
    let after = at_the_clinic(&part, days(last, 1));
    assert_eq!(after[0].step, Step::Decide);
    assert_eq!(after[0].due, days(last, i32::from(Times::default().decide)));
    let ahead = ahead(&part.fold(), TODAY, Times::default());
    let asks = ahead.iter().find(|next| next.step == Step::AskMeasure);
    assert_eq!(asks.unwrap().last, Some(last));
}

/// The family has said no to the only thing that was promised: that is not the end of it.
#[test]
fn a_measure_that_the_family_refuses_leaves_something_to_decide() {
    let part = provider(UNTIL)
        .with(worker(CLINIC), asked_about())
        .with(guardian(SARA), said(SARA, false));
    let steps = at_the_clinic(&part, TODAY);
    assert_eq!(steps.len(), 1);
    assert_eq!(steps[0].step, Step::Decide);
}

/// A workplace does not see enough of another to say that it has nothing to do.
#[test]
fn nobody_is_told_that_another_workplace_has_something_to_decide() {
    let part = Part::of_the_preschool()
        .with(worker(PRESCHOOL), question())
        .with(worker(OTHER_PRESCHOOL), observation(&["health"]));
    let folded = part.fold();
    let may = [true, false, true];
    let steps = |unit| -> Vec<_> {
        let view = View::new(&folded, &may, Some(unit), TODAY);
        let steps = view.next().into_iter();
        steps.map(|next| (next.step, next.unit)).collect()
    };
    assert_eq!(
        steps(OTHER_PRESCHOOL),
        [(Step::LookAgain, Some(OTHER_PRESCHOOL))]
    );
}

/// What is read here is the same as what stands in the list, also when the family has taken back what it came with.
#[test]
fn a_page_says_what_the_list_says_when_a_copy_is_locked() {
    let (_, receiver) = Part::collected();
    let locked = Locked {
        release: RELEASE,
        reason: LockReason::Stopped,
        after: None,
    };
    let folded = receiver.with(Author::Kring, locked).fold();
    let list = next(&folded, TODAY, Times::default());
    assert_eq!(list[0].step, Step::Decide);
    // No policy gives out what is locked, nor what locked it.
    let view = View::new(&folded, &[true, false, false], Some(CLINIC), TODAY);
    assert_eq!(view.next(), list);
    assert!(view.has_open());
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

/// How the child is reached, and who has custody, is written down beside the work and is none.
#[test]
fn a_later_card_is_no_work() {
    let part = noticed();
    let act = |part: &Part| part.fold().matters()[&PRESCHOOL].act;
    let before = act(&part);
    let part = part.with(worker(PRESCHOOL), joint());
    assert_eq!(act(&part), before);
    // At a workplace that has not begun it is where one begins.
    let part = part.with(worker(OTHER_PRESCHOOL), joint());
    assert!(part.fold().matters().contains_key(&OTHER_PRESCHOOL));
}
