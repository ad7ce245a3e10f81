//! The first page at work: something always happens, and everybody sees whose it is, on both engines (R14, R55, R84).
#![expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

use app::ask_consent::{Question, ask_consent};
use app::children::{children, closed_children};
use app::close_here::close_here;
use app::emergency::open_in_emergency;
use app::meet::call_meeting;
use app::my_day::{Line, MyDay, my_day};
use app::protect::{Protecting, protect};
use app::write_note::notice;
use app::{Cx, Sheet, Stop};
use folder::entry::{
    ClosedBecause, ClosedHere, Invitee, Level, MeetingCalled, Observation, Signing, WhoInvited,
};
use folder::id::{MeetingId, PartId};
use folder::next::Step;
use folder::practice::AreaKey;
use folder::protection::Protection;
use jiff::civil::{Date, date};
use jiff::{SignedDuration, Timestamp, ToSpan};
use testkit::{Engine, Seat, World};

const LOOK_AGAIN: Date = date(2026, 12, 4);

async fn everywhere<Test: AsyncFn(World)>(test: Test) {
    for engine in [Engine::Sqlite, Engine::Postgres] {
        Box::pin(test(World::new(engine, 7, "kronoberg").await)).await;
    }
}

/// A child whom the teacher has begun with, and about whom the assistant has noticed something.
async fn noticed(world: &World) -> PartId {
    let part = world.begun().await;
    let observation = Observation {
        seen: "Hon sover mycket.".to_owned(),
        thought: None,
        areas: vec![area(world)],
        look_again: LOOK_AGAIN,
    };
    let assistant = world.at_work(world.county.assistant).await;
    notice(&assistant, part, Sheet::fresh(&world.house), observation)
        .await
        .unwrap();
    part
}

/// The teacher asks the mother about the health centre, until the first of May.
async fn asked(world: &World, part: PartId) {
    let county = world.county;
    let teacher = world.at_work(county.teacher).await;
    let question = Question {
        units: vec![county.contact.unit],
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
    ask_consent(&teacher, part, Sheet::fresh(&world.house), question)
        .await
        .unwrap();
}

/// The child lives under protection, and the teacher alone handles it.
async fn protected(world: &World, part: PartId) {
    let county = world.county;
    let teacher = world.at_work(county.teacher).await;
    let protecting = Protecting {
        level: Some(Protection::Marked),
        handlers: vec![county.teacher.person],
        household: [county.mother].into(),
        known_from: "Folkbokföringen".to_owned(),
    };
    protect(&teacher, part, Sheet::fresh(&world.house), &protecting)
        .await
        .unwrap();
}

fn area(world: &World) -> AreaKey {
    AreaKey(world.house.pack().unwrap().areas()[0].key.clone())
}

fn steps(lines: &[Line]) -> Vec<Step> {
    lines.iter().map(|line| line.task.step).collect()
}

/// Somebody's day so many days after the one on which to look again.
async fn day(world: &World, seat: Seat, days_after: i64) -> MyDay {
    let cx = world.at_work(seat).await;
    let noon: Timestamp = "2026-12-04T11:00:00Z".parse().unwrap();
    let now = noon + SignedDuration::from_hours(24 * days_after);
    my_day(&Cx { now, ..cx }).await.unwrap()
}

const LOOKS_AGAIN: &[Step] = &[Step::LookAgain];

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
        // That there is something, and not what: the family reads nowhere that this was looked at.
        let others: Vec<_> = colleague
            .colleagues
            .iter()
            .map(|line| (line.due, line.function))
            .collect();
        assert_eq!(others, [(LOOK_AGAIN, Some(county.assistant.function))]);
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
        asked(&world, part).await;
        let teacher = world.at_work(county.teacher).await;
        let own = day(&world, county.teacher, 0).await;
        assert_eq!(steps(&own.awaited), [Step::AwaitAnswer]);
        assert_eq!(own.awaited[0].task.since, teacher.today());
        assert!(own.mine.is_empty());
    })
    .await;
}

/// Somebody who is not told of the child any more has nothing to do for it, and nobody is sent to them (law.md A13).
#[tokio::test]
async fn of_a_child_under_protection_everything_is_its_handlers() {
    everywhere(async |world| {
        let part = noticed(&world).await;
        let county = world.county;
        protected(&world, part).await;
        let handler = day(&world, county.teacher, 30).await;
        assert_eq!(steps(&handler.mine), LOOKS_AGAIN);
        assert!(!handler.mine[0].orphaned);
        let other = day(&world, county.assistant, 30).await;
        assert!(other.children.is_empty() && other.mine.is_empty());
    })
    .await;
}

/// Whoever opened does not look at it, and whoever may has a page for that.
#[tokio::test]
async fn what_was_opened_in_an_emergency_is_nobodys_to_do_on_this_page() {
    everywhere(async |world| {
        let part = noticed(&world).await;
        let county = world.county;
        let assistant = world.at_work(county.assistant).await;
        let why = "Barnet svarar inte och hostar hela tiden.".to_owned();
        open_in_emergency(&assistant, part, Sheet::fresh(&world.house), why)
            .await
            .unwrap();
        for seat in [county.assistant, county.teacher] {
            let day = day(&world, seat, 30).await;
            let all = [&day.mine, &day.awaited, &day.risen];
            let opened = all.iter().flat_map(|lines| steps(lines));
            assert_eq!(opened.collect::<Vec<_>>(), LOOKS_AGAIN);
            assert!(day.colleagues.is_empty());
        }
    })
    .await;
}

