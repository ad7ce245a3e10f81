//! Asking, answering, and where it stands (law.md A5; R37–R45).

use folder::command::{AnswerConsent, AskConsent};
use folder::entry::{Answer, ConsentWithdrawn, Custody, Entry, Level};
use folder::id::UnitId;
use folder::next::Step;
use folder::next::next;
use folder::standing::Standing;
use folder::times::Times;
use jiff::civil::Date;

use crate::world::*;

fn ask() -> AskConsent {
    let asked = question();
    AskConsent {
        consent: asked.consent,
        receivers: asked.receivers,
        areas: asked.areas,
        purpose: asked.purpose,
        level: asked.level,
        until: asked.until,
        signing: asked.signing,
        judged: asked.judged,
        child_heard: asked.child_heard,
        without: None,
        text: asked.text,
        one_may_do: false,
        of: Some(PRESCHOOL),
        inside: false,
    }
}

fn standing(part: &Part, unit: UnitId, today: Date) -> Option<Standing> {
    part.fold().consents[&CONSENT].toward(unit, today)
}

fn asked() -> Part {
    Part::of_the_preschool().with(worker(PRESCHOOL), question())
}

#[test]
fn all_who_hold_custody_are_asked_and_nobody_else() {
    let part = Part::of_the_preschool();
    let Entry::ConsentAsked(asked) = ask().decide(&part.fold(), now()).unwrap() else {
        panic!("another entry");
    };
    assert_eq!(asked.signers, [SARA, JONAS].into());
}

#[test]
fn a_child_with_no_guardian_known_cannot_be_asked_about() {
    let nobody = Part::default().with(worker(PRESCHOOL), card(&[(EVA, Custody::None)]));
    let somebody = Part::default().with(worker(PRESCHOOL), card(&[(EVA, Custody::Sole)]));
    assert_eq!(
        refused(ask().decide(&nobody.fold(), now())),
        "refusal-no-guardian"
    );
    assert!(ask().decide(&somebody.fold(), now()).is_ok());
}

#[test]
fn within_one_secrecy_no_consent_is_asked() {
    let part = Part::of_the_preschool().fold();
    let inside = AskConsent {
        inside: true,
        ..ask()
    };
    assert_eq!(
        refused(inside.decide(&part, now())),
        "refusal-inner-secrecy"
    );
    assert!(ask().decide(&part, now()).is_ok());
}

#[test]
fn everything_to_everybody_cannot_be_asked_for() {
    let part = Part::of_the_preschool().fold();
    let nobody = AskConsent {
        receivers: vec![],
        ..ask()
    };
    let nothing = AskConsent {
        areas: areas(&[]),
        ..ask()
    };
    assert_eq!(
        refused(nobody.decide(&part, now())),
        "refusal-blanket-consent"
    );
    assert_eq!(
        refused(nothing.decide(&part, now())),
        "refusal-blanket-consent"
    );
}

#[test]
fn a_question_says_what_for_and_about_areas_that_exist() {
    let part = Part::of_the_preschool().fold();
    let aimless = AskConsent {
        purpose: " \n".into(),
        ..ask()
    };
    let unknown = AskConsent {
        areas: areas(&["weather"]),
        ..ask()
    };
    assert_eq!(refused(aimless.decide(&part, now())), "refusal-no-words");
    assert_eq!(
        refused(unknown.decide(&part, now())),
        "refusal-unknown-area"
    );
}

#[test]
fn a_consent_is_talked_about_again_within_a_year() {
    let part = Part::of_the_preschool().fold();
    let until = |day| {
        AskConsent {
            until: day,
            ..ask()
        }
        .decide(&part, now())
    };
    assert_eq!(refused(until(days(TODAY, -1))), "refusal-day-past");
    assert!(until(TODAY).is_ok());
    assert!(until(days(TODAY, 366)).is_ok());
    assert_eq!(refused(until(days(TODAY, 367))), "refusal-consent-too-long");
}

#[test]
fn silence_is_not_consent() {
    let missing = [SARA, JONAS].into();
    assert_eq!(
        standing(&asked(), CLINIC, TODAY),
        Some(Standing::Waiting { missing })
    );
}

#[test]
fn one_yes_of_two_still_waits_for_the_other() {
    let part = asked().with(worker(PRESCHOOL), answered(SARA, &[(CLINIC, yes())]));
    let missing = [JONAS].into();
    assert_eq!(
        standing(&part, CLINIC, TODAY),
        Some(Standing::Waiting { missing })
    );
}

#[test]
fn an_answer_about_one_receiver_is_no_answer_about_another() {
    let part = asked()
        .with(worker(PRESCHOOL), answered(SARA, &[(CLINIC, yes())]))
        .with(worker(PRESCHOOL), answered(JONAS, &[(CLINIC, yes())]));
    let missing = [SARA, JONAS].into();
    assert!(matches!(
        standing(&part, CLINIC, TODAY),
        Some(Standing::Given { .. })
    ));
    assert_eq!(
        standing(&part, SOCIAL, TODAY),
        Some(Standing::Waiting { missing })
    );
}

