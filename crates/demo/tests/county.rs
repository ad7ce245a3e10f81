//! The county stands under every pack, and something happens everywhere in it.
#![expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

mod house;

use std::collections::{BTreeMap, BTreeSet};

use demo::{build, people};
use folder::age;
use house::{NOW, empty};
use jiff::Timestamp;
use store::Engine;

#[tokio::test]
async fn the_county_stands_under_every_pack_and_no_list_is_empty() {
    for pack in ["kronoberg", "girfec"] {
        let (mut house, _guard) = empty(Engine::Sqlite).await;
        let now: Timestamp = NOW.parse().unwrap();
        build(&mut house, pack, now).await.unwrap();
        let verified = house.verify().await.unwrap();
        assert_eq!(verified.broken, []);
        let everybody = people(&house, now).await.unwrap();
        for who in &everybody {
            let signed = house
                .acting(who.person.id, who.function, now)
                .await
                .unwrap();
            let cx = signed.cx(&house, now);
            if who.function.is_none() {
                continue;
            }
            let children = app::children::children(&cx).await.unwrap();
            let waits = app::waiting::waiting(&cx).await.unwrap();
            assert!(
                !children.is_empty() || !waits.is_empty(),
                "{} ({}) has nothing to do",
                who.person.name,
                who.place
            );
            for line in children {
                let page = app::show_part::show_part(&cx, line.part).await.unwrap();
                assert!(page.view.child().is_some(), "{}", line.card.name);
            }
        }
    }
}

/// Law.md A3: nobody is offered a rule that the law does not have from there, and some have none at all.
#[tokio::test]
async fn each_workplace_is_offered_the_rules_that_the_law_has_from_there() {
    let (mut house, _guard) = empty(Engine::Sqlite).await;
    let now: Timestamp = NOW.parse().unwrap();
    build(&mut house, "kronoberg", now).await.unwrap();
    let law = &app::rules::rules().law;
    let mut offered: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for who in people(&house, now).await.unwrap() {
        let signed = house
            .acting(who.person.id, who.function, now)
            .await
            .unwrap();
        let cx = signed.cx(&house, now);
        let Some(seat) = signed.actor.professional() else {
            continue;
        };
        let unit = |id| house.directory().unit(id).unwrap();
        let rules = offered.entry(who.person.name).or_default();
        for way in app::offer_by_law::reached(&cx) {
            let (from, to) = (unit(seat.unit), unit(way.unit));
            let mut cell = law.cell(from.party.unwrap(), to.party.unwrap());
            assert!(cell.any(|ground| ground.code == way.ground), "{way:?}");
            assert_ne!(from.branch, to.branch, "{way:?}");
            rules.insert(way.ground.clone());
            if way.ground == "OSL-25-13a" {
                assert_eq!(to.name, "Skolkuratorerna");
            }
        }
    }
    for (name, rules) in [
        ("Karin Lindgren", vec!["NONE-NOT-SECRET", "OSL-25-12"]),
        ("Camilla Frisk", vec!["NONE-NOT-SECRET", "OSL-26-9"]),
        ("Elin Berg", vec!["NONE-NOT-SECRET", "OSL-10-27"]),
        ("Nadja Ek", vec!["NONE-NOT-SECRET", "OSL-10-27"]),
        (
            "Monica Dahl",
            vec!["NONE-NOT-SECRET", "OSL-25-12", "OSL-25-13a"],
        ),
        ("Viktor Ström", vec![]),
        ("Ali Rahimi", vec![]),
        ("Kent Sandell", vec![]),
    ] {
        let rules: BTreeSet<String> = rules.into_iter().map(ToOwned::to_owned).collect();
        assert_eq!(offered[name], rules, "{name}");
    }
}

#[tokio::test]
async fn the_county_has_forty_children_of_every_age_and_one_unborn() {
    let (mut house, _guard) = empty(Engine::Sqlite).await;
    let now: Timestamp = NOW.parse().unwrap();
    build(&mut house, "kronoberg", now).await.unwrap();
    let today = now.to_zoned(house.zone().clone()).date();
    let mut births = std::collections::BTreeMap::new();
    for who in people(&house, now).await.unwrap() {
        let signed = house
            .acting(who.person.id, who.function, now)
            .await
            .unwrap();
        let cx = signed.cx(&house, now);
        for (_, card) in app::rooms::rooms(&cx).await.unwrap() {
            births.insert(card.child, card.birth);
        }
    }
    assert_eq!(births.len(), 40);
    assert_eq!(births.values().filter(|birth| **birth > today).count(), 1);
    let ages: std::collections::BTreeSet<_> = births
        .values()
        .filter(|birth| **birth <= today)
        .map(|birth| age::years(*birth, today))
        .collect();
    assert_eq!(ages, (0..18).collect());
}
