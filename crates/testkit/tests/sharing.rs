//! What may be shared with whom, through the use cases, on both engines.
#![expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

use std::collections::BTreeSet;

use app::ask_consent::{Question, ask_consent};
use app::begin::{Begin, NewGuardian, begin};
use app::block_guardian::block_guardian;
use app::change_custody::change_custody;
use app::collect::{Condition, collect_under, needs_condition};
use app::show_part::show_part;
use app::words::{Readers, share_words, write_words};
use app::{Cx, Seen, Sheet, Stop};
use folder::Kind;
use folder::command::NarrowConsent;
use folder::entry::{
    Answer, ConsentAnswered, Custody, Form, Ground, Level, Medium, Observation, ReceiverAnswer,
    Signing,
};
use folder::id::{ConsentId, EntryId, PartId, PersonId, UnitId};
use folder::number::PersonalNumber;
use folder::practice::AreaKey;
use jiff::civil::{Date, date};
use jiff::{SignedDuration, ToSpan};
use store::Engine;
use testkit::World;

const PACKS: [&str; 2] = ["kronoberg", "girfec"];

/// Runs a test on both engines, each under another pack.
async fn everywhere<Test: AsyncFn(World)>(test: Test) {
    for (engine, pack) in [Engine::Sqlite, Engine::Postgres].into_iter().zip(PACKS) {
        Box::pin(test(World::new(engine, 7, pack).await)).await;
    }
}

fn sheet(world: &World) -> Sheet {
    Sheet::fresh(&world.house)
}

fn area(world: &World) -> AreaKey {
    AreaKey(world.house.pack().unwrap().areas()[0].key.clone())
}

fn guardian(person: PersonId, name: &str, custody: Custody) -> NewGuardian {
    NewGuardian {
        person: Some(person),
        name: name.to_owned(),
        custody,
        language: "svenska".to_owned(),
        interpreter: false,
    }
}

fn child(world: &World, birth: Date, guardians: Vec<NewGuardian>) -> Begin {
    Begin {
        name: "Test Barn".to_owned(),
        birth,
        number: None,
        language: "svenska".to_owned(),
        guardians,
        child: Some(world.county.child),
        handlers: Vec::new(),
    }
}

fn both_guardians(world: &World, custody: Custody) -> Vec<NewGuardian> {
    vec![
        guardian(world.county.mother, "Test Mamma", custody),
        guardian(world.county.father, "Test Pappa", custody),
    ]
}

async fn noticed(world: &World, cx: &Cx<'_>, part: PartId, seen: &str) -> EntryId {
    let sheet = sheet(world);
    let observation = Observation {
        seen: seen.to_owned(),
        thought: None,
        areas: vec![area(world)],
        look_again: date(2026, 12, 4),
    };
    app::write_note::notice(cx, part, sheet, observation)
        .await
        .unwrap();
    sheet.id
}

async fn asked(world: &World, cx: &Cx<'_>, part: PartId, unit: UnitId) -> ConsentId {
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
    ask_consent(cx, part, sheet(world), question).await.unwrap()
}

fn yes(world: &World, consent: ConsentId, by: PersonId, unit: UnitId) -> ConsentAnswered {
    ConsentAnswered {
        consent,
        by,
        answers: vec![ReceiverAnswer {
            unit,
            answer: Answer::yes([area(world)].into(), Level::Share),
        }],
        form: Form::OwnPage,
        language: "sv".to_owned(),
        interpreter: false,
        said: String::new(),
        ask_again: None,
    }
}

async fn room_of(cx: &Cx<'_>) -> PartId {
    app::rooms::rooms(cx).await.unwrap()[0].0
}

fn key<T: std::fmt::Debug>(result: Result<T, Stop>) -> &'static str {
    result.unwrap_err().refusal().unwrap().key
}

#[tokio::test]
async fn with_joint_custody_nothing_flows_until_both_have_said_yes() {
    everywhere(async |world| {
        let county = world.county;
        let teacher = world.at_work(county.teacher).await;
        let begin_with = child(
            &world,
            date(2022, 5, 14),
            both_guardians(&world, Custody::Joint),
        );
        let part = begin(&teacher, sheet(&world), begin_with).await.unwrap();
        let entry = noticed(&world, &teacher, part, "Leker gärna").await;
        let consent = asked(&world, &teacher, part, county.contact.unit).await;
        let sharing = app::offer::Sharing {
            of: entry,
            ground: Ground::Consent { consent },
            unit: county.contact.unit,
            areas: [area(&world)].into(),
            without_thought: false,
            about_others: folder::passages::Passages::default(),
            outside: None,
            forbehall: false,
        };
        let mother = world.at_home(county.mother).await;
        let answer = yes(&world, consent, county.mother, county.contact.unit);
        app::answer_consent::answer_consent(&mother, room_of(&mother).await, sheet(&world), answer)
            .await
            .unwrap();
        let offered = app::offer::offer(&teacher, part, sheet(&world), &sharing).await;
        assert_eq!(key(offered), "refusal-not-everybody-answered");

        let father = world.at_home(county.father).await;
        let fathers = app::rooms::show_room(&father, room_of(&father).await)
            .await
            .unwrap();
        let told = fathers.view.consents()[0].answers.len();
        assert_eq!(told, 0, "one guardian does not learn the other's answer");
        let answer = yes(&world, consent, county.father, county.contact.unit);
        app::answer_consent::answer_consent(&father, room_of(&father).await, sheet(&world), answer)
            .await
            .unwrap();
        app::offer::offer(&teacher, part, sheet(&world), &sharing)
            .await
            .unwrap();
    })
    .await;
}

