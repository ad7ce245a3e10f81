//! Who answers, and what ends by itself: the child's own say, the 18th birthday and a change of custody
//! (law.md A5.3, A5.4, A16 cases 11, 12, 15 and 16; FB 6:2; OSL 12:3).

use folder::command::{AskConsent, ChangeCustody};
use folder::entry::{ChildCard, Custody, Entry, Signing};
use folder::id::PersonId;
use folder::{Refusal, age};
use jiff::ToSpan;
use jiff::civil::{Date, date};

use crate::world::*;

/// The child's age in whole years today.
fn aged(years: i16) -> Part {
    let birth = date(TODAY.year() - years, TODAY.month(), TODAY.day());
    let card = ChildCard { birth, ..joint() };
    Part::default().with(worker(PRESCHOOL), card)
}

fn ask(signing: Signing, judged: &str) -> AskConsent {
    let asked = question();
    AskConsent {
        consent: asked.consent,
        receivers: asked.receivers,
        areas: asked.areas,
        purpose: asked.purpose,
        level: asked.level,
        until: asked.until,
        signing,
        judged: judged.into(),
        child_heard: asked.child_heard,
        without: None,
        text: asked.text,
        one_may_do: false,
        of: Some(PRESCHOOL),
        inside: false,
    }
}

fn signers(part: &Part, ask: AskConsent) -> Result<Vec<PersonId>, Refusal> {
    match ask.decide(&part.fold(), now())? {
        Entry::ConsentAsked(asked) => Ok(asked.signers.into_iter().collect()),
        _ => panic!("another entry"),
    }
}

#[test]
fn the_age_proposes_and_somebody_judges() {
    let proposed = |years| Signing::proposed(years);
    assert_eq!([0, 7, 11].map(proposed), [Signing::Guardians; 3]);
    assert_eq!([12, 14].map(proposed), [Signing::Together; 2]);
    assert_eq!([15, 17, 18].map(proposed), [Signing::Child; 3]);
    // A judgement may go another way than the proposal, with words.
    for years in [9, 13, 16] {
        for signing in [Signing::Together, Signing::Child] {
            assert!(signers(&aged(years), ask(signing, "We talked twice.")).is_ok());
        }
    }
}

/// Adults observe so young a child (R97).
#[test]
fn a_child_under_seven_is_asked_nothing() {
    for signing in [Signing::Together, Signing::Child] {
        for years in [0, 6] {
            assert_eq!(
                refused(signers(&aged(years), ask(signing, "She nods."))),
                "refusal-too-young-to-answer"
            );
        }
        assert!(signers(&aged(7), ask(signing, "She nods.")).is_ok());
    }
}

#[test]
fn a_judgement_of_maturity_has_words() {
    let no_words = "refusal-no-words";
    assert!(signers(&aged(8), ask(Signing::Guardians, "")).is_ok());
    for signing in [Signing::Together, Signing::Child] {
        assert_eq!(refused(signers(&aged(8), ask(signing, " "))), no_words);
    }
    for signing in [Signing::Guardians, Signing::Together, Signing::Child] {
        assert_eq!(refused(signers(&aged(12), ask(signing, ""))), no_words);
    }
}

#[test]
fn who_is_asked_follows_the_judgement() {
    let of = |signing| signers(&aged(15), ask(signing, "Mature.")).unwrap();
    let mut together = vec![SARA, JONAS, ALVA];
    together.sort();
    assert_eq!(of(Signing::Together), together);
    assert_eq!(of(Signing::Child), [ALVA]);
    assert!(!of(Signing::Guardians).contains(&ALVA));
}

#[test]
fn whoever_is_of_age_answers_alone() {
    let adult = aged(18);
    for signing in [Signing::Guardians, Signing::Together] {
        assert_eq!(
            refused(signers(&adult, ask(signing, "Mature."))),
            "refusal-of-age"
        );
    }
    assert_eq!(
        signers(&adult, ask(Signing::Child, "Of age.")).unwrap(),
        [ALVA]
    );
}

fn eighteen_on(day: Date) -> ChildCard {
    let birth = date(day.year() - age::ADULT, day.month(), day.day());
    ChildCard { birth, ..joint() }
}

