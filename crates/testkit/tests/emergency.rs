//! Opening in an emergency, looking at it afterwards, and telling a guardian later (PDL 4:2, 4:3; law.md A9; standards
//! R7, R9), through the use cases, on both engines.
#![expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

use app::begin::{Begin, NewGuardian, begin};
use app::change_custody::change_custody;
use app::choose_readers::{Chosen, choose_readers};
use app::emergency::{look_into, open_in_emergency, open_now, review_emergency, to_review};
use app::hold_reading::hold_reading;
use app::part_log::part_log;
use app::protect::{Protecting, protect};
use app::show_part::show_part;
use app::who_has_read::who_has_read;
use app::why_here::why_here;
use app::{Cx, Sheet, Stop};
use folder::class::Action;
use folder::entry::{Custody, EmergencyReviewed, Observation, ReadingHeld};
use folder::id::{EntryId, PartId, PersonId};
use folder::next::Step;
use folder::practice::AreaKey;
use folder::protection::Protection;
use jiff::civil::{Date, date};
use jiff::{SignedDuration, Timestamp};
use store::Engine;
use testkit::{Seat, World};

const PACKS: [&str; 2] = ["kronoberg", "girfec"];
const WHY: &str = "The child does not answer and coughs all the time.";

async fn everywhere<Test: AsyncFn(World)>(test: Test) {
    for (engine, pack) in [Engine::Sqlite, Engine::Postgres].into_iter().zip(PACKS) {
        Box::pin(test(World::new(engine, 13, pack).await)).await;
    }
}

fn sheet(world: &World) -> Sheet {
    Sheet::fresh(&world.house)
}

fn key<T: std::fmt::Debug>(result: Result<T, Stop>) -> &'static str {
    result.unwrap_err().refusal().unwrap().key
}

/// Answered as if there were nothing.
fn is_hidden<T: std::fmt::Debug>(result: Result<T, Stop>) -> bool {
    result.unwrap_err().refusal().unwrap().hidden
}

fn guardian(person: PersonId, name: &str) -> NewGuardian {
    NewGuardian {
        person: Some(person),
        name: name.to_owned(),
        custody: Custody::Joint,
        language: "svenska".to_owned(),
        interpreter: false,
    }
}

async fn noticed(world: &World, cx: &Cx<'_>, part: PartId, seen: &str) {
    let pack = world.house.pack().unwrap();
    let observation = Observation {
        seen: seen.to_owned(),
        thought: None,
        areas: vec![AreaKey(pack.areas()[0].key.clone())],
        look_again: date(2026, 12, 4),
    };
    app::write_note::notice(cx, part, sheet(world), observation)
        .await
        .unwrap();
}

/// A child at two preschools of one branch, each with something of its own that the other does not read.
async fn at_two_preschools(world: &World) -> PartId {
    let county = world.county;
    let teacher = later(&world.at_work(county.teacher).await, -60);
    let child = Begin {
        name: "Test Barn".to_owned(),
        birth: date(2016, 5, 14),
        number: None,
        language: "svenska".to_owned(),
        guardians: vec![
            guardian(county.mother, "Test Mamma"),
            guardian(county.father, "Test Pappa"),
        ],
        child: Some(county.child),
        handlers: Vec::new(),
    };
    let part = begin(&teacher, sheet(world), child).await.unwrap();
    noticed(world, &teacher, part, "canary-first").await;
    let (to, why, until) = (
        county.other_teacher.unit,
        "De tar emot barnet.".to_owned(),
        date(2027, 5, 1),
    );
    app::open_inside::open_inside(&teacher, part, sheet(world), to, why, until)
        .await
        .unwrap();
    let other = later(&world.at_work(county.other_teacher).await, -60);
    noticed(world, &other, part, "canary-second").await;
    part
}

/// The same somebody, some time later.
fn later<'a>(cx: &Cx<'a>, minutes: i64) -> Cx<'a> {
    let now = cx.now + SignedDuration::from_mins(minutes);
    Cx {
        now,
        proved_at: now,
        ..cx.clone()
    }
}

async fn opened(world: &World, cx: &Cx<'_>, part: PartId) -> EntryId {
    let sheet = sheet(world);
    open_in_emergency(cx, part, sheet, WHY.to_owned())
        .await
        .unwrap();
    sheet.id
}

/// What is open to somebody just now, in a text to look for words in.
async fn open_to(cx: &Cx<'_>, part: PartId) -> Option<String> {
    let open = open_now(cx, part).await.unwrap()?;
    let all = open.view.timeline();
    let new = all.filter(|written| open.opened.contains(&written.record.id));
    let words: Vec<String> = new.map(|written| format!("{:?}", written.entry)).collect();
    Some(words.join("\n"))
}

