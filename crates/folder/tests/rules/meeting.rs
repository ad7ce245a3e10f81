//! The collaboration meeting (R68–R73).

use folder::command::{CallMeeting, HoldMeeting};
use folder::entry::{ChildsVoice, Invitee, MeetingCalled, MeetingHeld, MeetingOutcome, WhoInvited};
use folder::id::MeetingId;
use folder::next::{Step, next};
use folder::times::Times;

use crate::world::*;

const MEETING: MeetingId = MeetingId::from_bytes([41; 16]);

pub fn call() -> MeetingCalled {
    MeetingCalled {
        meeting: MEETING,
        when: TODAY.at(15, 0, 0, 0),
        place: "The room with the sofa".into(),
        invited: vec![Invitee {
            who: WhoInvited::Guardian { person: SARA },
            reason: "Her mother.".into(),
        }],
        childs_part: "Alva draws what she wants to show.".into(),
    }
}

pub fn held() -> MeetingHeld {
    MeetingHeld {
        meeting: MEETING,
        present: "Sara, Alva and the preschool".into(),
        child: ChildsVoice::Brought {
            words: "A drawing of her bed.".into(),
        },
        picture: "She is tired and worried in large groups.".into(),
        outcome: MeetingOutcome::JointPlan,
    }
}

fn called() -> Part {
    Part::of_the_preschool().with(worker(PRESCHOOL), call())
}

#[test]
fn a_meeting_is_called_with_a_reason_for_everyone_invited() {
    let part = Part::of_the_preschool().fold();
    let decide = |meeting| CallMeeting(meeting).decide(&part, now());
    assert!(decide(call()).is_ok());
    let nobody = MeetingCalled {
        invited: vec![],
        ..call()
    };
    assert_eq!(refused(decide(nobody)), "refusal-nobody-invited");
    let mut unexplained = call();
    unexplained.invited.push(Invitee {
        who: WhoInvited::Unit { unit: SOCIAL },
        reason: " ".into(),
    });
    assert_eq!(
        refused(decide(unexplained)),
        "refusal-invited-without-reason"
    );
}

#[test]
fn a_meeting_is_called_with_the_childs_part_a_place_and_a_day_to_come() {
    let part = Part::of_the_preschool().fold();
    let decide = |meeting| CallMeeting(meeting).decide(&part, now());
    let unthought = MeetingCalled {
        childs_part: String::new(),
        ..call()
    };
    assert_eq!(refused(decide(unthought)), "refusal-no-words");
    let nowhere = MeetingCalled {
        place: String::new(),
        ..call()
    };
    assert_eq!(refused(decide(nowhere)), "refusal-no-words");
    let over = MeetingCalled {
        when: days(TODAY, -1).at(15, 0, 0, 0),
        ..call()
    };
    assert_eq!(refused(decide(over)), "refusal-day-past");
}

#[test]
fn a_meeting_ends_in_a_plan_or_in_a_reason_why_none_is_needed() {
    let part = called().fold();
    let decide = |outcome| HoldMeeting(MeetingHeld { outcome, ..held() }).decide(&part, now());
    assert!(decide(MeetingOutcome::JointPlan).is_ok());
    let none = |why: &str| MeetingOutcome::NoCollaboration { why: why.into() };
    assert!(decide(none("It has passed.")).is_ok());
    assert_eq!(refused(decide(none(" "))), "refusal-no-words");
}

#[test]
fn the_childs_voice_was_there() {
    let part = called().fold();
    let decide = |child| HoldMeeting(MeetingHeld { child, ..held() }).decide(&part, now());
    let silent = String::new;
    for voice in [
        ChildsVoice::InPerson { words: silent() },
        ChildsVoice::Brought { words: silent() },
    ] {
        assert_eq!(refused(decide(voice)), "refusal-childs-voice-missing");
    }
    let spoke = ChildsVoice::InPerson {
        words: "I want Noor beside me.".into(),
    };
    assert!(decide(spoke).is_ok());
}

#[test]
fn a_meeting_tells_who_was_there_and_the_common_picture() {
    let part = called().fold();
    for empty in [
        MeetingHeld {
            present: String::new(),
            ..held()
        },
        MeetingHeld {
            picture: String::new(),
            ..held()
        },
    ] {
        assert_eq!(
            refused(HoldMeeting(empty).decide(&part, now())),
            "refusal-no-words"
        );
    }
}

#[test]
fn only_a_meeting_that_was_called_is_held_and_only_once() {
    let uncalled = Part::of_the_preschool();
    assert_eq!(
        refused(HoldMeeting(held()).decide(&uncalled.fold(), now())),
        "refusal-no-such-meeting"
    );
    let done = called().with(worker(PRESCHOOL), held());
    assert_eq!(
        refused(HoldMeeting(held()).decide(&done.fold(), now())),
        "refusal-meeting-held"
    );
}

#[test]
fn after_a_call_comes_the_meeting_and_after_the_meeting_the_plan() {
    let steps = |part: &Part| {
        next(&part.fold(), TODAY, Times::default())
            .into_iter()
            .map(|step| step.step)
            .collect::<Vec<_>>()
    };
    assert_eq!(steps(&called()), [Step::HoldMeeting]);
    assert_eq!(
        steps(&called().with(worker(PRESCHOOL), held())),
        [Step::DraftPlan]
    );
    let none = MeetingOutcome::NoCollaboration {
        why: "It has passed.".into(),
    };
    let over = MeetingHeld {
        outcome: none,
        ..held()
    };
    assert_eq!(
        steps(&called().with(worker(PRESCHOOL), over)),
        [Step::Decide]
    );
}
