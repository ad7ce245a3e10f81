//! A signer's answer (R40, R41).

use super::Now;
use crate::Refusal;
use crate::entry::{Addressee, Answer, ConsentAnswered, Entry, Ground, Level};
use crate::fold::Folded;

/// What a signer said.
pub struct AnswerConsent(pub ConsentAnswered);

impl AnswerConsent {
    /// An answer can narrow what was asked and never widen it.
    pub fn decide(self, folded: &Folded, now: Now<'_>) -> Result<Entry, Refusal> {
        let consent = folded
            .consents
            .get(&self.0.consent)
            .ok_or_else(|| Refusal::new("refusal-no-such-consent"))?;
        if !consent.asked.signers.contains(&self.0.by) {
            return Err(Refusal::new("refusal-not-a-signer"));
        }
        if consent.outlived {
            return Err(Refusal::new("refusal-sharing-stopped"));
        }
        if consent.asked.until < now.today {
            return Err(Refusal::new("refusal-consent-over"));
        }
        if self.0.answers.is_empty() {
            return Err(Refusal::new("refusal-no-words"));
        }
        for answer in &self.0.answers {
            let asked = consent
                .asked
                .receivers
                .iter()
                .any(|receiver| receiver.unit == answer.unit);
            let narrower = match &answer.answer {
                Answer::Yes { areas, level } => {
                    !areas.is_empty()
                        && areas.is_subset(&consent.asked.areas)
                        && *level <= consent.asked.level
                }
                Answer::No => true,
            };
            if !asked || !narrower {
                return Err(Refusal::new("refusal-wider-than-asked"));
            }
        }
        if let Some(day) = self.0.ask_again {
            now.not_past(day)?;
        }
        if takes_back(folded, &self.0) {
            return Err(Refusal::new("refusal-withdraw-instead"));
        }
        Ok(self.0.into())
    }
}

/// Something was shared that the new answer no longer covers. Only a withdrawal cancels what waits and locks what was
/// collected (design decision 5), so such a yes is taken back that way and never by answering anew.
fn takes_back(folded: &Folded, answered: &ConsentAnswered) -> bool {
    let ground = Ground::Consent {
        consent: answered.consent,
    };
    let stopped = |unit| {
        folded
            .consents
            .get(&answered.consent)
            .is_some_and(|consent| consent.withdrawn.contains(unit))
    };
    folded.sent.values().any(|sent| {
        let Addressee::Function(to) = &sent.offered.to else {
            return false;
        };
        let mut lines = answered
            .answers
            .iter()
            .filter(|line| line.unit == to.unit)
            .peekable();
        let covered = lines.peek().is_some()
            && lines.all(|line| match &line.answer {
                Answer::Yes { areas, level } => {
                    *level >= Level::Share && sent.offered.areas.is_subset(areas)
                }
                Answer::No => false,
            });
        sent.offered.ground == ground && !sent.cancelled && !stopped(&to.unit) && !covered
    })
}