#[tokio::test]
async fn inner_secrecy_opens_what_was_written_but_not_who_else_was_asked() {
    everywhere(async |world| {
        let county = world.county;
        let contact = world.at_work(county.contact).await;
        let mothers = vec![guardian(county.mother, "Test Mamma", Custody::Sole)];
        let begin_with = child(&world, date(2022, 5, 14), mothers);
        let part = begin(&contact, sheet(&world), begin_with).await.unwrap();
        noticed(&world, &contact, part, "Säger få ord").await;
        asked(&world, &contact, part, county.teacher.unit).await;
        let therapist = world.at_work(county.therapist).await;
        assert!(
            show_part(&therapist, part)
                .await
                .unwrap_err()
                .refusal()
                .unwrap()
                .hidden
        );

        let inside = Question {
            units: vec![county.therapist.unit],
            areas: [area(&world)].into(),
            purpose: "Att hjälpa tillsammans.".to_owned(),
            level: Level::Share,
            until: date(2027, 5, 1),
            signing: Signing::Guardians,
            judged: String::new(),
            child_heard: String::new(),
            without: None,
            text: "1".to_owned(),
        };
        let same_secrecy = ask_consent(&contact, part, sheet(&world), inside).await;
        assert_eq!(key(same_secrecy), "refusal-inner-secrecy");

        app::open_inside::open_inside(
            &contact,
            part,
            sheet(&world),
            county.therapist.unit,
            "Bedömning av språk".to_owned(),
            date(2027, 5, 1),
        )
        .await
        .unwrap();
        let page = show_part(&therapist, part).await.unwrap();
        let kinds: BTreeSet<_> = page
            .view
            .timeline()
            .map(|written| written.entry.kind())
            .collect();
        assert!(kinds.contains(&Kind::Observation));
        assert!(!kinds.contains(&Kind::ConsentAsked));
        assert!(page.view.consents().is_empty());
        let mother = world.at_home(county.mother).await;
        let room = app::rooms::show_room(&mother, room_of(&mother).await)
            .await
            .unwrap();
        assert!(
            room.view
                .timeline()
                .any(|written| written.entry.kind() == Kind::InnerAccess),
            "the family sees the decision"
        );
    })
    .await;
}

#[tokio::test]
async fn a_childs_words_reach_a_guardian_only_if_the_child_agrees() {
    everywhere(async |world| {
        let county = world.county;
        let teacher = world.at_work(county.teacher).await;
        let begin_with = child(
            &world,
            date(2016, 5, 14),
            both_guardians(&world, Custody::Joint),
        );
        begin(&teacher, sheet(&world), begin_with).await.unwrap();
        let child = world.at_home(county.child).await;
        let own = room_of(&child).await;
        let words = sheet(&world);
        let nobody = Readers::default();
        write_words(&child, own, words, "canary-words".to_owned(), &nobody)
            .await
            .unwrap();
        let reads = async |person| {
            let cx = world.at_home(person).await;
            let page = app::rooms::show_room(&cx, room_of(&cx).await)
                .await
                .unwrap();
            format!("{:?}", page.view).contains("canary-words")
        };
        assert!(reads(county.child).await);
        assert!(!reads(county.mother).await);
        // A guardian cannot open the child's room, and hears nothing of it.
        let mother = world.at_home(county.mother).await;
        let stop = app::rooms::show_room(&mother, own).await.unwrap_err();
        assert!(stop.refusal().unwrap().hidden);

        let mum = Readers {
            persons: [county.mother].into(),
            units: BTreeSet::new(),
        };
        share_words(&child, own, sheet(&world), words.id, &mum)
            .await
            .unwrap();
        assert!(reads(county.mother).await);
        assert!(!reads(county.father).await);
    })
    .await;
}

#[tokio::test]
async fn a_guardian_without_custody_has_no_room_and_on_the_18th_birthday_rooms_close() {
    everywhere(async |mut world| {
        let county = world.county;
        let teacher = world.at_work(county.teacher).await;
        let guardians = vec![
            guardian(county.mother, "Test Mamma", Custody::Sole),
            guardian(county.father, "Test Pappa", Custody::None),
        ];
        let begin_with = child(&world, date(2008, 11, 21), guardians);
        begin(&teacher, sheet(&world), begin_with).await.unwrap();
        let father = world.at_home(county.father).await;
        assert!(app::rooms::rooms(&father).await.unwrap().is_empty());
        let mother = world.at_home(county.mother).await;
        let room = room_of(&mother).await;
        app::rooms::show_room(&mother, room).await.unwrap();
        drop((teacher, father, mother));

        // One second before midnight in Sweden, and midnight.
        world.now = "2026-11-20T22:59:59Z".parse().unwrap();
        let mother = world.at_home(county.mother).await;
        app::rooms::show_room(&mother, room).await.unwrap();
        drop(mother);
        world.now = "2026-11-20T23:00:00Z".parse().unwrap();
        let mother = world.at_home(county.mother).await;
        let stop = app::rooms::show_room(&mother, room).await.unwrap_err();
        assert_eq!(stop.refusal().unwrap().rule, "room-closed");
        let child = world.at_home(county.child).await;
        app::rooms::show_room(&child, room_of(&child).await)
            .await
            .unwrap();
    })
    .await;
}

#[tokio::test]
async fn with_protected_identity_everybody_but_the_handlers_is_outside() {
    everywhere(async |world| {
        let county = world.county;
        let teacher = world.at_work(county.teacher).await;
        let number = PersonalNumber::read("201212121212", date(2026, 11, 20)).unwrap();
        let protected = Begin {
            handlers: vec![county.teacher.person],
            number: Some(number.clone()),
            ..child(
                &world,
                date(2012, 12, 12),
                both_guardians(&world, Custody::Joint),
            )
        };
        let part = begin(&teacher, sheet(&world), protected).await.unwrap();
        show_part(&teacher, part).await.unwrap();
        let colleague = world.at_work(county.assistant).await;
        let stop = show_part(&colleague, part).await.unwrap_err();
        assert!(stop.refusal().unwrap().hidden);
        assert!(
            app::children::children(&colleague)
                .await
                .unwrap()
                .is_empty()
        );
        // Whoever types the number gets a folder of their own, as for any unknown child.
        let same_number = Begin {
            number: Some(number),
            child: None,
            ..child(&world, date(2012, 12, 12), Vec::new())
        };
        let other = begin(&colleague, sheet(&world), same_number).await.unwrap();
        assert_ne!(other, part);
        assert_eq!(
            show_part(&colleague, other)
                .await
                .unwrap()
                .view
                .timeline()
                .count(),
            1
        );
    })
    .await;
}

