//! A card that somebody changes says exactly what was decided, and keeps the rest (law.md A13, A5.4).

use folder::command::{ChangeCustody, NameHandlers, Protect, Reach};
use folder::entry::{ChildCard, Custody, Entry, Guardian};
use folder::id::PersonId;
use folder::protection::{Handlers, Protection};
use folder::reach::Telephone;

use crate::world::*;

const LENA: PersonId = PersonId::from_bytes([51; 16]);
const MONA: PersonId = PersonId::from_bytes([52; 16]);

/// A card on which everything stands that somebody can change.
fn full() -> ChildCard {
    ChildCard {
        protection: Some(Protection::Marked),
        handlers: Handlers::of([LENA]).unwrap(),
        household: [SARA].into(),
        known_from: "the register, in October".into(),
        ..joint()
    }
}

fn after(card: ChildCard, decide: impl Fn(&folder::Folded) -> Entry) -> ChildCard {
    let part = Part::default().with(worker(PRESCHOOL), card);
    match decide(&part.fold()) {
        Entry::ChildCard(card) => card,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_protection_is_written_with_its_handlers_its_household_and_how_it_is_known() {
    let protect = |level: Option<Protection>, handlers: Vec<PersonId>| Protect {
        level,
        handlers,
        household: [SARA].into(),
        known_from: "Navet 01003".into(),
    };
    let before = ChildCard {
        known_from: "the register, in October".into(),
        ..joint()
    };
    let now_protected = after(before.clone(), |folded| {
        let command = protect(Some(Protection::Marked), vec![LENA]);
        command.decide(folded, now()).unwrap()
    });
    assert_eq!(
        now_protected,
        ChildCard {
            protection: Some(Protection::Marked),
            handlers: Handlers::of([LENA]).unwrap(),
            household: [SARA].into(),
            known_from: "Navet 01003".into(),
            ..before.clone()
        }
    );
    let open_again = after(now_protected, |folded| {
        let command = Protect {
            known_from: "It has ended.".into(),
            ..protect(None, vec![])
        };
        command.decide(folded, now()).unwrap()
    });
    assert_eq!(
        open_again,
        ChildCard {
            known_from: "It has ended.".into(),
            ..before
        }
    );
}

#[test]
fn whoever_takes_over_changes_the_handlers_and_nothing_else() {
    let taken = after(full(), |folded| {
        NameHandlers(vec![MONA]).decide(folded, now()).unwrap()
    });
    assert_eq!(
        taken,
        ChildCard {
            handlers: Handlers::of([MONA]).unwrap(),
            known_from: String::new(),
            ..full()
        }
    );
    // A card from before levels were written down is protected by its handlers, and says so from now on.
    let old = ChildCard {
        protection: None,
        ..full()
    };
    let taken = after(old, |folded| {
        NameHandlers(vec![MONA]).decide(folded, now()).unwrap()
    });
    assert_eq!(taken.protection, Some(Protection::Marked));
}

#[test]
fn a_telephone_says_nothing_of_how_custody_is_known() {
    let before = ChildCard {
        known_from: "the register, in October".into(),
        ..joint()
    };
    let number = Telephone::read("070-174 06 05").unwrap();
    let reached = after(before, |folded| {
        let command = Reach(vec![(ALVA, number.clone())]);
        command.decide(folded, now()).unwrap()
    });
    assert_eq!(reached.known_from, "");
}

#[test]
fn a_change_of_custody_says_how_it_is_known_and_nobody_disappears_twice() {
    let part = Part::default().with(worker(PRESCHOOL), joint());
    let change = ChangeCustody {
        guardians: vec![Guardian {
            person: SARA,
            name: "Sara Lind".into(),
            custody: Custody::Sole,
            language: "svenska".into(),
            interpreter: false,
        }],
        known_from: "The judgement of 12 November".into(),
    };
    let withdrawal = change.decide(&part.fold(), now()).unwrap();
    let Some(Entry::ChildCard(card)) = withdrawal.entries.first() else {
        panic!("a card comes first");
    };
    assert_eq!(card.known_from, "The judgement of 12 November");
    let mut people: Vec<_> = card.guardians.iter().map(|one| one.person).collect();
    people.sort();
    people.dedup();
    assert_eq!(people.len(), card.guardians.len());
    let jonas = card.guardians.iter().find(|one| one.person == JONAS);
    assert_eq!(jonas.map(|one| one.custody), Some(Custody::None));
}

#[test]
fn what_the_child_answered_alone_and_what_is_over_is_not_ended_again_by_custody() {
    use folder::entry::{ConsentEnded, Signing};
    let alone = folder::entry::ConsentAsked {
        consent: folder::id::ConsentId::from_bytes([71; 16]),
        signing: Signing::Child,
        signers: [ALVA].into(),
        ..question()
    };
    let over = folder::entry::ConsentAsked {
        consent: folder::id::ConsentId::from_bytes([72; 16]),
        ..question()
    };
    let ended = ConsentEnded {
        consent: over.consent,
    };
    let part = Part::ready()
        .with(worker(PRESCHOOL), alone)
        .with(worker(PRESCHOOL), over)
        .with(worker(PRESCHOOL), ended);
    let change = ChangeCustody {
        guardians: vec![Guardian {
            person: SARA,
            name: "Sara Lind".into(),
            custody: Custody::Sole,
            language: "svenska".into(),
            interpreter: false,
        }],
        known_from: "The judgement of 12 November".into(),
    };
    let withdrawal = change.decide(&part.fold(), now()).unwrap();
    let ends: Vec<_> = withdrawal
        .entries
        .iter()
        .filter_map(|entry| match entry {
            Entry::ConsentEnded(ended) => Some(ended.consent),
            _ => None,
        })
        .collect();
    assert_eq!(ends, [CONSENT]);
}
