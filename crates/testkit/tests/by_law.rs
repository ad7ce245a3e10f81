//! Sharing without consent where the law lets one (law.md A4, A16 cases 1–4; OSL 25:12, 26:9), on both engines.
#![expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

use app::ask_consent::{Question, ask_consent};
use app::begin::{Begin, NewGuardian, begin};
use app::offer::{Sharing, offer};
use app::offer_by_law::{reached, ways};
use app::show_part::show_part;
use app::{Cx, Sheet, Stop};
use folder::entry::{
    Answer, ByLaw, ConsentAnswered, Custody, Form, Ground, Harm, HarmTest, Level, Observation,
    ReceiverAnswer, Signing,
};
use folder::id::{EntryId, PartId, UnitId};
use folder::practice::AreaKey;
use jiff::civil::{Date, date};
use store::Engine;
use testkit::World;

const PACKS: [&str; 2] = ["kronoberg", "girfec"];

async fn everywhere<Test: AsyncFn(World)>(test: Test) {
    for (engine, pack) in [Engine::Sqlite, Engine::Postgres].into_iter().zip(PACKS) {
        Box::pin(test(World::new(engine, 11, pack).await)).await;
    }
}

fn sheet(world: &World) -> Sheet {
    Sheet::fresh(&world.house)
}

fn area(world: &World) -> AreaKey {
    AreaKey(world.house.pack().unwrap().areas()[0].key.clone())
}

fn key<T: std::fmt::Debug>(result: Result<T, Stop>) -> &'static str {
    result.unwrap_err().refusal().unwrap().key
}

/// The child at the nurse's, with something noticed.
async fn noticed(world: &World, cx: &Cx<'_>, birth: Date) -> (PartId, EntryId) {
    let child = Begin {
        name: "Test Barn".to_owned(),
        birth,
        number: None,
        language: "svenska".to_owned(),
        guardians: vec![NewGuardian {
            person: Some(world.county.mother),
            name: "Test Mamma".to_owned(),
            custody: Custody::Sole,
            language: "svenska".to_owned(),
            interpreter: false,
        }],
        child: Some(world.county.child),
        handlers: Vec::new(),
    };
    let part = begin(cx, sheet(world), child).await.unwrap();
    let sheet = sheet(world);
    let seen = Observation {
        seen: "canary-seen".to_owned(),
        thought: None,
        areas: vec![area(world)],
        look_again: date(2026, 12, 4),
    };
    app::write_note::notice(cx, part, sheet, seen)
        .await
        .unwrap();
    (part, sheet.id)
}

fn sharing(world: &World, of: EntryId) -> Sharing {
    Sharing {
        of,
        unit: world.county.adviser.unit,
        areas: [area(world)].into(),
        without_thought: false,
        about_others: folder::passages::Passages::default(),
        outside: None,
        forbehall: false,
        ground: Ground::Law(decided()),
    }
}

fn decided() -> ByLaw {
    ByLaw {
        ground: "OSL-25-12".to_owned(),
        why: "canary-why".to_owned(),
        set_aside: String::new(),
        harm: Some(HarmTest {
            outcome: Harm::Unclear,
            considered: "canary-weighed".to_owned(),
        }),
        second: "Test Terapeut".to_owned(),
        untold: String::new(),
    }
}

/// The same, decided in another way.
fn by(sharing: &Sharing, by_law: ByLaw) -> Sharing {
    Sharing {
        ground: Ground::Law(by_law),
        ..sharing.clone()
    }
}

