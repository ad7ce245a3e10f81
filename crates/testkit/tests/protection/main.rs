//! Protected identity through the use cases, on both engines (law.md A13).
#![expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

mod ended;
mod places;
mod unhandled;
mod words;

use std::collections::BTreeSet;

use app::ask_consent::{Question, ask_consent};
use app::begin::{Begin, NewGuardian, begin, begin_under};
use app::children::children;
use app::collect::collect;
use app::offer::{Sharing, offer, offer_with};
use app::protect::{Protecting, protect};
use app::rooms::{rooms, show_room};
use app::show_part::show_part;
use app::{Cx, Sheet, Stop};
use folder::entry::{
    Answer, ConsentAnswered, Custody, Entry, Form, Ground, Level, OwnTry, ReceiverAnswer, Signing,
};
use folder::id::{ConsentId, EntryId, PartId, PersonId};
use folder::number::PersonalNumber;
use folder::practice::AreaKey;
use folder::protection::Protection;
use jiff::civil::date;
use store::Engine;
use testkit::{Seat, World};

const PACKS: [&str; 2] = ["kronoberg", "girfec"];

async fn everywhere<Test: AsyncFn(World)>(test: Test) {
    for (engine, pack) in [Engine::Sqlite, Engine::Postgres].into_iter().zip(PACKS) {
        Box::pin(test(World::new(engine, 17, pack).await)).await;
    }
}

fn sheet(world: &World) -> Sheet {
    Sheet::fresh(&world.house)
}

fn area(world: &World) -> AreaKey {
    AreaKey(world.house.pack().unwrap().areas()[0].key.clone())
}

fn child(world: &World) -> Begin {
    let guardian = |person: PersonId, name: &str| NewGuardian {
        person: Some(person),
        name: name.to_owned(),
        custody: Custody::Joint,
        language: "svenska".to_owned(),
        interpreter: false,
    };
    Begin {
        name: "Test Barn".to_owned(),
        birth: date(2012, 12, 12),
        number: None,
        language: "svenska".to_owned(),
        guardians: vec![
            guardian(world.county.mother, "Test Mamma"),
            guardian(world.county.father, "Test Pappa"),
        ],
        child: Some(world.county.child),
        handlers: Vec::new(),
    }
}

fn number() -> PersonalNumber {
    PersonalNumber::read("201212121212", date(2026, 11, 20)).unwrap()
}

/// Marked, handled by this seat alone; the mother lives under the same protection.
fn marked(world: &World, by: Seat) -> Protecting {
    Protecting {
        level: Some(Protection::Marked),
        handlers: vec![by.person],
        household: [world.county.mother].into(),
        known_from: "Folkbokföringen, 01003".to_owned(),
    }
}

async fn mark(world: &World, part: PartId) {
    let teacher = world.at_work(world.county.teacher).await;
    let marking = marked(world, world.county.teacher);
    protect(&teacher, part, sheet(world), &marking)
        .await
        .unwrap();
}

async fn begun(world: &World) -> PartId {
    let teacher = world.at_work(world.county.teacher).await;
    begin(&teacher, sheet(world), child(world)).await.unwrap()
}

async fn tried(world: &World, cx: &Cx<'_>, part: PartId, what: &str) -> Result<EntryId, Stop> {
    let sheet = sheet(world);
    let tried = OwnTry {
        what: what.to_owned(),
        result: "Lugnare".to_owned(),
    };
    app::write_note::try_ourselves(cx, part, sheet, tried).await?;
    Ok(sheet.id)
}

fn key<T: std::fmt::Debug>(result: Result<T, Stop>) -> &'static str {
    result.unwrap_err().refusal().unwrap().key
}

async fn is_there(world: &World, seat: Seat, part: PartId) -> bool {
    let cx = world.at_work(seat).await;
    let listed = children(&cx).await.unwrap();
    let listed = listed.iter().any(|line| line.part == part);
    match show_part(&cx, part).await {
        Ok(_) => {
            assert!(listed);
            true
        }
        Err(stop) => {
            assert!(stop.refusal().unwrap().hidden && !listed);
            false
        }
    }
}

async fn has_a_room(world: &World, person: PersonId) -> bool {
    let cx = world.at_home(person).await;
    !rooms(&cx).await.unwrap().is_empty()
}

