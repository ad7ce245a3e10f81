//! Where a consent stands toward one receiver on a day.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::entry::{Answer, ConsentAnswered, ConsentAsked, Level};
use crate::id::{EntryId, PersonId, UnitId};
use crate::practice::AreaKey;

/// A consent with everything that has happened to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Consent {
    /// The entry that asked.
    pub entry: EntryId,
    /// The unit that asked: the discloser's.
    pub unit: Option<UnitId>,
    /// The question.
    pub asked: ConsentAsked,
    /// The latest answer of each signer.
    pub answers: BTreeMap<PersonId, ConsentAnswered>,
    /// Units toward which it was taken back.
    pub withdrawn: BTreeSet<UnitId>,
    /// Those whose yes may not be free, and the day to talk with each alone.
    pub doubted: BTreeMap<PersonId, Date>,
    /// Custody has changed since it was asked: nobody has answered for those who decide now (law.md A5.4).
    pub outlived: bool,
}

impl Consent {
    /// As it was put: nobody has answered.
    pub(crate) const fn put(entry: EntryId, unit: Option<UnitId>, asked: ConsentAsked) -> Self {
        Self {
            entry,
            unit,
            asked,
            answers: BTreeMap::new(),
            withdrawn: BTreeSet::new(),
            doubted: BTreeMap::new(),
            outlived: false,
        }
    }
}

/// Where it stands. Waiting is not yes: nothing flows until everybody has answered (law.md A5.4).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// These have not answered.
    Waiting {
        /// Who.
        missing: BTreeSet<PersonId>,
    },
    /// Everybody said yes; what all of them agreed to.
    Given {
        /// The areas all agreed to.
        areas: BTreeSet<AreaKey>,
        /// The least that all agreed to.
        level: Level,
        /// The first of the last days.
        until: Date,
        /// What any of them has set as a condition, each in the signer's own words.
        conditions: Vec<String>,
    },
    /// Somebody said no.
    No {
        /// The family is fine with being asked again this day.
        ask_again: Option<Date>,
    },
    /// Somebody's yes may not be free: it is not used.
    Doubted {
        /// Whose.
        of: BTreeSet<PersonId>,
    },
    /// It was taken back, or custody has changed: told by one neutral text.
    Stopped,
    /// Its time is out.
    Expired,
}

impl Consent {
    /// Where it stands toward a unit; `None` when that unit was never asked about.
    #[must_use]
    pub fn toward(&self, unit: UnitId, today: Date) -> Option<Standing> {
        self.asked
            .receivers
            .iter()
            .find(|receiver| receiver.unit == unit)?;
        if self.outlived || self.withdrawn.contains(&unit) {
            return Some(Standing::Stopped);
        }
        let mut areas = self.asked.areas.clone();
        let mut level = self.asked.level;
        let mut until = self.asked.until;
        let mut conditions: Vec<String> = Vec::new();
        let (mut missing, mut of) = (BTreeSet::new(), BTreeSet::new());
        let mut no = None;
        for signer in &self.asked.signers {
            let excused = self
                .asked
                .without
                .as_ref()
                .is_some_and(|without| without.guardian == *signer);
            let Some(answered) = self.answers.get(signer) else {
                if !excused {
                    missing.insert(*signer);
                }
                continue;
            };
            let mut lines = answered.about(unit).peekable();
            if lines.peek().is_none() && !excused {
                missing.insert(*signer);
            }
            if lines.peek().is_some() && self.doubted.contains_key(signer) {
                of.insert(*signer);
            }
            for line in lines {
                match line {
                    Answer::No => no = Some(answered.ask_again),
                    Answer::Yes {
                        areas: agreed,
                        level: at_most,
                        until: at_latest,
                        conditions: own,
                    } => {
                        areas.retain(|area| agreed.contains(area));
                        level = level.min(*at_most);
                        until = at_latest.map_or(until, |day| until.min(day));
                        for one in own {
                            if !conditions.contains(one) {
                                conditions.push(one.clone());
                            }
                        }
                    }
                }
            }
        }
        Some(if let Some(ask_again) = no {
            Standing::No { ask_again }
        } else if !of.is_empty() {
            Standing::Doubted { of }
        } else if !missing.is_empty() || self.asked.signers.is_empty() {
            Standing::Waiting { missing }
        } else if until < today {
            Standing::Expired
        } else {
            Standing::Given {
                areas,
                level,
                until,
                conditions,
            }
        })
    }
}