#[tokio::test]
async fn two_branches_find_the_same_child_by_number_and_neither_learns_of_the_other() {
    everywhere(async |world| {
        let county = world.county;
        let number = PersonalNumber::read("201212121212", date(2026, 11, 20)).unwrap();
        let known = |person| Begin {
            number: Some(number.clone()),
            child: person,
            ..child(&world, date(2012, 12, 12), Vec::new())
        };
        let teacher = world.at_work(county.teacher).await;
        let first = begin(&teacher, sheet(&world), known(Some(county.child)))
            .await
            .unwrap();
        noticed(&world, &teacher, first, "canary").await;
        let contact = world.at_work(county.contact).await;
        let second = begin(&contact, sheet(&world), known(None)).await.unwrap();
        assert_ne!(first, second);
        let page = show_part(&contact, second).await.unwrap();
        assert!(!format!("{:?}", page.view).contains("canary"));
        assert_eq!(
            page.view.timeline().count(),
            1,
            "only what was just written"
        );
        // The same unit again lands in the same part.
        let again = begin(&contact, sheet(&world), known(None)).await.unwrap();
        assert_eq!(again, second);
    })
    .await;
}

#[tokio::test]
async fn two_who_write_at_once_are_both_saved() {
    everywhere(async |world| {
        let county = world.county;
        let teacher = world.at_work(county.teacher).await;
        let begin_with = child(&world, date(2022, 5, 14), Vec::new());
        let part = begin(&teacher, sheet(&world), begin_with).await.unwrap();
        let colleague = world.at_work(county.assistant).await;
        let (one, other) = (sheet(&world), sheet(&world));
        let tried = |what: &str| folder::entry::OwnTry {
            what: what.to_owned(),
            result: "Lugnare".to_owned(),
        };
        let (a, b) = Box::pin(futures(
            app::write_note::try_ourselves(&teacher, part, one, tried("Ett")),
            app::write_note::try_ourselves(&colleague, part, other, tried("Två")),
        ))
        .await;
        a.unwrap();
        b.unwrap();
        assert_eq!(
            show_part(&teacher, part)
                .await
                .unwrap()
                .view
                .timeline()
                .count(),
            3
        );
        assert!(world.house.verify().await.unwrap().broken.is_empty());
        // Somebody who had not seen the other's entry is told so, with nothing saved.
        let stale = Sheet {
            id: sheet(&world).id,
            seen: Seen::Upto(Some(one.id)),
            looked_at: false,
        };
        let last = show_part(&teacher, part).await.unwrap().view.mark();
        let behind = app::write_note::try_ourselves(&teacher, part, stale, tried("Tre")).await;
        if last == Some(one.id) {
            behind.unwrap();
        } else {
            assert!(matches!(behind, Err(Stop::Behind)));
        }
    })
    .await;
}

async fn futures<A, B>(a: impl Future<Output = A>, b: impl Future<Output = B>) -> (A, B) {
    tokio::join!(a, b)
}

#[tokio::test]
async fn a_session_ends_when_idle_when_its_time_is_over_and_when_one_signs_out() {
    everywhere(async |world| {
        let county = world.county;
        let at = world.now;
        let minutes = |minutes: i64| SignedDuration::from_mins(minutes);
        let seat = county.teacher;
        let token = world
            .house
            .sign_in(seat.person, Some(seat.function), at)
            .await
            .unwrap();
        let holds =
            async |secret: &str, at| world.house.session(secret, at).await.unwrap().is_some();
        assert!(holds(token.secret(), at + minutes(14)).await);
        assert!(
            holds(token.secret(), at + minutes(28)).await,
            "used in between"
        );
        assert!(
            !holds(token.secret(), at + minutes(43)).await,
            "idle for fifteen minutes"
        );
        assert!(
            !holds(token.secret(), at + minutes(28)).await,
            "ended for good"
        );

        let token = world.house.sign_in(county.mother, None, at).await.unwrap();
        for round in 1..6 {
            assert!(holds(token.secret(), at + minutes(round * 10)).await);
        }
        assert!(
            !holds(token.secret(), at + 1.hour()).await,
            "an hour at most for a family"
        );

        let token = world.house.sign_in(county.mother, None, at).await.unwrap();
        world.house.sign_out(token.secret()).await.unwrap();
        assert!(!holds(token.secret(), at).await);
        // Nobody signs in to a seat they do not hold.
        let other = world
            .house
            .sign_in(seat.person, Some(county.contact.function), at)
            .await;
        assert!(other.is_err());
    })
    .await;
}

/// Everybody who is asked says yes, the teacher offers and the other unit collects. Gives its part.
async fn shared(
    world: &World,
    part: PartId,
    entry: EntryId,
    consent: ConsentId,
    by: &[PersonId],
) -> PartId {
    let unit = world.county.contact.unit;
    for person in by {
        let signer = world.at_home(*person).await;
        let answer = yes(world, consent, *person, unit);
        app::answer_consent::answer_consent(&signer, room_of(&signer).await, sheet(world), answer)
            .await
            .unwrap();
    }
    let teacher = world.at_work(world.county.teacher).await;
    let sharing = app::offer::Sharing {
        of: entry,
        ground: Ground::Consent { consent },
        unit,
        areas: [area(world)].into(),
        without_thought: false,
        about_others: folder::passages::Passages::default(),
        outside: None,
        forbehall: false,
    };
    let release = app::offer::offer(&teacher, part, sheet(world), &sharing)
        .await
        .unwrap();
    let contact = world.at_work(world.county.contact).await;
    app::collect::collect(&contact, sheet(world), release)
        .await
        .unwrap()
}

async fn reads(cx: &Cx<'_>, part: PartId, words: &str) -> bool {
    let page = show_part(cx, part).await.unwrap();
    format!("{:?}", page.view).contains(words)
}

