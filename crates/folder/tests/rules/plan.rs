//! One child, one plan (R77–R90).

use folder::Author;
use folder::command::{ActivatePlan, ClosePlan, FramePlan, Promise, ReviewPlan};
use folder::entry::{
    Addressee, Change, Copy, Entry, Goal, GoalResult, GoalReview, Ground, LockReason, Locked,
    Measure, PlanClosed, PlanFrame, PlanStatus, Review, Source,
};
use folder::id::{EntryId, GoalId, MeasureId, PlanId, ReleaseId};
use folder::plan::plans;
use jiff::civil::Date;

use crate::world::*;

pub const PLAN: PlanId = PlanId::from_bytes([51; 16]);
const OTHER_PLAN: PlanId = PlanId::from_bytes([52; 16]);
const GOAL: GoalId = GoalId::from_bytes([53; 16]);
const OTHER_GOAL: GoalId = GoalId::from_bytes([54; 16]);
pub const MEASURE: MeasureId = MeasureId::from_bytes([55; 16]);

fn goal(id: GoalId) -> Goal {
    Goal {
        goal: id,
        words: "I want to sleep in my own bed.".into(),
        childs_words: true,
        how_we_know: "Asleep before eight, five nights a week.".into(),
    }
}

fn frame(goals: Vec<Goal>) -> FramePlan {
    FramePlan {
        plan: PLAN,
        coordinator: seat(PRESCHOOL).function,
        why: "Alva is to have the strength to play all day.".into(),
        parties: vec![seat(CLINIC)],
        goals,
    }
}

fn follow_up() -> Date {
    days(TODAY, 60)
}

fn activate() -> ActivatePlan {
    ActivatePlan {
        plan: PLAN,
        review: Some(follow_up()),
    }
}

pub fn measure() -> Measure {
    Measure {
        plan: PLAN,
        measure: MEASURE,
        goal: GOAL,
        what: "Rest in a small room.".into(),
        unit: PRESCHOOL,
        contact: "Lena Ek".into(),
        phone: "070-174 06 05".into(),
        promised: days(TODAY, 7),
        begins: "When she is left in the morning.".into(),
        ends: "When she is fetched.".into(),
    }
}

fn review() -> Review {
    Review {
        plan: PLAN,
        goals: vec![GoalReview {
            goal: GOAL,
            change: Change::Nearer,
            words: "Four nights of seven.".into(),
        }],
        child: "It is good when Noor is there.".into(),
        guardian: "Calmer evenings.".into(),
        next: days(TODAY, 120),
    }
}

fn closure() -> PlanClosed {
    PlanClosed {
        plan: PLAN,
        reason: "The goal is reached.".into(),
        results: vec![(GOAL, GoalResult::Reached)],
        child: "I sleep by myself.".into(),
        guardian: "We manage.".into(),
        turn_to: "The clinic".into(),
    }
}

fn drafted(goals: Vec<Goal>) -> Part {
    let part = Part::of_the_preschool();
    let entry = frame(goals).decide(&part.fold(), now()).unwrap();
    part.with(worker(PRESCHOOL), entry)
}

pub fn active() -> Part {
    let part = drafted(vec![goal(GOAL)]);
    let entry = activate().decide(&part.fold(), now()).unwrap();
    part.with(worker(PRESCHOOL), entry)
}

/// What another branch wrote at noon `on`, received as a copy.
pub fn copy(number: u8, entry: impl Into<Entry>, on: Date) -> Copy {
    Copy {
        release: ReleaseId::from_bytes([number; 16]),
        of: EntryId::from_bytes([number; 16]),
        from: Source {
            organisation: collect().organisation,
            branch: Some(collect().branch),
            unit: Some(PRESCHOOL),
        },
        author: worker(PRESCHOOL),
        written: noon(on),
        to: Addressee::Function(seat(CLINIC)),
        ground: Ground::Consent { consent: CONSENT },
        until: Some(UNTIL),
        conditions: Vec::new(),
        entry: Box::new(entry.into()),
    }
}

/// The active frame as it was written by the preschool.
fn frame_entry() -> Entry {
    active().records.pop().unwrap().entry
}

