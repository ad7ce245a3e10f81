//! A text that may tell a place is asked back wherever somebody writes, and the writer decides (law.md A13).

use app::answer_consent::answer_consent;
use app::change_custody::change_custody;
use app::choose_readers::{Chosen, choose_readers};
use app::withdraw_consent::narrow_consent;
use app::words::{Readers, share_words, write_words};
use folder::command::NarrowConsent;
use folder::id::UnitId;

use super::*;

const TELLS: &str = "Hon hämtas på Storgatan 4.";
const ASKED: &str = "refusal-tells-place";
const OTHERS: &str = "refusal-tells-place-others";
const OWN: &str = "refusal-tells-place-own";

/// The writer has looked, and means it.
fn looked(world: &World) -> Sheet {
    Sheet {
        looked_at: true,
        ..sheet(world)
    }
}

async fn room(world: &World, person: PersonId) -> PartId {
    let cx = world.at_home(person).await;
    rooms(&cx).await.unwrap()[0].0
}

#[tokio::test]
async fn what_is_typed_when_one_begins_with_a_protected_child_is_looked_at_too() {
    everywhere(async |world| {
        let teacher = world.at_work(world.county.teacher).await;
        let level = Some(Protection::Marked);
        let typed = |change: fn(&mut Begin)| {
            let mut all = child(&world);
            all.child = None;
            all.guardians[1].person = None;
            change(&mut all);
            all
        };
        let changes: [fn(&mut Begin); 4] = [
            |all| all.name = "Test Barn Storgatan 4".to_owned(),
            |all| all.language = "svenska, på Mottagningen".to_owned(),
            |all| all.guardians[1].name = "Test Pappa i Tingsryd".to_owned(),
            |all| all.guardians[1].language = "0470-12 34 56".to_owned(),
        ];
        for change in changes {
            let told = typed(change);
            let stop = begin_under(&teacher, sheet(&world), told.clone(), level).await;
            assert_eq!(key(stop), ASKED);
            begin_under(&teacher, looked(&world), told, level)
                .await
                .unwrap();
            // Of a child that nobody protects nothing is asked.
            begin_under(&teacher, sheet(&world), typed(change), None)
                .await
                .unwrap();
        }
        begin_under(&teacher, sheet(&world), typed(|_| ()), level)
            .await
            .unwrap();
    })
    .await;
}

#[tokio::test]
async fn how_custody_and_protection_are_known_is_looked_at_too() {
    everywhere(async |world| {
        let teacher = world.at_work(world.county.teacher).await;
        let part = begun(&world).await;
        let guardians = |custody: [Custody; 2]| -> Vec<NewGuardian> {
            let mut all = child(&world).guardians;
            for (guardian, custody) in all.iter_mut().zip(custody) {
                guardian.custody = custody;
            }
            all
        };
        let alone = || guardians([Custody::Sole, Custody::None]);
        let both = || guardians([Custody::Joint, Custody::Joint]);
        let judged = "Dom i Tingsryd.";
        change_custody(&teacher, part, sheet(&world), alone(), judged)
            .await
            .unwrap();
        let marking = Protecting {
            known_from: "Skolan i Tingsryd ringde.".to_owned(),
            ..marked(&world, world.county.teacher)
        };
        let marking = protect(&teacher, part, sheet(&world), &marking).await;
        assert_eq!(key(marking), ASKED);
        mark(&world, part).await;
        let stop = change_custody(&teacher, part, sheet(&world), both(), judged).await;
        assert_eq!(key(stop), ASKED);
        change_custody(&teacher, part, looked(&world), both(), judged)
            .await
            .unwrap();
        // A name that is new is looked at, and those who are known are not asked about again.
        let mut named = alone();
        named[1].person = None;
        named[1].name = "Test Farmor på Storgatan 4".to_owned();
        let stop = change_custody(&teacher, part, sheet(&world), named, "Domen.").await;
        assert_eq!(key(stop), ASKED);
        change_custody(&teacher, part, sheet(&world), alone(), "Domen.")
            .await
            .unwrap();
    })
    .await;
}

fn narrower(world: &World, consent: ConsentId, condition: &str) -> NarrowConsent {
    NarrowConsent {
        consent,
        unit: world.county.contact.unit,
        by: world.county.mother,
        areas: [area(world)].into(),
        level: Level::Talk,
        until: date(2027, 4, 1),
        condition: condition.to_owned(),
        language: "svenska".to_owned(),
    }
}

