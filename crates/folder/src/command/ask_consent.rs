//! Asking for consent (law.md A5; R37–R43).

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::{Now, words};
use crate::entry::{ConsentAsked, Entry, Level, Receiver, Signing};
use crate::fold::Folded;
use crate::id::{ConsentId, PersonId};
use crate::practice::AreaKey;
use crate::{Refusal, age};

/// The longest time a consent may hold before it is talked about again, in days (law.md A5.1: review within 6–12
/// months).
pub const LONGEST: i32 = 366;

/// The question to the family.
pub struct AskConsent {
    /// A fresh id.
    pub consent: ConsentId,
    /// Who would receive.
    pub receivers: Vec<Receiver>,
    /// Which areas.
    pub areas: BTreeSet<AreaKey>,
    /// What for.
    pub purpose: String,
    /// Talk, or also write and share.
    pub level: Level,
    /// The last day.
    pub until: Date,
    /// Who answers, as the one who asks has judged.
    pub signing: Signing,
    /// Why it was judged so.
    pub judged: String,
    /// How the child was heard.
    pub child_heard: String,
    /// The version of the text that was read.
    pub text: String,
    /// Receivers that share the discloser's own secrecy: no consent is asked toward them (law.md A1 step 1).
    pub inside: bool,
}

impl AskConsent {
    /// All who hold custody are asked (law.md A5.4 `all_required`), the child, or both (A5.3).
    pub fn decide(self, folded: &Folded, now: Now<'_>) -> Result<Entry, Refusal> {
        if self.inside {
            return Err(Refusal::new("refusal-inner-secrecy"));
        }
        if self.receivers.is_empty() || self.areas.is_empty() {
            return Err(Refusal::new("refusal-blanket-consent"));
        }
        words(&self.purpose)?;
        now.known(&self.areas)?;
        now.not_past(self.until)?;
        if (self.until - now.today).get_days() > LONGEST {
            return Err(Refusal::new("refusal-consent-too-long"));
        }
        let signers = self.signers(folded, now)?;
        Ok(ConsentAsked {
            consent: self.consent,
            receivers: self.receivers,
            areas: self.areas,
            purpose: self.purpose,
            level: self.level,
            until: self.until,
            signers,
            signing: self.signing,
            judged: self.judged,
            child_heard: self.child_heard,
            text: self.text,
        }
        .into())
    }

    fn signers(&self, folded: &Folded, now: Now<'_>) -> Result<BTreeSet<PersonId>, Refusal> {
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
            words(&self.judged)?;
        }
        let mut signers: BTreeSet<_> = match self.signing {
            Signing::Child => BTreeSet::new(),
            Signing::Guardians | Signing::Together => {
                card.custodians().map(|guardian| guardian.person).collect()
            }
        };
        if self.signing != Signing::Child {
            if signers.is_empty() {
                return Err(Refusal::new("refusal-no-guardian"));
            }
            if self.until > age::last_day_under_age(card.birth) {
                return Err(Refusal::new("refusal-until-of-age"));
            }
        }
        if self.signing != Signing::Guardians {
            signers.insert(card.person);
        }
        Ok(signers)
    }
}
