//! One of two guardians need not have answered (law.md A5.4; FB 6:13).

use folder::command::AskConsent;
use folder::entry::{Answer, Because, ConsentAsked, Custody, Entry, Without};
use folder::placing::Whose;
use folder::standing::Standing;

use crate::placing::laid_from;
use crate::world::*;

const PREVENTED: Because = Because::Prevented {
    cannot_wait: true,
    far_reaching: false,
};

fn without(because: Because) -> Without {
    Without {
        guardian: JONAS,
        because,
        judged: "He is in hospital and cannot be reached.".into(),
    }
}

fn ask(without: Without, one_may_do: bool) -> AskConsent {
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
        without: Some(without),
        text: asked.text,
        one_may_do,
        of: Some(PRESCHOOL),
        inside: false,
    }
}

fn asked(because: Because) -> Part {
    let question = ConsentAsked {
        without: Some(without(because)),
        ..question()
    };
    Part::of_the_preschool().with(worker(PRESCHOOL), question)
}

fn standing(part: &Part) -> Option<Standing> {
    part.fold().consents[&CONSENT].toward(CLINIC, TODAY)
}

#[test]
fn the_other_guardian_is_still_asked_and_a_yes_from_the_first_is_enough() {
    let part = Part::of_the_preschool().fold();
    let Entry::ConsentAsked(question) =
        ask(without(PREVENTED), false).decide(&part, now()).unwrap()
    else {
        panic!("another entry");
    };
    assert_eq!(question.signers, [SARA, JONAS].into());
    let part = asked(PREVENTED);
    let Some(Standing::Waiting { missing }) = standing(&part) else {
        panic!("nobody has answered");
    };
    assert_eq!(missing, [SARA].into());
    let part = part.with(guardian(SARA), answered(SARA, &[(CLINIC, yes())]));
    assert!(matches!(standing(&part), Some(Standing::Given { .. })));
}

#[test]
fn his_no_stops_and_his_smaller_yes_narrows() {
    let hers = asked(Because::NoConflict).with(guardian(SARA), answered(SARA, &[(CLINIC, yes())]));
    let no = hers
        .clone()
        .with(guardian(JONAS), answered(JONAS, &[(CLINIC, Answer::No)]));
    assert!(matches!(standing(&no), Some(Standing::No { .. })));
    let small = Answer::yes(areas(&["health"]), folder::entry::Level::Share);
    let less = hers.with(guardian(JONAS), answered(JONAS, &[(CLINIC, small)]));
    let Some(Standing::Given { areas: left, .. }) = standing(&less) else {
        panic!("both have said yes");
    };
    assert_eq!(left, areas(&["health"]));
}

#[test]
fn his_yes_alone_is_not_enough() {
    let his = asked(PREVENTED).with(guardian(JONAS), answered(JONAS, &[(CLINIC, yes())]));
    assert!(matches!(standing(&his), Some(Standing::Waiting { .. })));
}

#[test]
fn that_one_may_do_takes_the_controllers_rule() {
    let part = Part::of_the_preschool().fold();
    let asked = |one_may_do| ask(without(Because::NoConflict), one_may_do).decide(&part, now());
    assert_eq!(refused(asked(false)), "refusal-both-answer");
    assert!(asked(true).is_ok());
}

#[test]
fn that_one_is_prevented_takes_no_rule_but_must_not_wait_and_not_decide_the_future() {
    let part = Part::of_the_preschool().fold();
    for (cannot_wait, far_reaching) in [(false, false), (true, true)] {
        let because = Because::Prevented {
            cannot_wait,
            far_reaching,
        };
        assert_eq!(
            refused(ask(without(because), true).decide(&part, now())),
            "refusal-prevented-waits"
        );
    }
    assert!(ask(without(PREVENTED), false).decide(&part, now()).is_ok());
}

#[test]
fn a_known_no_of_the_same_guardian_is_a_conflict() {
    let before = Part::of_the_preschool()
        .with(worker(PRESCHOOL), question())
        .with(guardian(JONAS), answered(JONAS, &[(CLINIC, Answer::No)]));
    let again = || {
        let mut ask = ask(without(Because::NoConflict), true);
        ask.consent = folder::id::ConsentId::from_bytes([77; 16]);
        ask
    };
    assert_eq!(
        refused(again().decide(&before.fold(), now())),
        "refusal-known-conflict"
    );
    // His yes is no conflict, and neither is that she took hers back before he had said anything.
    let question = || Part::of_the_preschool().with(worker(PRESCHOOL), question());
    let his_yes = question().with(guardian(JONAS), answered(JONAS, &[(CLINIC, yes())]));
    let hers = question().with(guardian(SARA), answered(SARA, &[(CLINIC, yes())]));
    let taken_back = withdraw(SARA).decide(&hers.fold(), now()).unwrap();
    for part in [his_yes, hers.after(taken_back, SARA)] {
        assert!(again().decide(&part.fold(), now()).is_ok());
    }
    // What he told another workplace of the branch is not known here, and is not told.
    let elsewhere = AskConsent {
        of: Some(OTHER_PRESCHOOL),
        ..again()
    };
    assert!(elsewhere.decide(&before.fold(), now()).is_ok());
}

#[test]
fn somebody_must_be_left_who_answers_and_it_is_judged_in_words() {
    let alone = Part::default()
        .with(worker(PRESCHOOL), card(&[(JONAS, Custody::Sole)]))
        .fold();
    assert_eq!(
        refused(ask(without(PREVENTED), true).decide(&alone, now())),
        "refusal-both-answer"
    );
    let part = Part::of_the_preschool().fold();
    let outsider = Without {
        guardian: EVA,
        ..without(PREVENTED)
    };
    assert_eq!(
        refused(ask(outsider, true).decide(&part, now())),
        "refusal-both-answer"
    );
    let wordless = Without {
        judged: " ".into(),
        ..without(PREVENTED)
    };
    assert_eq!(
        refused(ask(wordless, true).decide(&part, now())),
        "refusal-no-words"
    );
}

#[test]
fn what_was_judged_of_one_guardian_is_told_to_nobody_at_home() {
    let part = asked(PREVENTED);
    let entry = &part.records.last().unwrap().entry;
    for whose in [Whose::Guardian(SARA), Whose::Guardian(JONAS)] {
        let Some(Entry::ConsentAsked(laid)) = laid_from(whose, entry, &part.fold()) else {
            panic!("both are asked");
        };
        assert_eq!(laid.without.unwrap().judged, "");
    }
}