#[tokio::test]
async fn a_change_of_custody_acts_at_the_next_request_for_everybody() {
    Box::pin(everywhere(async |world| {
        let county = world.county;
        let (mother, father) = (county.mother, county.father);
        let teacher = world.at_work(county.teacher).await;
        let mothers = vec![
            guardian(mother, "Test Mamma", Custody::Sole),
            guardian(father, "Test Pappa", Custody::None),
        ];
        let child = child(&world, date(2022, 5, 14), mothers);
        let part = begin(&teacher, sheet(&world), child).await.unwrap();
        let entry = noticed(&world, &teacher, part, "canary-before").await;
        let consent = asked(&world, &teacher, part, county.contact.unit).await;
        let received = shared(&world, part, entry, consent, &[mother]).await;
        let contact = world.at_work(county.contact).await;
        assert!(reads(&contact, received, "canary-before").await);
        let before = room_of(&world.at_home(mother).await).await;
        let fathers = world.at_home(father).await;
        assert!(app::rooms::rooms(&fathers).await.unwrap().is_empty());

        let now = vec![
            guardian(mother, "Test Mamma", Custody::None),
            guardian(father, "Test Pappa", Custody::Sole),
        ];
        Box::pin(change_custody(&teacher, part, sheet(&world), now, "Domen."))
            .await
            .unwrap();

        // The copy is locked, with the text that a withdrawal has too.
        assert!(!reads(&contact, received, "canary-before").await);
        let page = show_part(&contact, received).await.unwrap();
        assert!(page.view.stopped().contains(&county.teacher.unit));
        // Whoever decides no longer sees nothing, and whoever decides now has a room.
        let mothers = world.at_home(mother).await;
        assert!(app::rooms::rooms(&mothers).await.unwrap().is_empty());
        assert_eq!(
            key(app::rooms::show_room(&mothers, before).await),
            "refusal-room-closed"
        );
        let room = room_of(&fathers).await;
        let page = app::rooms::show_room(&fathers, room).await.unwrap();
        assert!(
            page.view.consents().is_empty(),
            "what she was asked is hers"
        );

        // Nothing more leaves by what she said; asked anew, it does.
        let sharing = app::offer::Sharing {
            of: entry,
            ground: Ground::Consent { consent },
            unit: county.contact.unit,
            areas: [area(&world)].into(),
            without_thought: false,
            about_others: folder::passages::Passages::default(),
            outside: None,
            forbehall: false,
        };
        let again = app::offer::offer(&teacher, part, sheet(&world), &sharing).await;
        assert_eq!(key(again), "refusal-sharing-stopped");
        let anew = asked(&world, &teacher, part, county.contact.unit).await;
        shared(&world, part, entry, anew, &[father]).await;
        assert!(reads(&contact, received, "canary-before").await);
    }))
    .await;
}

/// What another branch knows does not open a room that this branch has closed (law.md A5.4).
#[tokio::test]
async fn a_later_card_of_another_branch_does_not_open_a_closed_room() {
    everywhere(async |world| {
        let county = world.county;
        let (mother, father) = (county.mother, county.father);
        let teacher = world.at_work(county.teacher).await;
        let both = both_guardians(&world, Custody::Joint);
        let child = child(&world, date(2022, 5, 14), both);
        let part = begin(&teacher, sheet(&world), child).await.unwrap();
        let entry = noticed(&world, &teacher, part, "canary").await;
        let consent = asked(&world, &teacher, part, county.contact.unit).await;
        let received = shared(&world, part, entry, consent, &[mother, father]).await;
        let contact = world.at_work(county.contact).await;
        let says = async |cx, part, mothers, fathers| {
            let all = vec![
                guardian(mother, "Test Mamma", mothers),
                guardian(father, "Test Pappa", fathers),
            ];
            Box::pin(change_custody(cx, part, sheet(&world), all, "Domen."))
                .await
                .unwrap();
        };
        let open = async || {
            let fathers = world.at_home(father).await;
            !app::rooms::rooms(&fathers).await.unwrap().is_empty()
        };
        assert!(open().await);
        let mothers = world.at_home(mother).await;
        let room = room_of(&mothers).await;
        let holds = async || {
            let page = app::rooms::show_room(&mothers, room).await.unwrap();
            !page.view.consents()[0].outlived
        };
        assert!(holds().await);
        says(&teacher, part, Custody::Sole, Custody::None).await;
        assert!(!open().await);
        // Who still decides reads on the own page that the old yes is over.
        assert!(!holds().await);
        says(&contact, received, Custody::Appointed, Custody::Appointed).await;
        assert!(!open().await, "the clinic has not read the judgment");
        says(&teacher, part, Custody::Joint, Custody::Joint).await;
        assert!(open().await);
    })
    .await;
}

/// While secrecy holds against one guardian the other's yes is enough, and the room is closed as long as any unit holds
/// to it (OSL 12:3 st 1 p 1).
#[tokio::test]
async fn from_whom_it_is_secret_is_not_asked_and_the_room_is_closed_while_anybody_holds_to_it() {
    everywhere(async |world| {
        let county = world.county;
        let (mother, father) = (county.mother, county.father);
        let teacher = world.at_work(county.teacher).await;
        let both = both_guardians(&world, Custody::Joint);
        let child = child(&world, date(2022, 5, 14), both);
        let part = begin(&teacher, sheet(&world), child).await.unwrap();
        let block = async |cx, part, look_again| {
            let block = folder::entry::GuardianBlock {
                person: father,
                look_again,
                why: "Hot.".to_owned(),
            };
            Box::pin(block_guardian(cx, part, sheet(&world), &block)).await
        };
        let day = Some(date(2026, 12, 4));
        let fathers = world.at_home(father).await;
        let room = room_of(&fathers).await;
        block(&teacher, part, day).await.unwrap();
        // The father is signed in already.
        let opened = app::rooms::show_room(&fathers, room).await;
        assert_eq!(key(opened), "refusal-room-closed");

        let entry = noticed(&world, &teacher, part, "canary").await;
        let consent = asked(&world, &teacher, part, county.contact.unit).await;
        let received = shared(&world, part, entry, consent, &[mother]).await;
        let contact = world.at_work(county.contact).await;
        assert!(reads(&contact, received, "canary").await);

        block(&contact, received, day).await.unwrap();
        block(&teacher, part, None).await.unwrap();
        let opened = app::rooms::show_room(&fathers, room).await;
        assert_eq!(key(opened), "refusal-room-closed");
        block(&contact, received, None).await.unwrap();
        assert!(app::rooms::show_room(&fathers, room).await.is_ok());
        // Now he decides too, and has not answered.
        let again = app::offer::Sharing {
            of: noticed(&world, &teacher, part, "canary-after").await,
            ground: Ground::Consent { consent },
            unit: county.contact.unit,
            areas: [area(&world)].into(),
            without_thought: false,
            about_others: folder::passages::Passages::default(),
            outside: None,
            forbehall: false,
        };
        let offered = app::offer::offer(&teacher, part, sheet(&world), &again).await;
        assert_eq!(key(offered), "refusal-not-lawful");
    })
    .await;
}

