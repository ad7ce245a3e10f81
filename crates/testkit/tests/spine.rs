//! The spine without any interface (design.md 6): offer → collect → withdraw → dispose one entry → restore
//! yesterday's backup → try to open → verify, on both engines.
#![expect(
    clippy::unwrap_used,
    clippy::too_many_lines,
    reason = "a test may stop at the first surprise; the spine is one story"
)]

use app::ask_consent::{Question, ask_consent};
use app::begin::{Begin, NewGuardian, begin};
use app::offer::{Sharing, offer};
use app::show_part::show_part;
use app::{Seen, Sheet, Stop};
use folder::Kind;
use folder::entry::{
    Answer, ConsentAnswered, Custody, Form, Ground, Level, Observation, ReceiverAnswer, Signing,
};
use folder::practice::AreaKey;
use jiff::civil::date;
use store::Engine;
use testkit::World;

async fn spine(engine: Engine) {
    let mut world = World::new(engine, 1, "kronoberg").await;
    let county = world.county;
    let area = AreaKey(world.house.pack().unwrap().areas()[0].key.clone());

    // A teacher notices, the mother says yes to one unit, an offer is made and collected.
    let teacher = world.at_work(county.teacher).await;
    let sheet = || Sheet::fresh(&world.house);
    let part = begin(
        &teacher,
        sheet(),
        Begin {
            name: "Test Barn".to_owned(),
            birth: date(2022, 5, 14),
            number: None,
            language: "arabiska".to_owned(),
            guardians: vec![NewGuardian {
                person: Some(county.mother),
                name: "Test Mamma".to_owned(),
                custody: Custody::Sole,
                language: "arabiska".to_owned(),
                interpreter: true,
            }],
            child: Some(county.child),
            handlers: Vec::new(),
        },
    )
    .await
    .unwrap();
    let seen = sheet();
    app::write_note::notice(
        &teacher,
        part,
        seen,
        Observation {
            seen: "canary-seen".to_owned(),
            thought: Some("canary-thought".to_owned()),
            areas: vec![area.clone()],
            look_again: date(2026, 12, 4),
        },
    )
    .await
    .unwrap();
    let sharing = |consent| Sharing {
        of: seen.id,
        ground: Ground::Consent { consent },
        unit: county.contact.unit,
        areas: [area.clone()].into(),
        without_thought: true,
        about_others: folder::passages::Passages::default(),
        outside: None,
        forbehall: false,
    };
    let consent = ask_consent(
        &teacher,
        part,
        sheet(),
        Question {
            units: vec![county.contact.unit],
            areas: [area.clone()].into(),
            purpose: "Att hjälpa tillsammans.".to_owned(),
            level: Level::Share,
            until: date(2027, 5, 1),
            signing: Signing::Guardians,
            judged: String::new(),
            child_heard: String::new(),
            without: None,
            text: "1".to_owned(),
        },
    )
    .await
    .unwrap();
    let too_early = offer(&teacher, part, sheet(), &sharing(consent)).await;
    assert_eq!(
        too_early.unwrap_err().refusal().unwrap().key,
        "refusal-not-everybody-answered"
    );
    let mother = world.at_home(county.mother).await;
    let (room, _) = app::rooms::rooms(&mother).await.unwrap().remove(0);
    app::answer_consent::answer_consent(
        &mother,
        room,
        sheet(),
        ConsentAnswered {
            consent,
            by: county.mother,
            answers: vec![ReceiverAnswer {
                unit: county.contact.unit,
                answer: Answer::yes([area.clone()].into(), Level::Share),
            }],
            form: Form::OwnPage,
            language: "ar".to_owned(),
            interpreter: false,
            said: String::new(),
            ask_again: None,
        },
    )
    .await
    .unwrap();
    let release = offer(&teacher, part, sheet(), &sharing(consent))
        .await
        .unwrap();

    let contact = world.at_work(county.contact).await;
    assert_eq!(app::waiting::waiting(&contact).await.unwrap(), [release]);
    let received = app::collect::collect(&contact, sheet(), release)
        .await
        .unwrap();
    let page = show_part(&contact, received).await.unwrap();
    let told = format!("{:?}", page.view);
    assert!(told.contains("canary-seen"));
    assert!(!told.contains("canary-thought"), "left out by the teacher");
    assert_eq!(
        page.view.named_contact().map(|contact| contact.function),
        Some(county.contact.function),
        "by the pack's rule for the child's age"
    );
    let receipt = show_part(&teacher, part).await.unwrap();
    assert!(receipt.view.sent()[0].collected);

    // Refused to those who may not: neither hears that anything is there.
    for outsider in [county.other_teacher, county.therapist] {
        for part in [part, received] {
            let cx = world.at_work(outsider).await;
            let stop = show_part(&cx, part).await.unwrap_err();
            assert!(stop.refusal().unwrap().hidden, "{stop:?}");
        }
    }

    // Yesterday's backup of everything but the keyring.
    let (store_at, keyring_at) = (world.guard.store.clone(), world.guard.keyring.clone());
    drop((teacher, mother, contact));
    world.house.close().await;
    let yesterday = world.guard.copy(&store_at).await;
    world.reopen(&store_at, &keyring_at).await;

    // The mother takes her yes back: the very next request is refused the copy, and the sender can offer no more.
    let mother = world.at_home(county.mother).await;
    let sheet = || Sheet::fresh(&world.house);
    app::withdraw_consent::withdraw_consent(&mother, room, sheet(), consent, county.contact.unit)
        .await
        .unwrap();
    let contact = world.at_work(county.contact).await;
    let page = show_part(&contact, received).await.unwrap();
    assert!(!format!("{:?}", page.view).contains("canary-seen"));
    assert!(page.view.stopped().contains(&county.teacher.unit));
    let teacher = world.at_work(county.teacher).await;
    let again = offer(&teacher, part, sheet(), &sharing(consent)).await;
    assert_eq!(
        again.unwrap_err().refusal().unwrap().key,
        "refusal-sharing-stopped"
    );

    // A form sent twice is saved once; one filled in on what no longer holds is not saved.
    let once = sheet();
    let tried = || folder::entry::OwnTry {
        what: "Liten grupp".to_owned(),
        result: "Lugnare".to_owned(),
    };
    app::write_note::try_ourselves(&teacher, part, once, tried())
        .await
        .unwrap();
    let twice = app::write_note::try_ourselves(&teacher, part, once, tried()).await;
    assert!(matches!(twice, Err(Stop::Replayed(id)) if id == once.id));
    let stale = Sheet {
        seen: Seen::Upto(Some(once.id)),
        ..sheet()
    };
    app::write_note::try_ourselves(&teacher, part, stale, tried())
        .await
        .unwrap();
    let stale = Sheet {
        id: sheet().id,
        ..stale
    };
    let behind = app::write_note::try_ourselves(&teacher, part, stale, tried()).await;
    assert!(matches!(behind, Err(Stop::Behind)));

    // One entry is disposed of. It is gone from every view, and every chain still holds.
    world
        .house
        .dispose_entry(part, seen.id, world.now)
        .await
        .unwrap();
    // So is one that yesterday's backup does not know yet.
    world
        .house
        .dispose_entry(part, once.id, world.now)
        .await
        .unwrap();
    let page = show_part(&teacher, part).await.unwrap();
    assert!(page.view.entry(seen.id).is_none());
    assert!(
        !page
            .view
            .timeline()
            .any(|written| written.entry.kind() == Kind::Observation)
    );
    let verified = world.house.verify().await.unwrap();
    assert!(verified.broken.is_empty());
    assert!(verified.entries > 10, "{verified:?}");

    // Registers made again are the registers that were kept.
    let before = world.house.registers().await.unwrap();
    world.house.rebuild(world.now).await.unwrap();
    assert_eq!(world.house.registers().await.unwrap(), before);

    // Yesterday's backup comes back. The disposed entry is there again, sealed for ever: its key is not.
    drop((teacher, mother, contact));
    world.house.close().await;
    world.reopen(&yesterday, &keyring_at).await;
    let teacher = world.at_work(county.teacher).await;
    let page = show_part(&teacher, part).await.unwrap();
    assert!(page.view.entry(seen.id).is_none());
    assert!(!format!("{:?}", page.view).contains("canary-seen"));
    // One can go on writing, past the slot whose key was destroyed.
    for _ in 0..3 {
        app::write_note::try_ourselves(&teacher, part, Sheet::fresh(&world.house), tried())
            .await
            .unwrap();
    }
    let verified = world.house.verify().await.unwrap();
    assert!(verified.broken.is_empty());

    // The family sees who has looked.
    let mother = world.at_home(county.mother).await;
    let looks = app::who_has_read::who_has_read(&mother, room)
        .await
        .unwrap();
    assert!(
        looks
            .iter()
            .any(|look| look.name == "Test Kontakt" && look.did == "read")
    );
    assert!(!looks.iter().any(|look| look.name == "Test Terapeut"));
}

#[tokio::test]
async fn the_spine_holds_on_sqlite() {
    Box::pin(spine(Engine::Sqlite)).await;
}

#[tokio::test]
async fn the_spine_holds_on_postgresql() {
    Box::pin(spine(Engine::Postgres)).await;
}
