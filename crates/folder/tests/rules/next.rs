//! What happens next: every open matter has a step, an owner and a day.

use folder::entry::ConsentAsked;
use folder::next::{Next, Step, next};
use folder::times::Times;
use jiff::civil::Date;

use crate::measure_yes::agreed_to;
use crate::plan::measure;
use crate::world::*;

fn steps(part: &Part, step: Step, today: Date) -> Vec<Next> {
    next(&part.fold(), today, Times::default())
        .into_iter()
        .filter(|next| next.step == step)
        .collect()
}

/// A question that lies until its last day has been forgotten by then: somebody gets in touch after two weeks, and has half
/// a year to do it.
#[test]
fn an_unanswered_question_is_asked_after_and_waits_until_its_last_day() {
    let part = Part::of_the_preschool().with(worker(PRESCHOOL), question());
    let waiting = steps(&part, Step::AwaitAnswer, UNTIL);
    assert_eq!(waiting.len(), 1);
    assert_eq!(
        waiting[0].due,
        days(TODAY, i32::from(Times::default().answer))
    );
    assert_eq!(waiting[0].last, Some(UNTIL));
    assert_eq!(waiting[0].unit, Some(PRESCHOOL));
    let short = ConsentAsked {
        until: days(TODAY, 3),
        ..question()
    };
    let part_of_short = Part::of_the_preschool().with(worker(PRESCHOOL), short);
    let waiting = steps(&part_of_short, Step::AwaitAnswer, TODAY);
    assert_eq!(waiting[0].due, days(TODAY, 3));
    assert!(steps(&part, Step::AwaitAnswer, days(UNTIL, 1)).is_empty());
}

#[test]
fn an_offer_that_nobody_collects_rises_after_a_week() {
    let part = Part::offered();
    let waiting = steps(&part, Step::AwaitCollection, TODAY);
    assert_eq!(waiting.len(), 1);
    assert_eq!(
        waiting[0].due,
        days(TODAY, i32::from(Times::default().collect))
    );
    assert!(steps(&Part::collected().0, Step::AwaitCollection, TODAY).is_empty());
    assert!(steps(&part, Step::AwaitCollection, days(UNTIL, 1)).is_empty());
}

#[test]
fn a_promise_is_due_on_its_day_at_the_unit_that_answers_for_it() {
    let part = agreed_to(&[SARA, JONAS]);
    let promised = steps(&part, Step::Promised, TODAY);
    assert_eq!(promised.len(), 1);
    assert_eq!(promised[0].due, measure().promised);
    assert_eq!(promised[0].unit, Some(PRESCHOOL));
}

#[test]
fn the_soonest_comes_first() {
    let part = Part::offered().with(worker(PRESCHOOL), question());
    let due: Vec<_> = next(&part.fold(), TODAY, Times::default())
        .into_iter()
        .map(|step| step.due)
        .collect();
    assert!(due.len() > 2);
    assert!(due.is_sorted());
}
