//! How often consent was asked for and what came of it: numbers without anybody in them (R51, R128).

use std::sync::Arc;

use jiff::Timestamp;
use jiff::civil::Date;

use crate::entry::Record;
use crate::fold::{Folded, fold};
use crate::id::UnitId;
use crate::standing::{Consent, Standing};

/// What came of the questions of one unit that were put in a period, each receiver counted for itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Yes to all that was asked.
    pub full: u32,
    /// Yes to a part of it, for a shorter time or on a condition.
    pub part: u32,
    /// No.
    pub no: u32,
    /// Yes, and taken back.
    pub withdrawn: u32,
    /// Not answered by all, or a yes that is not used.
    pub waiting: u32,
    /// Of all of these: the same receiver had been asked about before.
    pub again: u32,
}

impl Tally {
    /// How many were asked about.
    #[must_use]
    pub const fn asked(&self) -> u32 {
        self.full + self.part + self.no + self.withdrawn + self.waiting
    }

    /// Both together.
    #[must_use]
    pub const fn with(self, other: Self) -> Self {
        Self {
            full: self.full + other.full,
            part: self.part + other.part,
            no: self.no + other.no,
            withdrawn: self.withdrawn + other.withdrawn,
            waiting: self.waiting + other.waiting,
            again: self.again + other.again,
        }
    }

    /// No number here is so small that it is a child somebody knows, and none can be worked out from the others.
    #[must_use]
    pub fn can_be_shown(&self, smallest: u32) -> bool {
        let small = |number: u32| number > 0 && number < smallest;
        ![
            self.full,
            self.part,
            self.no,
            self.withdrawn,
            self.waiting,
            self.again,
            // The first time is what is left.
            self.asked() - self.again,
        ]
        .into_iter()
        .any(small)
    }
}

/// Counts in one part as it stood when the period ended, so that a period that has ended never changes.
#[must_use]
pub fn tally(records: &[Arc<Record>], unit: UnitId, begins: Timestamp, ends: Timestamp) -> Tally {
    let then = fold(
        records
            .iter()
            .filter(|record| record.at < ends)
            .map(Arc::clone),
    );
    let mut tally = Tally::default();
    for consent in then.consents.values() {
        let asked_at = then.record(consent.entry).map(|record| record.at);
        if consent.unit != Some(unit) || asked_at.is_none_or(|at| at < begins) {
            continue;
        }
        for receiver in &consent.asked.receivers {
            count(consent, receiver.unit, &mut tally);
            tally.again += u32::from(asked_before(&then, consent, receiver.unit));
        }
    }
    tally
}

fn count(consent: &Consent, to: UnitId, tally: &mut Tally) {
    if consent.withdrawn.contains(&to) {
        tally.withdrawn += 1;
        return;
    }
    // What was answered is counted, also when custody has changed or the time has run out since.
    let answered = Consent {
        outlived: false,
        ..consent.clone()
    };
    let asked = &consent.asked;
    let number = match answered.toward(to, Date::MIN) {
        Some(Standing::Given {
            areas,
            level,
            until,
            conditions,
        }) => {
            let whole = areas == asked.areas && level == asked.level && until == asked.until;
            if whole && conditions.is_empty() {
                &mut tally.full
            } else {
                &mut tally.part
            }
        }
        Some(Standing::No { .. }) => &mut tally.no,
        _ => &mut tally.waiting,
    };
    *number += 1;
}

fn asked_before(folded: &Folded, later: &Consent, to: UnitId) -> bool {
    let place = |entry| folded.records.iter().position(|record| record.id == entry);
    folded.consents.values().any(|consent| {
        consent.unit == later.unit
            && place(consent.entry) < place(later.entry)
            && consent.asked.receivers.iter().any(|one| one.unit == to)
    })
}
