//! A page asks once per class of entry, and remembers. Nobody may get another answer by that than by asking about each
//! entry by itself (design decision 4).

use std::collections::{BTreeMap, BTreeSet};

use folder::Kind;
use folder::class::{Action, Actor, EntryClass, Home, Resource};
use folder::id::{PersonId, UnitId};
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

use super::world::{
    CARE, CHILD, GUARDIAN, HANDLER, OTHER_GUARDIAN, OTHER_UNIT, SCHOOL, SEAT, UNIT, WORKER, actors,
};
use crate::{Gate, facts};

fn homes() -> impl Strategy<Value = Home> {
    select(vec![
        Home::Branch(SCHOOL),
        Home::Branch(CARE),
        Home::Room(CHILD),
        Home::Room(GUARDIAN),
        Home::Room(OTHER_GUARDIAN),
    ])
}

fn handlers() -> impl Strategy<Value = Option<BTreeSet<PersonId>>> {
    let some = subsequence(vec![HANDLER, WORKER, CHILD, GUARDIAN], 0..=4)
        .prop_map(|people| Some(people.into_iter().collect()));
    prop_oneof![2 => Just(None), 1 => some]
}

fn entries() -> impl Strategy<Value = Vec<EntryClass>> {
    let readers = subsequence(vec![UNIT, OTHER_UNIT], 0..=2)
        .prop_map(|units| units.into_iter().collect::<BTreeSet<UnitId>>());
    let one = (
        homes(),
        select(Kind::ALL),
        readers,
        any::<bool>(),
        handlers(),
        subsequence(vec![(WORKER, SEAT), (HANDLER, SEAT)], 0..=2),
    )
        .prop_map(
            |(home, kind, readers, locked, handlers, open_for)| EntryClass {
                home,
                kind,
                readers,
                locked,
                handlers,
                open_for: open_for.into_iter().collect(),
            },
        );
    // So few of so many that some are alike.
    proptest::collection::vec(one, 1..8).prop_flat_map(|classes| {
        let alike = select(classes);
        proptest::collection::vec(alike, 1..40)
    })
}

fn readers() -> impl Strategy<Value = Actor> {
    let all: Vec<Actor> = actors().into_iter().map(|(_, actor)| actor).collect();
    select(all)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(192) })]

    #[test]
    fn each_entry_is_answered_as_its_class_is(entries in entries(), reader in readers()) {
        let gate = Gate::load().unwrap();
        let mut by_class = BTreeMap::new();
        for class in &entries {
            by_class.entry(class).or_insert_with(|| {
                gate.check(&reader, Action::Read, &Resource::Entry(class.clone()))
            });
        }
        let principal = facts::actor(&reader).unwrap();
        for (number, class) in entries.iter().enumerate() {
            let asked = facts::resource(number, &Resource::Entry(class.clone())).unwrap();
            let alone = gate.decide(&principal, Action::Read, asked);
            prop_assert_eq!(&alone, &by_class[class]);
            let again = gate.check(&reader, Action::Read, &Resource::Entry(class.clone()));
            prop_assert_eq!(&again, &alone, "what is remembered is what was answered");
        }
    }
}