fn answer(by: PersonId, consent: ConsentId, unit: UnitId, said: &str) -> ConsentAnswered {
    ConsentAnswered {
        consent,
        by,
        answers: vec![ReceiverAnswer {
            unit,
            answer: Answer::No,
        }],
        form: Form::OwnPage,
        language: "svenska".to_owned(),
        interpreter: false,
        said: said.to_owned(),
        ask_again: None,
    }
}

#[tokio::test]
async fn what_the_family_answers_is_looked_at_too_by_whoever_writes_it_down() {
    everywhere(async |world| {
        let county = world.county;
        let teacher = world.at_work(county.teacher).await;
        let mother = world.at_home(county.mother).await;
        let part = begun(&world).await;
        let own = room(&world, county.mother).await;
        let consent = agreed(&world, part).await;
        mark(&world, part).await;

        let narrowed = narrow_consent(
            &mother,
            own,
            sheet(&world),
            narrower(&world, consent, TELLS),
        );
        assert_eq!(key(narrowed.await), OTHERS);
        let calm = narrower(&world, consent, "Bara om jag är med.");
        narrow_consent(&mother, own, sheet(&world), calm)
            .await
            .unwrap();

        let no = |said: &str| answer(county.mother, consent, county.contact.unit, said);
        let stop = answer_consent(&mother, own, sheet(&world), no(TELLS)).await;
        assert_eq!(key(stop), OTHERS);
        let told = |said: &str| ConsentAnswered {
            form: Form::Oral,
            ..no(said)
        };
        let stop =
            app::ask_consent::record_answer(&teacher, part, sheet(&world), told(TELLS)).await;
        assert_eq!(key(stop), ASKED);
        answer_consent(&mother, own, looked(&world), no(TELLS))
            .await
            .unwrap();
    })
    .await;
}

#[tokio::test]
async fn why_somebody_in_the_family_does_not_read_is_looked_at_too() {
    everywhere(async |world| {
        let teacher = world.at_work(world.county.teacher).await;
        let part = begun(&world).await;
        let of = tried(&world, &teacher, part, "Mindre grupp").await.unwrap();
        mark(&world, part).await;
        let chosen = |why: &str| Chosen {
            shown: [world.county.mother].into(),
            why: why.to_owned(),
            ..Chosen::default()
        };
        let stop = choose_readers(&teacher, part, sheet(&world), of, &chosen(TELLS)).await;
        assert_eq!(key(stop), ASKED);
        choose_readers(&teacher, part, sheet(&world), of, &chosen("Hon vill veta."))
            .await
            .unwrap();
    })
    .await;
}

#[tokio::test]
async fn own_words_may_tell_a_place_on_the_own_page_and_are_asked_about_again_before_others_read() {
    everywhere(async |world| {
        let county = world.county;
        let part = begun(&world).await;
        let own = room(&world, county.child).await;
        let mothers = room(&world, county.mother).await;
        let child = world.at_home(county.child).await;
        let nobody = Readers::default();
        let to_mother = Readers {
            persons: [county.mother].into(),
            ..Readers::default()
        };
        let words = || "Jag bor på Storgatan 4 nu.".to_owned();
        // Before the protection nothing is asked; what was written then is looked at when it is let out now.
        let before = sheet(&world);
        write_words(&child, own, before, words(), &nobody)
            .await
            .unwrap();
        mark(&world, part).await;
        let let_out = share_words(&child, own, sheet(&world), before.id, &to_mother).await;
        assert_eq!(key(let_out), OTHERS);

        let alone = write_words(&child, own, sheet(&world), words(), &nobody).await;
        assert_eq!(key(alone), OWN);
        let kept = looked(&world);
        write_words(&child, own, kept, words(), &nobody)
            .await
            .unwrap();
        let at_once = write_words(&child, own, sheet(&world), words(), &to_mother).await;
        assert_eq!(key(at_once), OTHERS);
        let let_out = share_words(&child, own, sheet(&world), kept.id, &to_mother).await;
        assert_eq!(key(let_out), OTHERS, "kept for oneself is not let out");

        let mother = world.at_home(county.mother).await;
        let reads = async || {
            let page = show_room(&mother, mothers).await.unwrap();
            let told = |entry: &Entry| matches!(entry, Entry::OwnWords(_));
            page.view.timeline().filter(|one| told(one.entry)).count()
        };
        assert_eq!(reads().await, 0);
        share_words(&child, own, looked(&world), kept.id, &to_mother)
            .await
            .unwrap();
        assert_eq!(reads().await, 1);
    })
    .await;
}
