//! Who answers for the child (law.md A5.3, A5.4; OSL 12:3).

use std::collections::BTreeSet;

use super::{Now, words};
use crate::entry::{ChildCard, Signing};
use crate::fold::Folded;
use crate::id::{PersonId, UnitId};
use crate::{Refusal, age};

/// What the one who asks has judged.
pub(super) struct Answering<'a> {
    /// Who answers.
    pub signing: Signing,
    /// Why.
    pub judged: &'a str,
    /// The workplace that asks.
    pub of: Option<UnitId>,
}

impl Answering<'_> {
    /// The guardians who answer, without the child, and the card they stand on.
    pub fn guardians<'f>(
        &self,
        folded: &'f Folded,
        now: Now<'_>,
    ) -> Result<(&'f ChildCard, BTreeSet<PersonId>), Refusal> {
        let card = folded
            .card
            .as_ref()
            .ok_or_else(|| Refusal::new("refusal-no-guardian"))?;
        let years = age::years(card.birth, now.today);
        if years >= age::ADULT && self.signing != Signing::Child {
            return Err(Refusal::new("refusal-of-age"));
        }
        // Adults observe so young a child; they do not put such a question to it (R97).
        if years < age::OWN_ROOM && self.signing != Signing::Guardians {
            return Err(Refusal::new("refusal-too-young-to-answer"));
        }
        // Whose say it is at these ages is a judgement, and a judgement has words (law.md A5.3).
        let judged = (age::ASKED..age::ADULT).contains(&years);
        if judged || self.signing != Signing::Guardians {
            words(self.judged)?;
        }
        let mut guardians: BTreeSet<_> = match self.signing {
            Signing::Child => BTreeSet::new(),
            Signing::Guardians | Signing::Together => {
                card.custodians().map(|guardian| guardian.person).collect()
            }
        };
        // From whom it is secret is not asked (OSL 12:3 st 1 p 1).
        let all = guardians.len();
        guardians.retain(|guardian| {
            self.of
                .is_none_or(|unit| !folded.keeps_out(unit, *guardian))
        });
        if guardians.is_empty() && all > 0 {
            return Err(Refusal::new("refusal-guardian-kept-out"));
        }
        if guardians.is_empty() && self.signing != Signing::Child {
            return Err(Refusal::new("refusal-no-guardian"));
        }
        Ok((card, guardians))
    }

    /// Everybody who answers.
    pub fn signers(&self, folded: &Folded, now: Now<'_>) -> Result<BTreeSet<PersonId>, Refusal> {
        let (card, mut signers) = self.guardians(folded, now)?;
        if self.signing != Signing::Guardians {
            signers.insert(card.person);
        }
        Ok(signers)
    }
}