/// Asked about and agreed to toward the contact's unit, as the guardians told the teacher.
async fn agreed(world: &World, part: PartId) -> ConsentId {
    let (county, teacher) = (world.county, world.at_work(world.county.teacher).await);
    let question = Question {
        units: vec![county.contact.unit],
        areas: [area(world)].into(),
        purpose: "Att hjälpa tillsammans.".to_owned(),
        level: Level::Share,
        until: date(2027, 5, 1),
        signing: Signing::Guardians,
        judged: "Barnet har hörts och förstår frågan.".to_owned(),
        child_heard: "Barnet vill det.".to_owned(),
        text: "1".to_owned(),
        without: None,
    };
    let consent = ask_consent(&teacher, part, sheet(world), question)
        .await
        .unwrap();
    for by in [county.mother, county.father] {
        let answered = ConsentAnswered {
            consent,
            by,
            answers: vec![ReceiverAnswer {
                unit: county.contact.unit,
                answer: Answer::Yes {
                    areas: [area(world)].into(),
                    level: Level::Share,
                    until: None,
                    conditions: Vec::new(),
                },
            }],
            form: Form::Oral,
            language: "svenska".to_owned(),
            interpreter: false,
            said: String::new(),
            ask_again: None,
        };
        app::ask_consent::record_answer(&teacher, part, sheet(world), answered)
            .await
            .unwrap();
    }
    consent
}

fn sharing(world: &World, of: EntryId, consent: ConsentId) -> Sharing {
    Sharing {
        of,
        ground: Ground::Consent { consent },
        unit: world.county.contact.unit,
        areas: [area(world)].into(),
        without_thought: false,
        about_others: folder::passages::Passages::default(),
        outside: None,
        forbehall: false,
    }
}

/// Collected by the contact, before anybody was protected: the clinic's part.
async fn shared(world: &World, part: PartId) -> PartId {
    let teacher = world.at_work(world.county.teacher).await;
    let consent = agreed(world, part).await;
    let of = tried(world, &teacher, part, "Mindre grupp").await.unwrap();
    let release = offer(&teacher, part, sheet(world), &sharing(world, of, consent))
        .await
        .unwrap();
    let contact = world.at_work(world.county.contact).await;
    collect(&contact, sheet(world), release).await.unwrap()
}

#[tokio::test]
async fn a_child_that_becomes_protected_is_gone_for_everybody_but_its_handlers_on_the_next_request()
{
    everywhere(async |world| {
        let county = world.county;
        let part = begun(&world).await;
        assert!(is_there(&world, county.assistant, part).await);
        mark(&world, part).await;
        assert!(is_there(&world, county.teacher, part).await);
        assert!(!is_there(&world, county.assistant, part).await);
        // Nor does writing, offering or naming handlers work for whoever has every mandate beside.
        let other = world.at_work(county.assistant).await;
        let stop = tried(&world, &other, part, "Något").await.unwrap_err();
        assert!(stop.refusal().unwrap().hidden);
        let stop = protect(
            &other,
            part,
            sheet(&world),
            &marked(&world, county.assistant),
        )
        .await;
        assert!(stop.unwrap_err().refusal().unwrap().hidden);
    })
    .await;
}