#[test]
fn yes_to_one_and_no_to_another_is_an_ordinary_outcome() {
    let both = [(CLINIC, yes()), (SOCIAL, Answer::No)];
    let part = asked()
        .with(worker(PRESCHOOL), answered(SARA, &both))
        .with(worker(PRESCHOOL), answered(JONAS, &both));
    assert!(matches!(
        standing(&part, CLINIC, TODAY),
        Some(Standing::Given { .. })
    ));
    assert_eq!(
        standing(&part, SOCIAL, TODAY),
        Some(Standing::No { ask_again: None })
    );
}

#[test]
fn one_no_is_enough_also_before_the_other_has_answered() {
    let again = days(TODAY, 60);
    let mut no = answered(SARA, &[(CLINIC, Answer::No)]);
    no.ask_again = Some(again);
    let early = asked().with(worker(PRESCHOOL), no);
    let late = early
        .clone()
        .with(worker(PRESCHOOL), answered(JONAS, &[(CLINIC, yes())]));
    for part in [early, late] {
        let expected = Standing::No {
            ask_again: Some(again),
        };
        assert_eq!(standing(&part, CLINIC, TODAY), Some(expected));
        assert!(
            next(&part.fold(), TODAY, Times::default())
                .iter()
                .any(|step| step.step == Step::AskAgain && step.due == again)
        );
    }
}

#[test]
fn a_no_beside_a_yes_about_the_same_receiver_is_a_no() {
    for lines in [
        [(CLINIC, yes()), (CLINIC, Answer::No)],
        [(CLINIC, Answer::No), (CLINIC, yes())],
    ] {
        let part = asked()
            .with(worker(PRESCHOOL), answered(SARA, &lines))
            .with(worker(PRESCHOOL), answered(JONAS, &[(CLINIC, yes())]));
        assert_eq!(
            standing(&part, CLINIC, TODAY),
            Some(Standing::No { ask_again: None })
        );
    }
}

#[test]
fn nobodys_answer_counts_who_is_not_a_signer() {
    let part = asked()
        .with(worker(PRESCHOOL), answered(SARA, &[(CLINIC, yes())]))
        .with(worker(PRESCHOOL), answered(EVA, &[(CLINIC, yes())]));
    let missing = [JONAS].into();
    assert_eq!(
        standing(&part, CLINIC, TODAY),
        Some(Standing::Waiting { missing })
    );
    let part = Part::ready().with(worker(PRESCHOOL), answered(EVA, &[(CLINIC, Answer::No)]));
    assert!(matches!(
        standing(&part, CLINIC, TODAY),
        Some(Standing::Given { .. })
    ));
}

#[test]
fn a_consent_that_nobody_signs_never_holds() {
    let mut nobodys = question();
    nobodys.signers.clear();
    let part = Part::of_the_preschool().with(worker(PRESCHOOL), nobodys);
    let missing = [].into();
    assert_eq!(
        standing(&part, CLINIC, TODAY),
        Some(Standing::Waiting { missing })
    );
}

#[test]
fn what_both_agreed_to_is_the_least_of_the_two() {
    let wide = yes();
    let narrow = Answer::yes(areas(&["health"]), Level::Talk);
    let part = asked()
        .with(worker(PRESCHOOL), answered(SARA, &[(CLINIC, wide)]))
        .with(worker(PRESCHOOL), answered(JONAS, &[(CLINIC, narrow)]));
    let given = Standing::Given {
        areas: areas(&["health"]),
        level: Level::Talk,
        until: UNTIL,
        conditions: Vec::new(),
    };
    assert_eq!(standing(&part, CLINIC, TODAY), Some(given));
}

#[test]
fn a_later_answer_of_the_same_signer_replaces_the_earlier() {
    let part = asked()
        .with(worker(PRESCHOOL), answered(SARA, &[(CLINIC, Answer::No)]))
        .with(worker(PRESCHOOL), answered(JONAS, &[(CLINIC, yes())]))
        .with(guardian(SARA), answered(SARA, &[(CLINIC, yes())]));
    assert!(matches!(
        standing(&part, CLINIC, TODAY),
        Some(Standing::Given { .. })
    ));
}

#[test]
fn a_consent_holds_through_its_last_day_and_not_the_day_after() {
    let part = Part::ready();
    assert!(matches!(
        standing(&part, CLINIC, UNTIL),
        Some(Standing::Given { .. })
    ));
    assert_eq!(
        standing(&part, CLINIC, days(UNTIL, 1)),
        Some(Standing::Expired)
    );
}

#[test]
fn a_yes_taken_back_by_one_has_stopped_toward_that_receiver_only() {
    let both = [(CLINIC, yes()), (SOCIAL, yes())];
    let withdrawn = ConsentWithdrawn {
        consent: CONSENT,
        unit: CLINIC,
        by: JONAS,
    };
    let part = asked()
        .with(worker(PRESCHOOL), answered(SARA, &both))
        .with(worker(PRESCHOOL), answered(JONAS, &both))
        .with(guardian(JONAS), withdrawn);
    assert_eq!(standing(&part, CLINIC, TODAY), Some(Standing::Stopped));
    assert!(matches!(
        standing(&part, SOCIAL, TODAY),
        Some(Standing::Given { .. })
    ));
}

