//! What was opened in an emergency, and what a guardian is told later.

use folder::entry::{EmergencyOpened, EmergencyReviewed, ReadingHeld};

use super::Teller;
use super::details::Told;

pub(super) fn opened(t: Teller<'_>, opened: &EmergencyOpened, told: &mut Told) {
    told.add(t, "telling-why", &opened.why);
}

pub(super) fn reviewed(t: Teller<'_>, reviewed: &EmergencyReviewed, told: &mut Told) {
    let found = if reviewed.needed { "needed" } else { "not" };
    told.args.push(("found", found.to_owned()));
    told.add(t, "telling-found", &reviewed.said);
}

pub(super) fn held(t: Teller<'_>, held: &ReadingHeld, told: &mut Told) {
    told.args.push(("who", t.person(held.person)));
    let state = match held.until {
        Some(day) => {
            told.add(t, "telling-told-after", t.visitor.date(day));
            "later"
        }
        None => "now",
    };
    told.args.push(("state", state.to_owned()));
    told.add(t, "telling-why", &held.why);
}