#[tokio::test]
async fn every_other_part_is_protected_at_the_same_moment_with_its_last_writer_as_handler() {
    everywhere(async |world| {
        let county = world.county;
        let part = begun(&world).await;
        let clinics = shared(&world, part).await;
        let contact = world.at_work(county.contact).await;
        app::open_inside::open_inside(
            &contact,
            clinics,
            sheet(&world),
            county.therapist.unit,
            "Bedömning".to_owned(),
            date(2027, 5, 1),
        )
        .await
        .unwrap();
        let therapist = world.at_work(county.therapist).await;
        show_part(&therapist, clinics).await.unwrap();
        mark(&world, part).await;
        assert!(is_there(&world, county.contact, clinics).await);
        let stop = show_part(&therapist, clinics).await.unwrap_err();
        assert!(stop.refusal().unwrap().hidden, "let in before, outside now");
        // What was collected before is still there for the handler, and says nothing of who else knows.
        let page = show_part(&contact, clinics).await.unwrap();
        let card = page.view.child().unwrap();
        assert_eq!(
            card.handlers.iter().collect::<Vec<_>>(),
            [county.contact.person]
        );
        assert!(card.known_from.is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_guardian_outside_the_protection_finds_the_room_closed_and_the_one_inside_does_not() {
    everywhere(async |world| {
        let county = world.county;
        let part = begun(&world).await;
        assert!(has_a_room(&world, county.father).await);
        let father = world.at_home(county.father).await;
        let fathers = rooms(&father).await.unwrap()[0].0;
        mark(&world, part).await;
        assert!(has_a_room(&world, county.mother).await);
        assert!(has_a_room(&world, county.child).await);
        assert!(!has_a_room(&world, county.father).await);
        let stop = show_room(&father, fathers).await.unwrap_err();
        assert_eq!(stop.refusal().unwrap().rule, "room-closed");
        let stop = app::who_has_read::who_has_read(&father, fathers).await;
        assert_eq!(stop.unwrap_err().refusal().unwrap().rule, "room-closed");
    })
    .await;
}

#[tokio::test]
async fn what_is_written_under_protection_never_reaches_the_room_of_a_guardian_outside() {
    everywhere(async |world| {
        let county = world.county;
        let part = begun(&world).await;
        mark(&world, part).await;
        agreed(&world, part).await;
        let teacher = world.at_work(county.teacher).await;
        let over = Protecting {
            level: None,
            handlers: Vec::new(),
            household: BTreeSet::new(),
            known_from: "Folkbokföringen".to_owned(),
        };
        protect(&teacher, part, sheet(&world), &over).await.unwrap();
        let entries = async |person| {
            let cx = world.at_home(person).await;
            let room = rooms(&cx).await.unwrap()[0].0;
            show_room(&cx, room).await.unwrap().view.timeline().count()
        };
        assert_eq!(entries(county.father).await, 0);
        assert!(entries(county.mother).await > 0);
    })
    .await;
}

#[tokio::test]
async fn a_sibling_is_protected_too_and_so_is_one_who_is_met_later() {
    everywhere(async |world| {
        let county = world.county;
        let part = begun(&world).await;
        let sibling = |name: &str| Begin {
            name: name.to_owned(),
            birth: date(2015, 1, 20),
            child: None,
            ..child(&world)
        };
        let other = world.at_work(county.other_teacher).await;
        let earlier = begin(&other, sheet(&world), sibling("Test Syskon"))
            .await
            .unwrap();
        mark(&world, part).await;
        let page = show_part(&other, earlier).await.unwrap();
        assert_eq!(
            page.view.child().unwrap().protected(),
            Some(Protection::Marked)
        );
        let assistant = world.at_work(county.assistant).await;
        let later = begin(&assistant, sheet(&world), sibling("Test Lillasyster"))
            .await
            .unwrap();
        assert!(is_there(&world, county.assistant, later).await);
        assert!(
            is_there(&world, county.teacher, later).await,
            "who can name others"
        );
        let card = show_part(&assistant, later).await.unwrap();
        assert_eq!(
            card.view.child().unwrap().protected(),
            Some(Protection::Marked)
        );
        // A child of somebody else at the same unit is nobody's household.
        let stranger = Begin {
            guardians: Vec::new(),
            ..sibling("Test Annat Barn")
        };
        let strangers = begin(&assistant, sheet(&world), stranger).await.unwrap();
        let card = show_part(&assistant, strangers).await.unwrap();
        assert_eq!(card.view.child().unwrap().protected(), None);
    })
    .await;
}

#[tokio::test]
async fn when_the_protection_ends_everybody_is_back_on_the_next_request() {
    everywhere(async |world| {
        let county = world.county;
        let part = begun(&world).await;
        let clinics = shared(&world, part).await;
        mark(&world, part).await;
        let over = Protecting {
            level: None,
            handlers: Vec::new(),
            household: BTreeSet::new(),
            known_from: "Folkbokföringen i dag".to_owned(),
        };
        let teacher = world.at_work(county.teacher).await;
        protect(&teacher, part, sheet(&world), &over).await.unwrap();
        assert!(is_there(&world, county.assistant, part).await);
        assert!(has_a_room(&world, county.father).await);
        let contact = world.at_work(county.contact).await;
        let card = show_part(&contact, clinics).await.unwrap();
        assert_eq!(card.view.child().unwrap().protected(), None);
    })
    .await;
}

#[tokio::test]
async fn a_child_is_protected_before_the_first_word_is_stored() {
    everywhere(async |world| {
        let county = world.county;
        let teacher = world.at_work(county.teacher).await;
        let level = Some(Protection::Population);
        let part = begin_under(&teacher, sheet(&world), child(&world), level)
            .await
            .unwrap();
        assert!(!is_there(&world, county.assistant, part).await);
        // Nobody is known to live under the protection yet.
        assert!(!has_a_room(&world, county.mother).await);
        assert!(!has_a_room(&world, county.father).await);
        let page = show_part(&teacher, part).await.unwrap();
        let card = page.view.child().unwrap();
        assert_eq!(card.protected(), Some(Protection::Population));
        assert!(
            page.view.named_contact().is_none(),
            "no workplace, no number to call"
        );
    })
    .await;
}

#[tokio::test]
async fn a_number_that_somebody_types_never_leads_to_a_protected_child() {
    everywhere(async |world| {
        let county = world.county;
        let known = || Begin {
            number: Some(number()),
            ..child(&world)
        };
        let teacher = world.at_work(county.teacher).await;
        let level = Some(Protection::Marked);
        let part = begin_under(&teacher, sheet(&world), known(), level)
            .await
            .unwrap();
        let typed = || Begin {
            number: Some(number()),
            guardians: Vec::new(),
            child: None,
            ..child(&world)
        };
        for seat in [county.assistant, county.contact, county.adviser] {
            let cx = world.at_work(seat).await;
            let other = begin(&cx, sheet(&world), typed()).await.unwrap();
            assert_ne!(other, part);
            let page = show_part(&cx, other).await.unwrap();
            assert_eq!(page.view.child().unwrap().protected(), None);
        }
        // The handler finds the own part again.
        let again = begin(&teacher, sheet(&world), known()).await.unwrap();
        assert_eq!(again, part);
    })
    .await;
}

#[tokio::test]
async fn only_with_the_mandate_and_only_people_of_the_own_unit_are_named() {
    everywhere(async |world| {
        let county = world.county;
        let part = begun(&world).await;
        let assistant = world.at_work(county.assistant).await;
        let marking = marked(&world, county.assistant);
        let refused = protect(&assistant, part, sheet(&world), &marking).await;
        assert_eq!(key(refused), "refusal-no-mandate");
        let teacher = world.at_work(county.teacher).await;
        let naming = async |handlers: &[Seat]| {
            let marking = Protecting {
                handlers: handlers.iter().map(|seat| seat.person).collect(),
                ..marked(&world, county.teacher)
            };
            protect(&teacher, part, sheet(&world), &marking).await
        };
        let elsewhere = naming(&[county.teacher, county.contact]).await;
        assert_eq!(key(elsewhere), "refusal-handler-elsewhere");
        // Whoever cannot name others is not left alone with the child.
        let alone = naming(&[county.assistant]).await;
        assert_eq!(key(alone), "refusal-no-handler-can-name");
        naming(&[county.teacher, county.assistant]).await.unwrap();
        assert!(is_there(&world, county.assistant, part).await);
    })
    .await;
}

#[tokio::test]
async fn a_text_that_may_tell_a_place_is_looked_at_once_more_before_it_is_kept() {
    everywhere(async |world| {
        let part = begun(&world).await;
        let teacher = world.at_work(world.county.teacher).await;
        let telling = "De bor på Storgatan 4 nu, nära Mottagningen.";
        tried(&world, &teacher, part, telling).await.unwrap();
        mark(&world, part).await;
        let stop = tried(&world, &teacher, part, telling).await.unwrap_err();
        let refusal = stop.refusal().unwrap();
        assert_eq!(refusal.key, "refusal-tells-place");
        assert!(refusal.args[0].1.contains("Storgatan 4"), "{refusal:?}");
        assert!(refusal.args[0].1.contains("Mottagningen"), "{refusal:?}");
        tried(&world, &teacher, part, "Vi läste en saga.")
            .await
            .unwrap();
        let looked = Sheet {
            looked_at: true,
            ..sheet(&world)
        };
        let meant = OwnTry {
            what: telling.to_owned(),
            result: "Lugnare".to_owned(),
        };
        app::write_note::try_ourselves(&teacher, part, looked, meant)
            .await
            .unwrap();
    })
    .await;
}

#[tokio::test]
async fn sharing_about_a_protected_child_takes_a_second_person_and_names_both() {
    everywhere(async |world| {
        let county = world.county;
        let part = begun(&world).await;
        let consent = agreed(&world, part).await;
        let teacher = world.at_work(county.teacher).await;
        let of = tried(&world, &teacher, part, "Mindre grupp").await.unwrap();
        let sharing = sharing(&world, of, consent);
        mark(&world, part).await;
        let alone = offer(&teacher, part, sheet(&world), &sharing).await;
        assert_eq!(key(alone), "refusal-protected");
        let twice = offer_with(&teacher, part, sheet(&world), &sharing, &teacher.name).await;
        assert_eq!(
            key(twice),
            "refusal-protected",
            "oneself is no second person"
        );
        let release = offer_with(&teacher, part, sheet(&world), &sharing, "Test Chef")
            .await
            .unwrap();
        let page = show_part(&teacher, part).await.unwrap();
        let record = page
            .view
            .timeline()
            .find(|written| matches!(written.entry, Entry::Offered(_)))
            .unwrap();
        assert_eq!(record.author.name(), Some(teacher.name.as_str()));
        assert!(matches!(record.entry, Entry::Offered(offered) if offered.second == "Test Chef"));
        // Whoever collects handles the child there, and nobody else at that unit's branch is told.
        let contact = world.at_work(county.contact).await;
        let clinics = collect(&contact, sheet(&world), release).await.unwrap();
        assert!(is_there(&world, county.contact, clinics).await);
        let therapist = world.at_work(county.therapist).await;
        assert!(
            show_part(&therapist, clinics)
                .await
                .unwrap_err()
                .refusal()
                .unwrap()
                .hidden
        );
    })
    .await;
}