/// The clinic's part after it has collected the frame.
fn with_a_party() -> Part {
    Part::of_the_clinic().with(worker(CLINIC), copy(61, frame_entry(), TODAY))
}

#[test]
fn a_draft_needs_no_goal_but_why_there_is_a_plan() {
    let part = Part::of_the_preschool().fold();
    assert!(frame(vec![]).decide(&part, now()).is_ok());
    let aimless = FramePlan {
        why: " ".into(),
        ..frame(vec![])
    };
    assert_eq!(refused(aimless.decide(&part, now())), "refusal-no-words");
}

#[test]
fn a_goal_has_words_and_says_how_one_will_know() {
    let part = Part::of_the_preschool().fold();
    let wordless = Goal {
        words: String::new(),
        ..goal(GOAL)
    };
    assert_eq!(
        refused(frame(vec![wordless]).decide(&part, now())),
        "refusal-no-words"
    );
    let unknowable = Goal {
        how_we_know: String::new(),
        ..goal(GOAL)
    };
    assert_eq!(
        refused(frame(vec![unknowable]).decide(&part, now())),
        "refusal-goal-without-knowing"
    );
}

#[test]
fn no_plan_becomes_active_without_a_goal() {
    let part = drafted(vec![]);
    assert_eq!(
        refused(activate().decide(&part.fold(), now())),
        "refusal-plan-without-goal"
    );
    assert!(
        activate()
            .decide(&drafted(vec![goal(GOAL)]).fold(), now())
            .is_ok()
    );
}

#[test]
fn no_plan_becomes_active_without_a_day_to_follow_up() {
    let part = drafted(vec![goal(GOAL)]).fold();
    let decide = |review| ActivatePlan { plan: PLAN, review }.decide(&part, now());
    assert_eq!(refused(decide(None)), "refusal-plan-without-review");
    assert_eq!(refused(decide(Some(days(TODAY, -1)))), "refusal-day-past");
    assert!(decide(Some(TODAY)).is_ok());
}

#[test]
fn a_plan_becomes_active_once() {
    assert_eq!(
        refused(activate().decide(&active().fold(), now())),
        "refusal-plan-active"
    );
    let other = ActivatePlan {
        plan: OTHER_PLAN,
        ..activate()
    };
    assert_eq!(
        refused(other.decide(&active().fold(), now())),
        "refusal-no-such-plan"
    );
}

#[test]
fn a_second_plan_waits_until_the_first_is_closed() {
    let second = || FramePlan {
        plan: OTHER_PLAN,
        ..frame(vec![])
    };
    for open in [drafted(vec![]), active()] {
        assert_eq!(
            refused(second().decide(&open.fold(), now())),
            "refusal-plan-exists"
        );
    }
    let closed = active().with(worker(PRESCHOOL), closure());
    assert!(second().decide(&closed.fold(), now()).is_ok());
}

#[test]
fn a_change_is_a_new_version_and_keeps_an_active_plan_active() {
    let part = active();
    let change = FramePlan {
        why: "She sleeps; now the mornings.".into(),
        ..frame(vec![goal(GOAL)])
    };
    let entry = change.decide(&part.fold(), now()).unwrap();
    let part = part.with(worker(PRESCHOOL), entry);
    let plans = plans(&part.fold(), TODAY);
    assert_eq!(plans.len(), 1);
    assert_eq!(plans[0].frame.version, 3);
    assert_eq!(plans[0].frame.why, "She sleeps; now the mornings.");
    assert_eq!(plans[0].review_day(), Some(follow_up()));
    assert_eq!(
        part.fold().written(TODAY).count(),
        4,
        "every version stays readable"
    );
}

#[test]
fn a_change_keeps_the_day_that_the_latest_follow_up_agreed_on() {
    let part = active().with(worker(PRESCHOOL), review());
    let entry = frame(vec![goal(GOAL)]).decide(&part.fold(), now()).unwrap();
    let part = part.with(worker(PRESCHOOL), entry);
    assert_eq!(
        plans(&part.fold(), TODAY)[0].review_day(),
        Some(review().next)
    );
}

#[test]
fn the_last_goal_cannot_be_taken_out_of_an_active_plan() {
    let empty = || frame(vec![]);
    assert_eq!(
        refused(empty().decide(&active().fold(), now())),
        "refusal-plan-without-goal"
    );
    assert!(
        empty()
            .decide(&drafted(vec![goal(GOAL)]).fold(), now())
            .is_ok()
    );
}

