//! Noticing, trying ourselves, talking, letting a neighbour in (R12–R17; PDL 4:1).

use folder::Voice;
use folder::command::{Notice, OpenInside, Talk, TryOurselves};
use folder::entry::{Conversation, InnerAccess, Observation, OwnTry, Piece};
use folder::next::{Step, next};
use folder::practice::PackRef;
use folder::times::Times;

use crate::world::*;

#[test]
fn noticing_takes_only_what_was_seen_and_a_day_to_look_again() {
    let part = Part::of_the_preschool().fold();
    let least = Observation {
        thought: None,
        ..observation(&[])
    };
    assert!(Notice(least.clone()).decide(&part, now()).is_ok());
    let unseen = Observation {
        seen: "  ".into(),
        ..least.clone()
    };
    assert_eq!(
        refused(Notice(unseen).decide(&part, now())),
        "refusal-no-words"
    );
    let yesterday = Observation {
        look_again: days(TODAY, -1),
        ..least.clone()
    };
    assert_eq!(
        refused(Notice(yesterday).decide(&part, now())),
        "refusal-day-past"
    );
    let today = Observation {
        look_again: TODAY,
        ..least
    };
    assert!(Notice(today).decide(&part, now()).is_ok());
}

#[test]
fn an_area_that_the_wheel_does_not_have_is_refused() {
    let part = Part::of_the_preschool().fold();
    let unknown = Notice(observation(&["health", "weather"]));
    assert_eq!(
        refused(unknown.decide(&part, now())),
        "refusal-unknown-area"
    );
    assert!(
        Notice(observation(&["health"]))
            .decide(&part, now())
            .is_ok()
    );
}

#[test]
fn an_own_try_tells_both_what_was_done_and_how_it_went() {
    let part = Part::of_the_preschool().fold();
    let tried = |what: &str, result: &str| {
        TryOurselves(OwnTry {
            what: what.into(),
            result: result.into(),
        })
        .decide(&part, now())
    };
    assert!(tried("A smaller group.", "She played more.").is_ok());
    assert_eq!(refused(tried("", "She played more.")), "refusal-no-words");
    assert_eq!(refused(tried("A smaller group.", "\t")), "refusal-no-words");
}

fn talk(pieces: Vec<Piece>) -> Conversation {
    Conversation {
        pack: PackRef {
            id: "three".into(),
            version: "1".into(),
        },
        language: "svenska".into(),
        interpreter: false,
        pieces,
    }
}

fn piece(key: &str, works: &str, hard: &str) -> Piece {
    Piece {
        area: area(key),
        voice: Voice::Child,
        works: works.into(),
        hard: hard.into(),
    }
}

#[test]
fn a_talk_has_something_said_in_every_piece() {
    let part = Part::of_the_preschool().fold();
    let decide = |pieces| Talk(talk(pieces)).decide(&part, now());
    assert!(decide(vec![piece("home", "We sing.", "")]).is_ok());
    assert!(decide(vec![piece("home", "", "It is loud.")]).is_ok());
    assert_eq!(refused(decide(vec![])), "refusal-no-words");
    let one_silent = vec![piece("home", "We sing.", ""), piece("health", " ", "")];
    assert_eq!(refused(decide(one_silent)), "refusal-no-words");
    assert_eq!(
        refused(decide(vec![piece("weather", "Sun.", "")])),
        "refusal-unknown-area"
    );
}

#[test]
fn what_was_noticed_stays_open_until_the_same_unit_talks_or_notices_again() {
    let open = |part: &Part| {
        next(&part.fold(), TODAY, Times::default())
            .into_iter()
            .filter(|step| step.step == Step::LookAgain)
            .map(|step| step.entry)
            .collect::<Vec<_>>()
    };
    let first = Part::of_the_preschool().with(worker(PRESCHOOL), observation(&[]));
    assert_eq!(open(&first), [first.last()]);
    let tried = OwnTry {
        what: "A smaller group.".into(),
        result: "Better.".into(),
    };
    assert_eq!(
        open(&first.clone().with(worker(PRESCHOOL), tried)),
        [first.last()]
    );
    let again = first.clone().with(worker(PRESCHOOL), observation(&[]));
    assert_eq!(open(&again), [again.last()]);
    let said = || talk(vec![piece("home", "We sing.", "")]);
    assert!(open(&again.clone().with(worker(PRESCHOOL), said())).is_empty());
    assert_eq!(
        open(&again.clone().with(worker(OTHER_PRESCHOOL), said())),
        [again.last()]
    );
}

fn access() -> InnerAccess {
    InnerAccess {
        of: PRESCHOOL,
        to: OTHER_PRESCHOOL,
        why: "She moves there in January.".into(),
        until: days(TODAY, 30),
    }
}

#[test]
fn a_unit_is_let_in_with_a_reason_and_a_last_day_and_only_within_one_secrecy() {
    let part = Part::of_the_preschool().fold();
    let decide = |access, same_branch| {
        OpenInside {
            access,
            same_branch,
        }
        .decide(&part, now())
    };
    assert!(decide(access(), true).is_ok());
    assert_eq!(refused(decide(access(), false)), "refusal-other-secrecy");
    let unexplained = InnerAccess {
        why: String::new(),
        ..access()
    };
    assert_eq!(refused(decide(unexplained, true)), "refusal-no-words");
    let over = InnerAccess {
        until: days(TODAY, -1),
        ..access()
    };
    assert_eq!(refused(decide(over, true)), "refusal-day-past");
}