/// The mother says no to the adviser.
async fn refused(world: &World, cx: &Cx<'_>, part: PartId) {
    let unit = world.county.adviser.unit;
    let question = Question {
        units: vec![unit],
        areas: [area(world)].into(),
        purpose: "Att hjälpa tillsammans.".to_owned(),
        level: Level::Share,
        until: date(2027, 5, 1),
        signing: Signing::Guardians,
        judged: String::new(),
        child_heard: String::new(),
        without: None,
        text: "1".to_owned(),
    };
    let consent = ask_consent(cx, part, sheet(world), question).await.unwrap();
    let mother = world.at_home(world.county.mother).await;
    let (room, _) = app::rooms::rooms(&mother).await.unwrap().remove(0);
    let no = ConsentAnswered {
        consent,
        by: world.county.mother,
        answers: vec![ReceiverAnswer {
            unit,
            answer: Answer::No,
        }],
        form: Form::OwnPage,
        language: "sv".to_owned(),
        interpreter: false,
        said: String::new(),
        ask_again: None,
    };
    app::answer_consent::answer_consent(&mother, room, sheet(world), no)
        .await
        .unwrap();
}

#[tokio::test]
async fn health_care_may_share_with_social_services_and_the_mother_sees_that_and_why() {
    everywhere(async |world| {
        let nurse = world.at_work(world.county.contact).await;
        let (part, entry) = noticed(&world, &nurse, date(2023, 5, 14)).await;
        let sharing = sharing(&world, entry);
        let release = offer(&nurse, part, sheet(&world), &sharing).await.unwrap();

        let adviser = world.at_work(world.county.adviser).await;
        assert_eq!(app::waiting::waiting(&adviser).await.unwrap(), [release]);
        let received = app::collect::collect(&adviser, sheet(&world), release)
            .await
            .unwrap();
        let page = show_part(&adviser, received).await.unwrap();
        assert!(format!("{:?}", page.view).contains("canary-seen"));
        // What was weighed of harm stays with those who weighed it (law.md A9): neither receiver nor family has it.
        assert!(!format!("{:?}", page.view).contains("canary-weighed"));
        let own = show_part(&nurse, part).await.unwrap();
        assert!(format!("{:?}", own.view).contains("canary-weighed"));

        let mother = world.at_home(world.county.mother).await;
        let (room, _) = app::rooms::rooms(&mother).await.unwrap().remove(0);
        let room = app::rooms::show_room(&mother, room).await.unwrap();
        assert!(!format!("{:?}", room.view).contains("canary-weighed"));
        let sent = room.view.sent();
        let Ground::Law(by_law) = &sent[0].offered.ground else {
            panic!("another ground");
        };
        assert_eq!(
            (by_law.ground.as_str(), by_law.why.as_str()),
            ("OSL-25-12", "canary-why")
        );
        assert!(sent[0].collected);
    })
    .await;
}

#[tokio::test]
async fn nothing_leaves_without_the_reason_the_second_person_and_the_rule() {
    everywhere(async |world| {
        let county = world.county;
        let nurse = world.at_work(county.contact).await;
        let (part, entry) = noticed(&world, &nurse, date(2023, 5, 14)).await;
        let whole = sharing(&world, entry);
        let offered =
            async |sharing: Sharing| key(offer(&nurse, part, sheet(&world), &sharing).await);
        let unreasoned = by(
            &whole,
            ByLaw {
                why: " ".to_owned(),
                ..decided()
            },
        );
        assert_eq!(offered(unreasoned).await, "refusal-no-words");
        let alone = by(
            &whole,
            ByLaw {
                second: String::new(),
                ..decided()
            },
        );
        assert_eq!(offered(alone).await, "refusal-no-words");
        let test = |considered: &str| HarmTest {
            outcome: Harm::Nobody,
            considered: considered.to_owned(),
        };
        for harm in [None, Some(test(" "))] {
            let unweighed = ByLaw { harm, ..decided() };
            let refused = offered(by(&whole, unweighed)).await;
            assert_eq!(refused, "refusal-harm-not-weighed");
        }
        // Another rule is not this sender's, whatever is written under it.
        let other_rule = by(
            &whole,
            ByLaw {
                ground: "OSL-26-9".to_owned(),
                ..decided()
            },
        );
        assert_eq!(offered(other_rule).await, "refusal-by-law");
        // The preschool is not on the row without consent (A16 case 3).
        let elsewhere = Sharing {
            unit: county.teacher.unit,
            ..whole.clone()
        };
        assert_eq!(offered(elsewhere).await, "refusal-by-law");
        let nowhere = Sharing {
            areas: std::collections::BTreeSet::new(),
            ..whole.clone()
        };
        assert_eq!(offered(nowhere).await, "refusal-area-not-agreed");

        // A no that stands is set aside in words.
        refused(&world, &nurse, part).await;
        let found = ways(&nurse, part).await.unwrap();
        assert_eq!(found.refused, [county.adviser.unit].into());
        assert_eq!(offered(whole.clone()).await, "refusal-no-words");
        let aside = ByLaw {
            set_aside: "Barnet behöver det nu.".to_owned(),
            ..decided()
        };
        let own_name = ByLaw {
            second: "Test Kontakt".to_owned(),
            ..aside.clone()
        };
        assert_eq!(offered(by(&whole, own_name)).await, "refusal-by-law");
        offer(&nurse, part, sheet(&world), &by(&whole, aside))
            .await
            .unwrap();
    })
    .await;
}

