//! What was opened in an emergency, and where that stands (PDL 4:2, 4:3; standards R9).

use std::collections::BTreeSet;

use jiff::Timestamp;
use jiff::civil::{Date, Weekday};

use crate::author::Author;
use crate::class::{EntryClass, Home};
use crate::entry::{EmergencyOpened, EmergencyReviewed, Entry, Record};
use crate::fold::{Folded, opens_inside};
use crate::id::{EntryId, FunctionId, PersonId, UnitId};
use crate::next::day;

/// How long it stays open, in minutes.
pub const MINUTES: i64 = 60;

/// Within how many working days somebody looks at it.
pub const REVIEWED_WITHIN: usize = 5;

/// One opening, with what came after.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Emergency {
    /// The entry.
    pub entry: EntryId,
    /// Who opened.
    pub person: PersonId,
    /// The name that day.
    pub name: String,
    /// In which seat: it is open in no other.
    pub function: FunctionId,
    /// At which workplace.
    pub unit: UnitId,
    /// When.
    pub at: Timestamp,
    /// Why, and until when.
    pub opened: EmergencyOpened,
    /// Somebody has come to live under protection since: then it is over, also when the protection ends.
    pub overtaken: bool,
    /// What was found by whoever looked at it.
    pub reviewed: Option<EmergencyReviewed>,
    /// At which workplace that was, and when.
    pub reviewed_at: Option<(UnitId, Timestamp)>,
}

impl Emergency {
    /// It is open at this moment.
    #[must_use]
    pub fn stands(&self, at: Timestamp) -> bool {
        !self.overtaken && self.at <= at && at < self.opened.until
    }

    /// By this day somebody has looked at it. Holidays count as working days: too early harms nobody.
    #[must_use]
    pub fn review_by(&self) -> Date {
        let free = [Weekday::Saturday, Weekday::Sunday];
        let opened = day(self.at);
        let mut working = opened.series(jiff::Span::new().days(1)).skip(1);
        working
            .by_ref()
            .filter(|day| !free.contains(&day.weekday()))
            .nth(REVIEWED_WITHIN - 1)
            .unwrap_or(opened)
    }
}

/// The opening in a record, if it is one.
pub(crate) fn opening(record: &Record) -> Option<Emergency> {
    let (
        Entry::EmergencyOpened(opened),
        Author::Professional {
            person,
            name,
            function,
            unit,
        },
    ) = (&record.entry, &record.author)
    else {
        return None;
    };
    Some(Emergency {
        entry: record.id,
        person: *person,
        name: name.clone(),
        function: *function,
        unit: *unit,
        at: record.at,
        opened: opened.clone(),
        overtaken: false,
        reviewed: None,
        reviewed_at: None,
    })
}

impl Folded {
    /// Somebody lives under protection from now on: nothing is open by an emergency (OSL 21:3, 22:1).
    pub(crate) fn overtake(&mut self) {
        for emergency in &mut self.emergencies {
            emergency.overtaken = true;
        }
    }

    /// Somebody has looked at one.
    pub(crate) fn looked_at(
        &mut self,
        unit: Option<UnitId>,
        at: Timestamp,
        reviewed: &EmergencyReviewed,
    ) {
        let mut all = self.emergencies.iter_mut();
        if let Some(of) = all.find(|one| one.entry == reviewed.of) {
            of.reviewed = Some(reviewed.clone());
            of.reviewed_at = unit.map(|unit| (unit, at));
        }
    }

    /// What a policy may know of each record in an emergency, in order: the same as ever, and for whom it is open now.
    ///
    /// Open is what an inner-secrecy decision could open, and what is locked. What the child wrote itself and let out to
    /// one workplace is not: that was said to somebody.
    #[must_use]
    pub fn emergency_classes(&self, home: Home, today: Date, at: Timestamp) -> Vec<EntryClass> {
        let open_for: BTreeSet<(PersonId, FunctionId)> = self
            .emergencies
            .iter()
            .filter(|emergency| emergency.stands(at))
            .map(|emergency| (emergency.person, emergency.function))
            .collect();
        let mut classes = self.classes(home, today);
        for (class, record) in classes.iter_mut().zip(&self.records) {
            if opens_inside(record) {
                class.open_for.clone_from(&open_for);
            }
        }
        classes
    }

    /// The opening with this id.
    #[must_use]
    pub fn emergency(&self, entry: EntryId) -> Option<&Emergency> {
        let mut all = self.emergencies.iter();
        all.find(|emergency| emergency.entry == entry)
    }
}
