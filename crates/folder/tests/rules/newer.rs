//! A later version is offered again and never leaked; a decision not to share stands as long as one to share (X1).

use folder::Entry;
use folder::command::{Keep, Offer};
use folder::entry::{Collected, Ground, NotShared};
use folder::id::{EntryId, ReleaseId, UnitId};
use folder::newer::{Outdated, outdated};
use folder::next::{Step, next};
use folder::times::Times;

use crate::plan::{active, measure};
use crate::world::*;

fn kept(of: EntryId, with: Option<UnitId>) -> NotShared {
    NotShared {
        of,
        with,
        why: "What we do here is enough.".into(),
        views: String::new(),
    }
}

/// A promise shared with the clinic, and written anew since. Gives the two versions.
fn renewed() -> (Part, EntryId, EntryId) {
    let part = agreed().with(worker(PRESCHOOL), measure());
    let first = part.last();
    let part = received(part, first, 1);
    let mut later = measure();
    later.what = "Rest in the library.".into();
    let part = part.with(worker(PRESCHOOL), later);
    let newer = part.last();
    (part, first, newer)
}

/// Both guardians have said yes toward the clinic, and there is a plan.
fn agreed() -> Part {
    active()
        .with(worker(PRESCHOOL), question())
        .with(worker(PRESCHOOL), answered(SARA, &[(CLINIC, yes())]))
        .with(worker(PRESCHOOL), answered(JONAS, &[(CLINIC, yes())]))
}

fn received(part: Part, of: EntryId, number: u8) -> Part {
    let release = ReleaseId::from_bytes([number; 16]);
    let offer = Offer {
        release,
        of,
        ..offer()
    };
    let entry = offer.decide(&part.fold(), now()).unwrap();
    let receipt = Collected {
        release,
        forbehall: false,
        record: None,
    };
    part.with(worker(PRESCHOOL), entry)
        .with(folder::Author::Kring, receipt)
}

#[test]
fn the_discloser_is_told_that_somebody_has_an_older_version_and_nothing_flows_by_itself() {
    let (part, first, newer) = renewed();
    let folded = part.fold();
    assert_ne!(first, newer);
    let old = Outdated {
        newer,
        unit: CLINIC,
        by: Some(PRESCHOOL),
        until: UNTIL,
    };
    assert_eq!(outdated(&folded, TODAY), [old]);
    let steps = next(&folded, TODAY, Times::default());
    let again: Vec<_> = steps
        .iter()
        .filter(|next| next.step == Step::OfferAgain)
        .collect();
    assert_eq!(again.len(), 1);
    assert_eq!((again[0].entry, again[0].unit), (newer, Some(PRESCHOOL)));
    assert_eq!(
        again[0].due,
        days(TODAY, i32::from(Times::default().collect))
    );
    assert_eq!(folded.sent.len(), 1, "nobody was offered the newer one");

    // Shared, there is nothing more to say.
    let shared = received(part, newer, 2);
    assert!(outdated(&shared.fold(), TODAY).is_empty());
}

#[test]
fn what_was_never_collected_or_whose_ground_has_ended_is_not_offered_again() {
    let part = agreed().with(worker(PRESCHOOL), measure());
    let offer = Offer {
        of: part.last(),
        ..offer()
    };
    let entry = offer.decide(&part.fold(), now()).unwrap();
    let waits = part
        .with(worker(PRESCHOOL), entry)
        .with(worker(PRESCHOOL), measure());
    assert!(outdated(&waits.fold(), TODAY).is_empty());

    let (part, ..) = renewed();
    assert!(outdated(&part.fold(), days(UNTIL, 1)).is_empty());
    let withdrawal = withdraw(SARA).decide(&part.fold(), now()).unwrap();
    let part = part.after(withdrawal, SARA);
    assert!(outdated(&part.fold(), TODAY).is_empty());
}

#[test]
fn whoever_decides_not_to_share_the_newer_one_is_not_asked_again() {
    let (part, first, newer) = renewed();
    for (kept, settled) in [
        (kept(newer, Some(CLINIC)), true),
        (kept(newer, None), true),
        (kept(newer, Some(SOCIAL)), false),
        (kept(first, Some(CLINIC)), false),
    ] {
        let entry = Keep(kept).decide(&part.fold(), now()).unwrap();
        let decided = part.clone().with(worker(PRESCHOOL), entry);
        assert_eq!(outdated(&decided.fold(), TODAY).is_empty(), settled);
    }
}

#[test]
fn a_decision_not_to_share_has_a_reason_and_is_about_what_could_have_left() {
    let part = Part::ready();
    let decide = |kept| Keep(kept).decide(&part.fold(), now());
    let unreasoned = NotShared {
        why: " ".into(),
        ..kept(NOTICED, None)
    };
    assert_eq!(refused(decide(unreasoned)), "refusal-no-words");
    let card = part.records[0].id;
    assert_eq!(refused(decide(kept(card, None))), "refusal-not-for-sharing");
    let Entry::NotShared(entry) = decide(kept(NOTICED, None)).unwrap() else {
        panic!("another entry");
    };
    // It stops nothing: the same entry can be shared on the family's yes.
    let after = part.clone().with(worker(PRESCHOOL), entry);
    assert!(offer().decide(&after.fold(), now()).is_ok());
    let ground = Ground::Consent { consent: CONSENT };
    assert_eq!(offer().ground, ground);
}
