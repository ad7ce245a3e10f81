//! Protected identity: a gate before anything is stored, not a flag beside it (OSL 21:3, 21:3 a, 22:1, 26:2; law.md A13).
//!
//! Being on a list at a workplace *is* a place: whoever reads the list knows where the child is. So there is no masked
//! list: for everybody but the named handlers the child is not there at all.

use std::collections::BTreeSet;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::Refusal;
use crate::entry::{ChildCard, Entry};
use crate::fold::Folded;
use crate::id::PersonId;

/// What the population register says of somebody in the household.
///
/// Fingerade personuppgifter have no value here, on purpose: the register gives no mark, and a mark in Kring would be
/// the very trace that the law (1991:483) takes away. Such a person is like anybody else, and no two folders are ever
/// joined.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Protection {
    /// Sekretessmarkering (OSL 22:1).
    Marked,
    /// Skyddad folkbokföring (folkbokföringslagen 16 §): the strictest. No true place is ever written down.
    Population,
}

/// Those for whom a protected child exists: at most two in each part (law.md A13).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Vec<PersonId>", into = "Vec<PersonId>")]
pub struct Handlers(Vec<PersonId>);

/// More than two were named.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("at most {} handlers are named", Handlers::AT_MOST)]
pub struct TooMany;

impl Handlers {
    /// So many, and no more.
    pub const AT_MOST: usize = 2;

    /// These, each once.
    pub fn of(people: impl IntoIterator<Item = PersonId>) -> Result<Self, TooMany> {
        let mut named: Vec<PersonId> = Vec::new();
        for person in people {
            if !named.contains(&person) {
                named.push(person);
            }
        }
        if named.len() > Self::AT_MOST {
            return Err(TooMany);
        }
        Ok(Self(named))
    }

    /// The first two of these: for whoever is named by a rule until somebody names others.
    #[must_use]
    pub fn first_of(people: impl IntoIterator<Item = PersonId>) -> Self {
        let mut named: Vec<PersonId> = Vec::new();
        for person in people {
            if named.len() < Self::AT_MOST && !named.contains(&person) {
                named.push(person);
            }
        }
        Self(named)
    }

    /// Nobody is named.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// This person is one of them.
    #[must_use]
    pub fn contains(&self, person: PersonId) -> bool {
        self.0.contains(&person)
    }

    /// In the order they were named.
    pub fn iter(&self) -> impl Iterator<Item = PersonId> {
        self.0.iter().copied()
    }
}

impl TryFrom<Vec<PersonId>> for Handlers {
    type Error = TooMany;

    fn try_from(people: Vec<PersonId>) -> Result<Self, TooMany> {
        Self::of(people)
    }
}

impl From<Handlers> for Vec<PersonId> {
    fn from(handlers: Handlers) -> Self {
        handlers.0
    }
}

/// Whoever may see a protected child; nothing when nobody is protected. A level without a handler is nobody at all.
#[must_use]
pub fn only(level: Option<Protection>, handlers: &Handlers) -> Option<BTreeSet<PersonId>> {
    (level.is_some() || !handlers.is_empty()).then(|| handlers.iter().collect())
}

impl ChildCard {
    /// The level that holds. Handlers without a level are from before levels were written down.
    #[must_use]
    pub fn protected(&self) -> Option<Protection> {
        let named = !self.handlers.is_empty();
        self.protection
            .or_else(|| named.then_some(Protection::Marked))
    }

    /// A guardian who is not known to live under the same protection: it may be from them that the child is protected.
    #[must_use]
    pub fn is_apart(&self, person: PersonId) -> bool {
        self.protected().is_some() && person != self.person && !self.household.contains(&person)
    }

    /// The guardians who may read about the child as things stand: with custody, and inside the protection.
    #[must_use]
    pub fn near(&self) -> BTreeSet<PersonId> {
        let near = self.custodians().map(|guardian| guardian.person);
        near.filter(|person| !self.is_apart(*person)).collect()
    }
}

/// From when until when; not over when it has no end. Both moments belong to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Time {
    /// The first moment.
    pub from: Timestamp,
    /// The last.
    pub to: Option<Timestamp>,
}

impl Time {
    /// The moment belongs to it.
    #[must_use]
    pub fn has(&self, at: Timestamp) -> bool {
        self.from <= at && self.to.is_none_or(|to| at <= to)
    }
}

impl Folded {
    /// When this person was outside the protection that this part knows of (law.md A13).
    #[must_use]
    pub fn times_apart(&self, person: PersonId) -> Vec<Time> {
        let mut times: Vec<Time> = Vec::new();
        for record in &self.records {
            let Entry::ChildCard(card) = &record.entry else {
                continue;
            };
            let runs = times.last_mut().filter(|time| time.to.is_none());
            match (runs, card.is_apart(person)) {
                (None, true) => times.push(Time {
                    from: record.at,
                    to: None,
                }),
                (Some(time), false) => time.to = Some(record.at),
                _ => {}
            }
        }
        times
    }

    /// The protection of the child this part is about.
    #[must_use]
    pub fn protected(&self) -> Option<Protection> {
        self.card.as_ref().and_then(ChildCard::protected)
    }

    /// A field that holds a place may be filled in, as long as nobody is protected.
    pub(crate) fn may_tell_place(&self, place: &str) -> Result<(), Refusal> {
        if self.protected().is_some() && !place.trim().is_empty() {
            return Err(Refusal::new("refusal-protected-place"));
        }
        Ok(())
    }
}

/// A copy leaves without any field that holds a place (law.md A13), also what was written before the protection.
pub fn without_places(entry: &mut Entry) {
    match entry {
        Entry::MeetingCalled(called) => called.place = String::new(),
        Entry::NamedContact(contact) => contact.phone = String::new(),
        _ => {}
    }
}
