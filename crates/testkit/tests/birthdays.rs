//! The day on which an age is reached, through the clock of the house: what is written, read and asked changes at
//! midnight where the people live, and not a second before (law.md A15; FB 6:2).
//!
//! Somebody born on 29 February has the birthday on 28 February in a year without one: a month that has no such day ends
//! the year with its last (lag 1930:173 1 §).
#![expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

use app::ask_consent::{Question, ask_consent};
use app::begin::{Begin, NewGuardian, begin};
use app::choose_readers::by_themselves;
use app::meet::call_meeting;
use app::rooms::{rooms, show_room};
use app::show_part::show_part;
use app::{Cx, Sheet, Stop};
use folder::entry::{Custody, Invitee, Level, MeetingCalled, Signing, WhoInvited};
use folder::id::{MeetingId, PartId, PersonId};
use folder::practice::AreaKey;
use folder::{Kind, age};
use jiff::civil::{Date, date};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};
use law::Law;
use store::Engine;
use testkit::{Seat, World};

/// A child and the midnight on which it reaches an age, as the clock of the world tells it (UTC).
struct Turns {
    birth: Date,
    midnight: &'static str,
}

const fn turns(birth: Date, midnight: &'static str) -> Turns {
    Turns { birth, midnight }
}

async fn everywhere<Test: AsyncFn(World)>(test: Test) {
    for (engine, pack) in [(Engine::Sqlite, "kronoberg"), (Engine::Postgres, "girfec")] {
        Box::pin(test(World::new(engine, 23, pack).await)).await;
    }
}

fn sheet(world: &World) -> Sheet {
    Sheet::fresh(&world.house)
}

/// With this worker's unit, and one guardian.
async fn begun(world: &World, by: Seat, birth: Date) -> PartId {
    let worker = world.at_work(by).await;
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
    begin(&worker, sheet(world), child).await.unwrap()
}

/// Something that the family reads by itself as long as the child is young enough.
async fn calls(world: &World, worker: &Cx<'_>, part: PartId) {
    let called = MeetingCalled {
        meeting: MeetingId::from_bytes(world.house.fresh()),
        when: worker.today().tomorrow().unwrap().at(15, 0, 0, 0),
        place: "Biblioteket".to_owned(),
        invited: vec![Invitee {
            who: WhoInvited::Unit {
                unit: world.county.teacher.unit,
            },
            reason: "Hon känner barnet.".to_owned(),
        }],
        childs_part: "Barnet är med.".to_owned(),
    };
    call_meeting(worker, part, sheet(world), called)
        .await
        .unwrap();
}

/// How much lies in the only room of somebody, of this kind.
async fn lies(world: &World, person: PersonId, kind: Kind) -> usize {
    let cx = world.at_home(person).await;
    let room = rooms(&cx).await.unwrap()[0].0;
    let page = show_room(&cx, room).await.unwrap();
    let all = page.view.timeline();
    all.filter(|one| one.entry.kind() == kind).count()
}

/// The moment itself, and the second before it.
fn around(turns: &Turns) -> [Timestamp; 2] {
    let midnight: Timestamp = turns.midnight.parse().unwrap();
    [midnight - 1.second(), midnight]
}

async fn reads_until(by: impl Fn(&World) -> Seat, all: &[Turns]) {
    everywhere(async |world| {
        for one in all {
            let mut world = World::new(world.engine, 24, &world.house.directory().pack).await;
            let seat = by(&world);
            let mother = world.county.mother;
            let part = begun(&world, seat, one.birth).await;
            let mut seen = Vec::new();
            for now in around(one) {
                world.now = now;
                calls(&world, &world.at_work(seat).await, part).await;
                let page = show_part(&world.at_work(seat).await, part).await.unwrap();
                let cx = world.at_work(seat).await;
                let members = by_themselves(&cx, &page, Kind::MeetingCalled);
                let reads = members.iter().any(|one| one.person == mother && one.reads);
                seen.push((lies(&world, mother, Kind::MeetingCalled).await, reads));
            }
            // What was laid while the child was younger stays; what is written from midnight is not laid.
            assert_eq!(
                seen,
                [(1, true), (1, false)],
                "{} {}",
                one.birth,
                one.midnight
            );
        }
    })
    .await;
}

#[tokio::test]
async fn at_fifteen_a_guardian_reads_no_more_by_default_from_midnight_and_not_a_second_before() {
    let all = [
        // Winter time: midnight is 23:00 the day before in UTC.
        turns(date(2012, 3, 1), "2027-02-28T23:00:00Z"),
        // Born on a leap day: the last of February in a year without one, and in summer time a day in July.
        turns(date(2012, 2, 29), "2027-02-27T23:00:00Z"),
        turns(date(2012, 7, 1), "2027-06-30T22:00:00Z"),
        // The nights on which the clock is turned.
        turns(date(2012, 3, 28), "2027-03-27T23:00:00Z"),
        turns(date(2012, 10, 31), "2027-10-30T22:00:00Z"),
        turns(date(2012, 1, 1), "2026-12-31T23:00:00Z"),
    ];
    reads_until(|world| world.county.teacher, &all).await;
}

