//! Making a yes smaller (R40, R45; law.md A5.1): like a withdrawal of a part, and the rest stands.

use folder::Author;
use folder::command::{AnswerConsent, NarrowConsent, Offer, Withdrawal};
use folder::entry::{Answer, ConsentAnswered, Entry, Level, LockReason, Locked, OfferCancelled};
use folder::id::ReleaseId;
use folder::standing::Standing;
use jiff::civil::Date;

use crate::world::*;

fn narrow() -> NarrowConsent {
    NarrowConsent {
        consent: CONSENT,
        unit: CLINIC,
        by: SARA,
        areas: areas(&["health", "friends"]),
        level: Level::Share,
        until: UNTIL,
        condition: String::new(),
        language: "svenska".into(),
    }
}

fn only(keys: &[&str]) -> NarrowConsent {
    NarrowConsent {
        areas: areas(keys),
        ..narrow()
    }
}

fn sooner(until: Date) -> NarrowConsent {
    NarrowConsent { until, ..narrow() }
}

fn done(part: &Part, narrower: NarrowConsent) -> Withdrawal {
    narrower.decide(&part.fold(), now()).unwrap()
}

fn given(
    part: &Part,
) -> (
    std::collections::BTreeSet<folder::practice::AreaKey>,
    Level,
    Date,
    Vec<String>,
) {
    match part.fold().consents[&CONSENT].toward(CLINIC, TODAY) {
        Some(Standing::Given {
            areas,
            level,
            until,
            conditions,
        }) => (areas, level, until, conditions),
        other => panic!("{other:?}"),
    }
}

#[test]
fn what_waits_about_an_area_that_is_taken_away_is_cancelled_and_the_rest_can_still_be_collected() {
    let part = Part::offered();
    let about_health = done(&part, only(&["friends"]));
    let cancelled: Entry = OfferCancelled { release: RELEASE }.into();
    assert_eq!(about_health.entries[1..], [cancelled]);
    let part = part.after(about_health, SARA);
    assert_eq!(
        refused(collect().decide(&part.fold(), now())),
        "refusal-offer-gone"
    );

    let part = Part::offered();
    let about_friends = done(&part, only(&["health"]));
    assert_eq!(about_friends.entries.len(), 1);
    let part = part.after(about_friends, SARA);
    assert!(collect().decide(&part.fold(), now()).is_ok());
    assert_eq!(given(&part).0, areas(&["health"]));
}

#[test]
fn what_was_collected_about_an_area_that_is_taken_away_is_locked_and_the_rest_is_not() {
    let (sender, _) = Part::collected();
    let narrower = done(&sender, only(&["friends"]));
    assert_eq!((narrower.lock, narrower.entries.len()), (vec![RELEASE], 1));
    let narrower = done(&sender, only(&["health"]));
    assert_eq!((narrower.lock, narrower.shorten), (vec![], vec![]));
}

#[test]
fn a_yes_that_becomes_one_to_talk_locks_whatever_was_collected() {
    let (sender, _) = Part::collected();
    let talk = NarrowConsent {
        level: Level::Talk,
        ..narrow()
    };
    assert_eq!(done(&sender, talk).lock, [RELEASE]);
}

#[test]
fn a_copy_can_be_read_through_the_earlier_day_and_not_after_it() {
    let (sender, receiver) = Part::collected();
    let last = days(TODAY, 10);
    let narrower = done(&sender, sooner(last));
    assert_eq!(
        (narrower.lock, narrower.shorten),
        (vec![], vec![(RELEASE, last)])
    );
    let copy = receiver.last();
    let locked = Locked {
        release: RELEASE,
        reason: LockReason::Stopped,
        after: Some(last),
    };
    let receiver = receiver.with(Author::Kring, locked).fold();
    let read = |day| {
        receiver
            .written(day)
            .any(|written| written.record.id == copy)
    };
    assert!(read(last));
    assert!(!read(days(last, 1)));
}

