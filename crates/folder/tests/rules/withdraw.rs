//! Taking a yes back (R45; design decision 5).

use folder::Author;
use folder::command::{AnswerConsent, Collect, Offer, WithdrawConsent};
use folder::entry::{Answer, ConsentWithdrawn, LockReason, Locked, OfferCancelled};
use folder::id::{ConsentId, ReleaseId};

use crate::world::*;

#[test]
fn a_withdrawal_cancels_what_nobody_has_collected() {
    let withdrawal = withdraw(SARA)
        .decide(&Part::offered().fold(), now())
        .unwrap();
    let taken_back = ConsentWithdrawn {
        consent: CONSENT,
        unit: CLINIC,
        by: SARA,
    };
    let expected = vec![
        taken_back.into(),
        OfferCancelled { release: RELEASE }.into(),
    ];
    assert_eq!(withdrawal.entries, expected);
    assert!(withdrawal.lock.is_empty());
}

#[test]
fn a_withdrawal_locks_what_was_collected() {
    let (sender, receiver) = Part::collected();
    let withdrawal = withdraw(SARA).decide(&sender.fold(), now()).unwrap();
    assert_eq!(withdrawal.lock, [RELEASE]);
    assert_eq!(withdrawal.entries.len(), 1);

    let copy = receiver.last();
    assert!(
        receiver
            .fold()
            .written(TODAY)
            .any(|written| written.record.id == copy)
    );
    let locked = Locked {
        release: RELEASE,
        reason: LockReason::Stopped,
        after: None,
    };
    let receiver = receiver.with(Author::Kring, locked).fold();
    assert!(
        !receiver
            .written(TODAY)
            .any(|written| written.record.id == copy)
    );
    assert!(receiver.record(copy).is_some(), "record law keeps the copy");
}

/// It would be told as a yes and carry nothing.
#[test]
fn what_was_taken_back_takes_no_new_answer_and_has_to_be_asked_about_anew() {
    let both = [(CLINIC, yes()), (SOCIAL, yes())];
    let part = Part::ready()
        .with(guardian(SARA), answered(SARA, &both))
        .with(guardian(JONAS), answered(JONAS, &both));
    let withdrawal = withdraw(JONAS).decide(&part.fold(), now()).unwrap();
    let part = part.after(withdrawal, JONAS).fold();
    for (signer, answer) in [(JONAS, yes()), (JONAS, Answer::No), (SARA, yes())] {
        let anew = AnswerConsent(answered(signer, &[(CLINIC, answer)]));
        assert_eq!(
            refused(anew.decide(&part, now())),
            "refusal-sharing-stopped"
        );
    }
    let other = AnswerConsent(answered(SARA, &[(SOCIAL, Answer::No)]));
    assert!(other.decide(&part, now()).is_ok());
}

#[test]
fn a_withdrawal_toward_one_receiver_leaves_the_others_alone() {
    let both = [(CLINIC, yes()), (SOCIAL, yes())];
    let part = Part::ready()
        .with(guardian(SARA), answered(SARA, &both))
        .with(guardian(JONAS), answered(JONAS, &both));
    let release = ReleaseId::from_bytes([250; 16]);
    let to_social = Offer {
        release,
        to: seat(SOCIAL),
        ..offer()
    };
    let entries = [
        offer().decide(&part.fold(), now()).unwrap(),
        to_social.decide(&part.fold(), now()).unwrap(),
    ];
    let part = entries
        .into_iter()
        .fold(part, |part, entry| part.with(worker(PRESCHOOL), entry));
    let withdrawal = withdraw(JONAS).decide(&part.fold(), now()).unwrap();
    let part = part.after(withdrawal, JONAS).fold();
    assert!(part.sent[&RELEASE].cancelled);
    assert!(!part.sent[&release].cancelled);
    let theirs = Collect {
        release,
        by: seat(SOCIAL),
        ..collect()
    };
    assert!(theirs.decide(&part, now()).is_ok());
}

#[test]
fn a_second_withdrawal_has_nothing_to_take_back_whoever_asks() {
    let part = Part::offered();
    let withdrawal = withdraw(SARA).decide(&part.fold(), now()).unwrap();
    let part = part.after(withdrawal, SARA).fold();
    for by in [SARA, JONAS] {
        assert_eq!(
            refused(withdraw(by).decide(&part, now())),
            "refusal-nothing-to-withdraw"
        );
    }
}

#[test]
fn who_never_said_yes_has_nothing_to_take_back() {
    let no = Part::ready().with(guardian(SARA), answered(SARA, &[(CLINIC, Answer::No)]));
    assert_eq!(
        refused(withdraw(SARA).decide(&no.fold(), now())),
        "refusal-nothing-to-withdraw"
    );
    assert!(withdraw(JONAS).decide(&no.fold(), now()).is_ok());
    let elsewhere = WithdrawConsent {
        unit: SOCIAL,
        ..withdraw(SARA)
    };
    assert_eq!(
        refused(elsewhere.decide(&Part::ready().fold(), now())),
        "refusal-nothing-to-withdraw"
    );
}

#[test]
fn only_a_signer_of_a_consent_that_exists_takes_it_back() {
    let part = Part::ready().fold();
    assert_eq!(
        refused(withdraw(EVA).decide(&part, now())),
        "refusal-not-a-signer"
    );
    let other = WithdrawConsent {
        consent: ConsentId::from_bytes([250; 16]),
        ..withdraw(SARA)
    };
    assert_eq!(
        refused(other.decide(&part, now())),
        "refusal-no-such-consent"
    );
}

/// A guardian whose consent has run out can still make sure that it is over.
#[test]
fn a_consent_can_be_taken_back_after_its_last_day() {
    let (sender, _) = Part::collected();
    let late = withdraw(SARA)
        .decide(&sender.fold(), now_on(days(UNTIL, 1)))
        .unwrap();
    assert_eq!(late.lock, [RELEASE]);
}
