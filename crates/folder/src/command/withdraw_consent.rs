//! Taking a yes back (R45; design decision 5).

use jiff::civil::Date;

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
    /// Releases whose copies can be read through an earlier day than they say.
    pub shorten: Vec<(ReleaseId, Date)>,
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
        if !said_yes || consent.outlived || consent.withdrawn.contains(&self.unit) {
            return Err(Refusal::new("refusal-nothing-to-withdraw"));
        }
        let withdrawn = ConsentWithdrawn {
            consent: self.consent,
            unit: self.unit,
            by: self.by,
        };
        let mut withdrawal = Withdrawal {
            entries: vec![withdrawn.into()],
            lock: Vec::new(),
            shorten: Vec::new(),
        };
        end(folded, self.consent, Some(self.unit), &mut withdrawal);
        Ok(withdrawal)
    }
}

/// What rests on a consent, toward one unit or all: what waits is cancelled, what was collected is locked.
pub(super) fn end(
    folded: &Folded,
    consent: ConsentId,
    toward: Option<UnitId>,
    withdrawal: &mut Withdrawal,
) {
    let stopped = |unit: &UnitId| {
        let consent = folded.consents.get(&consent);
        consent.is_some_and(|consent| consent.outlived || consent.withdrawn.contains(unit))
    };
    for (release, sent) in &folded.sent {
        let rests_on_it = sent.offered.ground == Ground::Consent { consent }
            && matches!(&sent.offered.to, Addressee::Function(to)
                if toward.is_none_or(|unit| unit == to.unit) && !stopped(&to.unit));
        if !rests_on_it || sent.cancelled {
            continue;
        }
        if sent.collected {
            withdrawal.lock.push(*release);
        } else {
            let cancelled = OfferCancelled { release: *release };
            withdrawal.entries.push(cancelled.into());
        }
    }
}
