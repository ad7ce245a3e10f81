//! How the child and its guardians are reached: the child's telephone is the child's, and no number leaves the part
//! (standards C9; law.md A13).

use folder::command::{ChangeCustody, Protect, Reach};
use folder::entry::{ChildCard, Custody, Entry};
use folder::id::PersonId;
use folder::protection::{Handlers, Protection};
use folder::reach::Telephone;

use crate::world::*;

fn number(text: &str) -> Telephone {
    Telephone::read(text).unwrap()
}

fn numbers() -> Vec<(PersonId, Telephone)> {
    vec![
        (ALVA, number("070-174 06 05")),
        (SARA, number("070-174 06 06")),
    ]
}

fn decided(part: &Part, numbers: Vec<(PersonId, Telephone)>) -> Result<ChildCard, folder::Refusal> {
    match Reach(numbers).decide(&part.fold(), now())? {
        Entry::ChildCard(card) => Ok(card),
        entry => panic!("a card says so: {entry:?}"),
    }
}

/// The preschool's part, where both have a number.
fn reached() -> (Part, ChildCard) {
    let part = Part::of_the_preschool();
    let card = decided(&part, numbers()).unwrap();
    (part.with(worker(PRESCHOOL), card.clone()), card)
}

#[test]
fn what_is_meant_for_the_child_never_rings_at_a_guardian() {
    let part = Part::of_the_preschool();
    for guardian in [SARA, JONAS, EVA] {
        let same = vec![
            (ALVA, number("0701740605")),
            (guardian, number("+46 70-174 06 05")),
        ];
        assert_eq!(refused(decided(&part, same)), "refusal-reach-same");
    }
}

#[test]
fn only_the_child_and_its_guardians_have_a_number_here() {
    let part = Part::of_the_preschool();
    let stranger = vec![(PersonId::from_bytes([77; 16]), number("070-174 06 05"))];
    assert_eq!(refused(decided(&part, stranger)), "refusal-no-guardian");
    assert_eq!(
        refused(decided(&Part::default(), numbers())),
        "refusal-no-guardian"
    );
}

#[test]
fn a_number_can_be_changed_and_taken_away_but_not_saved_for_nothing() {
    let (part, _) = reached();
    assert_eq!(
        refused(decided(&part, numbers())),
        "refusal-reach-unchanged"
    );
    let gone = decided(&part, Vec::new()).unwrap();
    assert!(gone.reach.is_empty());
}

#[test]
fn no_number_stands_on_the_card_of_a_protected_child() {
    let (part, card) = reached();
    let protect = Protect {
        level: Some(Protection::Marked),
        handlers: vec![worker(PRESCHOOL).person().unwrap()],
        household: [SARA].into(),
        known_from: "Navet 01003".into(),
    };
    let Entry::ChildCard(marked) = protect.decide(&part.fold(), now()).unwrap() else {
        panic!("a card says so");
    };
    assert!(marked.reach.is_empty());
    let hidden = ChildCard {
        protection: Some(Protection::Marked),
        handlers: Handlers::default(),
        ..card
    };
    let hidden = Part::default().with(worker(PRESCHOOL), hidden);
    assert_eq!(
        refused(decided(&hidden, numbers())),
        "refusal-protected-reach"
    );
}

#[test]
fn whoever_collects_something_gets_no_number_along() {
    let (_, card) = reached();
    let offered = Part::offered().with(worker(PRESCHOOL), card);
    let delivery = collect().decide(&offered.fold(), now()).unwrap();
    assert!(delivery.card.reach.is_empty());
}

#[test]
fn numbers_stay_when_custody_changes() {
    let (part, card) = reached();
    let mut guardians = card.guardians.clone();
    guardians[0].custody = Custody::Sole;
    guardians[1].custody = Custody::None;
    let change = ChangeCustody {
        guardians,
        known_from: "The judgement.".into(),
    };
    let Some(Entry::ChildCard(after)) = change
        .decide(&part.fold(), now())
        .unwrap()
        .entries
        .into_iter()
        .next()
    else {
        panic!("a card says so");
    };
    assert_eq!(after.reach, card.reach);
}
