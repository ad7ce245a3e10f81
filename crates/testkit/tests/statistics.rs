//! Numbers without anybody in them, through the use case, on both engines (R51, R128).
#![expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

use app::ask_consent::{Question, ask_consent, record_answer};
use app::begin::{Begin, NewGuardian, begin};
use app::statistics::statistics;
use app::{Cx, Sheet};
use folder::entry::{Answer, ConsentAnswered, Custody, Form, Level, ReceiverAnswer, Signing};
use folder::id::PersonId;
use folder::practice::AreaKey;
use folder::tally::Tally;
use jiff::civil::date;
use jiff::{SignedDuration, Timestamp};
use testkit::{Engine, World};

/// One more child whose guardian is asked and says yes to all of it.
async fn one_more(world: &World, teacher: &Cx<'_>, number: u8, handlers: Vec<PersonId>) {
    let sheet = || Sheet::fresh(&world.house);
    let mother = PersonId::from_bytes([100 + number; 16]);
    let child = Begin {
        name: "Test Barn".to_owned(),
        birth: date(2022, 5, 14),
        number: None,
        language: "svenska".to_owned(),
        guardians: vec![NewGuardian {
            person: Some(mother),
            name: "Test Mamma".to_owned(),
            custody: Custody::Sole,
            language: "svenska".to_owned(),
            interpreter: false,
        }],
        child: None,
        handlers,
    };
    let part = begin(teacher, sheet(), child).await.unwrap();
    let unit = world.county.contact.unit;
    let areas = [AreaKey(world.house.pack().unwrap().areas()[0].key.clone())];
    let question = Question {
        units: vec![unit],
        areas: areas.clone().into(),
        purpose: "Att göra lika.".to_owned(),
        level: Level::Share,
        until: date(2027, 5, 1),
        signing: Signing::Guardians,
        judged: String::new(),
        child_heard: String::new(),
        without: None,
        text: "1".to_owned(),
    };
    let consent = ask_consent(teacher, part, sheet(), question).await.unwrap();
    let yes = ConsentAnswered {
        consent,
        by: mother,
        answers: vec![ReceiverAnswer {
            unit,
            answer: Answer::yes(areas.into(), Level::Share),
        }],
        form: Form::Oral,
        language: "svenska".to_owned(),
        interpreter: false,
        said: String::new(),
        ask_again: None,
    };
    record_answer(teacher, part, sheet(), yes).await.unwrap();
}

fn in_spring<'a>(cx: &Cx<'a>) -> Cx<'a> {
    let now: Timestamp = cx.now + SignedDuration::from_hours(24 * 60);
    Cx { now, ..cx.clone() }
}

#[tokio::test]
async fn four_are_too_few_to_show_and_five_are_shown_when_the_quarter_has_ended() {
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let world = World::new(engine, 9, "kronoberg").await;
        let teacher = world.at_work(world.county.teacher).await;
        for number in 0..4 {
            one_more(&world, &teacher, number, Vec::new()).await;
        }
        // A child under protection is in no number.
        one_more(&world, &teacher, 8, vec![world.county.teacher.person]).await;
        let later = in_spring(&teacher);
        let counted = statistics(&later).await.unwrap();
        assert_eq!((counted.quarters.len(), counted.smallest), (4, 5));
        assert_eq!(counted.quarters[0].branch, None);
        assert!(counted.quarters[0].units.is_empty());

        one_more(&world, &teacher, 5, Vec::new()).await;
        let five = Tally {
            full: 5,
            ..Tally::default()
        };
        let counted = statistics(&later).await.unwrap();
        assert_eq!(counted.quarters[0].branch, Some(five));
        assert_eq!(
            counted.quarters[0].units,
            [(world.county.teacher.unit, five)]
        );
        // Of the running quarter nothing is told.
        let now = statistics(&teacher).await.unwrap();
        assert_eq!(now.quarters[0].branch, Some(Tally::default()));
    }
}

#[tokio::test]
async fn only_whoever_has_the_mandate_to_follow_up_sees_numbers_and_only_of_the_own_branch() {
    let world = World::new(Engine::Sqlite, 10, "kronoberg").await;
    let teacher = world.at_work(world.county.teacher).await;
    for number in 0..5 {
        one_more(&world, &teacher, number, Vec::new()).await;
    }
    let assistant = world.at_work(world.county.assistant).await;
    assert!(statistics(&assistant).await.is_err());
    let nurse = in_spring(&world.at_work(world.county.contact).await);
    let theirs = statistics(&nurse).await.unwrap();
    assert_eq!(theirs.quarters[0].branch, Some(Tally::default()));
    assert!(theirs.quarters[0].units.is_empty());
}
