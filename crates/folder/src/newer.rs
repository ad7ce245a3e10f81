//! What somebody has received, and that has a later version since: offered again, never leaked (issue 3).

use crate::entry::{Entry, Ground, Record};
use crate::fold::{Folded, Sent};
use crate::id::{EntryId, UnitId};
use crate::standing::Standing;
use jiff::civil::Date;

/// Somebody has an older version than there is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Outdated {
    /// The latest version.
    pub newer: EntryId,
    /// Who has an older one.
    pub unit: UnitId,
    /// Who shared that.
    pub by: Option<UnitId>,
    /// The last day on which the newer one may be given on what the older one rested on.
    pub until: Date,
}

/// Everybody who has an older version, may still be given what was shared, and about whom nobody has decided since.
#[must_use]
pub fn outdated(folded: &Folded, today: Date) -> Vec<Outdated> {
    let mut found: Vec<Outdated> = folded
        .sent
        .values()
        .filter(|sent| sent.collected)
        .filter_map(|sent| {
            let until = stands(folded, sent, today)?;
            let unit = sent.offered.to.receiver()?.unit;
            let newer = latest(folded, sent.offered.of)?;
            let decided = offered(folded, newer, unit) || kept(folded, newer, unit);
            (!decided).then_some(Outdated {
                newer,
                unit,
                by: sent.unit,
                until,
            })
        })
        .collect();
    // Of several yeses the one that lasts the longest.
    found.sort_by(|a, b| b.cmp(a));
    found.dedup_by_key(|old| (old.newer, old.unit, old.by));
    found.reverse();
    found
}

/// The latest version of an entry that has a later one: of the plan's frame, of a promise, of the unit's analysis.
#[must_use]
pub fn latest(folded: &Folded, of: EntryId) -> Option<EntryId> {
    let place = folded.records.iter().position(|record| record.id == of)?;
    let (first, later) = folded.records[place..].split_first()?;
    let newest = later.iter().rev().find(|record| succeeds(first, record))?;
    Some(newest.id)
}

fn succeeds(older: &Record, newer: &Record) -> bool {
    match (&older.entry, &newer.entry) {
        (Entry::PlanFrame(older), Entry::PlanFrame(newer)) => older.plan == newer.plan,
        (Entry::Measure(older), Entry::Measure(newer)) => older.measure == newer.measure,
        (Entry::Analysis(_), Entry::Analysis(_)) => older.author.unit() == newer.author.unit(),
        _ => false,
    }
}

/// Until when what it rested on holds, while it does; without consent each release is a decision of its own.
fn stands(folded: &Folded, sent: &Sent, today: Date) -> Option<Date> {
    let to = sent.offered.to.receiver()?;
    match &sent.offered.ground {
        Ground::Consent { consent } => {
            let consent = folded.consents.get(consent)?;
            match consent.toward(to.unit, today)? {
                Standing::Given { areas, until, .. } if sent.offered.areas.is_subset(&areas) => {
                    Some(until)
                }
                _ => None,
            }
        }
        Ground::Law(_) | Ground::Family => None,
    }
}

fn offered(folded: &Folded, entry: EntryId, unit: UnitId) -> bool {
    folded.sent.values().any(|sent| {
        let to = sent.offered.to.receiver();
        sent.offered.of == entry && !sent.cancelled && to.is_some_and(|to| to.unit == unit)
    })
}

fn kept(folded: &Folded, entry: EntryId, unit: UnitId) -> bool {
    folded.records.iter().any(|record| match &record.entry {
        Entry::NotShared(kept) => kept.of == entry && kept.with.is_none_or(|with| with == unit),
        _ => false,
    })
}
