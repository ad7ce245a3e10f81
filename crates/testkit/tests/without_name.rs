//! Asking without a name through the use cases, on both engines (R104, R105).
#![expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

use std::collections::BTreeSet;

use app::begin::{Begin, begin};
use app::children::children;
use app::consult::{Asking, advise, ask_without_name, conclude};
use app::consultation::{Shown, consultations, show_consultation};
use app::show_part::show_part;
use app::{Cx, Seen, Sheet, Stop};
use folder::class::{Action, Mandate};
use folder::consultation::{Advice, Adviser, AgeBand, Outcome, Turn};
use folder::id::{EntryId, PartId};
use folder::nameless::Nameless;
use folder::protection::Protection;
use jiff::civil::{Date, date};
use store::Engine;
use testkit::{Seat, World};

const PACKS: [&str; 2] = ["kronoberg", "girfec"];

async fn everywhere<Test: AsyncFn(World)>(test: Test) {
    for (engine, pack) in [Engine::Sqlite, Engine::Postgres].into_iter().zip(PACKS) {
        Box::pin(test(World::new(engine, 23, pack).await)).await;
    }
}

fn sheet(world: &World) -> Sheet {
    Sheet::fresh(&world.house)
}

async fn words(cx: &Cx<'_>, text: &str) -> Nameless {
    let known = cx.nameless(false).await.unwrap();
    Nameless::read(text, &known, &BTreeSet::new()).unwrap()
}

const BY: Date = date(2026, 11, 27);
const LOOK_BACK: Date = date(2026, 12, 4);

async fn asking(cx: &Cx<'_>, to: Seat) -> Asking {
    Asking {
        to: Adviser {
            unit: to.unit,
            function: to.function,
        },
        age: AgeBand::Preschool,
        areas: Vec::new(),
        topic: words(cx, "Sover inte").await,
        question: words(cx, "Hur hjälper man någon att sova på dagen?").await,
        tried: None,
        answer_by: BY,
    }
}

async fn asked(world: &World) -> PartId {
    let teacher = world.at_work(world.county.teacher).await;
    let asking = asking(&teacher, world.county.adviser).await;
    ask_without_name(&teacher, sheet(world), asking)
        .await
        .unwrap()
}

async fn advice(cx: &Cx<'_>) -> Advice {
    Advice {
        words: words(cx, "Kortare vila, mer ute.").await,
        harm: false,
        look_back: LOOK_BACK,
    }
}

async fn outcome(cx: &Cx<'_>) -> Outcome {
    Outcome {
        done: words(cx, "Vi gick ut före vilan.").await,
        felt: None,
        learned: Some(words(cx, "Ut först.").await),
    }
}

fn rule(stop: &Stop) -> (&str, bool) {
    let refusal = stop.refusal().unwrap();
    (refusal.key, refusal.hidden)
}

#[tokio::test]
async fn a_question_is_asked_advised_and_closed_and_somebody_always_has_the_next_step() {
    everywhere(async |world| {
        let county = world.county;
        let (teacher, adviser) = (
            world.at_work(county.teacher).await,
            world.at_work(county.adviser).await,
        );
        let id = asked(&world).await;
        let turns = async |cx: &Cx<'_>| {
            let all = consultations(cx).await.unwrap();
            all.iter().map(Shown::turn).collect::<Vec<_>>()
        };
        let due = |all: Vec<Option<folder::consultation::Step>>| {
            all.into_iter()
                .map(|step| step.map(|step| (step.turn, step.due)))
                .collect::<Vec<_>>()
        };
        assert_eq!(due(turns(&adviser).await), [Some((Turn::Adviser, BY))]);
        assert_eq!(due(turns(&teacher).await), [None]);

        let given = advice(&adviser).await;
        advise(&adviser, id, sheet(&world), given).await.unwrap();
        assert_eq!(due(turns(&adviser).await), [None]);
        assert_eq!(due(turns(&teacher).await), [Some((Turn::Asker, LOOK_BACK))]);

        let told = outcome(&teacher).await;
        conclude(&teacher, id, sheet(&world), told).await.unwrap();
        assert_eq!(due(turns(&teacher).await), [None]);
        for cx in [&teacher, &adviser] {
            let shown = show_consultation(cx, id).await.unwrap();
            let (_, outcome) = shown.consultation.closed.unwrap();
            assert_eq!(outcome.learned.unwrap().words(), "Ut först.");
            assert!(shown.may.is_empty(), "nothing more to do");
        }
        let late = advise(&adviser, id, sheet(&world), advice(&adviser).await).await;
        assert_eq!(
            rule(&late.unwrap_err()),
            ("refusal-consultation-closed", false)
        );
    })
    .await;
}

