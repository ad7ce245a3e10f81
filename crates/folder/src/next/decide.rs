//! Whatever is open has a step, at least to decide (R14, X9); what is closed has none that ended with it.

use jiff::civil::Date;

use super::{AtClosing, Next, Step, after};
use crate::id::UnitId;
use crate::matter::Matter;
use crate::times::Times;

/// Settles the steps of a workplace by what it has open.
pub(super) fn settle(
    steps: &mut Vec<Next>,
    unit: UnitId,
    matter: &Matter,
    today: Date,
    times: Times,
) {
    let here = |step: &Next| step.unit == Some(unit);
    if matter.closed.is_some() {
        steps.retain(|step| {
            !here(step) || step.from.is_none() && step.at_closing(today) != AtClosing::Ends
        });
        return;
    }
    let others: Vec<&Next> = steps
        .iter()
        .filter(|step| here(step) && step.at_closing(today) != AtClosing::Stays)
        .collect();
    let Some((first, last)) = gap(&others, today) else {
        return;
    };
    let is_ahead = first > today;
    // What ends by itself leaves as much time as anything else that happens.
    let over = first.yesterday().ok().filter(|_| is_ahead);
    let base = over.unwrap_or(matter.rests_since).max(matter.rests_since);
    steps.push(Next {
        step: Step::Decide,
        due: after(base, times.decide),
        unit: Some(unit),
        function: matter.function,
        entry: matter.act,
        since: matter.moved,
        from: is_ahead.then_some(first),
        last,
    });
}

/// The first day on which none of these is to be done, and the last before one is again.
fn gap(others: &[&Next], today: Date) -> Option<(Date, Option<Date>)> {
    let mut first = today;
    loop {
        let mut standing = others.iter().filter(|step| step.stands(first)).peekable();
        if standing.peek().is_none() {
            let again = others.iter().filter_map(|step| step.from);
            let again = again.filter(|from| *from > first).min();
            return Some((first, again.and_then(|from| from.yesterday().ok())));
        }
        // One that never ends by itself leaves no gap.
        let lasts: Option<Vec<Date>> = standing.map(|step| step.last).collect();
        first = lasts?.into_iter().max()?.tomorrow().ok()?;
    }
}
