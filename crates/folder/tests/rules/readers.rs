//! Which units an entry may be read at (design decisions 4 and 5).

use std::collections::BTreeSet;

use folder::class::Home;
use folder::entry::{Addressee, Copy, Ground, InnerAccess, LockReason, Locked, OwnTry, OwnWords};
use folder::id::{BranchId, EntryId, UnitId};
use folder::protection::Handlers;
use folder::{Author, Kind};
use jiff::civil::Date;

use crate::plan::copy;
use crate::world::*;

const HOME: Home = Home::Branch(BranchId::from_bytes([32; 16]));

fn readers(part: &Part, kind: Kind, today: Date) -> BTreeSet<UnitId> {
    let classes = part.fold().classes(HOME, today);
    let class = classes.into_iter().find(|class| class.kind == kind);
    class.unwrap().readers
}

/// The other preschool works with the child too, and has been let in for a month.
fn let_in() -> Part {
    let tried = OwnTry {
        what: "A smaller group.".into(),
        result: "She played more.".into(),
    };
    let access = InnerAccess {
        of: PRESCHOOL,
        to: OTHER_PRESCHOOL,
        why: "She moves there.".into(),
        until: days(TODAY, 30),
    };
    Part::offered()
        .with(worker(OTHER_PRESCHOOL), tried)
        .with(worker(PRESCHOOL), access)
}

#[test]
fn a_note_is_read_at_the_unit_that_wrote_it_and_nowhere_else_in_the_branch() {
    let mut part = let_in();
    part.records.pop();
    assert_eq!(readers(&part, Kind::Observation, TODAY), [PRESCHOOL].into());
    assert_eq!(
        readers(&part, Kind::OwnTry, TODAY),
        [OTHER_PRESCHOOL].into()
    );
}

#[test]
fn a_unit_that_is_let_in_reads_notes_through_the_last_day_only() {
    let both = BTreeSet::from([PRESCHOOL, OTHER_PRESCHOOL]);
    let part = let_in();
    let on = |day| readers(&part, Kind::Observation, day);
    assert_eq!(on(days(TODAY, 30)), both);
    assert_eq!(on(days(TODAY, 31)), [PRESCHOOL].into());
    let theirs = readers(&part, Kind::OwnTry, TODAY);
    assert_eq!(theirs, [OTHER_PRESCHOOL].into(), "one way only");
}

/// Whoever wrote it in the own room has said which workplace reads it, and no workplace says another.
#[test]
fn what_a_child_lets_out_to_one_workplace_is_read_there_alone() {
    let words = OwnWords {
        text: "I would like to tell this to Elin.".into(),
    };
    let let_out = Copy {
        to: Addressee::Function(seat(PRESCHOOL)),
        ground: Ground::Family,
        until: None,
        ..copy(70, words, TODAY)
    };
    let part = let_in().with(Author::Kring, let_out);
    assert_eq!(readers(&part, Kind::Copy, TODAY), [PRESCHOOL].into());
    let both = BTreeSet::from([PRESCHOOL, OTHER_PRESCHOOL]);
    assert_eq!(readers(&part, Kind::Observation, TODAY), both);
}

#[test]
fn a_unit_that_is_let_in_never_learns_who_was_asked_or_what_was_offered() {
    for kind in [Kind::ConsentAsked, Kind::ConsentAnswered, Kind::Offered] {
        assert_eq!(readers(&let_in(), kind, TODAY), [PRESCHOOL].into());
    }
}

#[test]
fn who_the_child_is_is_read_wherever_somebody_works_with_it() {
    let both = [PRESCHOOL, OTHER_PRESCHOOL].into();
    assert_eq!(readers(&let_in(), Kind::ChildCard, TODAY), both);
}

#[test]
fn what_the_family_or_the_house_answered_is_read_where_it_was_asked() {
    let (sender, _) = Part::collected();
    let withdrawal = withdraw(SARA).decide(&sender.fold(), now()).unwrap();
    let sender = sender.after(withdrawal, SARA);
    for kind in [Kind::Collected, Kind::ConsentWithdrawn] {
        assert_eq!(readers(&sender, kind, TODAY), [PRESCHOOL].into());
    }
}

#[test]
fn a_copy_and_its_lock_are_read_at_the_unit_it_is_addressed_to() {
    let (_, receiver) = Part::collected();
    let reason = LockReason::Stopped;
    let release = RELEASE;
    let receiver = receiver.with(
        Author::Kring,
        Locked {
            release,
            reason,
            after: None,
        },
    );
    for kind in [Kind::Copy, Kind::Locked] {
        assert_eq!(readers(&receiver, kind, TODAY), [CLINIC].into());
    }
    let locked: Vec<_> = receiver
        .fold()
        .classes(HOME, TODAY)
        .iter()
        .map(|class| class.locked)
        .collect();
    assert_eq!(locked, [false, true, false]);
}

#[test]
fn a_unit_that_is_let_in_reads_copies_too() {
    let access = InnerAccess {
        of: CLINIC,
        to: SOCIAL,
        why: "The doctor there sees her next week.".into(),
        until: TODAY,
    };
    let (_, receiver) = Part::collected();
    let receiver = receiver.with(worker(CLINIC), access);
    assert_eq!(
        readers(&receiver, Kind::Copy, TODAY),
        [CLINIC, SOCIAL].into()
    );
}

#[test]
fn with_protected_identity_every_entry_names_the_handlers() {
    let mut protected = joint();
    protected.handlers = Handlers::of([EVA]).unwrap();
    let part = Part::default().with(worker(PRESCHOOL), protected).with_id(
        EntryId::from_bytes([250; 16]),
        worker(PRESCHOOL),
        observation(&[]),
    );
    for class in part.fold().classes(HOME, TODAY) {
        assert_eq!(class.handlers, Some([EVA].into()));
    }
    for class in Part::ready().fold().classes(HOME, TODAY) {
        assert_eq!(class.handlers, None);
    }
}
