//! The county stands under every pack, and something happens everywhere in it.
#![expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

mod house;

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
