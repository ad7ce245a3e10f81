//! A guardian from whom it is secret (OSL 12:3 st 1 p 1): the page is closed, and that guardian is not asked.

use std::collections::BTreeSet;

use folder::Entry;
use folder::command::{AskConsent, BlockGuardian};
use folder::entry::GuardianBlock;
use folder::id::{PersonId, UnitId};
use folder::next::{Step, next};
use folder::times::Times;
use jiff::civil::Date;

use crate::world::*;

fn block(by: UnitId, person: PersonId, look_again: Option<Date>) -> BlockGuardian {
    BlockGuardian {
        block: GuardianBlock {
            person,
            look_again,
            why: "He has threatened them.".into(),
        },
        by,
    }
}

pub fn closed(part: Part, person: PersonId) -> Part {
    let day = Some(days(TODAY, 14));
    let entry = block(PRESCHOOL, person, day)
        .decide(&part.fold(), now())
        .unwrap();
    part.with(worker(PRESCHOOL), entry)
}

fn signers(part: &Part, of: UnitId) -> Result<BTreeSet<PersonId>, &'static str> {
    let asked = question();
    let ask = AskConsent {
        consent: asked.consent,
        receivers: asked.receivers,
        areas: asked.areas,
        purpose: asked.purpose,
        level: asked.level,
        until: asked.until,
        signing: asked.signing,
        judged: asked.judged,
        child_heard: asked.child_heard,
        without: None,
        text: asked.text,
        one_may_do: false,
        of: Some(of),
        inside: false,
    };
    match ask.decide(&part.fold(), now()) {
        Ok(Entry::ConsentAsked(asked)) => Ok(asked.signers),
        Ok(other) => panic!("{other:?}"),
        Err(refusal) => Err(refusal.key),
    }
}

#[test]
fn whoever_it_is_secret_from_is_not_asked_by_the_unit_that_decided_so() {
    let part = Part::of_the_preschool();
    assert_eq!(signers(&part, PRESCHOOL), Ok([SARA, JONAS].into()));
    let part = closed(part, JONAS);
    assert_eq!(signers(&part, PRESCHOOL), Ok([SARA].into()));
    // Another unit does not know of it, and judges for itself.
    assert_eq!(signers(&part, OTHER_PRESCHOOL), Ok([SARA, JONAS].into()));
    let part = closed(part, SARA);
    assert_eq!(signers(&part, PRESCHOOL), Err("refusal-guardian-kept-out"));
}

#[test]
fn it_stands_until_it_is_lifted_and_somebody_looks_at_it_again() {
    let part = closed(Part::of_the_preschool(), JONAS);
    let step = |part: &Part, on: Date| {
        next(&part.fold(), on, Times::default())
            .into_iter()
            .find(|next| next.step == Step::LookAtBlock)
    };
    let found = step(&part, TODAY).unwrap();
    assert_eq!(found.due, days(TODAY, 14));
    assert_eq!(found.unit, Some(PRESCHOOL));
    assert!(step(&part, days(TODAY, 400)).is_some());
    let lifted = block(PRESCHOOL, JONAS, None)
        .decide(&part.fold(), now())
        .unwrap();
    let part = part.with(worker(PRESCHOOL), lifted);
    assert!(step(&part, TODAY).is_none());
    assert_eq!(signers(&part, PRESCHOOL), Ok([SARA, JONAS].into()));
}

#[test]
fn a_page_is_closed_only_for_somebody_who_has_one_with_words_and_a_near_day() {
    let part = Part::of_the_preschool();
    let day = Some(days(TODAY, 14));
    let try_it = |block: BlockGuardian| block.decide(&part.fold(), now());
    for near in [day, Some(TODAY), Some(days(TODAY, 92))] {
        assert!(try_it(block(PRESCHOOL, JONAS, near)).is_ok());
    }
    for stranger in [ALVA, EVA] {
        assert_eq!(
            refused(try_it(block(PRESCHOOL, stranger, day))),
            "refusal-not-custodian"
        );
    }
    for (day, key) in [
        (days(TODAY, -1), "refusal-day-past"),
        (days(TODAY, 93), "refusal-block-too-long"),
    ] {
        assert_eq!(refused(try_it(block(PRESCHOOL, JONAS, Some(day)))), key);
    }
    let mut silent = block(PRESCHOOL, JONAS, day);
    silent.block.why = " ".into();
    assert_eq!(refused(try_it(silent)), "refusal-no-words");
}

#[test]
fn a_unit_opens_only_what_it_has_closed() {
    let part = closed(Part::of_the_preschool(), JONAS);
    let open = |by, person| block(by, person, None).decide(&part.fold(), now());
    assert!(open(PRESCHOOL, JONAS).is_ok());
    assert_eq!(
        refused(open(OTHER_PRESCHOOL, JONAS)),
        "refusal-nothing-closed"
    );
    assert_eq!(refused(open(PRESCHOOL, SARA)), "refusal-nothing-closed");
}