/// Law.md A3: health care has its own rule and never the general clause; preschool has it the other way round.
#[tokio::test]
async fn each_sees_the_rules_that_the_law_has_from_there_and_no_other() {
    everywhere(async |world| {
        let county = world.county;
        let (health, social, preschool) = (county.contact, county.adviser, county.teacher);
        let rules = [
            (health, "health-child", vec![social]),
            (health, "not-secret", vec![preschool]),
            (health, "general-clause", vec![]),
            (social, "social-child", vec![health]),
            (social, "not-secret", vec![preschool]),
            (social, "general-clause", vec![]),
            (preschool, "health-child", vec![]),
            (preschool, "not-secret", vec![health, social]),
            (preschool, "general-clause", vec![health, social]),
        ];
        for (seat, rule, whom) in rules {
            let cx = world.at_work(seat).await;
            let found = reached(&cx);
            let reached: Vec<UnitId> = (found.iter())
                .filter(|way| way.rule == rule)
                .map(|way| way.unit)
                .collect();
            for other in [health, social, preschool] {
                let there = whom.iter().any(|seat| seat.unit == other.unit);
                assert_eq!(reached.contains(&other.unit), there, "{rule} {seat:?}");
            }
            assert_eq!(reached.is_empty(), whom.is_empty(), "{rule} {seat:?}");
        }
    })
    .await;
}

/// Law.md A16 cases 4 and 5; OSL 10:27.
#[tokio::test]
async fn the_general_clause_carries_from_preschool_and_never_from_health_care() {
    everywhere(async |world| {
        let county = world.county;
        let general = ByLaw {
            ground: "OSL-10-27".to_owned(),
            ..decided()
        };
        let teacher = world.at_work(county.teacher).await;
        let (part, entry) = noticed(&world, &teacher, date(2023, 5, 14)).await;
        let whole = by(&sharing(&world, entry), general.clone());
        // After a no it is off the ordinary page here too.
        refused(&world, &teacher, part).await;
        let stopped = offer(&teacher, part, sheet(&world), &whole).await;
        assert_eq!(key(stopped), "refusal-no-words");
        let aside = ByLaw {
            set_aside: "canary-aside".to_owned(),
            ..general.clone()
        };
        let release = offer(&teacher, part, sheet(&world), &by(&whole, aside))
            .await
            .unwrap();
        let adviser = world.at_work(county.adviser).await;
        let received = app::collect::collect(&adviser, sheet(&world), release)
            .await
            .unwrap();
        let page = show_part(&adviser, received).await.unwrap();
        let seen = format!("{:?}", page.view);
        assert!(seen.contains("canary-seen") && !seen.contains("canary-aside"));

        let nurse = world.at_work(county.contact).await;
        let (part, entry) = noticed(&world, &nurse, date(2023, 5, 14)).await;
        let closed = by(&sharing(&world, entry), general);
        let stopped = offer(&nurse, part, sheet(&world), &closed).await;
        assert_eq!(key(stopped), "refusal-by-law");
    })
    .await;
}