#[test]
fn a_closed_plan_stays_closed() {
    let closed = active().with(worker(PRESCHOOL), closure()).fold();
    assert_eq!(
        refused(frame(vec![goal(GOAL)]).decide(&closed, now())),
        "refusal-plan-closed"
    );
    assert_eq!(
        refused(ClosePlan(closure()).decide(&closed, now())),
        "refusal-plan-closed"
    );
    assert_eq!(
        refused(Promise(measure()).decide(&closed, now())),
        "refusal-plan-closed"
    );
    assert_eq!(
        refused(ReviewPlan(review()).decide(&closed, now())),
        "refusal-plan-not-active"
    );
}

#[test]
fn a_party_promises_toward_a_plan_that_reached_its_part() {
    let theirs = || Measure {
        unit: CLINIC,
        ..measure()
    };
    assert!(
        Promise(theirs())
            .decide(&with_a_party().fold(), now())
            .is_ok()
    );
    let outside = Part::of_the_clinic();
    assert_eq!(
        refused(Promise(theirs()).decide(&outside.fold(), now())),
        "refusal-no-such-plan"
    );
    let locked = Locked {
        release: ReleaseId::from_bytes([61; 16]),
        reason: LockReason::Stopped,
        after: None,
    };
    let stopped = with_a_party().with(Author::Kring, locked);
    assert_eq!(
        refused(Promise(theirs()).decide(&stopped.fold(), now())),
        "refusal-no-such-plan"
    );
}

#[test]
fn a_promise_goes_toward_a_goal_of_the_plan() {
    let beside = Measure {
        goal: OTHER_GOAL,
        ..measure()
    };
    assert_eq!(
        refused(Promise(beside).decide(&active().fold(), now())),
        "refusal-no-such-goal"
    );
}

#[test]
fn a_promise_says_what_whom_to_call_and_where_the_responsibility_begins_and_ends() {
    let part = active().fold();
    for clear in [
        (|measure| &mut measure.what) as fn(&mut Measure) -> &mut String,
        |measure| &mut measure.contact,
        |measure| &mut measure.phone,
        |measure| &mut measure.begins,
        |measure| &mut measure.ends,
    ] {
        let mut promised = measure();
        clear(&mut promised).clear();
        assert_eq!(
            refused(Promise(promised).decide(&part, now())),
            "refusal-no-words"
        );
    }
    let late = Measure {
        promised: days(TODAY, -1),
        ..measure()
    };
    assert_eq!(
        refused(Promise(late).decide(&part, now())),
        "refusal-day-past"
    );
    assert!(Promise(measure()).decide(&part, now()).is_ok());
}

#[test]
fn who_received_the_plan_cannot_change_agree_follow_up_or_close_it() {
    let part = with_a_party().fold();
    assert_eq!(
        refused(frame(vec![goal(GOAL)]).decide(&part, now())),
        "refusal-plan-exists"
    );
    assert_eq!(
        refused(activate().decide(&part, now())),
        "refusal-no-such-plan"
    );
    assert_eq!(
        refused(ReviewPlan(review()).decide(&part, now())),
        "refusal-no-such-plan"
    );
    assert_eq!(
        refused(ClosePlan(closure()).decide(&part, now())),
        "refusal-no-such-plan"
    );
}

#[test]
fn a_follow_up_has_a_word_for_every_goal_and_for_no_other() {
    let part = active().fold();
    assert!(ReviewPlan(review()).decide(&part, now()).is_ok());
    let none = Review {
        goals: vec![],
        ..review()
    };
    assert_eq!(
        refused(ReviewPlan(none).decide(&part, now())),
        "refusal-goal-without-word"
    );
    let mut strange = review();
    strange.goals.push(GoalReview {
        goal: OTHER_GOAL,
        ..review().goals.remove(0)
    });
    assert_eq!(
        refused(ReviewPlan(strange).decide(&part, now())),
        "refusal-no-such-goal"
    );
}

