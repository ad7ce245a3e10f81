//! Functions and not persons: whom the family turns to, who takes over, and who sits where, on both engines (R53, R55–R57,
//! X8).
#![expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

use std::collections::BTreeSet;

use app::children::children;
use app::consult::{Asking, ask_without_name};
use app::hand_over::{Reply, answer, become_contact, hand_over, successors, take_back};
use app::my_day::{MyDay, my_day};
use app::open_inside::open_inside;
use app::rooms::{rooms, show_room};
use app::show_part::{PartPage, show_part};
use app::staff::{Who, emptying, leave, seats, sit};
use app::{Cx, Sheet, Stop};
use folder::consultation::{Adviser, AgeBand};
use folder::entry::HandoverOffered;
use folder::id::{FunctionId, PartId};
use folder::nameless::Nameless;
use folder::next::Step;
use jiff::civil::{Date, date};
use jiff::{SignedDuration, ToSpan};
use testkit::{Engine, Seat, World};

const TOLD: &str = "Ni vet att jag slutar och har träffat den som tar över.";
const KNOWN: &str = "Att hon har ont i magen på måndagar.";

async fn everywhere<Test: AsyncFn(World)>(test: Test) {
    for engine in [Engine::Sqlite, Engine::Postgres] {
        Box::pin(test(World::new(engine, 7, "kronoberg").await)).await;
    }
}

fn refused<T: std::fmt::Debug>(done: Result<T, Stop>) -> &'static str {
    match done {
        Err(Stop::Refused(refusal)) => refusal.key,
        other => panic!("{other:?}"),
    }
}

fn sheet(world: &World) -> Sheet {
    Sheet::fresh(&world.house)
}

/// The teacher is the contact, and the other preschool has been let in.
async fn followed(world: &World) -> PartId {
    let part = world.begun().await;
    let teacher = world.at_work(world.county.teacher).await;
    become_contact(&teacher, part, sheet(world), TOLD.to_owned())
        .await
        .unwrap();
    let until = teacher.today().checked_add(90.days()).unwrap();
    let other = world.county.other_teacher.unit;
    let why = "Hon börjar där.".to_owned();
    open_inside(&teacher, part, sheet(world), other, why, until)
        .await
        .unwrap();
    part
}

fn asking(world: &World, today: Date) -> HandoverOffered {
    let to = world.county.other_teacher;
    HandoverOffered {
        to: to.function,
        unit: to.unit,
        told: TOLD.to_owned(),
        known: KNOWN.to_owned(),
        answer_by: today.checked_add(7.days()).unwrap(),
    }
}

async fn asked(world: &World) -> PartId {
    let part = followed(world).await;
    let teacher = world.at_work(world.county.teacher).await;
    let offered = asking(world, teacher.today());
    hand_over(&teacher, part, sheet(world), &offered)
        .await
        .unwrap();
    part
}

/// Somebody who has sat there since the world began gets a last day.
async fn leaves(cx: &Cx<'_>, seat: Seat, last: Date) -> Result<(), Stop> {
    let began = date(2026, 11, 20);
    leave(cx, seat.function, (seat.person, began), last).await
}

async fn page(world: &World, seat: Seat, part: PartId) -> PartPage {
    let cx = world.at_work(seat).await;
    show_part(&cx, part).await.unwrap()
}

fn steps(page: &PartPage) -> Vec<Step> {
    page.next().into_iter().map(|next| next.step).collect()
}

async fn day_of(cx: &Cx<'_>) -> MyDay {
    my_day(cx).await.unwrap()
}

fn mine(day: &MyDay) -> Vec<Step> {
    day.mine.iter().map(|line| line.task.step).collect()
}

/// Everything that the mother's page holds, as text.
async fn at_home(world: &World) -> String {
    let mother = world.at_home(world.county.mother).await;
    let room = rooms(&mother).await.unwrap()[0].0;
    let page = show_room(&mother, room).await.unwrap();
    let told: Vec<_> = page.view.timeline().map(|one| one.entry.clone()).collect();
    format!("{told:?}")
}