async fn told(world: &World, person: PersonId, at: Timestamp) -> Vec<(String, String)> {
    let home = Cx {
        now: at,
        ..world.at_home(person).await
    };
    let room = app::rooms::rooms(&home).await.unwrap()[0].0;
    let looks = who_has_read(&home, room).await.unwrap();
    looks
        .into_iter()
        .map(|look| (look.name, look.did))
        .collect()
}

#[tokio::test]
async fn what_another_preschool_wrote_is_open_to_one_person_for_an_hour() {
    everywhere(async |world| {
        let county = world.county;
        let part = at_two_preschools(&world).await;
        let teacher = world.at_work(county.teacher).await;
        let daily = show_part(&teacher, part).await.unwrap();
        assert!(!format!("{:?}", daily.view).contains("canary-second"));
        assert_eq!(open_to(&teacher, part).await, None);

        opened(&world, &teacher, part).await;
        let now = open_to(&teacher, part).await.unwrap();
        assert!(now.contains("canary-second"));
        // Only what is otherwise closed.
        assert!(!now.contains("canary-first"));
        // Daily work stays as it is, and the colleague at the next desk reads nothing of it.
        let daily = show_part(&teacher, part).await.unwrap();
        assert!(!format!("{:?}", daily.view).contains("canary-second"));
        let assistant = world.at_work(county.assistant).await;
        assert_eq!(open_to(&assistant, part).await, None);

        assert!(open_to(&later(&teacher, 59), part).await.is_some());
        assert_eq!(open_to(&later(&teacher, 60), part).await, None);
        // Nobody who does not work with the child opens anything.
        let nurse = world.at_work(county.contact).await;
        assert!(is_hidden(open_now(&nurse, part).await));
        let opens = open_in_emergency(&nurse, part, sheet(&world), WHY.to_owned()).await;
        assert!(is_hidden(opens));
    })
    .await;
}

#[tokio::test]
async fn whoever_signed_in_long_ago_shows_again_that_it_is_them() {
    everywhere(async |world| {
        let part = at_two_preschools(&world).await;
        let teacher = world.at_work(world.county.teacher).await;
        let long_ago = Cx {
            proved_at: teacher.now - SignedDuration::from_mins(5),
            ..teacher.clone()
        };
        let opens = open_in_emergency(&long_ago, part, sheet(&world), WHY.to_owned()).await;
        assert_eq!(key(opens), "refusal-sign-in-again");
        assert_eq!(open_to(&teacher, part).await, None);
        let just_now = Cx {
            proved_at: teacher.now - SignedDuration::from_secs(299),
            ..teacher.clone()
        };
        opened(&world, &just_now, part).await;
        assert!(open_to(&teacher, part).await.is_some());
    })
    .await;
}

#[tokio::test]
async fn somebody_else_looks_at_it_and_the_family_reads_why_and_what_was_found() {
    everywhere(async |mut world| {
        // A clock is finer than what the store keeps.
        world.now += SignedDuration::from_nanos(123);
        let county = world.county;
        let part = at_two_preschools(&world).await;
        let teacher = world.at_work(county.teacher).await;
        let entry = opened(&world, &teacher, part).await;
        open_to(&later(&teacher, 10), part).await.unwrap();

        let head = later(&world.at_work(county.other_teacher).await, 61);
        let waiting = to_review(&head).await.unwrap();
        assert_eq!(waiting.len(), 1);
        assert_eq!(waiting[0].emergency.opened.why, WHY);
        let one = look_into(&head, entry).await.unwrap();
        let did: Vec<&str> = one.did.iter().map(|(_, did)| did.as_str()).collect();
        assert_eq!(did, ["open-emergency", "read-emergency"]);

        // Another branch has nothing to look at, and whoever has no such mandate neither.
        for seat in [county.contact, county.assistant] {
            let other = later(&world.at_work(seat).await, 61);
            assert!(to_review(&other).await.unwrap().is_empty());
            assert!(is_hidden(look_into(&other, entry).await));
        }
        let found = EmergencyReviewed {
            of: entry,
            needed: true,
            said: "The ambulance came.".to_owned(),
        };
        let own = later(&teacher, 61);
        let reviews = review_emergency(&own, part, sheet(&world), &found).await;
        assert_eq!(key(reviews), "refusal-own-emergency");
        review_emergency(&head, part, sheet(&world), &found)
            .await
            .unwrap();
        assert!(to_review(&head).await.unwrap().is_empty());

        for person in [county.mother, county.father, county.child] {
            let home = world.at_home(person).await;
            let room = app::rooms::rooms(&home).await.unwrap()[0].0;
            let looks = who_has_read(&home, room).await.unwrap();
            let opened: Vec<_> = looks
                .iter()
                .filter_map(|look| look.emergency.as_ref())
                .collect();
            assert_eq!(opened.len(), 1);
            assert_eq!(opened[0].opened.why, WHY);
            assert_eq!(opened[0].reviewed.as_ref(), Some(&found));
            // When it was read stands there too.
            assert!(looks.iter().any(|look| look.did == "read-emergency"));
        }
    })
    .await;
}