#[test]
fn a_follow_up_has_both_views_and_a_next_time() {
    let part = active().fold();
    for silent in [
        Review {
            child: String::new(),
            ..review()
        },
        Review {
            guardian: String::new(),
            ..review()
        },
    ] {
        assert_eq!(
            refused(ReviewPlan(silent).decide(&part, now())),
            "refusal-no-words"
        );
    }
    let over = Review {
        next: days(TODAY, -1),
        ..review()
    };
    assert_eq!(
        refused(ReviewPlan(over).decide(&part, now())),
        "refusal-day-past"
    );
    assert_eq!(
        refused(ReviewPlan(review()).decide(&drafted(vec![goal(GOAL)]).fold(), now())),
        "refusal-plan-not-active"
    );
}

#[test]
fn the_follow_up_day_moves_with_every_follow_up() {
    let part = active();
    assert_eq!(
        plans(&part.fold(), TODAY)[0].review_day(),
        Some(follow_up())
    );
    let part = part.with(worker(PRESCHOOL), review());
    assert_eq!(
        plans(&part.fold(), TODAY)[0].review_day(),
        Some(review().next)
    );
    let part = part.with(worker(PRESCHOOL), closure());
    assert_eq!(plans(&part.fold(), TODAY)[0].review_day(), None);
}

#[test]
fn a_closing_has_a_reason_a_result_per_goal_both_views_and_whom_to_turn_to() {
    let part = active().fold();
    let decide = |closure| ClosePlan(closure).decide(&part, now());
    assert!(decide(closure()).is_ok());
    let unweighed = PlanClosed {
        results: vec![],
        ..closure()
    };
    assert_eq!(refused(decide(unweighed)), "refusal-goal-without-word");
    let mut strange = closure();
    strange.results.push((OTHER_GOAL, GoalResult::Not));
    assert_eq!(refused(decide(strange)), "refusal-no-such-goal");
    for silent in [
        PlanClosed {
            reason: String::new(),
            ..closure()
        },
        PlanClosed {
            child: String::new(),
            ..closure()
        },
        PlanClosed {
            guardian: String::new(),
            ..closure()
        },
    ] {
        assert_eq!(refused(decide(silent)), "refusal-no-words");
    }
    let alone = PlanClosed {
        turn_to: String::new(),
        ..closure()
    };
    assert_eq!(refused(decide(alone)), "refusal-nobody-to-turn-to");
}

#[test]
fn a_plan_that_was_never_agreed_can_be_closed() {
    let draft = drafted(vec![]).fold();
    let closure = PlanClosed {
        results: vec![],
        ..closure()
    };
    assert!(ClosePlan(closure).decide(&draft, now()).is_ok());
}

#[test]
fn an_older_frame_collected_later_changes_nothing() {
    let Entry::PlanFrame(newest) = frame_entry() else {
        panic!("another entry");
    };
    let older = PlanFrame {
        version: 1,
        status: PlanStatus::Draft { goals: vec![] },
        ..newest.clone()
    };
    let part = with_a_party().with(worker(CLINIC), copy(62, older, TODAY));
    assert_eq!(plans(&part.fold(), TODAY)[0].frame, newest);
}

/// The receiver chooses in which order it collects.
#[test]
fn a_plan_reads_the_same_in_whatever_order_its_pieces_were_collected() {
    let day = |number| days(TODAY, number);
    let again = Review {
        next: days(TODAY, 200),
        ..review()
    };
    let moved = Measure {
        what: "Rest in the library.".into(),
        ..measure()
    };
    let copies = [
        copy(61, frame_entry(), TODAY),
        copy(62, measure(), day(1)),
        copy(63, moved.clone(), day(2)),
        copy(64, review(), day(3)),
        copy(65, again.clone(), day(4)),
        copy(66, closure(), day(5)),
    ];
    let collected = |order: &mut dyn Iterator<Item = &Copy>| {
        let part = order.fold(Part::of_the_clinic(), |part, copy| {
            part.with(worker(CLINIC), copy.clone())
        });
        plans(&part.fold(), TODAY)
    };
    let forward = collected(&mut copies.iter());
    let backward = collected(&mut copies.iter().rev());
    assert_eq!(forward, backward);
    assert_eq!(forward[0].measures[0].measure, moved);
    assert_eq!(forward[0].reviews[1].review, again);
    assert!(forward[0].closed.is_some());
}