#[tokio::test]
async fn the_family_knows_the_old_contact_until_the_new_one_has_said_yes() {
    everywhere(async |world| {
        let part = asked(&world).await;
        let county = world.county;
        let contact = |page: &PartPage| page.view.named_contact().map(|one| one.name.clone());
        let teacher = page(&world, county.teacher, part).await;
        assert_eq!(contact(&teacher).as_deref(), Some("Test Lärare"));
        assert!(steps(&teacher).contains(&Step::AwaitTakeOver));
        let other = world.at_work(county.other_teacher).await;
        assert!(mine(&day_of(&other).await).contains(&Step::TakeOver));
        assert!(!at_home(&world).await.contains("Test Annan"));

        answer(&other, part, sheet(&world), &Reply::Takes)
            .await
            .unwrap();
        let home = at_home(&world).await;
        assert!(home.contains("Test Annan") && home.contains(TOLD));
        // What need not be told again may be the child's own words to one grown-up: it is in nobody's room.
        assert!(!home.contains(KNOWN));
        let teacher = page(&world, county.teacher, part).await;
        assert_eq!(contact(&teacher).as_deref(), Some("Test Annan"));
        assert!(!steps(&teacher).contains(&Step::AwaitTakeOver));
    })
    .await;
}

#[tokio::test]
async fn whoever_is_not_asked_answers_for_nobody() {
    everywhere(async |world| {
        let part = asked(&world).await;
        let county = world.county;
        // The contact's own seat may become the contact where the family knows somebody who has left, and answers nothing.
        let teacher = world.at_work(county.teacher).await;
        let key = refused(answer(&teacher, part, sheet(&world), &Reply::Takes).await);
        assert_eq!(key, "refusal-no-handover");
        // Whoever only notes neither asks nor answers.
        let assistant = world.at_work(county.assistant).await;
        let offered = asking(&world, assistant.today());
        let key = refused(hand_over(&assistant, part, sheet(&world), &offered).await);
        assert_eq!(key, "refusal-no-mandate");
        let key = refused(answer(&assistant, part, sheet(&world), &Reply::Takes).await);
        assert_eq!(key, "refusal-no-mandate");
        // A unit that was asked does not take back what another has asked.
        let other = world.at_work(county.other_teacher).await;
        let key = refused(take_back(&other, part, sheet(&world)).await);
        assert_eq!(key, "refusal-no-handover");
    })
    .await;
}

#[tokio::test]
async fn a_no_goes_back_to_whoever_asked_and_is_read_by_nobody_in_the_family() {
    everywhere(async |world| {
        let part = asked(&world).await;
        let county = world.county;
        let other = world.at_work(county.other_teacher).await;
        let why = "Jag är granne med familjen.";
        let no = Reply::Cannot(why.to_owned());
        answer(&other, part, sheet(&world), &no).await.unwrap();
        let teacher = world.at_work(county.teacher).await;
        assert!(mine(&day_of(&teacher).await).contains(&Step::HandOver));
        let read = page(&world, county.teacher, part).await;
        let told: Vec<_> = read.view.timeline().map(|one| one.entry.clone()).collect();
        assert!(format!("{told:?}").contains(why));
        assert!(!at_home(&world).await.contains(why));
        take_back(&teacher, part, sheet(&world)).await.unwrap();
        assert!(!mine(&day_of(&teacher).await).contains(&Step::HandOver));
    })
    .await;
}

/// Nobody can be asked where nobody sits, or who may not ask the family.
#[tokio::test]
async fn those_who_can_be_asked_are_those_who_could_take_over_today() {
    everywhere(async |world| {
        let part = followed(&world).await;
        let county = world.county;
        let teacher = world.at_work(county.teacher).await;
        let here = page(&world, county.teacher, part).await;
        let found = successors(&teacher, &here).await.unwrap();
        let functions: Vec<FunctionId> = found.iter().map(|one| one.function).collect();
        assert_eq!(functions, [county.other_teacher.function]);
        world.leaves(county.other_teacher).await;
        assert!(successors(&teacher, &here).await.unwrap().is_empty());
        let elsewhere = HandoverOffered {
            to: county.assistant.function,
            unit: county.assistant.unit,
            ..asking(&world, teacher.today())
        };
        let key = refused(hand_over(&teacher, part, sheet(&world), &elsewhere).await);
        assert_eq!(key, "refusal-handover-not-here");
    })
    .await;
}