#[test]
fn what_waits_can_be_collected_through_the_earlier_day_and_the_copy_ends_then() {
    let part = Part::offered();
    let last = days(TODAY, 10);
    let narrower = done(&part, sooner(last));
    let part = part.after(narrower, SARA).fold();
    let Entry::Copy(copy) = collect().decide(&part, now_on(last)).unwrap().copy else {
        panic!("another entry");
    };
    assert_eq!(copy.until, Some(last));
    let late = now_on(days(last, 1));
    assert_eq!(
        refused(collect().decide(&part, late)),
        "refusal-consent-over"
    );
    assert!(part.sent[&RELEASE].waits(last));
    assert!(!part.sent[&RELEASE].waits(days(last, 1)));
}

/// Who has said "until the tenth" and then yes again has not said that what was offered before may be collected later:
/// somebody thinks of it and offers it anew.
#[test]
fn a_yes_given_anew_for_longer_makes_no_earlier_offer_longer() {
    let part = Part::offered();
    let last = days(TODAY, 10);
    let narrower = done(&part, sooner(last));
    let anew = answered(SARA, &[(CLINIC, yes())]);
    let part = part.after(narrower, SARA).with(guardian(SARA), anew).fold();
    let on = |day| collect().decide(&part, now_on(day));
    let Entry::Copy(copy) = on(last).unwrap().copy else {
        panic!("another entry");
    };
    assert_eq!(copy.until, Some(last));
    assert_eq!(refused(on(days(last, 1))), "refusal-offer-gone");
    let again = Offer {
        release: ReleaseId::from_bytes([23; 16]),
        ..offer()
    };
    assert!(again.decide(&part, now_on(days(last, 1))).is_ok());
}

#[test]
fn any_one_signer_makes_it_smaller_for_all() {
    let part = Part::ready();
    let last = days(TODAY, 10);
    let by_jonas = NarrowConsent {
        by: JONAS,
        until: last,
        ..only(&["health"])
    };
    let narrower = done(&part, by_jonas);
    let (areas_left, level, until, _) = given(&part.after(narrower, JONAS));
    assert_eq!(
        (areas_left, level, until),
        (areas(&["health"]), Level::Share, last)
    );
}

#[test]
fn a_condition_is_added_and_never_lost() {
    let with = |condition: &str| NarrowConsent {
        condition: condition.into(),
        ..narrow()
    };
    let mut part = Part::ready();
    for condition in ["Only if I may be there.", "Not by letter."] {
        let narrower = done(&part, with(condition));
        part = part.after(narrower, SARA);
    }
    assert_eq!(
        given(&part).3,
        ["Only if I may be there.", "Not by letter."]
    );
}

#[test]
fn the_answers_toward_others_stand_as_they_were() {
    let both = [(CLINIC, yes()), (SOCIAL, Answer::No)];
    let part = Part::ready().with(guardian(SARA), answered(SARA, &both));
    let narrower = done(&part, only(&["health"]));
    let Entry::ConsentAnswered(answered) = &narrower.entries[0] else {
        panic!("another entry");
    };
    assert!(answered.about(SOCIAL).eq([&Answer::No]));
}

#[test]
fn nothing_here_widens() {
    let part = Part::ready();
    let narrower = done(
        &part,
        NarrowConsent {
            until: days(TODAY, 10),
            level: Level::Talk,
            ..only(&["health"])
        },
    );
    let part = part.after(narrower, SARA).fold();
    let within = NarrowConsent {
        until: days(TODAY, 9),
        level: Level::Talk,
        ..only(&["health"])
    };
    let wider = [
        NarrowConsent {
            areas: areas(&["health", "friends"]),
            ..within.clone()
        },
        NarrowConsent {
            level: Level::Share,
            ..within.clone()
        },
        NarrowConsent {
            until: days(TODAY, 11),
            ..within.clone()
        },
    ];
    for one in wider {
        assert_eq!(
            refused(one.clone().decide(&part, now())),
            "refusal-wider-than-yes",
            "{one:?}"
        );
    }
    assert!(within.decide(&part, now()).is_ok());
}

