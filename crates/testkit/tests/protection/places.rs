//! Places that are no page: files, lengths, logs, numbers, what waits (docs/protected-identity.md).

use std::path::Path;

use app::who_has_read::who_has_read;
use app::words::{Readers, write_words};
use folder::entry::MeetingCalled;
use folder::entry::{Invitee, WhoInvited};
use folder::id::MeetingId;
use jiff::SignedDuration;
use store::{Owner, Store};

use super::*;

fn over() -> Protecting {
    Protecting {
        level: None,
        handlers: Vec::new(),
        household: BTreeSet::new(),
        known_from: "Folkbokföringen".to_owned(),
    }
}

async fn end(world: &World, part: PartId) {
    let teacher = world.at_work(world.county.teacher).await;
    protect(&teacher, part, sheet(world), &over())
        .await
        .unwrap();
}

fn later(world: &mut World) {
    world.now += SignedDuration::from_mins(5);
}

async fn room(world: &World, person: PersonId) -> PartId {
    let cx = world.at_home(person).await;
    rooms(&cx).await.unwrap()[0].0
}

/// Everything that lies in the files, one after the other.
fn files(home: &Path) -> Vec<u8> {
    let mut all = Vec::new();
    for file in std::fs::read_dir(home).unwrap() {
        all.extend(std::fs::read(file.unwrap().path()).unwrap());
    }
    all
}

fn holds(all: &[u8], words: &str) -> bool {
    all.windows(words.len())
        .any(|window| window == words.as_bytes())
}

#[tokio::test]
async fn nothing_of_a_protected_child_its_handlers_or_its_level_is_readable_in_the_files() {
    let world = World::new(Engine::Sqlite, 17, "kronoberg").await;
    let part = begun(&world).await;
    shared(&world, part).await;
    mark(&world, part).await;
    let all = files(&world.guard.path(""));
    let names = world.county.people();
    let words = names.iter().map(|person| person.name.as_str()).chain([
        "Förskolan Ett",
        "Mottagningen",
        "Provköping",
        "Folkbokföringen",
        "01003",
        "marked",
        "handlers",
        "protection",
        "protected",
    ]);
    for words in words {
        assert!(!holds(&all, words), "{words}");
    }
    // The control: what has no words is there, as it is.
    assert!(holds(&all, "journal") && holds(&all, "access_log"));
}

#[tokio::test]
async fn the_outside_of_a_protected_childs_part_is_as_long_as_any_other() {
    everywhere(async |world| {
        let part = begun(&world).await;
        let lengths = async || {
            let store = Store::open(&world.guard.store).await.unwrap();
            let row = store.part(part).await.unwrap().unwrap();
            let rows = store.parts_of_folder(row.folder).await.unwrap();
            let rooms = rows
                .iter()
                .filter(|row| matches!(row.owner, Owner::Person(_)));
            assert_eq!(rooms.count(), 3, "the child's and two guardians'");
            rows.iter().map(|row| row.card.len()).collect::<Vec<_>>()
        };
        let open = lengths().await;
        let body = async || {
            let store = Store::open(&world.guard.store).await.unwrap();
            store.part(part).await.unwrap().unwrap().card
        };
        let before = body().await;
        mark(&world, part).await;
        assert_ne!(body().await, before, "the control: it says something else");
        assert_eq!(lengths().await, open);
        assert!(open.iter().all(|length| *length == open[0]));
    })
    .await;
}

#[tokio::test]
async fn where_somebody_read_under_protection_is_never_told_to_whoever_was_outside_it() {
    everywhere(async |mut world| {
        let county = world.county;
        let part = begun(&world).await;
        let (fathers, mothers) = (
            room(&world, county.father).await,
            room(&world, county.mother).await,
        );
        let read = async |world: &World| {
            let teacher = world.at_work(county.teacher).await;
            show_part(&teacher, part).await.unwrap();
        };
        read(&world).await;
        let before = world.now;
        later(&mut world);
        mark(&world, part).await;
        later(&mut world);
        let under = world.now;
        read(&world).await;
        later(&mut world);
        end(&world, part).await;
        later(&mut world);
        let after = world.now;
        read(&world).await;
        let told = async |person, room| {
            let cx = world.at_home(person).await;
            let looks = who_has_read(&cx, room).await.unwrap();
            looks.iter().map(|look| look.at).collect::<BTreeSet<_>>()
        };
        let his = told(county.father, fathers).await;
        assert!(his.contains(&before) && his.contains(&after));
        assert!(!his.contains(&under), "{his:?}");
        assert_eq!(his.len(), 2, "nor when it began and ended");
        // The twin: who lived under it reads all of it.
        assert!(told(county.mother, mothers).await.contains(&under));
    })
    .await;
}