#[test]
fn a_stopped_sharing_stays_stopped_whatever_is_answered_later() {
    let withdrawn = ConsentWithdrawn {
        consent: CONSENT,
        unit: CLINIC,
        by: SARA,
    };
    let part = Part::ready()
        .with(guardian(SARA), withdrawn)
        .with(guardian(SARA), answered(SARA, &[(CLINIC, yes())]));
    assert_eq!(standing(&part, CLINIC, TODAY), Some(Standing::Stopped));
}

#[test]
fn a_unit_that_was_never_asked_about_has_no_standing() {
    assert_eq!(standing(&Part::ready(), OTHER_PRESCHOOL, TODAY), None);
}

#[test]
fn an_answer_can_narrow_what_was_asked() {
    let narrow = Answer::yes(areas(&["health"]), Level::Talk);
    let answer = AnswerConsent(answered(SARA, &[(CLINIC, narrow)]));
    assert!(answer.decide(&asked().fold(), now()).is_ok());
}

#[test]
fn an_answer_can_never_widen_what_was_asked() {
    let mut only_talk = question();
    only_talk.level = Level::Talk;
    let part = Part::of_the_preschool().with(worker(PRESCHOOL), only_talk);
    let answers = [
        (CLINIC, Answer::yes(areas(&["health", "home"]), Level::Talk)),
        (CLINIC, Answer::yes(areas(&["health"]), Level::Share)),
        (CLINIC, Answer::yes(areas(&[]), Level::Talk)),
        (OTHER_PRESCHOOL, Answer::No),
    ];
    for answer in answers {
        let wide = AnswerConsent(answered(SARA, std::slice::from_ref(&answer)));
        assert_eq!(
            refused(wide.decide(&part.fold(), now())),
            "refusal-wider-than-asked",
            "{answer:?}"
        );
    }
}

#[test]
fn only_a_signer_answers_and_only_what_was_asked_in_time() {
    let part = asked().fold();
    let sara = || AnswerConsent(answered(SARA, &[(CLINIC, yes())]));
    let eva = AnswerConsent(answered(EVA, &[(CLINIC, yes())]));
    let empty = AnswerConsent(answered(SARA, &[]));
    assert_eq!(refused(eva.decide(&part, now())), "refusal-not-a-signer");
    assert_eq!(refused(empty.decide(&part, now())), "refusal-no-words");
    assert_eq!(
        refused(sara().decide(&Part::of_the_preschool().fold(), now())),
        "refusal-no-such-consent"
    );
    assert_eq!(
        refused(sara().decide(&part, now_on(days(UNTIL, 1)))),
        "refusal-consent-over"
    );
    assert!(sara().decide(&part, now_on(UNTIL)).is_ok());
}

#[test]
fn a_day_to_ask_again_lies_ahead() {
    let no = |day| {
        let mut no = answered(SARA, &[(CLINIC, Answer::No)]);
        no.ask_again = Some(day);
        AnswerConsent(no).decide(&asked().fold(), now())
    };
    assert_eq!(refused(no(days(TODAY, -1))), "refusal-day-past");
    assert!(no(TODAY).is_ok());
}

/// Answering anew would leave what was collected open to its receiver; withdrawing locks it.
#[test]
fn a_yes_that_something_was_shared_on_is_taken_back_by_withdrawing() {
    let narrow = |keys: &[&str], level| Answer::yes(areas(keys), level);
    let less = [
        vec![(CLINIC, Answer::No)],
        vec![(CLINIC, narrow(&["friends"], Level::Share))],
        vec![(CLINIC, narrow(&["health"], Level::Talk))],
        vec![(SOCIAL, yes())],
    ];
    for lines in less {
        for shared in [Part::offered(), Part::collected().0] {
            let again = AnswerConsent(answered(SARA, &lines));
            assert_eq!(
                refused(again.decide(&shared.fold(), now())),
                "refusal-withdraw-instead",
                "{lines:?}"
            );
        }
        let again = AnswerConsent(answered(SARA, &lines));
        assert!(
            again.decide(&Part::ready().fold(), now()).is_ok(),
            "{lines:?}"
        );
    }
}

#[test]
fn a_yes_can_be_narrowed_as_long_as_it_covers_what_was_shared() {
    let narrow = Answer::yes(areas(&["health"]), Level::Share);
    let again = AnswerConsent(answered(SARA, &[(CLINIC, narrow)]));
    assert!(again.decide(&Part::offered().fold(), now()).is_ok());
}

#[test]
fn after_a_withdrawal_the_rest_can_be_answered_anew() {
    let (sender, _) = Part::collected();
    let withdrawal = withdraw(SARA).decide(&sender.fold(), now()).unwrap();
    let sender = sender.after(withdrawal, SARA);
    let again = AnswerConsent(answered(SARA, &[(SOCIAL, yes())]));
    assert!(again.decide(&sender.fold(), now()).is_ok());
}