/// A closed page is a pause: what somebody decided to show meanwhile lies there when it opens, whenever it was written.
#[tokio::test]
async fn what_is_shown_while_a_page_is_closed_lies_there_when_it_opens() {
    everywhere(async |world| {
        let county = world.county;
        let father = county.father;
        let teacher = world.at_work(county.teacher).await;
        let both = both_guardians(&world, Custody::Joint);
        let child = child(&world, date(2022, 5, 14), both);
        let part = begin(&teacher, sheet(&world), child).await.unwrap();
        let entry = noticed(&world, &teacher, part, "canary-before").await;
        let block = async |look_again| {
            let block = folder::entry::GuardianBlock {
                person: father,
                look_again,
                why: "Hot.".to_owned(),
            };
            Box::pin(block_guardian(&teacher, part, sheet(&world), &block))
                .await
                .unwrap();
        };
        block(Some(date(2026, 12, 4))).await;
        let chosen = app::choose_readers::Chosen {
            shown: [father].into(),
            why: "Vi kom överens.".to_owned(),
            ..app::choose_readers::Chosen::default()
        };
        app::choose_readers::choose_readers(&teacher, part, sheet(&world), entry, &chosen)
            .await
            .unwrap();
        block(None).await;
        let fathers = world.at_home(father).await;
        let room = room_of(&fathers).await;
        let page = app::rooms::show_room(&fathers, room).await.unwrap();
        assert!(format!("{:?}", page.view).contains("canary-before"));
    })
    .await;
}

/// Two things keep a page closed, and they end in either order: what was written while somebody had closed it lies there
/// when the last of them is over.
#[tokio::test]
async fn what_was_written_while_a_page_was_closed_lies_there_when_protection_ends_last() {
    everywhere(async |world| {
        let county = world.county;
        let (mother, father) = (county.mother, county.father);
        let teacher = world.at_work(county.teacher).await;
        let both = both_guardians(&world, Custody::Joint);
        let child = child(&world, date(2022, 5, 14), both);
        let part = begin(&teacher, sheet(&world), child).await.unwrap();
        let block = async |cx: &Cx<'_>, look_again| {
            let block = folder::entry::GuardianBlock {
                person: father,
                look_again,
                why: "Hot.".to_owned(),
            };
            Box::pin(block_guardian(cx, part, sheet(&world), &block))
                .await
                .unwrap();
        };
        let protect = async |cx: &Cx<'_>, level| {
            let protecting = app::protect::Protecting {
                level,
                handlers: if level.is_some() {
                    vec![county.teacher.person]
                } else {
                    Vec::new()
                },
                household: [mother].into(),
                known_from: "Folkbokföringen".to_owned(),
            };
            Box::pin(app::protect::protect(cx, part, sheet(&world), &protecting))
                .await
                .unwrap();
        };
        block(&teacher, Some(date(2026, 12, 4))).await;
        let called = folder::entry::MeetingCalled {
            meeting: folder::id::MeetingId::from_bytes(world.house.fresh()),
            when: date(2026, 12, 1).at(15, 0, 0, 0),
            place: "Biblioteket".to_owned(),
            invited: vec![folder::entry::Invitee {
                who: folder::entry::WhoInvited::Guardian { person: mother },
                reason: "Känner sitt barn.".to_owned(),
            }],
            childs_part: "canary-meeting".to_owned(),
        };
        app::meet::call_meeting(&teacher, part, sheet(&world), called)
            .await
            .unwrap();
        protect(&teacher, Some(folder::protection::Protection::Marked)).await;
        block(&teacher, None).await;
        let fathers = world.at_home(father).await;
        assert!(app::rooms::rooms(&fathers).await.unwrap().is_empty());
        protect(&teacher, None).await;
        let room = room_of(&fathers).await;
        let page = app::rooms::show_room(&fathers, room).await.unwrap();
        assert!(format!("{:?}", page.view).contains("canary-meeting"));
    })
    .await;
}