#[tokio::test]
async fn what_waits_about_a_protected_child_waits_for_its_handlers_alone() {
    everywhere(async |world| {
        let county = world.county;
        // Somebody else sits in the same function.
        let second = Seat {
            person: county.therapist.person,
            ..county.contact
        };
        world
            .house
            .seat(second.person, second.function, date(2026, 1, 1))
            .await
            .unwrap();
        let part = begun(&world).await;
        shared(&world, part).await;
        let consent = agreed_again(&world, part).await;
        let teacher = world.at_work(county.teacher).await;
        let of = tried(&world, &teacher, part, "En saga").await.unwrap();
        offer(&teacher, part, sheet(&world), &sharing(&world, of, consent))
            .await
            .unwrap();
        let waits = async |seat: Seat| {
            let cx = world.at_work(seat).await;
            app::waiting::waiting(&cx).await.unwrap().len()
        };
        assert_eq!((waits(county.contact).await, waits(second).await), (1, 1));
        mark(&world, part).await;
        assert_eq!((waits(county.contact).await, waits(second).await), (1, 0));
    })
    .await;
}

/// The consent that stands already.
async fn agreed_again(world: &World, part: PartId) -> ConsentId {
    let teacher = world.at_work(world.county.teacher).await;
    let page = show_part(&teacher, part).await.unwrap();
    page.view.consents()[0].asked.consent
}

#[tokio::test]
async fn what_was_offered_before_the_protection_is_not_collected_without_a_second_person() {
    everywhere(async |world| {
        let county = world.county;
        let offered = async |world: &World| {
            let part = begun(world).await;
            let consent = agreed(world, part).await;
            let teacher = world.at_work(county.teacher).await;
            let of = tried(world, &teacher, part, "En saga").await.unwrap();
            let release = offer(&teacher, part, sheet(world), &sharing(world, of, consent))
                .await
                .unwrap();
            (part, release)
        };
        let contact = world.at_work(county.contact).await;
        let (part, release) = offered(&world).await;
        mark(&world, part).await;
        let stop = collect(&contact, sheet(&world), release).await;
        assert_eq!(key(stop), "refusal-protected");
        assert!(children(&contact).await.unwrap().is_empty());
        end(&world, part).await;
        let clinics = collect(&contact, sheet(&world), release).await.unwrap();
        assert!(is_there(&world, county.contact, clinics).await);
    })
    .await;
}

#[tokio::test]
async fn the_childs_own_words_are_never_laid_behind_a_closed_door() {
    everywhere(async |world| {
        let county = world.county;
        let part = begun(&world).await;
        let own = room(&world, county.child).await;
        mark(&world, part).await;
        let child = world.at_home(county.child).await;
        let to = async |person: PersonId| {
            let readers = Readers {
                persons: [person].into(),
                ..Readers::default()
            };
            let text = "Jag mår bra här.".to_owned();
            write_words(&child, own, sheet(&world), text, &readers).await
        };
        assert!(
            to(county.father)
                .await
                .unwrap_err()
                .refusal()
                .unwrap()
                .hidden
        );
        to(county.mother).await.unwrap();
        let page = show_room(&child, own).await.unwrap();
        let names: Vec<_> = page.choices.persons.iter().map(|one| one.0).collect();
        assert_eq!(names, [county.mother], "nor is the choice there");
    })
    .await;
}

#[tokio::test]
async fn whoever_types_the_number_again_finds_what_they_would_if_the_child_were_nowhere() {
    everywhere(async |world| {
        let county = world.county;
        let teacher = world.at_work(county.teacher).await;
        let known = || Begin {
            number: Some(number()),
            ..child(&world)
        };
        let level = Some(Protection::Marked);
        let part = begin_under(&teacher, sheet(&world), known(), level)
            .await
            .unwrap();
        let typed = async |seat: Seat| {
            let cx = world.at_work(seat).await;
            let typed = Begin {
                guardians: Vec::new(),
                child: None,
                ..known()
            };
            let found = begin(&cx, sheet(&world), typed).await.unwrap();
            (found, children(&cx).await.unwrap().len())
        };
        // Twice is once, as for any child: a second line in the list would tell that the number is somebody's.
        let first = typed(county.assistant).await;
        assert_ne!(first.0, part);
        assert_eq!(typed(county.assistant).await, first);
        let clinics = typed(county.contact).await;
        assert_eq!(typed(county.contact).await, clinics);
        // And the two outside find each other, as they would.
        let store = Store::open(&world.guard.store).await.unwrap();
        let folder = async |part| store.part(part).await.unwrap().unwrap().folder;
        assert_eq!(folder(first.0).await, folder(clinics.0).await);
        assert_ne!(folder(first.0).await, folder(part).await);
        // The handler finds the own part, also now.
        let again = begin(&teacher, sheet(&world), known()).await.unwrap();
        assert_eq!(again, part);
    })
    .await;
}