#[tokio::test]
async fn at_seven_a_childs_own_page_opens_by_itself_with_what_was_written_before() {
    everywhere(async |world| {
        for one in [
            turns(date(2020, 3, 1), "2027-02-28T23:00:00Z"),
            turns(date(2020, 2, 29), "2027-02-27T23:00:00Z"),
            turns(date(2020, 7, 1), "2027-06-30T22:00:00Z"),
        ] {
            let mut world = World::new(world.engine, 24, &world.house.directory().pack).await;
            let county = world.county;
            let part = begun(&world, county.teacher, one.birth).await;
            let [before, midnight] = around(&one);
            world.now = before;
            calls(&world, &world.at_work(county.teacher).await, part).await;
            let child = world.at_home(county.child).await;
            assert!(rooms(&child).await.unwrap().is_empty(), "{}", one.birth);
            // Nobody writes, and nothing runs at night.
            world.now = midnight;
            let child = world.at_home(county.child).await;
            let own = rooms(&child).await.unwrap();
            assert_eq!(own.len(), 1, "{}", one.birth);
            assert_eq!(lies(&world, county.child, Kind::MeetingCalled).await, 1);
            assert_eq!(lies(&world, county.child, Kind::ChildCard).await, 0);
            // The day before it is closed to the child, and to its mother no more than an address that leads nowhere.
            world.now = before;
            let stop = show_room(&world.at_home(county.child).await, own[0].0).await;
            assert_eq!(stop.unwrap_err().refusal().unwrap().rule, "room-closed");
            let mother = world.at_home(county.mother).await;
            let nowhere = PartId::from_bytes(world.house.fresh());
            let no = async |room| {
                let stop = show_room(&mother, room).await.unwrap_err();
                let refusal = stop.refusal().unwrap().clone();
                (refusal.key, refusal.hidden)
            };
            assert!(no(own[0].0).await.1 && no(nowhere).await.1);
        }
    })
    .await;
}

#[tokio::test]
async fn at_thirteen_a_guardian_reads_no_more_of_health_care_by_default_from_midnight() {
    let all = [
        turns(date(2014, 3, 1), "2027-02-28T23:00:00Z"),
        turns(date(2016, 2, 29), "2029-02-27T23:00:00Z"),
        turns(date(2014, 7, 1), "2027-06-30T22:00:00Z"),
    ];
    reads_until(|world| world.county.contact, &all).await;
}

#[tokio::test]
async fn at_sixteen_a_young_person_reads_an_analysis_by_default_from_midnight() {
    everywhere(async |world| {
        for one in [
            // Sixteen in a year with the day, and in summer time.
            turns(date(2012, 2, 29), "2028-02-28T23:00:00Z"),
            turns(date(2011, 7, 1), "2027-06-30T22:00:00Z"),
        ] {
            let mut world = World::new(world.engine, 24, &world.house.directory().pack).await;
            let seat = world.county.contact;
            let part = begun(&world, seat, one.birth).await;
            let mut seen = Vec::new();
            for now in around(&one) {
                world.now = now;
                let cx = world.at_work(seat).await;
                let page = show_part(&cx, part).await.unwrap();
                let members = by_themselves(&cx, &page, Kind::Analysis);
                let child = world.county.child;
                seen.push(members.iter().any(|one| one.person == child && one.reads));
            }
            assert_eq!(seen, [false, true], "{}", one.birth);
        }
    })
    .await;
}

#[tokio::test]
async fn at_eighteen_a_guardians_page_closes_at_midnight_and_not_a_second_before() {
    everywhere(async |world| {
        for one in [
            turns(date(2009, 3, 1), "2027-02-28T23:00:00Z"),
            turns(date(2012, 2, 29), "2030-02-27T23:00:00Z"),
            turns(date(2009, 7, 1), "2027-06-30T22:00:00Z"),
        ] {
            let mut world = World::new(world.engine, 24, &world.house.directory().pack).await;
            begun(&world, world.county.teacher, one.birth).await;
            let mother = world.county.mother;
            let room = rooms(&world.at_home(mother).await).await.unwrap()[0].0;
            let [before, midnight] = around(&one);
            world.now = before;
            show_room(&world.at_home(mother).await, room).await.unwrap();
            world.now = midnight;
            let stop = show_room(&world.at_home(mother).await, room).await;
            assert_eq!(stop.unwrap_err().refusal().unwrap().rule, "room-closed");
            assert!(
                rooms(&world.at_home(mother).await)
                    .await
                    .unwrap()
                    .is_empty()
            );
            let child = world.at_home(world.county.child).await;
            assert_eq!(rooms(&child).await.unwrap().len(), 1, "the own page stays");
        }
    })
    .await;
}

