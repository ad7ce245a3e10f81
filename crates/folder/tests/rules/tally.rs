//! Numbers without anybody in them (R51, R128).

use std::sync::Arc;

use folder::entry::{Answer, ConsentAsked, ConsentWithdrawn, Level};
use folder::id::ConsentId;
use folder::tally::{Tally, tally};

use crate::world::*;

fn counted(part: &Part) -> Tally {
    let records: Vec<_> = part.records.iter().cloned().map(Arc::new).collect();
    tally(&records, PRESCHOOL, noon(TODAY), noon(days(TODAY, 1)))
}

fn asked() -> Part {
    Part::of_the_preschool().with(worker(PRESCHOOL), question())
}

fn both(part: Part, answer: &Answer) -> Part {
    let lines = [(CLINIC, answer.clone()), (SOCIAL, answer.clone())];
    part.with(guardian(SARA), answered(SARA, &lines))
        .with(guardian(JONAS), answered(JONAS, &lines))
}

#[test]
fn each_receiver_is_counted_for_what_came_of_it() {
    let none = Tally::default();
    assert_eq!(counted(&asked()), Tally { waiting: 2, ..none });
    assert_eq!(counted(&both(asked(), &yes())), Tally { full: 2, ..none });
    assert_eq!(
        counted(&both(asked(), &Answer::No)),
        Tally { no: 2, ..none }
    );
    let less = Answer::yes(areas(&["health"]), Level::Share);
    assert_eq!(counted(&both(asked(), &less)), Tally { part: 2, ..none });
    let on_condition = Answer::Yes {
        areas: areas(&["health", "friends"]),
        level: Level::Share,
        until: None,
        conditions: vec!["Only if I may be there.".into()],
    };
    assert_eq!(
        counted(&both(asked(), &on_condition)),
        Tally { part: 2, ..none }
    );
    let taken_back = ConsentWithdrawn {
        consent: CONSENT,
        unit: CLINIC,
        by: SARA,
    };
    let part = both(asked(), &yes()).with(guardian(SARA), taken_back);
    assert_eq!(
        counted(&part),
        Tally {
            full: 1,
            withdrawn: 1,
            ..none
        }
    );
}

#[test]
fn a_question_to_the_same_receiver_is_counted_as_asked_again() {
    let again = ConsentAsked {
        consent: ConsentId::from_bytes([77; 16]),
        receivers: vec![seat(CLINIC)],
        ..question()
    };
    let part = both(asked(), &Answer::No).with(worker(PRESCHOOL), again);
    let counted = counted(&part);
    assert_eq!((counted.asked(), counted.no, counted.again), (3, 2, 1));
}

/// Otherwise whoever looks twice learns what happened in between.
#[test]
fn a_period_that_has_ended_never_changes_and_others_questions_are_not_in_it() {
    let part = both(asked(), &yes());
    let records: Vec<_> = part.records.iter().cloned().map(Arc::new).collect();
    let before_the_answers = part.records[2].at;
    let then = tally(&records, PRESCHOOL, noon(TODAY), before_the_answers);
    assert_eq!(
        then,
        Tally {
            waiting: 2,
            ..Tally::default()
        }
    );
    let later = tally(
        &records,
        PRESCHOOL,
        noon(days(TODAY, 1)),
        noon(days(TODAY, 2)),
    );
    let elsewhere = tally(&records, OTHER_PRESCHOOL, noon(TODAY), noon(days(TODAY, 1)));
    assert_eq!([later, elsewhere], [Tally::default(); 2]);
}

#[test]
fn small_numbers_and_those_that_give_them_away_are_not_shown() {
    let shown = Tally {
        full: 7,
        no: 5,
        ..Tally::default()
    };
    assert!(shown.can_be_shown(5));
    assert!(Tally::default().can_be_shown(5));
    let small = [
        Tally { full: 4, ..shown },
        Tally { part: 1, ..shown },
        Tally { no: 3, ..shown },
        Tally {
            withdrawn: 2,
            ..shown
        },
        Tally {
            waiting: 4,
            ..shown
        },
        Tally { again: 4, ..shown },
        // Eight of twelve were asked again: the first time it was four.
        Tally { again: 8, ..shown },
    ];
    for one in small {
        assert!(!one.can_be_shown(5), "{one:?}");
    }
    assert!(!shown.can_be_shown(6));
}