async fn holds(world: &World, seat: Seat, part: PartId, until: Option<Date>) {
    let held = ReadingHeld {
        since: None,
        person: world.county.father,
        until,
        why: "He has said what he will do if she talks.".to_owned(),
    };
    let cx = world.at_work(seat).await;
    hold_reading(&cx, part, sheet(world), &held).await.unwrap();
}

#[tokio::test]
async fn a_guardian_is_told_after_the_last_day_and_the_others_at_once() {
    everywhere(async |world| {
        let county = world.county;
        let part = at_two_preschools(&world).await;
        let before = told(&world, county.father, world.now).await;
        holds(&world, county.teacher, part, Some(date(2026, 11, 25))).await;
        let teacher = world.at_work(county.teacher).await;
        noticed(&world, &teacher, part, "canary-third").await;
        opened(&world, &teacher, part).await;
        let other = world.at_work(county.other_teacher).await;
        noticed(&world, &other, part, "canary-fourth").await;

        let now = told(&world, county.father, world.now).await;
        // What the other workplace did is told; the decision itself never is.
        assert_eq!(now.len(), before.len() + 1, "{now:?}");
        assert!(
            !now.iter()
                .any(|(_, did)| did == "open-emergency" || did == "block")
        );
        let mother = told(&world, county.mother, world.now).await;
        assert!(mother.iter().any(|(_, did)| did == "open-emergency"));
        assert!(!mother.iter().any(|(_, did)| did == "block"));

        let last: Timestamp = "2026-11-25T22:00:00Z".parse().unwrap();
        assert_eq!(told(&world, county.father, last).await, now);
        let after: Timestamp = "2026-11-25T23:30:00Z".parse().unwrap();
        assert_eq!(told(&world, county.father, after).await, mother);
    })
    .await;
}

#[tokio::test]
async fn a_guardian_who_is_told_now_is_told_everything() {
    everywhere(async |world| {
        let county = world.county;
        let part = at_two_preschools(&world).await;
        holds(&world, county.teacher, part, Some(date(2026, 11, 25))).await;
        let teacher = world.at_work(county.teacher).await;
        noticed(&world, &teacher, part, "canary-third").await;
        // Longer, while the first stands: what was kept since then still is.
        holds(&world, county.teacher, part, Some(date(2026, 12, 25))).await;
        let mother = told(&world, county.mother, world.now).await;
        let father = told(&world, county.father, world.now).await;
        assert_eq!(father.len() + 1, mother.len());
        holds(&world, county.teacher, part, None).await;
        assert_eq!(told(&world, county.father, world.now).await, mother);
    })
    .await;
}

#[tokio::test]
async fn those_who_answer_for_a_part_see_all_that_was_done_in_it_and_nothing_of_another() {
    everywhere(async |world| {
        let county = world.county;
        let part = at_two_preschools(&world).await;
        let teacher = world.at_work(county.teacher).await;
        let long_ago = Cx {
            proved_at: teacher.now - SignedDuration::from_mins(6),
            ..teacher.clone()
        };
        let refused = open_in_emergency(&long_ago, part, sheet(&world), WHY.to_owned()).await;
        assert_eq!(key(refused), "refusal-sign-in-again");
        let log = part_log(&teacher, part).await.unwrap();
        let did: Vec<(&str, bool)> = log
            .iter()
            .map(|done| (done.did.as_str(), done.refused))
            .collect();
        assert_eq!(
            did,
            [
                ("open-emergency", true),
                ("note", false),
                ("open-inside", false),
                ("note", false),
                ("begin", false),
            ]
        );
        let assistant = world.at_work(county.assistant).await;
        assert_eq!(key(part_log(&assistant, part).await), "refusal-no-mandate");
        let nurse = world.at_work(county.contact).await;
        assert!(is_hidden(part_log(&nurse, part).await));
    })
    .await;
}