async fn asks(world: &World, part: PartId, signing: Signing, judged: &str) -> Result<(), Stop> {
    let worker = world.at_work(world.county.teacher).await;
    let area = world.house.pack().unwrap().areas()[0].key.clone();
    let question = Question {
        units: vec![world.county.contact.unit],
        areas: [AreaKey(area)].into(),
        purpose: "Att hjälpa tillsammans.".to_owned(),
        level: Level::Share,
        until: worker.today(),
        signing,
        judged: judged.to_owned(),
        child_heard: "Barnet vill det.".to_owned(),
        text: "1".to_owned(),
        without: None,
    };
    ask_consent(&worker, part, sheet(world), question)
        .await
        .map(|_| ())
}

#[tokio::test]
async fn from_twelve_a_question_of_consent_needs_a_judgement_and_from_eighteen_no_guardian_is_asked()
 {
    everywhere(async |world| {
        for (one, adult) in [
            (turns(date(2015, 3, 1), "2027-02-28T23:00:00Z"), false),
            (turns(date(2015, 7, 1), "2027-06-30T22:00:00Z"), false),
            (turns(date(2009, 7, 1), "2027-06-30T22:00:00Z"), true),
            (turns(date(2012, 2, 29), "2030-02-27T23:00:00Z"), true),
        ] {
            let mut world = World::new(world.engine, 24, &world.house.directory().pack).await;
            let part = begun(&world, world.county.teacher, one.birth).await;
            let judged = if adult { "Barnet har hörts." } else { "" };
            let [before, midnight] = around(&one);
            world.now = before;
            asks(&world, part, Signing::Guardians, judged)
                .await
                .unwrap();
            world.now = midnight;
            let stop = asks(&world, part, Signing::Guardians, judged).await;
            let key = stop.unwrap_err().refusal().unwrap().key;
            if adult {
                assert_eq!(key, "refusal-of-age");
                asks(&world, part, Signing::Child, "Hen är myndig.")
                    .await
                    .unwrap();
            } else {
                assert_eq!(key, "refusal-no-words");
                let judged = "Barnet har hörts.";
                asks(&world, part, Signing::Guardians, judged)
                    .await
                    .unwrap();
            }
        }
    })
    .await;
}

/// Ten thousand days of birth, each with every age that changes something: the house's clock, the folder's age and the
/// law's age turn in the same second, in winter and in summer time.
#[tokio::test]
async fn ten_thousand_children_grow_older_at_midnight_where_they_live() {
    let world = World::new(Engine::Sqlite, 23, "kronoberg").await;
    let seat = world.county.teacher;
    let signed = world
        .house
        .acting(seat.person, Some(seat.function), world.now)
        .await
        .unwrap();
    let zone = TimeZone::get("Europe/Stockholm").unwrap();
    let law = Law::builtin();
    let first = date(1998, 1, 1);
    let ages = [7, 12, 13, 15, 16, 18];
    for day in 0..10_000_i64 {
        let birth = first.checked_add(day.days()).unwrap();
        for years in ages {
            let turns = law::ages::birthday(birth, years).unwrap();
            let midnight = zone.to_timestamp(turns.at(0, 0, 0, 0)).unwrap();
            let after = signed.cx(&world.house, midnight).today();
            let before = signed.cx(&world.house, midnight - 1.second()).today();
            assert_eq!(age::years(birth, before), years - 1, "{birth} {before}");
            assert_eq!(age::years(birth, after), years, "{birth} {after}");
            assert_eq!(law::ages::years(birth, before), years - 1, "{birth}");
            assert_eq!(law::ages::years(birth, after), years, "{birth}");
            // At that second it is still the day before in UTC: a clock that forgot where the people live is found out.
            assert_eq!(midnight.to_zoned(TimeZone::UTC).date(), before, "{birth}");
            let leap = (birth.month(), birth.day()) == (2, 29) && !after.in_leap_year();
            let expected = if leap {
                (2, 28)
            } else {
                (birth.month(), birth.day())
            };
            assert_eq!((after.month(), after.day()), expected, "{birth}");
        }
        let eve = age::last_day_under_age(birth);
        assert!(law.ages().guardian_may_enter(birth, eve));
        assert!(
            !law.ages()
                .guardian_may_enter(birth, eve.tomorrow().unwrap())
        );
    }
}
