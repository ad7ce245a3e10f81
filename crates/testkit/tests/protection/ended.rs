//! What was written while a guardian was outside the protection, when it is over (OSL 21:3; law.md A13): it stays away from
//! that guardian until somebody decides to show it.

use app::block_guardian::block_guardian;
use app::choose_readers::{Chosen, choose_readers, readers};
use app::mark_others::mark_others;
use app::meet::call_meeting;
use app::plan::{Frame, frame_plan};
use folder::entry::{Goal, GuardianBlock, Invitee, MeetingCalled, WhoInvited};
use folder::id::{GoalId, MeetingId, PlanId};
use folder::passages::{Passages, passages};

use super::*;

/// Something that both guardians read by default.
async fn calls(world: &World, part: PartId, words: &str) -> EntryId {
    let teacher = world.at_work(world.county.teacher).await;
    let called = MeetingCalled {
        meeting: MeetingId::from_bytes(world.house.fresh()),
        when: teacher.today().tomorrow().unwrap().at(15, 0, 0, 0),
        // A place is written for every meeting, but for one about a protected child.
        place: match show_part(&teacher, part).await.unwrap().view.child() {
            Some(card) if card.protected().is_some() => String::new(),
            _ => "Biblioteket".to_owned(),
        },
        invited: vec![Invitee {
            who: WhoInvited::Guardian {
                person: world.county.mother,
            },
            reason: "Hon känner barnet.".to_owned(),
        }],
        childs_part: words.to_owned(),
    };
    let sheet = sheet(world);
    call_meeting(&teacher, part, sheet, called).await.unwrap();
    sheet.id
}

async fn says(world: &World, part: PartId, level: Option<Protection>, near: &[PersonId]) {
    let teacher = world.at_work(world.county.teacher).await;
    let saying = Protecting {
        level,
        handlers: level
            .map(|_| world.county.teacher.person)
            .into_iter()
            .collect(),
        household: near.iter().copied().collect(),
        known_from: "Folkbokföringen i dag".to_owned(),
    };
    protect(&teacher, part, sheet(world), &saying)
        .await
        .unwrap();
}

async fn room_of(cx: &Cx<'_>) -> PartId {
    rooms(cx).await.unwrap()[0].0
}

/// The meetings that lie in somebody's room, by the words in them.
async fn read_by(world: &World, person: PersonId) -> BTreeSet<String> {
    let cx = world.at_home(person).await;
    let page = show_room(&cx, room_of(&cx).await).await.unwrap();
    let all = page.view.timeline().filter_map(|one| match one.entry {
        Entry::MeetingCalled(called) => Some(called.childs_part.clone()),
        Entry::OwnTry(tried) => Some(tried.what.clone()),
        _ => None,
    });
    all.collect()
}

fn words(all: &[&str]) -> BTreeSet<String> {
    all.iter().map(|one| (*one).to_owned()).collect()
}

async fn shows(world: &World, part: PartId, of: EntryId, person: PersonId) {
    let teacher = world.at_work(world.county.teacher).await;
    let chosen = Chosen {
        shown: [person].into(),
        closed: BTreeSet::new(),
        why: "Vi kom överens.".to_owned(),
    };
    choose_readers(&teacher, part, sheet(world), of, &chosen)
        .await
        .unwrap();
}

/// Whether the one who wrote is told that this guardian reads it.
async fn told_of(world: &World, part: PartId, of: EntryId, person: PersonId) -> bool {
    let teacher = world.at_work(world.county.teacher).await;
    let page = show_part(&teacher, part).await.unwrap();
    let all = readers(&teacher, &page, of);
    all.iter().any(|one| one.person == person && one.reads)
}

#[tokio::test]
async fn what_was_written_under_protection_stays_away_from_whoever_was_outside_until_it_is_shown() {
    everywhere(async |world| {
        let county = world.county;
        let part = begun(&world).await;
        calls(&world, part, "Före").await;
        mark(&world, part).await;
        let during = calls(&world, part, "Under").await;
        says(&world, part, None, &[]).await;
        calls(&world, part, "Efter").await;
        assert_eq!(
            read_by(&world, county.father).await,
            words(&["Efter", "Före"])
        );
        let all = words(&["Efter", "Före", "Under"]);
        assert_eq!(read_by(&world, county.mother).await, all, "she was inside");
        // The page says what is so, and lets it be decided otherwise.
        assert!(!told_of(&world, part, during, county.father).await);
        assert!(told_of(&world, part, during, county.mother).await);
        shows(&world, part, during, county.father).await;
        assert!(told_of(&world, part, during, county.father).await);
        assert_eq!(read_by(&world, county.father).await, all);
    })
    .await;
}

