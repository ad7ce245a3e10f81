//! Taking a yes back (R45; design decision 5).

use super::Now;
use crate::Refusal;
use crate::entry::{Addressee, Answer, ConsentWithdrawn, Entry, Ground, OfferCancelled};
use crate::fold::Folded;
use crate::id::{ConsentId, PersonId, ReleaseId, UnitId};

/// A yes taken back toward one unit.
pub struct WithdrawConsent {
    /// Which consent.
    pub consent: ConsentId,
    /// Toward whom.
    pub unit: UnitId,
    /// By whom.
    pub by: PersonId,
}

/// What follows from it.
#[derive(Debug, PartialEq, Eq)]
pub struct Withdrawal {
    /// For the discloser's part: the withdrawal, and the offers that are cancelled.
    pub entries: Vec<Entry>,
    /// Releases whose copies are to be locked where they lie.
    pub lock: Vec<ReleaseId>,
}

impl WithdrawConsent {
    /// Any one signer's withdrawal ends it for all: it took everybody's yes.
    pub fn decide(self, folded: &Folded, _: Now<'_>) -> Result<Withdrawal, Refusal> {
        let consent = folded
            .consents
            .get(&self.consent)
            .ok_or_else(|| Refusal::new("refusal-no-such-consent"))?;
        if !consent.asked.signers.contains(&self.by) {
            return Err(Refusal::new("refusal-not-a-signer"));
        }
        let said_yes = consent.answers.get(&self.by).is_some_and(|answered| {
            answered.answers.iter().any(|answer| {
                answer.unit == self.unit && matches!(answer.answer, Answer::Yes { .. })
            })
        });
        if !said_yes || consent.withdrawn.contains(&self.unit) {
            return Err(Refusal::new("refusal-nothing-to-withdraw"));
        }
        let mut entries = vec![
            ConsentWithdrawn {
                consent: self.consent,
                unit: self.unit,
                by: self.by,
            }
            .into(),
        ];
        let mut lock = Vec::new();
        for (release, sent) in &folded.sent {
            let rests_on_it = sent.offered.ground
                == Ground::Consent {
                    consent: self.consent,
                }
                && matches!(&sent.offered.to, Addressee::Function(to) if to.unit == self.unit);
            if !rests_on_it || sent.cancelled {
                continue;
            }
            if sent.collected {
                lock.push(*release);
            } else {
                entries.push(OfferCancelled { release: *release }.into());
            }
        }
        Ok(Withdrawal { entries, lock })
    }
}