#[tokio::test]
async fn two_identities_are_never_joined_and_nothing_asks_whether_they_are_one() {
    everywhere(async |world| {
        let county = world.county;
        let teacher = world.at_work(county.teacher).await;
        let begun = async |digits: &str| {
            let cx = world.at_work(county.contact).await;
            let begin_with = Begin {
                number: PersonalNumber::read(digits, date(2026, 11, 20)).ok(),
                child: None,
                ..child(&world)
            };
            assert!(begin_with.number.is_some());
            begin(&cx, sheet(&world), begin_with).await.unwrap()
        };
        // The same names, the same day, the same guardians, and another number (lag 1991:483).
        let old = begin(
            &teacher,
            sheet(&world),
            Begin {
                number: Some(number()),
                ..child(&world)
            },
        )
        .await
        .unwrap();
        let new = begun("20121212-1220").await;
        let same = begun("201212121212").await;
        let store = Store::open(&world.guard.store).await.unwrap();
        let folder = async |part| store.part(part).await.unwrap().unwrap().folder;
        assert_ne!(folder(old).await, folder(new).await);
        // The twin: by the same number the shares find each other.
        assert_eq!(folder(old).await, folder(same).await);
    })
    .await;
}

#[tokio::test]
async fn who_begins_with_a_sibling_elsewhere_is_told_of_no_other_child() {
    everywhere(async |world| {
        let county = world.county;
        let part = begun(&world).await;
        mark(&world, part).await;
        let contact = world.at_work(county.contact).await;
        let sibling = Begin {
            name: "Test Syskon".to_owned(),
            birth: date(2015, 1, 20),
            child: None,
            ..child(&world)
        };
        let siblings = begin(&contact, sheet(&world), sibling).await.unwrap();
        let page = show_part(&contact, siblings).await.unwrap();
        let all = format!("{:?}", page.view);
        assert!(!all.contains("Test Barn") && !all.contains("Folkbokföringen"));
        assert!(!all.contains(&county.teacher.unit.to_string()));
        assert!(!all.contains(&county.teacher.person.to_string()));
        // The father of both is outside here too.
        assert!(!has_a_room(&world, county.father).await);
    })
    .await;
}

#[tokio::test]
async fn what_lies_in_another_controllers_part_is_without_the_place_of_the_meeting() {
    everywhere(async |world| {
        let county = world.county;
        let part = begun(&world).await;
        let consent = agreed(&world, part).await;
        let teacher = world.at_work(county.teacher).await;
        let call = |place: &str| MeetingCalled {
            meeting: MeetingId::from_bytes(world.house.fresh()),
            when: date(2026, 12, 1).at(15, 0, 0, 0),
            place: place.to_owned(),
            invited: vec![Invitee {
                who: WhoInvited::Guardian {
                    person: county.mother,
                },
                reason: "Hon känner sitt barn bäst.".to_owned(),
            }],
            childs_part: "Barnet är med.".to_owned(),
        };
        let of = sheet(&world);
        app::meet::call_meeting(&teacher, part, of, call("Biblioteket"))
            .await
            .unwrap();
        mark(&world, part).await;
        let sharing = sharing(&world, of.id, consent);
        let release = offer_with(&teacher, part, sheet(&world), &sharing, "Test Chef")
            .await
            .unwrap();
        let contact = world.at_work(county.contact).await;
        let clinics = collect(&contact, sheet(&world), release).await.unwrap();
        let page = show_part(&contact, clinics).await.unwrap();
        assert!(page.view.timeline().count() > 0);
        assert!(!format!("{:?}", page.view).contains("Biblioteket"));
        // A new one has no place at all, at home neither.
        let stop = app::meet::call_meeting(&teacher, part, sheet(&world), call("Biblioteket"));
        assert_eq!(key(stop.await), "refusal-protected-place");
    })
    .await;
}

#[tokio::test]
async fn looking_the_chains_over_tells_of_parts_and_entries_and_of_nobody() {
    let world = World::new(Engine::Sqlite, 17, "kronoberg").await;
    let part = begun(&world).await;
    mark(&world, part).await;
    let told = format!("{:?}", world.house.verify().await.unwrap());
    for person in world.county.people() {
        assert!(!told.contains(&person.name) && !told.contains(&person.id.to_string()));
    }
    assert!(!told.contains("Förskolan") && !told.to_lowercase().contains("protect"));
}