#[tokio::test]
async fn nobody_but_the_asking_unit_and_the_function_that_is_asked_learns_of_it() {
    everywhere(async |world| {
        let county = world.county;
        let id = asked(&world).await;
        for seat in [county.teacher, county.assistant, county.adviser] {
            let cx = world.at_work(seat).await;
            assert!(show_consultation(&cx, id).await.is_ok());
            assert_eq!(consultations(&cx).await.unwrap().len(), 1);
        }
        for seat in [county.other_teacher, county.contact, county.therapist] {
            let cx = world.at_work(seat).await;
            let no = show_consultation(&cx, id).await.unwrap_err();
            assert!(rule(&no).1, "hidden");
            assert!(consultations(&cx).await.unwrap().is_empty());
        }
        for person in [county.mother, county.child] {
            let cx = world.at_home(person).await;
            let no = show_consultation(&cx, id).await.unwrap_err();
            assert!(rule(&no).1, "hidden");
            assert!(consultations(&cx).await.is_err());
        }
        // Who asked does not advise, and who advises does not say what came of it.
        let (teacher, adviser) = (
            world.at_work(county.teacher).await,
            world.at_work(county.adviser).await,
        );
        let own = advise(&teacher, id, sheet(&world), advice(&teacher).await).await;
        assert_eq!(rule(&own.unwrap_err()), ("refusal-no-mandate", false));
        let theirs = conclude(&adviser, id, sheet(&world), outcome(&adviser).await).await;
        assert_eq!(rule(&theirs.unwrap_err()), ("refusal-no-mandate", false));
    })
    .await;
}

#[tokio::test]
async fn only_whom_the_controller_lets_advise_can_be_asked() {
    everywhere(async |mut world| {
        let county = world.county;
        let mut directory = world.house.directory().clone();
        for function in &mut directory.functions {
            if function.id != county.adviser.function {
                function.mandates.remove(&Mandate::Advise);
            }
        }
        world.house.set_directory(directory).await.unwrap();
        let teacher = world.at_work(county.teacher).await;
        let offered: Vec<_> = teacher.advisers().iter().map(|one| one.id).collect();
        assert_eq!(offered, [county.adviser.function]);
        let to_nurse = asking(&teacher, county.contact).await;
        let no = ask_without_name(&teacher, sheet(&world), to_nurse).await;
        assert_eq!(rule(&no.unwrap_err()), ("refusal-no-adviser", false));
        let to_adviser = asking(&teacher, county.adviser).await;
        let yes = ask_without_name(&teacher, sheet(&world), to_adviser).await;
        assert!(yes.is_ok());
    })
    .await;
}

#[tokio::test]
async fn it_is_no_part_of_any_folder_and_opens_as_none() {
    everywhere(async |world| {
        let teacher = world.at_work(world.county.teacher).await;
        let child = Begin {
            name: "Test Barn".to_owned(),
            birth: date(2022, 5, 14),
            number: None,
            language: "svenska".to_owned(),
            guardians: Vec::new(),
            child: None,
            handlers: Vec::new(),
        };
        let part = begin(&teacher, sheet(&world), child).await.unwrap();
        let id = asked(&world).await;
        let no = show_part(&teacher, id).await.err().unwrap();
        assert!(rule(&no).1, "as an address that is none");
        let no = show_consultation(&teacher, part).await.unwrap_err();
        assert!(rule(&no).1, "nor is a part a question");
        assert_eq!(children(&teacher).await.unwrap().len(), 1);
    })
    .await;
}