/// What one guardian takes away acts for both at the next request, and tells the other nothing.
#[tokio::test]
async fn a_yes_that_is_made_smaller_acts_at_the_next_request() {
    everywhere(async |world| {
        let county = world.county;
        let (mother, father) = (county.mother, county.father);
        let teacher = world.at_work(county.teacher).await;
        let guardians = both_guardians(&world, Custody::Joint);
        let child = child(&world, date(2022, 5, 14), guardians);
        let part = begin(&teacher, sheet(&world), child).await.unwrap();
        let entry = noticed(&world, &teacher, part, "canary-before").await;
        let consent = asked(&world, &teacher, part, county.contact.unit).await;
        let received = shared(&world, part, entry, consent, &[mother, father]).await;
        let contact = world.at_work(county.contact).await;
        assert!(reads(&contact, received, "canary-before").await);

        let mothers = world.at_home(mother).await;
        let fathers = world.at_home(father).await;
        let fathers_room = room_of(&fathers).await;
        let narrower = |level, until, condition: &str| NarrowConsent {
            consent,
            unit: county.contact.unit,
            by: mother,
            areas: [area(&world)].into(),
            level,
            until,
            condition: condition.to_owned(),
            language: "svenska".to_owned(),
        };
        let told = async || {
            let page = app::rooms::show_room(&fathers, fathers_room).await.unwrap();
            format!("{:?}", page.view)
        };
        let before = told().await;
        let last = date(2027, 4, 1);
        let mothers_room = room_of(&mothers).await;
        let narrow = async |narrower| {
            let sheet = sheet(&world);
            app::withdraw_consent::narrow_consent(&mothers, mothers_room, sheet, narrower)
                .await
                .unwrap();
        };
        narrow(narrower(Level::Share, last, "canary-condition")).await;
        assert!(reads(&contact, received, "canary-before").await);
        assert!(reads(&teacher, part, "canary-condition").await);
        let copy = show_part(&contact, received).await.unwrap();
        assert!(format!("{:?}", copy.view).contains("2027-04-01"));

        narrow(narrower(Level::Talk, last, "")).await;
        assert!(!reads(&contact, received, "canary-before").await);
        let page = show_part(&contact, received).await.unwrap();
        assert!(page.view.stopped().contains(&county.teacher.unit));
        assert_eq!(told().await, before, "her change is hers");
        let sharing = app::offer::Sharing {
            of: entry,
            ground: Ground::Consent { consent },
            unit: county.contact.unit,
            areas: [area(&world)].into(),
            without_thought: false,
            about_others: folder::passages::Passages::default(),
            outside: None,
            forbehall: false,
        };
        let again = app::offer::offer(&teacher, part, sheet(&world), &sharing).await;
        assert_eq!(key(again), "refusal-talk-only");
    })
    .await;
}

/// How many lines of the log tell of asking, offering and collecting.
async fn told_of(cx: &Cx<'_>) -> usize {
    let looks = app::who_has_read::who_has_read(cx, room_of(cx).await)
        .await
        .unwrap();
    let tells = ["ask-consent", "offer", "collect"];
    let told = looks.iter().map(|look| look.did.as_str());
    told.filter(|did| tells.contains(did)).count()
}

#[tokio::test]
async fn that_a_yes_is_doubted_stands_in_no_log_at_home() {
    everywhere(async |world| {
        let county = world.county;
        let teacher = world.at_work(county.teacher).await;
        let mothers = vec![guardian(county.mother, "Test Mamma", Custody::Sole)];
        let child = child(&world, date(2016, 5, 14), mothers);
        let part = begin(&teacher, sheet(&world), child).await.unwrap();
        let consent = asked(&world, &teacher, part, county.contact.unit).await;
        let mother = world.at_home(county.mother).await;
        let room = room_of(&mother).await;
        let answer = yes(&world, consent, county.mother, county.contact.unit);
        app::answer_consent::answer_consent(&mother, room, sheet(&world), answer)
            .await
            .unwrap();
        assert_eq!(told_of(&mother).await, 1);
        let doubted = folder::entry::ConsentDoubted {
            consent,
            of: county.mother,
            why: "Somebody stood behind her.".to_owned(),
            talk: date(2026, 12, 4),
        };
        app::ask_consent::doubt_consent(&teacher, part, sheet(&world), doubted)
            .await
            .unwrap();
        // Whoever stands behind her may read the list with her.
        assert_eq!(told_of(&mother).await, 1);
        let own = world.at_home(county.child).await;
        assert_eq!(told_of(&own).await, 1);
    })
    .await;
}

#[tokio::test]
async fn a_child_who_decides_alone_is_told_alone() {
    everywhere(async |world| {
        let county = world.county;
        let teacher = world.at_work(county.teacher).await;
        let joint = both_guardians(&world, Custody::Joint);
        let child = child(&world, date(2011, 3, 2), joint);
        let part = begin(&teacher, sheet(&world), child).await.unwrap();
        let entry = noticed(&world, &teacher, part, "canary-fifteen").await;
        let question = Question {
            units: vec![county.contact.unit],
            areas: [area(&world)].into(),
            purpose: "canary-purpose".to_owned(),
            level: Level::Share,
            until: date(2027, 5, 1),
            signing: Signing::Child,
            judged: "canary-judged".to_owned(),
            child_heard: String::new(),
            without: None,
            text: "1".to_owned(),
        };
        let unjudged = Question {
            judged: " ".to_owned(),
            ..question.clone()
        };
        let refused = ask_consent(&teacher, part, sheet(&world), unjudged).await;
        assert_eq!(key(refused), "refusal-no-words");
        let consent = ask_consent(&teacher, part, sheet(&world), question)
            .await
            .unwrap();
        let received = shared(&world, part, entry, consent, &[county.child]).await;
        let contact = world.at_work(county.contact).await;
        assert!(reads(&contact, received, "canary-fifteen").await);

        // The child has the question in its room, and each guardian has nothing of it: no entry, no line of the log.
        let own = world.at_home(county.child).await;
        let room = room_of(&own).await;
        let page = app::rooms::show_room(&own, room).await.unwrap();
        assert!(format!("{:?}", page.view).contains("canary-purpose"));
        assert_eq!(page.view.sent().len(), 1);
        for person in [county.mother, county.father] {
            let guardian = world.at_home(person).await;
            let page = app::rooms::show_room(&guardian, room_of(&guardian).await)
                .await
                .unwrap();
            assert!(!format!("{:?}", page.view).contains("canary"));
            assert!(page.view.consents().is_empty());
            assert!(page.view.sent().is_empty());
            assert_eq!(told_of(&guardian).await, 0);
        }
        // Asked, offered and collected.
        assert_eq!(told_of(&own).await, 3);

        // The child takes it back: the copy is locked at the next request.
        app::withdraw_consent::withdraw_consent(
            &own,
            room,
            sheet(&world),
            consent,
            county.contact.unit,
        )
        .await
        .unwrap();
        assert!(!reads(&contact, received, "canary-fifteen").await);
    })
    .await;
}