/// Somebody has the contact's seat tomorrow: the family is told by them, and what is said on the page stands on the list.
#[tokio::test]
async fn whoever_follows_in_the_same_seat_tells_the_family() {
    everywhere(async |world| {
        let part = followed(&world).await;
        let county = world.county;
        let teacher = world.at_work(county.teacher).await;
        let tomorrow = teacher.today().tomorrow().unwrap();
        let seat = county.teacher;
        let new = Who::New("Test Ny".to_owned());
        let form = sheet(&world);
        sit(&teacher, seat.function, form, &new, (tomorrow, None))
            .await
            .unwrap();
        leaves(&teacher, seat, teacher.today()).await.unwrap();
        let there = world.house.holders(seat.function, tomorrow).await.unwrap();
        let person = there[0].id;
        let later = world.now + SignedDuration::from_hours(24);
        let seated = world.house.acting(person, Some(seat.function), later).await;
        let new = seated.unwrap().cx(&world.house, later);
        let day = day_of(&new).await;
        assert!(mine(&day).contains(&Step::NewContact));
        let line = day
            .mine
            .iter()
            .find(|one| one.task.step == Step::NewContact);
        assert_eq!(line.unwrap().task.since, tomorrow);
        let here = show_part(&new, part).await.unwrap();
        assert!(steps(&here).contains(&Step::NewContact));
        become_contact(&new, part, sheet(&world), "Det är jag nu.".to_owned())
            .await
            .unwrap();
        assert!(!mine(&day_of(&new).await).contains(&Step::NewContact));
        assert!(at_home(&world).await.contains("Test Ny"));
        let again = become_contact(&new, part, sheet(&world), TOLD.to_owned()).await;
        assert_eq!(refused(again), "refusal-is-contact");
    })
    .await;
}

/// Everybody at the unit sees it where the seat has nobody at all.
#[tokio::test]
async fn where_the_contact_has_left_an_empty_seat_it_is_everybodys() {
    everywhere(async |world| {
        followed(&world).await;
        let county = world.county;
        world.leaves(county.teacher).await;
        let assistant = world.at_work(county.assistant).await;
        let day = day_of(&assistant).await;
        let line = day
            .mine
            .iter()
            .find(|one| one.task.step == Step::NewContact);
        assert!(line.is_some_and(|line| line.orphaned));
    })
    .await;
}