#[test]
fn there_must_be_a_yes_of_ones_own_that_holds_and_something_to_take_from_it() {
    let ready = Part::ready();
    let less = || only(&["health"]);
    let no = Part::ready().with(guardian(SARA), answered(SARA, &[(CLINIC, Answer::No)]));
    let withdrawal = withdraw(JONAS).decide(&ready.fold(), now()).unwrap();
    let stopped = ready.clone().after(withdrawal, JONAS);
    let by = |by| NarrowConsent { by, ..less() };
    let tries = [
        (&ready, by(EVA), now(), "refusal-not-a-signer"),
        (&no, less(), now(), "refusal-nothing-to-narrow"),
        (&stopped, less(), now(), "refusal-nothing-to-narrow"),
        (&ready, narrow(), now(), "refusal-nothing-narrowed"),
        (&ready, only(&[]), now(), "refusal-narrowed-to-nothing"),
        (
            &ready,
            less(),
            now_on(days(UNTIL, 1)),
            "refusal-consent-over",
        ),
        (&ready, sooner(days(TODAY, -1)), now(), "refusal-day-past"),
    ];
    for (part, narrower, now, key) in tries {
        assert_eq!(refused(narrower.decide(&part.fold(), now)), key);
    }
    assert!(by(JONAS).decide(&ready.fold(), now()).is_ok());
    assert!(less().decide(&ready.fold(), now_on(UNTIL)).is_ok());
}

/// A mother who phones and says "not any more" has said it, whatever it closes.
#[test]
fn what_somebody_says_to_the_one_who_asked_is_never_refused_for_what_it_closes() {
    let no = || answered(SARA, &[(CLINIC, Answer::No)]);
    let (collected, _) = Part::collected();
    let recorded = |said: ConsentAnswered, part: &Part| {
        AnswerConsent(said).recorded(&part.fold(), now()).unwrap()
    };
    assert_eq!(recorded(no(), &collected).lock, [RELEASE]);
    let cancelled: Entry = OfferCancelled { release: RELEASE }.into();
    assert_eq!(
        recorded(no(), &Part::offered()).entries,
        [no().into(), cancelled]
    );
    let still = recorded(answered(SARA, &[(CLINIC, yes())]), &collected);
    assert_eq!((still.lock, still.entries.len()), (vec![], 1));
}

#[test]
fn it_is_said_on_the_own_page_whoever_wrote_the_answer_down_before() {
    let said = ConsentAnswered {
        language: "arabiska".into(),
        interpreter: true,
        said: "She said it with her sister beside her.".into(),
        form: folder::entry::Form::Written,
        ..answered(SARA, &[(CLINIC, yes())])
    };
    let part = Part::ready().with(worker(PRESCHOOL), said);
    let narrower = done(&part, only(&["health"]));
    let Some(Entry::ConsentAnswered(now)) = narrower.entries.first() else {
        panic!("an answer comes first");
    };
    assert_eq!(now.form, folder::entry::Form::OwnPage);
    assert_eq!((now.language.as_str(), now.interpreter), ("svenska", false));
    assert_eq!(now.said, "");
}

#[test]
fn a_copy_that_ends_on_that_day_already_is_given_no_new_day() {
    let (sender, _) = Part::collected();
    // As long as it was asked for: nothing ends sooner.
    let as_long = Answer::Yes {
        areas: areas(&["health", "friends"]),
        level: Level::Share,
        until: Some(UNTIL),
        conditions: vec![],
    };
    let command = AnswerConsent(answered(SARA, &[(CLINIC, as_long)]));
    let followed = command.recorded(&sender.fold(), now()).unwrap();
    assert_eq!((followed.lock, followed.shorten), (vec![], vec![]));
}

#[test]
fn an_answer_may_end_on_the_last_day_that_was_asked_for_and_not_later() {
    let until = |day: Date| {
        let answer = Answer::Yes {
            areas: areas(&["health"]),
            level: Level::Share,
            until: Some(day),
            conditions: vec![],
        };
        AnswerConsent(answered(SARA, &[(CLINIC, answer)])).decide(&Part::ready().fold(), now())
    };
    assert!(until(UNTIL).is_ok());
    assert!(until(days(TODAY, 3)).is_ok());
    assert_eq!(refused(until(days(UNTIL, 1))), "refusal-wider-than-asked");
}