#[tokio::test]
async fn whoever_sees_a_child_sees_why_and_who_else_does() {
    everywhere(async |world| {
        let county = world.county;
        let part = at_two_preschools(&world).await;
        let assistant = world.at_work(county.assistant).await;
        let why = why_here(&assistant, part).await.unwrap();
        assert_eq!(why.because, ["own-unit-opens"]);
        let names: Vec<&str> = why
            .others
            .iter()
            .flat_map(|place| &place.people)
            .map(|(person, _)| person.name.as_str())
            .collect();
        assert_eq!(names, ["Test Lärare", "Test Annan"]);
        assert!(!why.reads_log);
        let nurse = world.at_work(county.contact).await;
        assert!(is_hidden(why_here(&nurse, part).await));
    })
    .await;
}

#[tokio::test]
async fn a_line_about_what_is_closed_to_somebody_is_not_told_where_it_never_lay_either() {
    everywhere(async |world| {
        let county = world.county;
        let part = at_two_preschools(&world).await;
        let teacher = world.at_work(county.teacher).await;
        let before = told(&world, county.father, world.now).await;
        let worry = sheet(&world);
        let pack = world.house.pack().unwrap();
        let seen = Observation {
            seen: "canary-worry".to_owned(),
            thought: None,
            areas: vec![AreaKey(pack.areas()[0].key.clone())],
            look_again: date(2026, 12, 4),
        };
        app::write_note::notice(&teacher, part, worry, seen)
            .await
            .unwrap();
        assert_eq!(
            told(&world, county.father, world.now).await.len(),
            before.len() + 1
        );
        let decide = async |shown: &[PersonId], closed: &[PersonId]| {
            let chosen = Chosen {
                shown: shown.iter().copied().collect(),
                closed: closed.iter().copied().collect(),
                why: "He must not know yet.".to_owned(),
            };
            choose_readers(&teacher, part, sheet(&world), worry.id, &chosen)
                .await
                .unwrap();
        };
        // A worry lies with nobody in the family by itself: nothing is taken from the father's page by this.
        decide(&[], &[county.father]).await;
        assert_eq!(told(&world, county.father, world.now).await, before);
        let mother = told(&world, county.mother, world.now).await;
        assert_eq!(mother.len(), before.len() + 1);
        decide(&[county.father], &[]).await;
        assert_eq!(told(&world, county.father, world.now).await, mother);
    })
    .await;
}

#[tokio::test]
async fn what_was_done_under_protection_is_not_told_to_a_guardian_who_comes_after_it_began() {
    everywhere(async |world| {
        let county = world.county;
        let custody = |mother, father| {
            vec![
                NewGuardian {
                    custody: mother,
                    ..guardian(county.mother, "Test Mamma")
                },
                NewGuardian {
                    custody: father,
                    ..guardian(county.father, "Test Pappa")
                },
            ]
        };
        let now = world.at_work(county.teacher).await;
        let teacher = later(&now, -60);
        let child = Begin {
            name: "Test Barn".to_owned(),
            birth: date(2016, 5, 14),
            number: None,
            language: "svenska".to_owned(),
            guardians: custody(Custody::Sole, Custody::None),
            child: Some(county.child),
            handlers: Vec::new(),
        };
        let part = begin(&teacher, sheet(&world), child).await.unwrap();
        let says = async |cx: &Cx<'_>, level| {
            let protecting = Protecting {
                level,
                handlers: vec![county.teacher.person],
                household: [county.mother].into(),
                known_from: "Folkbokföringen".to_owned(),
            };
            protect(cx, part, sheet(&world), &protecting).await.unwrap();
        };
        says(&later(&now, -50), Some(Protection::Marked)).await;
        noticed(&world, &later(&now, -40), part, "canary-hidden").await;
        // The court gives the father custody while the child still lives under protection.
        let both = custody(Custody::Joint, Custody::Joint);
        change_custody(&later(&now, -30), part, sheet(&world), both, "Domen.")
            .await
            .unwrap();
        says(&later(&now, -20), None).await;
        noticed(&world, &later(&now, -10), part, "canary-open").await;
        let did: Vec<String> = told(&world, county.father, world.now)
            .await
            .into_iter()
            .map(|(_, did)| did)
            .collect();
        assert_eq!(did, ["note", "begin"]);
    })
    .await;
}