#[tokio::test]
async fn a_seat_that_children_count_on_is_not_emptied() {
    everywhere(async |world| {
        followed(&world).await;
        let seat = world.county.teacher;
        let teacher = world.at_work(seat).await;
        let today = teacher.today();
        let key = refused(leaves(&teacher, seat, today).await);
        assert_eq!(key, "refusal-seat-empties");
        // A substitute for a while is somebody, and the day on which nobody sits there is told in time.
        let until = today.checked_add(20.days()).unwrap();
        let stands_in = Who::Known(world.county.assistant.person);
        let days = (today, Some(until));
        sit(&teacher, seat.function, sheet(&world), &stands_in, days)
            .await
            .unwrap();
        leaves(&teacher, seat, today).await.unwrap();
        let listed = children(&teacher).await.unwrap();
        let soon = emptying(&teacher, &listed).await.unwrap();
        assert!(soon.is_empty());
        let now = world.now + SignedDuration::from_hours(24 * 10);
        let later = Cx {
            now,
            ..teacher.clone()
        };
        let soon = emptying(&later, &listed).await.unwrap();
        assert_eq!(soon.len(), 1);
        assert_eq!(soon[0].empty_from, Some(until.tomorrow().unwrap()));
        assert_eq!(soon[0].children, 1);
        // One that nobody counts on is emptied without a word.
        let assistant = world.county.assistant;
        leaves(&teacher, assistant, today).await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn who_sits_where_is_said_with_the_mandate_at_the_own_unit_and_of_the_own_controller() {
    everywhere(async |world| {
        let county = world.county;
        let teacher = world.at_work(county.teacher).await;
        let assistant = world.at_work(county.assistant).await;
        let today = teacher.today();
        let new = Who::New("Test Ny".to_owned());
        let at = |function| (function, sheet(&world));
        // Whoever has no such mandate reads who sits where, and changes nothing.
        assert_eq!(seats(&assistant).await.unwrap().len(), 2);
        let (function, form) = at(county.teacher.function);
        let done = sit(&assistant, function, form, &new, (today, None)).await;
        assert_eq!(refused(done), "refusal-no-mandate");
        let done = leaves(&assistant, county.teacher, today).await;
        assert_eq!(refused(done), "refusal-no-mandate");
        // Nobody is seated at another unit, and nobody of another controller is.
        let (function, form) = at(county.other_teacher.function);
        let done = sit(&teacher, function, form, &new, (today, None)).await;
        assert_eq!(refused(done), "refusal-not-found");
        let (function, form) = at(county.teacher.function);
        let stranger = Who::Known(county.contact.person);
        let done = sit(&teacher, function, form, &stranger, (today, None)).await;
        assert_eq!(refused(done), "refusal-not-found");
        // A guardian has no seat.
        let mother = Who::Known(county.mother);
        let done = sit(&teacher, function, sheet(&world), &mother, (today, None)).await;
        assert_eq!(refused(done), "refusal-not-found");
    })
    .await;
}

/// What is sent twice makes one person, and nobody who is known gets another name.
#[tokio::test]
async fn somebody_new_is_made_once_and_renames_nobody() {
    everywhere(async |world| {
        let county = world.county;
        let teacher = world.at_work(county.teacher).await;
        let today = teacher.today();
        let function = county.teacher.function;
        let form = sheet(&world);
        let new = Who::New("Test Ny".to_owned());
        sit(&teacher, function, form, &new, (today, None))
            .await
            .unwrap();
        let again = sit(&teacher, function, form, &new, (today, None)).await;
        assert!(matches!(again, Err(Stop::Replayed(_))));
        let forged = Sheet {
            id: folder::id::EntryId::from_bytes(*county.mother.as_bytes()),
            ..sheet(&world)
        };
        sit(&teacher, function, forged, &new, (today, None))
            .await
            .unwrap();
        let there = world.house.holders(function, today).await.unwrap();
        assert_eq!(there.len(), 3);
        let mother = world.house.person(county.mother).await.unwrap().unwrap();
        assert_eq!(mother.name, "Test Mamma");
    })
    .await;
}

#[tokio::test]
async fn days_that_do_not_fit_are_refused() {
    everywhere(async |world| {
        let county = world.county;
        let teacher = world.at_work(county.teacher).await;
        let today = teacher.today();
        let function = county.assistant.function;
        let who = Who::Known(county.teacher.person);
        let on = async |from, to| {
            let form = sheet(&world);
            refused(sit(&teacher, function, form, &who, (from, to)).await)
        };
        let yesterday = today.yesterday().unwrap();
        assert_eq!(on(yesterday, None).await, "refusal-day-past");
        let backwards = on(today, Some(yesterday)).await;
        assert_eq!(backwards, "refusal-last-before-first");
        let who = Who::Known(county.assistant.person);
        let days = (today, Some(today.tomorrow().unwrap()));
        let done = sit(&teacher, function, sheet(&world), &who, days).await;
        assert_eq!(refused(done), "refusal-sits-there");
        let before = leaves(&teacher, county.assistant, yesterday.yesterday().unwrap()).await;
        assert_eq!(refused(before), "refusal-last-before-first");
    })
    .await;
}

/// What stands on the outside is made from the journal alone.
#[tokio::test]
async fn the_contact_on_the_outside_is_what_the_journal_says() {
    everywhere(async |world| {
        asked(&world).await;
        let teacher = world.at_work(world.county.teacher).await;
        let kept: Vec<_> = children(&teacher).await.unwrap();
        let contact = kept[0].card.contact.unwrap();
        assert_eq!(contact.person, Some(world.county.teacher.person));
        assert!(contact.moving);
        world.house.rebuild(world.now).await.unwrap();
        let made = children(&teacher).await.unwrap();
        assert_eq!(
            (made[0].card.contact, &made[0].tasks),
            (Some(contact), &kept[0].tasks)
        );
    })
    .await;
}

/// What was a mistake is undone: it never began.
#[tokio::test]
async fn a_seating_that_was_a_mistake_is_undone() {
    everywhere(async |world| {
        let county = world.county;
        let teacher = world.at_work(county.teacher).await;
        let today = teacher.today();
        let function = county.teacher.function;
        let wrong = county.assistant.person;
        let who = Who::Known(wrong);
        sit(&teacher, function, sheet(&world), &who, (today, None))
            .await
            .unwrap();
        let yesterday = today.yesterday().unwrap();
        leave(&teacher, function, (wrong, today), yesterday)
            .await
            .unwrap();
        let there = world.house.holders(function, today).await.unwrap();
        assert!(there.iter().all(|one| one.id != wrong));
        let listed = seats(&teacher).await.unwrap();
        assert!(listed[0].sitting.iter().all(|one| one.person != wrong));
    })
    .await;
}

/// Somebody who comes back has two times in a seat, and each ends by itself.
#[tokio::test]
async fn of_two_times_in_a_seat_the_one_that_is_meant_gets_the_last_day() {
    everywhere(async |world| {
        let county = world.county;
        let teacher = world.at_work(county.teacher).await;
        let today = teacher.today();
        let on = |days: i64| today.checked_add(days.days()).unwrap();
        let seat = county.teacher;
        let who = Who::Known(county.assistant.person);
        for days in [(on(0), Some(on(10))), (on(100), None)] {
            sit(&teacher, seat.function, sheet(&world), &who, days)
                .await
                .unwrap();
        }
        let person = county.assistant.person;
        leave(&teacher, seat.function, (person, on(100)), on(200))
            .await
            .unwrap();
        let there = async |day| {
            let there = world.house.holders(seat.function, day).await.unwrap();
            there.iter().any(|one| one.id == person)
        };
        assert!(there(on(10)).await && !there(on(50)).await && there(on(150)).await);
        // The first is not made longer over the second.
        let over = leave(&teacher, seat.function, (person, on(0)), on(120)).await;
        assert_eq!(refused(over), "refusal-sits-there");
    })
    .await;
}

/// Whoever says who sits where is not the last to leave.
#[tokio::test]
async fn somebody_is_left_who_says_who_sits_where() {
    everywhere(async |world| {
        let county = world.county;
        let teacher = world.at_work(county.teacher).await;
        let today = teacher.today();
        let key = refused(leaves(&teacher, county.teacher, today).await);
        assert_eq!(key, "refusal-last-staff");
    })
    .await;
}

/// What is shared with a seat is collected by that seat alone.
#[tokio::test]
async fn a_seat_that_something_waits_for_is_not_emptied() {
    everywhere(async |world| {
        let county = world.county;
        let from = world.at_work(county.adviser).await;
        let to = county.contact;
        let known = from.nameless(false).await.unwrap();
        let words = |text: &str| Nameless::read(text, &known, &BTreeSet::new()).unwrap();
        let asking = Asking {
            to: Adviser {
                unit: to.unit,
                function: to.function,
            },
            age: AgeBand::Preschool,
            areas: Vec::new(),
            topic: words("Sömn"),
            question: words("Hur hjälper man ett barn att somna?"),
            tried: None,
            answer_by: from.today().checked_add(7.days()).unwrap(),
        };
        ask_without_name(&from, sheet(&world), asking)
            .await
            .unwrap();
        let contact = world.at_work(to).await;
        let key = refused(leaves(&contact, to, contact.today()).await);
        assert_eq!(key, "refusal-seat-has-waiting");
    })
    .await;
}

/// Two share a seat: one does not become the contact past the other, and follows once the other has left.
#[tokio::test]
async fn whoever_shares_the_contacts_seat_follows_once_the_contact_has_left() {
    everywhere(async |world| {
        let part = followed(&world).await;
        let county = world.county;
        let teacher = world.at_work(county.teacher).await;
        let today = teacher.today();
        let function = county.teacher.function;
        let other = county.assistant.person;
        let days = (today, None);
        sit(&teacher, function, sheet(&world), &Who::Known(other), days)
            .await
            .unwrap();
        let shares = world.house.acting(other, Some(function), world.now).await;
        let shares = shares.unwrap().cx(&world.house, world.now);
        let early = become_contact(&shares, part, sheet(&world), TOLD.to_owned()).await;
        assert_eq!(refused(early), "refusal-has-contact");
        world.leaves(county.teacher).await;
        become_contact(&shares, part, sheet(&world), TOLD.to_owned())
            .await
            .unwrap();
        assert!(at_home(&world).await.contains("Test Hjälp"));
    })
    .await;
}

/// Whoever was to follow does not: then the one before does not just leave.
#[tokio::test]
async fn what_was_promised_to_a_seat_is_not_taken_back_without_a_word() {
    everywhere(async |world| {
        followed(&world).await;
        let seat = world.county.teacher;
        let teacher = world.at_work(seat).await;
        let today = teacher.today();
        let on = |days: i64| today.checked_add(days.days()).unwrap();
        let follows = world.county.assistant.person;
        let who = Who::Known(follows);
        let days = (on(2), None);
        sit(&teacher, seat.function, sheet(&world), &who, days)
            .await
            .unwrap();
        leaves(&teacher, seat, on(5)).await.unwrap();
        let undone = leave(&teacher, seat.function, (follows, on(2)), on(1)).await;
        assert_eq!(refused(undone), "refusal-seat-empties");
        // To let somebody stay longer is no harm, whoever comes after.
        leaves(&teacher, seat, on(9)).await.unwrap();
        leave(&teacher, seat.function, (follows, on(2)), on(30))
            .await
            .unwrap();
        leave(&teacher, seat.function, (follows, on(2)), on(40))
            .await
            .unwrap();
    })
    .await;
}
