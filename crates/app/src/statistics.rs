//! "How often do we ask, and what do families say?" Numbers without anybody in them (R51, R128).

use std::collections::BTreeSet;

use folder::class::{Action, Resource};
use folder::id::UnitId;
use folder::register::RowKind;
use folder::tally::{Tally, tally};
use jiff::ToSpan;
use jiff::civil::{Date, date};
use store::Filter;

use crate::cx::Cx;
use crate::stop::Stop;

/// How many quarters that have ended are counted.
const QUARTERS: i64 = 4;

/// What a quarter came to at the branch of the one who asks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quarter {
    /// Its first day.
    pub begins: Date,
    /// Its last day.
    pub ends: Date,
    /// The whole branch; nothing when a number would be too small.
    pub branch: Option<Tally>,
    /// Each unit that asked; empty unless every unit's numbers can be shown, since one is what the others leave.
    pub units: Vec<(UnitId, Tally)>,
}

/// What has been counted, and by which bound.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statistics {
    /// The latest quarter first.
    pub quarters: Vec<Quarter>,
    /// No smaller number than this is shown.
    pub smallest: u32,
}

impl Cx<'_> {
    /// Whether one has the mandate to follow up at the own workplace.
    pub fn may_follow_up(&self) -> Result<(), Stop> {
        let seat = self.actor.professional().ok_or_else(Stop::not_found)?;
        let unit = Resource::Unit(seat.unit);
        let gate = &self.house.gate;
        match gate.check(&self.actor, Action::ReadStatistics, &unit) {
            Ok(_) => Ok(()),
            Err(_) => Err(Stop::not_found()),
        }
    }
}

/// Counts the own branch, quarter by quarter. Only quarters that have ended: of a running one, whoever looks twice would
/// learn what happened in between. Nothing of a child under protection is counted.
pub async fn statistics(cx: &Cx<'_>) -> Result<Statistics, Stop> {
    cx.may_follow_up()?;
    let seat = cx.actor.professional().ok_or_else(Stop::not_found)?;
    let house = cx.house;
    let directory = house.directory();
    let smallest = directory.rules_at(Some(seat.unit)).smallest_count;
    let units: Vec<UnitId> = directory
        .units
        .iter()
        .filter(|unit| unit.branch == seat.branch)
        .map(|unit| unit.id)
        .collect();
    let quarters = ended(cx.today());
    let mut counted = vec![vec![Tally::default(); units.len()]; quarters.len()];
    // By the lists of the units, where no protected child stands: it is in no number, and costs nothing.
    let mut parts = BTreeSet::new();
    for unit in &units {
        let here = Filter::Unit(*unit);
        for kind in [RowKind::ChildAt, RowKind::ClosedAt] {
            let hits = house.store.register(kind.number(), here).await?;
            parts.extend(hits.into_iter().map(|hit| hit.part));
        }
    }
    for part in parts {
        let Some(row) = house.store.part(part).await? else {
            continue;
        };
        let Some(part) = house.load(row).await? else {
            continue;
        };
        if part.shut.card.only().is_some() {
            continue;
        }
        for ((begins, ends), counted) in quarters.iter().zip(&mut counted) {
            let at = |day: Date| {
                let midnight = day.to_zoned(house.zone().clone());
                midnight
                    .map(|midnight| midnight.timestamp())
                    .map_err(Stop::fault("counting a quarter"))
            };
            let (from, to) = (at(*begins)?, at(ends.tomorrow().unwrap_or(*ends))?);
            for (unit, tallied) in units.iter().zip(counted) {
                *tallied = tallied.with(tally(&part.full.records, *unit, from, to));
            }
        }
    }
    let quarters = quarters
        .into_iter()
        .zip(counted)
        .map(|((begins, ends), counted)| {
            let whole = counted.iter().copied().fold(Tally::default(), Tally::with);
            let asked = units.iter().copied().zip(counted);
            let asked: Vec<_> = asked.filter(|(_, one)| one.asked() > 0).collect();
            let all_shown = asked.iter().all(|(_, one)| one.can_be_shown(smallest));
            Quarter {
                begins,
                ends,
                branch: whole.can_be_shown(smallest).then_some(whole),
                units: if all_shown { asked } else { Vec::new() },
            }
        })
        .collect();
    Ok(Statistics { quarters, smallest })
}

/// The quarters that have ended before a day, the latest first: first and last day.
fn ended(today: Date) -> Vec<(Date, Date)> {
    let running = date(today.year(), (today.month() - 1) / 3 * 3 + 1, 1);
    (1..=QUARTERS)
        .filter_map(|back| {
            let begins = running.checked_sub((3 * back).months()).ok()?;
            let next = begins.checked_add(3.months()).ok()?;
            Some((begins, next.yesterday().ok()?))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_quarters_that_have_ended_are_counted() {
        let first = |today| ended(today)[0];
        let third = (date(2026, 7, 1), date(2026, 9, 30));
        assert_eq!(first(date(2026, 10, 1)), third);
        assert_eq!(first(date(2026, 12, 31)), third);
        assert_eq!(
            first(date(2026, 9, 30)),
            (date(2026, 4, 1), date(2026, 6, 30))
        );
        assert_eq!(
            first(date(2027, 1, 1)),
            (date(2026, 10, 1), date(2026, 12, 31))
        );
        assert_eq!(ended(date(2026, 2, 3)).len(), 4);
    }
}