#[tokio::test]
async fn what_was_written_while_a_page_was_closed_by_a_unit_is_there_when_it_opens() {
    everywhere(async |world| {
        let county = world.county;
        let part = begun(&world).await;
        calls(&world, part, "Före").await;
        for look_again in [Some(date(2026, 12, 1)), None] {
            let teacher = world.at_work(county.teacher).await;
            let block = GuardianBlock {
                person: county.father,
                look_again,
                why: "Vi tittar på det igen.".to_owned(),
            };
            block_guardian(&teacher, part, sheet(&world), &block)
                .await
                .unwrap();
            if look_again.is_some() {
                calls(&world, part, "Under").await;
            }
        }
        assert_eq!(
            read_by(&world, county.father).await,
            words(&["Före", "Under"])
        );
    })
    .await;
}

#[tokio::test]
async fn whoever_is_known_later_to_live_under_the_protection_has_what_is_written_from_then_on() {
    everywhere(async |world| {
        let county = world.county;
        let part = begun(&world).await;
        mark(&world, part).await;
        calls(&world, part, "Under").await;
        let (both, level) = ([county.mother, county.father], Some(Protection::Marked));
        says(&world, part, level, &both).await;
        assert_eq!(read_by(&world, county.father).await, words(&[]));
        calls(&world, part, "Efter").await;
        assert_eq!(read_by(&world, county.father).await, words(&["Efter"]));
    })
    .await;
}

#[tokio::test]
async fn what_somebody_decided_to_show_meanwhile_lies_there_when_the_protection_is_over() {
    everywhere(async |world| {
        let county = world.county;
        let part = begun(&world).await;
        mark(&world, part).await;
        let teacher = world.at_work(county.teacher).await;
        let shown = tried(&world, &teacher, part, "Vi läste").await.unwrap();
        tried(&world, &teacher, part, "Vi sjöng").await.unwrap();
        shows(&world, part, shown, county.father).await;
        assert!(!has_a_room(&world, county.father).await);
        says(&world, part, None, &[]).await;
        assert_eq!(read_by(&world, county.father).await, words(&["Vi läste"]));
    })
    .await;
}

#[tokio::test]
async fn a_sentence_marked_as_about_somebody_else_lays_nothing_where_nothing_lay() {
    everywhere(async |world| {
        let county = world.county;
        let part = begun(&world).await;
        mark(&world, part).await;
        let teacher = world.at_work(county.teacher).await;
        let during = Sheet {
            looked_at: true,
            ..sheet(&world)
        };
        let frame = Frame {
            plan: PlanId::from_bytes(world.house.fresh()),
            why: "Hen vill sova bättre. Mormor är sjuk.".to_owned(),
            units: Vec::new(),
            goals: vec![Goal {
                goal: GoalId::from_bytes(world.house.fresh()),
                words: "Sova hela natten.".to_owned(),
                childs_words: false,
                how_we_know: "Hen är pigg.".to_owned(),
            }],
        };
        frame_plan(&teacher, part, during, frame).await.unwrap();
        says(&world, part, None, &[]).await;
        let page = show_part(&teacher, part).await.unwrap();
        let all = passages(page.view.entry(during.id).unwrap().entry);
        let about_her: Passages = all
            .into_iter()
            .filter(|(_, words)| words.starts_with("Mormor"))
            .map(|(at, _)| at)
            .collect();
        let (before, marked) = (sheet(&world), BTreeSet::new());
        mark_others(&teacher, part, before, during.id, &about_her, &marked)
            .await
            .unwrap();
        let lies = async |person| {
            let cx = world.at_home(person).await;
            let page = show_room(&cx, room_of(&cx).await).await.unwrap();
            let all = page.view.timeline().filter_map(|one| match one.entry {
                Entry::PlanFrame(frame) => Some(frame.why.trim().to_owned()),
                _ => None,
            });
            all.collect::<Vec<_>>()
        };
        assert!(lies(county.father).await.is_empty());
        assert_eq!(lies(county.mother).await, ["Hen vill sova bättre."]);
    })
    .await;
}
