//! Copies come in the order they were collected, and never act on what is one's own.

use folder::entry::{Addressee, Copy, MeetingHeld};

use crate::meeting::{call, held};
use crate::plan::copy;
use crate::world::*;

#[test]
fn what_a_meeting_came_to_may_be_collected_before_its_call() {
    let part = Part::of_the_clinic()
        .with(worker(CLINIC), copy(62, held(), TODAY))
        .with(worker(CLINIC), copy(61, call(), TODAY));
    let folded = part.fold();
    let meeting = folded.meetings.values().next().unwrap();
    assert_eq!(meeting.held, Some(held()));
    assert!(!meeting.own);
}

#[test]
fn a_copy_never_acts_on_an_own_meeting() {
    let mut elsewhere = call();
    elsewhere.place = "Another place".into();
    let part = Part::of_the_clinic()
        .with(worker(CLINIC), call())
        .with(worker(CLINIC), copy(61, elsewhere, TODAY))
        .with(worker(CLINIC), copy(62, held(), TODAY));
    let folded = part.fold();
    let meeting = folded.meetings.values().next().unwrap();
    assert_eq!(meeting.called, call());
    assert_eq!(meeting.held, None);
    assert!(meeting.own);
}

#[test]
fn what_was_written_here_stands_before_what_was_received() {
    let ours = MeetingHeld {
        present: "All of us".into(),
        ..held()
    };
    let part = Part::of_the_clinic()
        .with(worker(CLINIC), copy(61, call(), TODAY))
        .with(worker(CLINIC), ours.clone())
        .with(worker(CLINIC), copy(62, held(), TODAY));
    assert_eq!(
        part.fold().meetings.values().next().unwrap().held,
        Some(ours)
    );
}

#[test]
fn a_consent_received_as_a_copy_is_nobodys_consent_here() {
    let asked = copy(61, question(), TODAY);
    let part = Part::of_the_clinic().with(worker(CLINIC), asked.clone());
    assert!(part.fold().consents.is_empty());
    let laid = Copy {
        to: Addressee::Room { person: SARA },
        ..asked
    };
    let room = Part::default().with(folder::Author::Kring, laid);
    assert!(
        room.fold().consents.contains_key(&CONSENT),
        "in the room it tells its story"
    );
}