#[tokio::test]
async fn sent_twice_it_is_said_once_and_who_wrote_just_before_is_seen_first() {
    everywhere(async |world| {
        let adviser = world.at_work(world.county.adviser).await;
        let id = asked(&world).await;
        let seen = show_consultation(&adviser, id).await.unwrap();
        let sheet = Sheet {
            seen: Seen::Upto(seen.consultation.mark()),
            ..sheet(&world)
        };
        let give = async |sheet| advise(&adviser, id, sheet, advice(&adviser).await).await;
        give(sheet).await.unwrap();
        assert!(matches!(give(sheet).await, Err(Stop::Replayed(_))));
        let another = Sheet {
            id: EntryId::from_bytes(world.house.fresh()),
            ..sheet
        };
        assert!(matches!(give(another).await, Err(Stop::Behind)));
        let shown = show_consultation(&adviser, id).await.unwrap();
        assert_eq!(shown.consultation.advice.len(), 1);
        assert!(shown.may.contains(&Action::Advise), "another advice fits");

        let teacher = world.at_work(world.county.teacher).await;
        let asking = asking(&teacher, world.county.adviser).await;
        let once = ask_without_name(&teacher, sheet, asking).await;
        assert!(matches!(once, Err(Stop::Replayed(_))), "an id is used once");
        assert_eq!(consultations(&teacher).await.unwrap().len(), 1);
    })
    .await;
}

#[tokio::test]
async fn what_is_kept_is_what_is_rebuilt_and_its_chain_holds() {
    everywhere(async |world| {
        let id = asked(&world).await;
        let adviser = world.at_work(world.county.adviser).await;
        let given = advice(&adviser).await;
        advise(&adviser, id, sheet(&world), given).await.unwrap();
        let kept = world.house.registers().await.unwrap();
        assert_eq!(kept.len(), 2);
        world.house.rebuild(world.now).await.unwrap();
        assert_eq!(world.house.registers().await.unwrap(), kept);
        let verified = world.house.verify().await.unwrap();
        assert_eq!((verified.parts, verified.entries), (1, 2));
        assert!(verified.broken.is_empty());
        // Disposal: the keys are gone, nobody reads it and no list finds it.
        world.house.dispose_part(id, world.now).await.unwrap();
        let no = show_consultation(&adviser, id).await.unwrap_err();
        assert!(rule(&no).1);
        assert!(consultations(&adviser).await.unwrap().is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_warning_never_tells_of_a_child_that_is_not_there_for_the_writer() {
    everywhere(async |world| {
        let county = world.county;
        let teacher = world.at_work(county.teacher).await;
        let child = Begin {
            name: "Wanjiru Barn".to_owned(),
            birth: date(2016, 5, 14),
            number: None,
            language: "svenska".to_owned(),
            guardians: Vec::new(),
            child: None,
            handlers: vec![county.teacher.person],
        };
        let part = begin(&teacher, sheet(&world), child).await.unwrap();
        let protecting = app::protect::Protecting {
            level: Some(Protection::Marked),
            handlers: vec![county.teacher.person],
            household: BTreeSet::new(),
            known_from: "Folkbokföringen, 01003".to_owned(),
        };
        app::protect::protect(&teacher, part, sheet(&world), &protecting)
            .await
            .unwrap();
        let assistant = world.at_work(county.assistant).await;
        let found = async |cx: &Cx<'_>| {
            let known = cx.nameless(false).await.unwrap();
            folder::nameless::identity("Wanjiru sover inte.", &known)
        };
        assert_eq!(found(&teacher).await, ["Wanjiru"]);
        assert_eq!(found(&assistant).await, [""; 0]);
    })
    .await;
}