#[tokio::test]
async fn who_has_no_secrecy_by_law_accepts_the_condition_before_collecting() {
    everywhere(async |mut world| {
        let county = world.county;
        // The receiver is an association here: nothing but the condition binds it (OSL 10:14, 12:2 st 2).
        let mut directory = world.house.directory().clone();
        for unit in &mut directory.units {
            if unit.id == county.contact.unit {
                unit.party = Some(law::Party::Association);
            }
        }
        world.house.set_directory(directory).await.unwrap();
        let teacher = world.at_work(county.teacher).await;
        let mothers = vec![guardian(county.mother, "Test Mamma", Custody::Sole)];
        let child = child(&world, date(2022, 5, 14), mothers);
        let part = begin(&teacher, sheet(&world), child).await.unwrap();
        let entry = noticed(&world, &teacher, part, "canary-bound").await;
        let consent = asked(&world, &teacher, part, county.contact.unit).await;
        let mother = world.at_home(county.mother).await;
        let room = room_of(&mother).await;
        let answer = yes(&world, consent, county.mother, county.contact.unit);
        app::answer_consent::answer_consent(&mother, room, sheet(&world), answer)
            .await
            .unwrap();
        let sharing = app::offer::Sharing {
            of: entry,
            ground: Ground::Consent { consent },
            unit: county.contact.unit,
            areas: [area(&world)].into(),
            without_thought: false,
            about_others: folder::passages::Passages::default(),
            outside: None,
            forbehall: false,
        };
        let release = app::offer::offer(&teacher, part, sheet(&world), &sharing)
            .await
            .unwrap();
        let leader = world.at_work(county.contact).await;
        assert!(needs_condition(&leader) && !needs_condition(&teacher));
        let unbound = app::collect::collect(&leader, sheet(&world), release).await;
        assert_eq!(key(unbound), "refusal-forbehall");
        let received = collect_under(&leader, sheet(&world), release, Condition::Accepted)
            .await
            .unwrap();
        assert!(reads(&leader, received, "canary-bound").await);
        // The sender and the mother see that it was accepted.
        let own = show_part(&teacher, part).await.unwrap();
        assert!(format!("{:?}", own.view).contains("forbehall: true"));
        let hers = app::rooms::show_room(&mother, room).await.unwrap();
        assert!(format!("{:?}", hers.view).contains("forbehall: true"));
    })
    .await;
}

#[tokio::test]
async fn what_is_told_beside_kring_has_the_same_record_and_the_family_sees_it() {
    everywhere(async |mut world| {
        let county = world.county;
        // The receiver is an association without an account.
        let mut directory = world.house.directory().clone();
        for unit in &mut directory.units {
            if unit.id == county.contact.unit {
                unit.party = Some(law::Party::Association);
                unit.outside = true;
            }
        }
        world.house.set_directory(directory).await.unwrap();
        let teacher = world.at_work(county.teacher).await;
        let mothers = vec![guardian(county.mother, "Test Mamma", Custody::Sole)];
        let child = child(&world, date(2022, 5, 14), mothers);
        let part = begin(&teacher, sheet(&world), child).await.unwrap();
        let entry = noticed(&world, &teacher, part, "canary-told").await;
        let consent = asked(&world, &teacher, part, county.contact.unit).await;
        let mother = world.at_home(county.mother).await;
        let room = room_of(&mother).await;
        let answer = yes(&world, consent, county.mother, county.contact.unit);
        app::answer_consent::answer_consent(&mother, room, sheet(&world), answer)
            .await
            .unwrap();
        let paper = app::offer::Sharing {
            of: entry,
            ground: Ground::Consent { consent },
            unit: county.contact.unit,
            areas: [area(&world)].into(),
            without_thought: false,
            about_others: folder::passages::Passages::default(),
            outside: Some(folder::command::Outside {
                who: "Test Tränare".to_owned(),
                medium: Medium::Paper,
            }),
            forbehall: true,
        };
        let offered = async |sharing: &app::offer::Sharing| {
            app::offer::offer(&teacher, part, sheet(&world), sharing).await
        };
        // Who has no account collects nothing, and who has no secrecy is bound by the condition first.
        let waiting = app::offer::Sharing {
            outside: None,
            ..paper.clone()
        };
        assert_eq!(key(offered(&waiting).await), "refusal-receiver-outside");
        let unbound = app::offer::Sharing {
            about_others: folder::passages::Passages::default(),
            forbehall: false,
            ..paper.clone()
        };
        assert_eq!(key(offered(&unbound).await), "refusal-forbehall");
        let release = offered(&paper).await.unwrap();
        let leader = world.at_work(county.contact).await;
        assert!(app::waiting::waiting(&leader).await.unwrap().is_empty());

        // The record of the disclosure (law.md A9): the hash is for the discloser's own unit alone.
        let receipt = |view: &folder::View| {
            view.timeline()
                .find_map(|written| match written.entry {
                    folder::Entry::Collected(receipt) if receipt.release == release => {
                        Some(receipt.clone())
                    }
                    _ => None,
                })
                .unwrap()
        };
        let own = receipt(&show_part(&teacher, part).await.unwrap().view);
        let record = own.record.unwrap();
        assert!(own.forbehall);
        assert_eq!((record.medium, record.copy.len()), (Medium::Paper, 64));
        assert_ne!(record.sender, record.recipient);
        let hers = app::rooms::show_room(&mother, room).await.unwrap();
        assert!(format!("{:?}", hers.view).contains("Test Tränare"));
        let told = receipt(&hers.view).record.unwrap();
        assert_eq!((told.medium, told.copy.as_str()), (Medium::Paper, ""));
        assert!(!format!("{:?}", hers.view).contains("canary-told"));

        // Taken back, nothing more is told; what was told stands as told.
        app::withdraw_consent::withdraw_consent(
            &mother,
            room,
            sheet(&world),
            consent,
            county.contact.unit,
        )
        .await
        .unwrap();
        assert_eq!(key(offered(&paper).await), "refusal-sharing-stopped");
        let hers = app::rooms::show_room(&mother, room).await.unwrap();
        assert!(!hers.view.sent()[0].cancelled);
    })
    .await;
}