#[tokio::test]
async fn whoever_looks_afterwards_works_with_the_child_as_little_as_before() {
    everywhere(async |world| {
        let county = world.county;
        let nurse = later(&world.at_work(county.contact).await, -120);
        let child = Begin {
            name: "Test Barn".to_owned(),
            birth: date(2016, 5, 14),
            number: None,
            language: "svenska".to_owned(),
            guardians: vec![guardian(county.mother, "Test Mamma")],
            child: Some(county.child),
            handlers: Vec::new(),
        };
        let part = begin(&nurse, sheet(&world), child).await.unwrap();
        let of = opened(&world, &nurse, part).await;
        let steps = async || {
            let page = show_part(&later(&nurse, 90), part).await.unwrap();
            let next = page.view.next().into_iter();
            next.filter(|one| one.step == Step::LookAtEmergency).count()
        };
        assert_eq!(steps().await, 1);
        // Somebody at another workplace of the branch, which has nothing to do with the child.
        let therapist = world.at_work(county.therapist).await;
        let found = EmergencyReviewed {
            of,
            needed: true,
            said: "It could not wait.".to_owned(),
        };
        review_emergency(&therapist, part, sheet(&world), &found)
            .await
            .unwrap();
        assert!(is_hidden(show_part(&therapist, part).await));
        assert!(is_hidden(part_log(&therapist, part).await));
        assert!(
            app::children::children(&therapist)
                .await
                .unwrap()
                .is_empty()
        );
        // Where it was opened what was found is read, and nothing waits any more.
        assert_eq!(steps().await, 0);
        let page = show_part(&later(&nurse, 90), part).await.unwrap();
        assert!(format!("{:?}", page.view).contains("It could not wait."));
    })
    .await;
}

#[tokio::test]
async fn a_guardian_who_gets_custody_later_is_told_later_all_the_same() {
    everywhere(async |world| {
        let county = world.county;
        let now = world.at_work(county.teacher).await;
        let custody = |father| {
            vec![
                guardian(county.mother, "Test Mamma"),
                NewGuardian {
                    custody: father,
                    ..guardian(county.father, "Test Pappa")
                },
            ]
        };
        let child = Begin {
            name: "Test Barn".to_owned(),
            birth: date(2016, 5, 14),
            number: None,
            language: "svenska".to_owned(),
            guardians: custody(Custody::None),
            child: Some(county.child),
            handlers: Vec::new(),
        };
        let part = begin(&later(&now, -60), sheet(&world), child)
            .await
            .unwrap();
        holds(&world, county.teacher, part, Some(date(2026, 11, 25))).await;
        noticed(&world, &later(&now, 1), part, "canary-held").await;
        let joint = custody(Custody::Joint);
        change_custody(&later(&now, 2), part, sheet(&world), joint, "Domen.")
            .await
            .unwrap();
        let soon = now.now + SignedDuration::from_mins(3);
        let did = told(&world, county.father, soon).await;
        assert!(did.iter().all(|(_, did)| did == "begin"), "{did:?}");
        let after: Timestamp = "2026-11-25T23:30:00Z".parse().unwrap();
        assert!(told(&world, county.father, after).await.len() > did.len());
    })
    .await;
}

/// How many children somebody has opened in the hour stops nobody from opening one that does not breathe.
#[tokio::test]
async fn whoever_has_opened_many_children_is_not_held_back_from_an_emergency() {
    let world = World::new(Engine::Sqlite, 13, PACKS[0]).await;
    let teacher = world.at_work(world.county.teacher).await;
    let mut parts = Vec::new();
    for _ in 0..=60 {
        let child = Begin {
            name: "Test Barn".to_owned(),
            birth: date(2016, 5, 14),
            number: None,
            language: "svenska".to_owned(),
            guardians: vec![guardian(world.county.mother, "Test Mamma")],
            child: None,
            handlers: Vec::new(),
        };
        parts.push(begin(&teacher, sheet(&world), child).await.unwrap());
    }
    let mut stopped = None;
    for part in parts {
        if let Err(stop) = show_part(&teacher, part).await {
            stopped = Some((part, stop));
        }
    }
    let (part, stop) = stopped.unwrap();
    assert_eq!(stop.refusal().unwrap().key, "refusal-too-many-children");
    let page = app::show_part::show_part_for(&teacher, part, Action::OpenEmergency).await;
    assert!(page.unwrap().may.contains(&Action::OpenEmergency));
    open_in_emergency(&teacher, part, sheet(&world), WHY.to_owned())
        .await
        .unwrap();
    assert!(open_now(&teacher, part).await.unwrap().is_some());
}