#[test]
fn guardians_are_not_asked_beyond_the_eve_of_the_eighteenth_birthday() {
    let asked = |birthday| {
        let part = Part::default().with(worker(PRESCHOOL), eighteen_on(birthday));
        signers(&part, ask(Signing::Guardians, "Both talk."))
    };
    assert_eq!(refused(asked(UNTIL)), "refusal-until-of-age");
    assert!(asked(days(UNTIL, 1)).is_ok());
}

/// The consent was given while the birthday was unknown: the day itself stops it, whatever was agreed.
#[test]
fn nothing_flows_on_the_eighteenth_birthday_by_what_guardians_said() {
    let birthday = days(TODAY, 10);
    let part = Part::ready()
        .with(worker(PRESCHOOL), eighteen_on(birthday))
        .fold();
    let on = |day| offer().decide(&part, now_on(day));
    assert!(on(birthday.checked_sub(1.day()).unwrap()).is_ok());
    assert_eq!(refused(on(birthday)), "refusal-sharing-stopped");
}

fn change(guardians: &[(PersonId, Custody)]) -> ChangeCustody {
    ChangeCustody {
        guardians: card(guardians).guardians,
        known_from: "The mother showed the judgment.".into(),
    }
}

#[test]
fn a_change_of_custody_cancels_what_waits_and_locks_what_was_collected() {
    let alone = || change(&[(SARA, Custody::Sole), (JONAS, Custody::None)]);
    let waits = alone().decide(&Part::offered().fold(), now()).unwrap();
    assert!(matches!(waits.entries[0], Entry::ChildCard(_)));
    assert!(
        waits
            .entries
            .iter()
            .any(|entry| matches!(entry, Entry::OfferCancelled(_)))
    );
    assert!(waits.lock.is_empty());

    let (sender, _) = Part::collected();
    let collected = alone().decide(&sender.fold(), now()).unwrap();
    assert_eq!(collected.lock, [RELEASE]);
    // What has been locked once is not locked again.
    let stopped = withdraw(SARA).decide(&sender.fold(), now()).unwrap();
    let sender = sender.after(stopped, SARA);
    let after = alone().decide(&sender.fold(), now()).unwrap();
    assert!(after.lock.is_empty());
}

#[test]
fn what_a_child_decided_alone_outlives_a_change_of_custody() {
    let alone = folder::entry::ConsentAsked {
        signers: [ALVA].into(),
        signing: Signing::Child,
        judged: "Mature.".into(),
        ..question()
    };
    let part = Part::of_the_preschool()
        .with(worker(PRESCHOOL), alone)
        .with(worker(PRESCHOOL), card(&[(SARA, Custody::Sole)]));
    assert!(!part.fold().consents[&CONSENT].outlived);
}

#[test]
fn a_change_says_how_it_is_known_and_what_fits_together() {
    let part = Part::ready().fold();
    let refusal = |change: ChangeCustody| refused(change.decide(&part, now()));
    let unsaid = ChangeCustody {
        known_from: " ".into(),
        ..change(&[(SARA, Custody::Sole)])
    };
    assert_eq!(refusal(unsaid), "refusal-no-words");
    let same = change(&[(SARA, Custody::Joint), (JONAS, Custody::Joint)]);
    assert_eq!(refusal(same), "refusal-custody-same");
    for uneven in [
        change(&[(SARA, Custody::Joint)]),
        change(&[(SARA, Custody::Sole), (JONAS, Custody::Joint)]),
        change(&[(SARA, Custody::Sole), (JONAS, Custody::Sole)]),
    ] {
        assert_eq!(refusal(uneven), "refusal-custody-uneven");
    }
    for custody in [Custody::Appointed, Custody::Temporary, Custody::GodMan] {
        let change = change(&[(EVA, custody), (SARA, Custody::None)]);
        assert!(change.decide(&part, now()).is_ok());
    }
    // Nobody who decides is left: still known at once, and then nobody can be asked.
    assert!(
        change(&[(SARA, Custody::None)])
            .decide(&part, now())
            .is_ok()
    );
}