#[tokio::test]
async fn what_is_collected_has_the_hash_of_exactly_that_copy_in_its_record() {
    everywhere(async |world| {
        let county = world.county;
        let teacher = world.at_work(county.teacher).await;
        let mothers = vec![guardian(county.mother, "Test Mamma", Custody::Sole)];
        let child = child(&world, date(2022, 5, 14), mothers);
        let part = begin(&teacher, sheet(&world), child).await.unwrap();
        let mut hashes = BTreeSet::new();
        for (seen, times) in [("canary-one", 2), ("canary-two", 1)] {
            let entry = noticed(&world, &teacher, part, seen).await;
            for _ in 0..times {
                let consent = asked(&world, &teacher, part, county.contact.unit).await;
                shared(&world, part, entry, consent, &[county.mother]).await;
            }
        }
        let page = show_part(&teacher, part).await.unwrap();
        let mut receipts = 0;
        for written in page.view.timeline() {
            if let folder::Entry::Collected(receipt) = written.entry {
                let record = receipt.record.clone().unwrap();
                assert_eq!(record.medium, Medium::Kring);
                hashes.insert(record.copy);
                receipts += 1;
            }
        }
        assert_eq!(
            (receipts, hashes.len()),
            (3, 2),
            "the same copy has the same hash"
        );
    })
    .await;
}

#[tokio::test]
async fn the_familys_condition_goes_with_the_copy_and_neither_guardian_reads_the_others() {
    everywhere(async |world| {
        let county = world.county;
        let teacher = world.at_work(county.teacher).await;
        let joint = both_guardians(&world, Custody::Joint);
        let child = child(&world, date(2022, 5, 14), joint);
        let part = begin(&teacher, sheet(&world), child).await.unwrap();
        let entry = noticed(&world, &teacher, part, "canary-seen").await;
        let unit = county.contact.unit;
        let consent = asked(&world, &teacher, part, unit).await;
        for (person, condition) in [(county.mother, None), (county.father, Some("canary-if"))] {
            let signer = world.at_home(person).await;
            let mut answer = yes(&world, consent, person, unit);
            if let Answer::Yes { conditions, .. } = &mut answer.answers[0].answer {
                conditions.extend(condition.map(str::to_owned));
            }
            let room = room_of(&signer).await;
            app::answer_consent::answer_consent(&signer, room, sheet(&world), answer)
                .await
                .unwrap();
        }
        let sharing = app::offer::Sharing {
            of: entry,
            ground: Ground::Consent { consent },
            unit,
            areas: [area(&world)].into(),
            without_thought: false,
            about_others: folder::passages::Passages::default(),
            outside: None,
            forbehall: false,
        };
        let shown = app::offer::preview(&teacher, part, &sharing).await.unwrap();
        assert_eq!(shown.conditions, ["canary-if"], "seen before it is shared");
        let release = app::offer::offer(&teacher, part, sheet(&world), &sharing)
            .await
            .unwrap();
        let contact = world.at_work(county.contact).await;
        let received = app::collect::collect(&contact, sheet(&world), release)
            .await
            .unwrap();
        assert!(reads(&contact, received, "canary-if").await);
        assert!(reads(&teacher, part, "canary-if").await);
        let mother = world.at_home(county.mother).await;
        let hers = app::rooms::show_room(&mother, room_of(&mother).await)
            .await
            .unwrap();
        assert_eq!(hers.view.sent().len(), 1);
        assert!(!format!("{:?}", hers.view).contains("canary-if"));
    })
    .await;
}

/// The preview is no second telling of the procedure: what is foreseen is, word for word, what is then collected (R44).
#[tokio::test]
async fn what_is_foreseen_before_the_answer_is_exactly_what_is_collected_after_it() {
    Box::pin(everywhere(async |world| {
        let county = world.county;
        let teacher = world.at_work(county.teacher).await;
        let mothers = vec![guardian(county.mother, "Test Mamma", Custody::Sole)];
        let begin_with = child(&world, date(2022, 5, 14), mothers);
        let part = begin(&teacher, sheet(&world), begin_with).await.unwrap();
        let entry = noticed(&world, &teacher, part, "canary-asked").await;
        let other = world.house.pack().unwrap().areas()[1].key.clone();
        let elsewhere = Observation {
            seen: "canary-elsewhere".to_owned(),
            thought: None,
            areas: vec![AreaKey(other)],
            look_again: date(2026, 12, 4),
        };
        app::write_note::notice(&teacher, part, sheet(&world), elsewhere)
            .await
            .unwrap();
        let consent = asked(&world, &teacher, part, county.contact.unit).await;
        let page = show_part(&teacher, part).await.unwrap();
        let question = page.view.consents()[0];
        let foreseen = app::foresee::of_consent(&teacher, &page.view, question).unwrap();
        let said = format!("{foreseen:?}");
        assert!(said.contains("canary-asked") && !said.contains("canary-elsewhere"));

        let mother = world.at_home(county.mother).await;
        let answer = yes(&world, consent, county.mother, county.contact.unit);
        app::answer_consent::answer_consent(&mother, room_of(&mother).await, sheet(&world), answer)
            .await
            .unwrap();
        let sharing = app::offer::Sharing {
            of: entry,
            ground: Ground::Consent { consent },
            unit: county.contact.unit,
            areas: [area(&world)].into(),
            without_thought: false,
            outside: None,
            about_others: folder::passages::Passages::default(),
            forbehall: false,
        };
        let release = app::offer::offer(&teacher, part, sheet(&world), &sharing)
            .await
            .unwrap();
        let contact = world.at_work(county.contact).await;
        let received = app::collect::collect(&contact, sheet(&world), release)
            .await
            .unwrap();
        let received = show_part(&contact, received).await.unwrap();
        let copies: Vec<_> = received
            .view
            .timeline()
            .filter(|written| written.copy.is_some())
            .map(|written| (written.id, written.entry.clone()))
            .collect();
        let glimpses: Vec<_> = foreseen[0]
            .glimpses
            .iter()
            .map(|one| (one.id, one.entry.clone()))
            .collect();
        assert_eq!(glimpses, copies);
    }))
    .await;
}
