//! "That yes may not be free" (C4): it is not used.

use super::withdraw_consent::Withdrawal;
use super::{Now, words};
use crate::Refusal;
use crate::entry::{Addressee, Answer, ConsentDoubted, Ground};
use crate::fold::Folded;

/// Whoever asked doubts that a yes was free.
pub struct DoubtConsent(pub ConsentDoubted);

impl DoubtConsent {
    /// Copies that rest on the consent are locked where they lie. What waits is not cancelled, because the family's rooms
    /// would tell of it; it cannot be collected.
    pub fn decide(self, folded: &Folded, now: Now<'_>) -> Result<Withdrawal, Refusal> {
        words(&self.0.why)?;
        now.not_past(self.0.talk)?;
        let consent = folded
            .consents
            .get(&self.0.consent)
            .ok_or_else(|| Refusal::new("refusal-no-such-consent"))?;
        let yes = consent.answers.get(&self.0.of).is_some_and(|answered| {
            answered
                .answers
                .iter()
                .any(|line| matches!(line.answer, Answer::Yes { .. }))
        });
        if !yes || consent.outlived {
            return Err(Refusal::new("refusal-nothing-to-doubt"));
        }
        let ground = Ground::Consent {
            consent: self.0.consent,
        };
        let rests = |to: &Addressee| matches!(to, Addressee::Function(to) if !consent.withdrawn.contains(&to.unit));
        let lock = folded
            .sent
            .iter()
            .filter(|(_, sent)| {
                sent.collected && sent.offered.ground == ground && rests(&sent.offered.to)
            })
            .map(|(release, _)| *release)
            .collect();
        Ok(Withdrawal {
            entries: vec![self.0.into()],
            lock,
            shorten: Vec::new(),
        })
    }
}
