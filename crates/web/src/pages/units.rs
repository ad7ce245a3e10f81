//! Workplaces to choose from, as the public directory and the reader's own view have them.

use std::collections::BTreeSet;

use app::offer::can_be_asked_about;
use app::{Directory, Unit};
use folder::View;
use folder::entry::Entry;
use folder::id::UnitId;
use folder::standing::Standing;

use crate::form::Choice;
use crate::visitor::Visitor;

/// Workplaces with another secrecy that can receive, and that the law lets a yes reach: consent is asked toward these.
#[must_use]
pub fn outside(visitor: &Visitor) -> Vec<Choice> {
    let directory = visitor.site.house.directory();
    let cx = visitor.cx();
    let own = visitor.signed.actor.professional().map(|seat| seat.branch);
    let found = directory.units.iter().filter(|unit| {
        Some(unit.branch) != own && receives(directory, unit) && can_be_asked_about(&cx, unit.id)
    });
    found.map(|unit| choice(visitor, unit)).collect()
}

/// Other workplaces that share the own secrecy: inner secrecy holds toward these, no consent is asked (OSL 8:2).
#[must_use]
pub fn inside(visitor: &Visitor) -> Vec<Choice> {
    let directory = visitor.site.house.directory();
    let Some(seat) = visitor.signed.actor.professional() else {
        return Vec::new();
    };
    let same = directory
        .units
        .iter()
        .filter(|unit| unit.branch == seat.branch && unit.id != seat.unit);
    same.map(|unit| choice(visitor, unit)).collect()
}

/// Workplaces that this reader already knows to be around the child: said yes to, let in, or heard from.
#[must_use]
pub fn around(visitor: &Visitor, view: &View) -> Vec<Choice> {
    let today = visitor.today();
    let mut known = BTreeSet::new();
    for consent in view.consents() {
        let agreed = consent.asked.receivers.iter().map(|receiver| receiver.unit);
        known.extend(
            agreed.filter(|unit| {
                matches!(consent.toward(*unit, today), Some(Standing::Given { .. }))
            }),
        );
    }
    for written in view.timeline() {
        known.extend(written.copy.and_then(|copy| copy.from.unit));
        if let Entry::InnerAccess(access) = written.entry
            && access.until >= today
        {
            known.extend([access.of, access.to]);
        }
    }
    let directory = visitor.site.house.directory();
    let own = visitor.unit();
    let found = directory
        .units
        .iter()
        .filter(|unit| known.contains(&unit.id) && Some(unit.id) != own);
    found.map(|unit| choice(visitor, unit)).collect()
}

/// Reads a unit that stood among the choices.
#[must_use]
pub fn among(choices: &[Choice], value: &str) -> Option<UnitId> {
    let found = choices.iter().any(|choice| choice.value == value);
    found.then(|| value.parse().ok()).flatten()
}

/// A workplace with whose it is and what it does around a child (R42).
#[must_use]
pub fn choice(visitor: &Visitor, unit: &Unit) -> Choice {
    let directory = visitor.site.house.directory();
    let owner = directory
        .branch(unit.branch)
        .and_then(|branch| directory.organisation(branch.organisation))
        .map(|organisation| format!("{}. ", organisation.name))
        .unwrap_or_default();
    let about = unit
        .about
        .as_deref()
        .map(|key| visitor.look.t(key))
        .unwrap_or_default();
    Choice::new(unit.id.to_string(), &unit.name).hint(format!("{owner}{about}").trim())
}

fn receives(directory: &Directory, unit: &Unit) -> bool {
    directory.receiver_at(unit.id).is_some()
}
