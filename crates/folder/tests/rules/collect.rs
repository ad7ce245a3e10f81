//! Collecting: the procedure runs again (design decision 5).

use folder::Author;
use folder::command::{Collect, Offer};
use folder::entry::{
    Addressee, Answer, Collected, Copy, Custody, Entry, Ground, OfferCancelled, Receiver, Source,
};
use folder::id::{FunctionId, ReleaseId};

use crate::world::*;

fn refusal(part: &Part) -> &'static str {
    refused(collect().decide(&part.fold(), now()))
}

#[test]
fn a_collection_gives_a_receipt_here_and_a_copy_there() {
    let sender = Part::offered();
    let delivery = collect().decide(&sender.fold(), now()).unwrap();
    assert_eq!(
        delivery.receipt,
        Collected {
            release: RELEASE,
            forbehall: false,
            record: None,
        }
        .into()
    );
    assert_eq!(delivery.card, joint());
    let written = sender.fold().record(NOTICED).unwrap().at;
    let expected = Copy {
        release: RELEASE,
        of: NOTICED,
        from: Source {
            organisation: collect().organisation,
            branch: Some(collect().branch),
            unit: Some(PRESCHOOL),
        },
        author: worker(PRESCHOOL),
        written,
        to: Addressee::Function(seat(CLINIC)),
        ground: Ground::Consent { consent: CONSENT },
        until: Some(UNTIL),
        conditions: Vec::new(),
        entry: Box::new(observation(&["health"]).into()),
    };
    assert_eq!(delivery.copy, expected.into());
}

#[test]
fn the_copy_holds_exactly_what_the_preview_showed() {
    let part = Part::ready();
    let offer = Offer {
        without_thought: true,
        ..offer()
    };
    let entry = offer.decide(&part.fold(), now()).unwrap();
    let part = part.with(worker(PRESCHOOL), entry);
    let Entry::Copy(copy) = collect().decide(&part.fold(), now()).unwrap().copy else {
        panic!("another entry");
    };
    let mut seen_only = observation(&["health"]);
    seen_only.thought = None;
    assert_eq!(*copy.entry, seen_only.into());
}

#[test]
fn nothing_is_collected_twice() {
    let (sender, _) = Part::collected();
    assert_eq!(refusal(&sender), "refusal-offer-gone");
}

#[test]
fn what_was_never_offered_is_answered_like_what_is_gone() {
    let never = Collect {
        release: ReleaseId::from_bytes([250; 16]),
        ..collect()
    };
    assert_eq!(
        refused(never.decide(&Part::offered().fold(), now())),
        "refusal-offer-gone"
    );
}

#[test]
fn a_cancelled_offer_is_gone() {
    let part = Part::offered().with(Author::Kring, OfferCancelled { release: RELEASE });
    assert_eq!(refusal(&part), "refusal-offer-gone");
}

#[test]
fn only_the_function_it_is_addressed_to_collects() {
    let part = Part::offered().fold();
    let same_unit = Receiver {
        unit: CLINIC,
        function: FunctionId::from_bytes([250; 16]),
    };
    for by in [same_unit, seat(SOCIAL)] {
        let other = Collect { by, ..collect() };
        assert_eq!(refused(other.decide(&part, now())), "refusal-not-addressed");
    }
    assert!(collect().decide(&part, now()).is_ok());
}

#[test]
fn a_yes_taken_back_in_between_stops_the_collection() {
    let part = Part::offered();
    let withdrawal = withdraw(SARA).decide(&part.fold(), now()).unwrap();
    let only_the_withdrawal = part
        .clone()
        .with(guardian(SARA), withdrawal.entries[0].clone());
    assert_eq!(refusal(&only_the_withdrawal), "refusal-sharing-stopped");
    assert_eq!(refusal(&part.after(withdrawal, SARA)), "refusal-offer-gone");
}

#[test]
fn a_consent_that_ran_out_in_between_stops_the_collection() {
    let part = Part::offered().fold();
    assert!(collect().decide(&part, now_on(UNTIL)).is_ok());
    let late = collect().decide(&part, now_on(days(UNTIL, 1)));
    assert_eq!(refused(late), "refusal-consent-over");
}

#[test]
fn an_answer_that_changed_in_between_stops_the_collection() {
    let part = Part::offered().with(guardian(SARA), answered(SARA, &[(CLINIC, Answer::No)]));
    assert_eq!(refusal(&part), "refusal-no-consent");
}

#[test]
fn a_new_guardian_in_between_stops_the_collection() {
    let joined = [
        (SARA, Custody::Joint),
        (JONAS, Custody::Joint),
        (EVA, Custody::Joint),
    ];
    let part = Part::offered().with(worker(PRESCHOOL), card(&joined));
    assert_eq!(refusal(&part), "refusal-sharing-stopped");
}

#[test]
fn a_copy_is_readable_through_its_last_day_and_locked_without_any_entry_after_it() {
    let (_, receiver) = Part::collected();
    let folded = receiver.fold();
    let reads = |day| folded.written(day).any(|written| written.copy.is_some());
    assert!(reads(UNTIL));
    assert!(!reads(days(UNTIL, 1)));
}

#[test]
fn what_was_weighed_and_what_the_family_is_not_told_stays_with_the_sender() {
    use folder::entry::{ByLaw, Harm, HarmTest};
    let by_law = ByLaw {
        ground: "OSL-25-12".into(),
        why: "He needs to be seen before the holidays.".into(),
        set_aside: "It cannot wait for the father.".into(),
        harm: Some(HarmTest {
            outcome: Harm::Unclear,
            considered: "The father may be angry.".into(),
        }),
        second: "Mona Ek".into(),
        untold: "It would harm him.".into(),
    };
    let card = folder::entry::ChildCard {
        known_from: "The judgement of 12 November".into(),
        ..joint()
    };
    let part = Part::default().with(worker(PRESCHOOL), card).with_id(
        NOTICED,
        worker(PRESCHOOL),
        observation(&["health"]),
    );
    let offer = folder::command::Offer {
        ground: Ground::Law(by_law),
        ..offer()
    };
    let entry = offer.decide(&part.fold(), now()).unwrap();
    let delivery = collect()
        .decide(&part.with(worker(PRESCHOOL), entry).fold(), now())
        .unwrap();
    let Entry::Copy(copy) = delivery.copy else {
        panic!("a copy is collected");
    };
    let Ground::Law(received) = copy.ground else {
        panic!("on the rule that it was offered on");
    };
    assert_eq!(received.set_aside, "");
    assert_eq!(received.harm, None);
    assert_eq!(received.untold, "");
    assert_eq!(received.why, "He needs to be seen before the holidays.");
    // How the sender knows of custody is the sender's own.
    assert_eq!(delivery.card.known_from, "");
}
