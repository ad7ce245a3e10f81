//! How long each controller keeps its act (law.md A10). There is one act, and one clock, per controller.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::Law;
use crate::ages::{INVESTIGATION_KEPT, birthday};
use crate::clock::ClockKey;
use crate::keyed::keyed;

keyed! {
    /// Whose rules the act is under.
    pub enum Holder {
        /// Social services.
        Social = "social",
        /// Private social care.
        PrivateSocial = "private_social",
        /// Health care.
        Health = "health",
        /// School and preschool: arkivlag and the board's own plan.
        School = "school",
        /// Association: by agreement.
        Association = "association",
    }
}

keyed! {
    /// What the act is.
    pub enum ActKind {
        /// Anything else.
        Ordinary = "ordinary",
        /// An investigation about a child (SoL 16:2 a).
        ChildInvestigation = "child_investigation",
        /// Paternity (SoL 16:2).
        Paternity = "paternity",
        /// Adoption (SoL 16:2).
        Adoption = "adoption",
        /// Placement (SoL 16:2).
        Placement = "placement",
        /// Agreement on custody, residence or contact (SoL 16:3).
        CustodyAgreement = "custody_agreement",
    }
}

/// An act that a controller holds.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Act {
    /// Whose.
    pub holder: Holder,
    /// What.
    pub kind: ActKind,
    /// Whom it is about was born, in the real day ([`real_day`]).
    pub birth: Date,
    /// The last note.
    pub last_note: Date,
    /// An investigation was closed.
    #[serde(default)]
    pub closed: Option<Date>,
    /// The place, as the sample names places.
    #[serde(default)]
    pub area: Option<String>,
    /// Other data on the same person is not due.
    #[serde(default)]
    pub other_not_due: bool,
    /// Somebody has put a hold on it.
    #[serde(default)]
    pub hold: bool,
    /// The last day by the board's plan or the agreement.
    #[serde(default)]
    pub by_plan: Option<Date>,
}

/// What follows. Nothing is ever deleted by this: it tells when a person may decide.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Retention {
    /// Never.
    Never,
    /// A hold, or other data on the same person that is not due.
    Wait,
    /// Not before this day; no duty to delete.
    NotBefore(Date),
    /// From a day, and done by another.
    Due {
        /// From.
        from: Date,
        /// Done by.
        by: Date,
    },
    /// The facts or the controller's plan are missing: kept.
    Unknown,
}

/// When an act may be, or must be, deleted.
#[must_use]
pub fn retention(law: &Law, act: &Act) -> Retention {
    if act.hold {
        return Retention::Wait;
    }
    match act.holder {
        Holder::Social => social(law, act),
        // SoL 17:2–17:5.
        Holder::PrivateSocial if kept_for_research(law, act) => Retention::Never,
        Holder::PrivateSocial => due(law
            .clocks()
            .after(ClockKey::PrivateSocialFile, act.last_note)),
        // PDL 3:17 is a least time; many keep longer.
        Holder::Health => law
            .clocks()
            .after(ClockKey::PatientRecord, act.last_note)
            .map_or(Retention::Unknown, Retention::NotBefore),
        // No general statute (arkivlag 1990:782): what the controller has set up.
        Holder::School | Holder::Association => due(act.by_plan),
    }
}

fn social(law: &Law, act: &Act) -> Retention {
    // SoL 16:2 and 16:4.
    if matches!(
        act.kind,
        ActKind::Paternity | ActKind::Adoption | ActKind::Placement
    ) || kept_for_research(law, act)
    {
        return Retention::Never;
    }
    // SoL 16:1: not while other data on the same person is not due.
    if act.other_not_due {
        return Retention::Wait;
    }
    let turns = |key| {
        law.ages()
            .threshold(key)
            .and_then(|row| birthday(act.birth, row.age))
    };
    match act.kind {
        // SoL 16:2 a st 1, for those closed since it came into force; an open one is kept.
        ActKind::ChildInvestigation => match act.closed {
            None => Retention::Unknown,
            Some(closed) if closed >= law.clocks().investigation_rule.from => {
                turns(INVESTIGATION_KEPT).map_or(Retention::Unknown, Retention::NotBefore)
            }
            Some(_) => by_next_year(law, act),
        },
        // SoL 16:3.
        ActKind::CustodyAgreement => {
            turns(crate::ages::ADULT).map_or(Retention::Unknown, Retention::NotBefore)
        }
        _ => by_next_year(law, act),
    }
}

/// SoL 16:1: five years after the last note, done by the end of the next calendar year.
fn by_next_year(law: &Law, act: &Act) -> Retention {
    let from = law.clocks().after(ClockKey::SocialFile, act.last_note);
    from.and_then(|from| {
        let by = Date::new(from.year().checked_add(1)?, 12, 31).ok()?;
        Some(Retention::Due { from, by })
    })
    .unwrap_or(Retention::Unknown)
}

fn due(day: Option<Date>) -> Retention {
    day.map_or(Retention::Unknown, |day| Retention::Due {
        from: day,
        by: day,
    })
}

/// SoL 16:4 and SoF 13:1.
fn kept_for_research(law: &Law, act: &Act) -> bool {
    let sample = &law.clocks().sample;
    sample.birth_days.contains(&act.birth.day())
        || act
            .area
            .as_ref()
            .is_some_and(|area| sample.areas.contains(area))
}

/// The real day of a number's day: a samordningsnummer has sixty added.
#[must_use]
pub fn real_day(day: i8) -> Option<i8> {
    match day {
        1..=31 => Some(day),
        61..=91 => Some(day - 60),
        _ => None,
    }
}