/// OSL 25:1 and law.md A4: what harms nobody is not secret, and what may harm is.
#[tokio::test]
async fn health_care_tells_preschool_what_harms_nobody_and_nothing_else() {
    everywhere(async |world| {
        let county = world.county;
        let nurse = world.at_work(county.contact).await;
        let (part, entry) = noticed(&world, &nurse, date(2023, 5, 14)).await;
        let of = |outcome| {
            let harm = HarmTest {
                outcome,
                considered: "canary-weighed".to_owned(),
            };
            let harmless = ByLaw {
                ground: "NONE-NOT-SECRET".to_owned(),
                harm: Some(harm),
                ..decided()
            };
            Sharing {
                unit: county.teacher.unit,
                ..by(&sharing(&world, entry), harmless)
            }
        };
        let unclear = offer(&nurse, part, sheet(&world), &of(Harm::Unclear)).await;
        assert_eq!(key(unclear), "refusal-harm-not-ruled-out");
        let harmless = offer(&nurse, part, sheet(&world), &of(Harm::Nobody)).await;
        let teacher = world.at_work(county.teacher).await;
        app::collect::collect(&teacher, sheet(&world), harmless.unwrap())
            .await
            .unwrap();
        // No such rule reaches social services: health care's own does (OSL 25:12).
        let elsewhere = Sharing {
            unit: county.adviser.unit,
            ..of(Harm::Nobody)
        };
        let stopped = offer(&nurse, part, sheet(&world), &elsewhere).await;
        assert_eq!(key(stopped), "refusal-by-law");
    })
    .await;
}

#[tokio::test]
async fn who_would_be_harmed_by_telling_is_not_told_and_it_is_written_why() {
    everywhere(async |world| {
        let nurse = world.at_work(world.county.contact).await;
        let (part, entry) = noticed(&world, &nurse, date(2023, 5, 14)).await;
        let untold = ByLaw {
            untold: "canary-untold".to_owned(),
            ..decided()
        };
        let hidden = by(&sharing(&world, entry), untold);
        offer(&nurse, part, sheet(&world), &hidden).await.unwrap();
        let mother = world.at_home(world.county.mother).await;
        let (room, _) = app::rooms::rooms(&mother).await.unwrap().remove(0);
        let page = app::rooms::show_room(&mother, room).await.unwrap();
        assert!(page.view.sent().is_empty());
        assert!(!format!("{:?}", page.view).contains("canary"));
        let own = show_part(&nurse, part).await.unwrap();
        assert!(format!("{:?}", own.view).contains("canary-untold"));
    })
    .await;
}

#[tokio::test]
async fn the_rule_ends_on_the_eighteenth_birthday_also_for_what_waits() {
    everywhere(async |mut world| {
        let nurse = world.at_work(world.county.contact).await;
        let (part, entry) = noticed(&world, &nurse, date(2008, 11, 21)).await;
        let release = offer(&nurse, part, sheet(&world), &sharing(&world, entry))
            .await
            .unwrap();
        drop(nurse);
        world.now = "2026-11-20T23:00:00Z".parse().unwrap();
        let adviser = world.at_work(world.county.adviser).await;
        let late = app::collect::collect(&adviser, sheet(&world), release).await;
        assert!(["refusal-by-law", "refusal-by-law-of-age"].contains(&key(late)));
        let nurse = world.at_work(world.county.contact).await;
        let again = offer(&nurse, part, sheet(&world), &sharing(&world, entry)).await;
        assert!(["refusal-by-law", "refusal-by-law-of-age"].contains(&key(again)));
    })
    .await;
}
