//! Where the yes to a measure stands: a provider's "can" and a family's "yes" are two facts (R38, R83).

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::age;
use crate::entry::{ChildCard, MeasureAnswered, MeasureAsked, Signing};
use crate::id::{EntryId, PersonId, UnitId};

/// A question about a measure, with what was answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MeasureYes {
    /// The entry that asked.
    pub entry: EntryId,
    /// The unit that asked: the one that has promised the measure.
    pub unit: Option<UnitId>,
    /// The question.
    pub asked: MeasureAsked,
    /// The latest answer of each signer.
    pub answers: BTreeMap<PersonId, MeasureAnswered>,
    /// Those who were asked and from whom the unit has closed the child since: nobody waits for them (OSL 12:3).
    pub kept_out: BTreeSet<PersonId>,
    /// Custody has changed since it was asked: nobody has answered for those who decide now (law.md A5.4).
    pub outlived: bool,
    /// From this day the child answers alone (FB 9:1), as far as its age is known here.
    pub of_age: Option<Date>,
}

/// Where it stands on a day. Waiting is not yes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MeasureStanding {
    /// These have not answered, and nobody has said no.
    Waiting(BTreeSet<PersonId>),
    /// Everybody said yes.
    Yes,
    /// Somebody said no, or took a yes back.
    No,
    /// Others decide now: it is asked anew.
    Over,
}

impl MeasureYes {
    /// As it was put: nobody has answered.
    pub(crate) fn put(
        entry: EntryId,
        unit: Option<UnitId>,
        asked: MeasureAsked,
        card: Option<&ChildCard>,
    ) -> Self {
        let mut put = Self {
            entry,
            unit,
            asked,
            answers: BTreeMap::new(),
            kept_out: BTreeSet::new(),
            outlived: false,
            of_age: None,
        };
        if let Some(card) = card {
            put.of(card);
        }
        put
    }

    /// Where it stands.
    #[must_use]
    pub fn stands(&self, today: Date) -> MeasureStanding {
        let grown =
            self.asked.signing != Signing::Child && self.of_age.is_some_and(|day| day <= today);
        if self.outlived || grown {
            return MeasureStanding::Over;
        }
        if self.answers.values().any(|answered| !answered.yes) {
            return MeasureStanding::No;
        }
        let asked: BTreeSet<PersonId> = &self.asked.signers - &self.kept_out;
        if asked.is_empty() {
            return MeasureStanding::Over;
        }
        let missing: BTreeSet<PersonId> = asked
            .into_iter()
            .filter(|signer| !self.answers.contains_key(signer))
            .collect();
        if missing.is_empty() {
            MeasureStanding::Yes
        } else {
            MeasureStanding::Waiting(missing)
        }
    }

    /// A guardian's page was closed, or opened again.
    pub(crate) fn keep_out(&mut self, guardian: PersonId, closed: bool) {
        if closed {
            self.kept_out.insert(guardian);
        } else {
            self.kept_out.remove(&guardian);
        }
    }

    /// Knows the child's age from its card.
    pub(crate) fn of(&mut self, card: &ChildCard) {
        self.of_age = age::last_day_under_age(card.birth).tomorrow().ok();
    }
}
