//! Asking for consent (law.md A5; R37–R43).

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::{Now, words};
use crate::Refusal;
use crate::entry::{ConsentAsked, Entry, Level, Receiver};
use crate::fold::Folded;
use crate::id::ConsentId;
use crate::practice::AreaKey;

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
    /// How the child was heard.
    pub child_heard: String,
    /// The version of the text that was read.
    pub text: String,
    /// Receivers that share the discloser's own secrecy: no consent is asked toward them (law.md A1 step 1).
    pub inside: bool,
}

impl AskConsent {
    /// All who hold custody are asked (law.md A5.4 `all_required`).
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
        let signers: BTreeSet<_> = folded
            .card
            .iter()
            .flat_map(|card| card.custodians().map(|guardian| guardian.person))
            .collect();
        if signers.is_empty() {
            return Err(Refusal::new("refusal-no-guardian"));
        }
        Ok(ConsentAsked {
            consent: self.consent,
            receivers: self.receivers,
            areas: self.areas,
            purpose: self.purpose,
            level: self.level,
            until: self.until,
            signers,
            child_heard: self.child_heard,
            text: self.text,
        }
        .into())
    }
}