/// A question that can no longer be answered is not waited for, and the matter does not lie still: somebody decides.
#[tokio::test]
async fn a_question_whose_last_day_has_passed_leaves_something_to_decide() {
    everywhere(async |world| {
        let part = world.begun().await;
        asked(&world, part).await;
        let seat = world.county.teacher;
        let last = day(&world, seat, 148).await;
        assert_eq!(steps(&last.awaited), [Step::AwaitAnswer]);
        assert!(last.mine.is_empty());
        let after = day(&world, seat, 149).await;
        assert!(after.awaited.is_empty());
        assert_eq!(steps(&after.mine), [Step::Decide]);
    })
    .await;
}

/// Whoever begins with a child and goes home has it on the list, with a day.
#[tokio::test]
async fn what_is_begun_and_left_waits_to_be_decided_about() {
    everywhere(async |world| {
        world.begun().await;
        let seat = world.county.teacher;
        let today = world.at_work(seat).await.today();
        let own = day(&world, seat, 0).await;
        assert_eq!(steps(&own.mine), [Step::Decide]);
        assert_eq!(own.mine[0].task.due, today.checked_add(14.days()).unwrap());
    })
    .await;
}

fn done() -> ClosedHere {
    ClosedHere {
        because: ClosedBecause::Well,
        reason: "Hon sover bra nu.".to_owned(),
        child: "För litet för att fråga.".to_owned(),
        guardian: "Vi är nöjda.".to_owned(),
        turn_to: "Den som svarar hos oss.".to_owned(),
    }
}

async fn closes(world: &World, seat: Seat, part: PartId) -> Result<(), Stop> {
    let cx = world.at_work(seat).await;
    close_here(&cx, part, Sheet::fresh(&world.house), done()).await
}

/// Those in the two lists of a seat: at work with, and done with.
async fn lists(world: &World, seat: Seat) -> (usize, usize) {
    let cx = world.at_work(seat).await;
    let open = children(&cx).await.unwrap();
    let closed = closed_children(&cx).await.unwrap();
    (open.len(), closed.len())
}

/// What is closed leaves everybody's list at the unit, is found again, and comes back when somebody writes (R90).
#[tokio::test]
async fn what_is_closed_is_put_aside_and_opens_when_somebody_writes() {
    everywhere(async |world| {
        let part = noticed(&world).await;
        let county = world.county;
        closes(&world, county.teacher, part).await.unwrap();
        for seat in [county.teacher, county.assistant] {
            assert_eq!(lists(&world, seat).await, (0, 1));
            let day = day(&world, seat, 30).await;
            assert!(day.mine.is_empty() && day.risen.is_empty() && day.colleagues.is_empty());
        }
        // A worry that nobody has given out is not given out by putting it aside.
        let mother = world.at_home(county.mother).await;
        let room = app::rooms::rooms(&mother).await.unwrap()[0].0;
        let page = app::rooms::show_room(&mother, room).await.unwrap();
        let mut told = page.view.timeline();
        assert!(!told.any(|written| written.entry.kind() == folder::Kind::ClosedHere));
        // The list of who works with the child is made from the journals alone.
        let kept = world.house.registers().await.unwrap();
        world.house.rebuild(world.now).await.unwrap();
        assert_eq!(kept, world.house.registers().await.unwrap());
        assert_eq!(lists(&world, county.teacher).await, (0, 1));

        let assistant = world.at_work(county.assistant).await;
        let observation = Observation {
            seen: "Hon sover mycket igen.".to_owned(),
            thought: None,
            areas: vec![area(&world)],
            look_again: LOOK_AGAIN,
        };
        notice(&assistant, part, Sheet::fresh(&world.house), observation)
            .await
            .unwrap();
        assert_eq!(lists(&world, county.teacher).await, (1, 0));
        assert_eq!(
            steps(&day(&world, county.assistant, 0).await.mine),
            LOOKS_AGAIN
        );
    })
    .await;
}

/// Whoever only notes does not put a worry aside, and nobody closes what others count on.
#[tokio::test]
async fn closing_takes_the_mandate_and_nothing_that_others_count_on() {
    everywhere(async |world| {
        let part = noticed(&world).await;
        let county = world.county;
        let refused = |done: Result<(), Stop>| match done {
            Err(Stop::Refused(refusal)) => refusal.key,
            other => panic!("{other:?}"),
        };
        let key = refused(closes(&world, county.assistant, part).await);
        assert_eq!(key, "refusal-no-mandate");
        let teacher = world.at_work(county.teacher).await;
        let called = MeetingCalled {
            meeting: MeetingId::from_bytes(world.house.fresh()),
            when: teacher.today().tomorrow().unwrap().at(15, 0, 0, 0),
            place: "Biblioteket".to_owned(),
            invited: vec![Invitee {
                who: WhoInvited::Guardian {
                    person: county.mother,
                },
                reason: "Hon är hennes mamma.".to_owned(),
            }],
            childs_part: "Barnet är med.".to_owned(),
        };
        call_meeting(&teacher, part, Sheet::fresh(&world.house), called)
            .await
            .unwrap();
        let key = refused(closes(&world, county.teacher, part).await);
        assert_eq!(key, "refusal-left-to-do");
        assert_eq!(lists(&world, county.teacher).await, (1, 0));
    })
    .await;
}

/// In the list of what is closed, too, a child under protection is there for its handlers alone (law.md A13).
#[tokio::test]
async fn a_protected_child_that_is_closed_is_found_by_its_handlers_alone() {
    everywhere(async |world| {
        let part = noticed(&world).await;
        let county = world.county;
        protected(&world, part).await;
        closes(&world, county.teacher, part).await.unwrap();
        assert_eq!(lists(&world, county.teacher).await, (0, 1));
        assert_eq!(lists(&world, county.assistant).await, (0, 0));
    })
    .await;
}
