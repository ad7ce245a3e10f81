//! What a reader gets (design decision 11).

use folder::entry::{Kind, LockReason, Locked};
use folder::{Author, View};

use crate::world::*;

fn locked() -> Part {
    let (_, receiver) = Part::collected();
    let locked = Locked {
        release: RELEASE,
        reason: LockReason::Stopped,
        after: None,
    };
    receiver.with(Author::Kring, locked)
}

fn shows_a_copy(view: &View) -> bool {
    view.timeline().any(|written| written.copy.is_some())
}

#[test]
fn a_locked_copy_is_not_shown_even_if_the_entry_that_locked_it_is_hidden() {
    let part = locked().fold();
    let may: Vec<_> = part
        .records
        .iter()
        .map(|record| record.entry.kind() != Kind::Locked)
        .collect();
    assert!(!shows_a_copy(&View::new(&part, &may, Some(CLINIC), TODAY)));
    let (_, open) = Part::collected();
    assert!(shows_a_copy(&View::new(
        &open.fold(),
        &[true; 2],
        Some(CLINIC),
        TODAY
    )));
}

#[test]
fn that_sharing_has_stopped_is_told_to_the_unit_it_concerns_and_no_other() {
    let part = locked().fold();
    let stopped = |unit, today| View::new(&part, &[true; 3], unit, today).stopped().clone();
    assert_eq!(stopped(Some(CLINIC), TODAY), [PRESCHOOL].into());
    assert!(stopped(Some(SOCIAL), TODAY).is_empty());
    assert!(stopped(None, TODAY).is_empty());
}

/// The one neutral text: a withdrawal and a day that passed look the same.
#[test]
fn a_withdrawal_and_an_expiry_look_the_same() {
    let (_, receiver) = Part::collected();
    let receiver = receiver.fold();
    let expired = View::new(&receiver, &[true; 2], Some(CLINIC), days(UNTIL, 1));
    assert_eq!(expired.stopped(), &[PRESCHOOL].into());
    assert!(!shows_a_copy(&expired));
}

#[test]
fn what_no_answer_was_given_about_is_hidden() {
    let part = Part::ready().fold();
    let view = View::new(&part, &[true], None, TODAY);
    assert_eq!(view.timeline().count(), 1);
    assert!(view.consents().is_empty());
}

#[test]
fn the_mark_is_the_latest_entry_that_this_reader_saw() {
    let part = Part::ready();
    let folded = part.fold();
    let mut may = vec![true; part.records.len()];
    assert_eq!(
        View::new(&folded, &may, None, TODAY).mark(),
        Some(part.last())
    );
    may[2..].fill(false);
    assert_eq!(View::new(&folded, &may, None, TODAY).mark(), Some(NOTICED));
    assert_eq!(View::new(&folded, &[], None, TODAY).mark(), None);
}

#[test]
fn what_came_since_a_mark_is_what_the_reader_may_read_and_no_more() {
    let part = Part::ready();
    let folded = part.fold();
    let all = vec![true; part.records.len()];
    let since = |may: &[bool], mark| {
        let view = View::new(&folded, may, None, TODAY);
        view.since(mark)
            .map(|written| written.id)
            .collect::<Vec<_>>()
    };
    let ids: Vec<_> = part.records.iter().map(|record| record.id).collect();
    assert_eq!(since(&all, None), ids);
    assert_eq!(since(&all, Some(NOTICED)), ids[2..]);
    let mut hidden = all.clone();
    hidden[2] = false;
    assert_eq!(since(&hidden, Some(NOTICED)), ids[3..], "no trace");
    let mut gone = all.clone();
    gone[1] = false;
    assert_eq!(
        since(&gone, Some(NOTICED)),
        [],
        "a mark that can no longer be read tells nothing"
    );
    assert_eq!(since(&all, Some(part.last())), []);
}

#[test]
fn the_timeline_begins_with_the_newest() {
    let part = Part::ready();
    let folded = part.fold();
    let view = View::new(&folded, &vec![true; part.records.len()], None, TODAY);
    let shown: Vec<_> = view.timeline().map(|written| written.id).collect();
    let newest_first: Vec<_> = part.records.iter().rev().map(|record| record.id).collect();
    assert_eq!(shown, newest_first);
}
