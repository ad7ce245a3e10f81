//! The first page at work: something always happens, and everybody sees whose it is, on both engines (R14, R55, R84).
#![expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

use app::ask_consent::{Question, ask_consent};
use app::begin::{Begin, NewGuardian, begin};
use app::my_day::{Line, MyDay, my_day};
use app::write_note::notice;
use app::{Cx, Sheet};
use folder::entry::{Custody, Level, Observation, Signing};
use folder::id::PartId;
use folder::next::Step;
use folder::practice::AreaKey;
use jiff::civil::{Date, date};
use jiff::{SignedDuration, Timestamp};
use testkit::{Engine, Seat, World};

const LOOK_AGAIN: Date = date(2026, 12, 4);

async fn everywhere<Test: AsyncFn(World)>(test: Test) {
    for engine in [Engine::Sqlite, Engine::Postgres] {
        Box::pin(test(World::new(engine, 7, "kronoberg").await)).await;
    }
}

/// A child whom the assistant has noticed something about.
async fn noticed(world: &World) -> PartId {
    let county = world.county;
    let child = Begin {
        name: "Test Barn".to_owned(),
        birth: date(2022, 5, 14),
        number: None,
        language: "svenska".to_owned(),
        guardians: vec![NewGuardian {
            person: Some(county.mother),
            name: "Test Mamma".to_owned(),
            custody: Custody::Sole,
            language: "svenska".to_owned(),
            interpreter: false,
        }],
        child: None,
        handlers: Vec::new(),
    };
    let teacher = world.at_work(county.teacher).await;
    let sheet = || Sheet::fresh(&world.house);
    let part = begin(&teacher, sheet(), child).await.unwrap();
    let observation = Observation {
        seen: "Hon sover mycket.".to_owned(),
        thought: None,
        areas: vec![area(world)],
        look_again: LOOK_AGAIN,
    };
    let assistant = world.at_work(county.assistant).await;
    notice(&assistant, part, sheet(), observation)
        .await
        .unwrap();
    part
}

fn area(world: &World) -> AreaKey {
    AreaKey(world.house.pack().unwrap().areas()[0].key.clone())
}

fn steps(lines: &[Line]) -> Vec<Option<Step>> {
    lines.iter().map(|line| line.task.step).collect()
}

/// Somebody's day so many days after the one on which to look again.
async fn day(world: &World, seat: Seat, days_after: i64) -> MyDay {
    let cx = world.at_work(seat).await;
    let noon: Timestamp = "2026-12-04T11:00:00Z".parse().unwrap();
    let now = noon + SignedDuration::from_hours(24 * days_after);
    my_day(&Cx { now, ..cx }).await.unwrap()
}

const LOOKS_AGAIN: &[Option<Step>] = &[Some(Step::LookAgain)];

#[tokio::test]
async fn what_somebody_noticed_waits_for_that_seat_and_colleagues_see_whose_it_is() {
    everywhere(async |world| {
        noticed(&world).await;
        let county = world.county;
        let own = day(&world, county.assistant, 0).await;
        assert_eq!(steps(&own.mine), LOOKS_AGAIN);
        assert_eq!(own.mine[0].task.due, LOOK_AGAIN);
        assert!(own.colleagues.is_empty() && own.risen.is_empty());
        let colleague = day(&world, county.teacher, 0).await;
        assert!(colleague.mine.is_empty());
        assert_eq!(steps(&colleague.colleagues), LOOKS_AGAIN);
        assert_eq!(
            colleague.colleagues[0].task.function,
            Some(county.assistant.function)
        );
        // Nobody elsewhere has anything of it.
        let elsewhere = day(&world, county.contact, 30).await;
        assert!(elsewhere.children.is_empty() && elsewhere.risen.is_empty());
    })
    .await;
}

/// "Det händer ingenting och barnet är hos mig" (seed 000).
#[tokio::test]
async fn what_has_lain_for_more_than_a_week_rises_to_whoever_oversees() {
    everywhere(async |world| {
        noticed(&world).await;
        let county = world.county;
        let in_time = day(&world, county.teacher, 7).await;
        assert!(in_time.risen.is_empty());
        let late = day(&world, county.teacher, 8).await;
        assert_eq!(steps(&late.risen), LOOKS_AGAIN);
        assert!(late.colleagues.is_empty());
        // Whose it is stays theirs, however late it is.
        let own = day(&world, county.assistant, 30).await;
        assert_eq!(steps(&own.mine), LOOKS_AGAIN);
    })
    .await;
}

#[tokio::test]
async fn what_lies_with_somebody_who_has_left_is_everybodys_at_the_unit() {
    everywhere(async |world| {
        noticed(&world).await;
        let county = world.county;
        world.leaves(county.assistant).await;
        let colleague = day(&world, county.teacher, 0).await;
        assert_eq!(steps(&colleague.mine), LOOKS_AGAIN);
        assert!(colleague.mine[0].orphaned);
    })
    .await;
}

#[tokio::test]
async fn what_the_family_is_asked_is_waited_for_and_says_since_when() {
    everywhere(async |world| {
        let part = noticed(&world).await;
        let county = world.county;
        let teacher = world.at_work(county.teacher).await;
        let question = Question {
            units: vec![county.contact.unit],
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
        ask_consent(&teacher, part, Sheet::fresh(&world.house), question)
            .await
            .unwrap();
        let own = day(&world, county.teacher, 0).await;
        assert_eq!(steps(&own.awaited), [Some(Step::AwaitAnswer)]);
        assert_eq!(own.awaited[0].task.since, Some(teacher.today()));
        assert!(own.mine.is_empty());
    })
    .await;
}
