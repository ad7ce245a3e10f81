//! What each receiver could be given if the answer is yes, ready to print (R44).

use app::foresee::Foreseen;
use folder::entry::Level;
use folder::id::UnitId;

use crate::telling::{Line, Teller};
use crate::visitor::Visitor;

/// What one receiver could be given.
#[derive(Clone, Debug)]
pub struct Glimpses {
    /// What it is a list of, and to whom.
    pub told: String,
    /// The things, word for word as they would be seen.
    pub lines: Vec<Line>,
}

/// On which kind of page, as the keys of its texts begin.
#[derive(Clone, Copy, Debug)]
pub enum Page {
    /// Of those at work.
    Work,
    /// Of the family.
    Home,
}

impl Page {
    const fn key(self, level: Level) -> &'static str {
        match (self, level) {
            (Self::Work, Level::Share) => "foreseen-share",
            (Self::Work, Level::Talk) => "foreseen-talk",
            (Self::Home, Level::Share) => "reply-foreseen-share",
            (Self::Home, Level::Talk) => "reply-foreseen-talk",
        }
    }
}

/// What one receiver could be given of what was foreseen.
#[must_use]
pub fn toward(
    visitor: &Visitor,
    teller: Teller<'_>,
    foreseen: &[Foreseen],
    unit: UnitId,
    level: Level,
    page: Page,
) -> Glimpses {
    let found = foreseen.iter().find(|one| one.to.unit == unit);
    let glimpses = found.map(|one| one.glimpses.as_slice()).unwrap_or_default();
    let name = visitor.unit_name(Some(unit));
    Glimpses {
        told: visitor.look.t1(page.key(level), "unit", name),
        lines: glimpses
            .iter()
            .map(|one| teller.tell(one.id, &one.entry, &one.author, one.at, true))
            .collect(),
    }
}
