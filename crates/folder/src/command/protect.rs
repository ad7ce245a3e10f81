//! Somebody in the household lives under protection, or does not any more (law.md A13).

use std::collections::BTreeSet;

use super::{Now, words};
use crate::Refusal;
use crate::entry::{ChildCard, Entry};
use crate::fold::Folded;
use crate::id::PersonId;
use crate::protection::{Handlers, Protection};
use crate::reach::Reach;

/// What the register says, and who may see the child by it.
pub struct Protect {
    /// The level; nothing when nobody in the household is protected any more.
    pub level: Option<Protection>,
    /// Those who may see the child in this part.
    pub handlers: Vec<PersonId>,
    /// The guardians who live under the same protection.
    pub household: BTreeSet<PersonId>,
    /// How it is known: the register's code and the day it was read.
    pub known_from: String,
}

impl Protect {
    /// Nobody is protected without a handler, and nobody has more than two.
    pub fn decide(self, folded: &Folded, _: Now<'_>) -> Result<Entry, Refusal> {
        words(&self.known_from)?;
        let before = folded
            .card
            .as_ref()
            .ok_or_else(|| Refusal::new("refusal-no-guardian"))?;
        let handlers =
            Handlers::of(self.handlers).map_err(|_| Refusal::new("refusal-too-many-handlers"))?;
        if self.level.is_some() && handlers.is_empty() {
            return Err(Refusal::new("refusal-no-handler"));
        }
        let guardian = |person: &PersonId| {
            let mut all = before.guardians.iter();
            all.any(|guardian| guardian.person == *person)
        };
        if !self.household.iter().all(guardian) {
            return Err(Refusal::new("refusal-no-guardian"));
        }
        let card = match self.level {
            Some(level) => ChildCard {
                protection: Some(level),
                handlers,
                household: self.household,
                known_from: self.known_from,
                reach: Reach::default(),
                ..before.clone()
            },
            None => ChildCard {
                protection: None,
                handlers: Handlers::default(),
                household: BTreeSet::new(),
                known_from: self.known_from,
                ..before.clone()
            },
        };
        let same = (card.protection, &card.handlers, &card.household)
            == (before.protection, &before.handlers, &before.household);
        if same {
            return Err(Refusal::new("refusal-protection-same"));
        }
        Ok(card.into())
    }
}
