//! A signer's answer (R40, R41).

use super::Now;
use super::withdraw_consent::Withdrawal;
use crate::Refusal;
use crate::entry::{Addressee, Answer, ConsentAnswered, Entry, Ground, OfferCancelled};
use crate::fold::{Folded, Sent};
use crate::id::{ReleaseId, UnitId};

/// What a signer said.
pub struct AnswerConsent(pub ConsentAnswered);

impl AnswerConsent {
    /// On the own page. Something may have been shared that the new answer no longer carries: such a yes is made smaller
    /// or taken back on pages that say first what it closes, and never by answering anew (R45).
    pub fn decide(self, folded: &Folded, now: Now<'_>) -> Result<Entry, Refusal> {
        self.fits(folded, now)?;
        if outside(folded, &self.0).next().is_some() {
            return Err(Refusal::new("refusal-withdraw-instead"));
        }
        Ok(self.0.into())
    }

    /// Said to the one who asked, who writes it down. What somebody has said cannot be refused for what it closes: it
    /// closes at once, as if it were taken back (design decision 5).
    pub fn recorded(self, folded: &Folded, now: Now<'_>) -> Result<Withdrawal, Refusal> {
        self.fits(folded, now)?;
        Ok(follow(folded, self.0))
    }

    /// An answer can narrow what was asked and never widen it.
    fn fits(&self, folded: &Folded, now: Now<'_>) -> Result<(), Refusal> {
        let consent = folded
            .consents
            .get(&self.0.consent)
            .ok_or_else(|| Refusal::new("refusal-no-such-consent"))?;
        let asked = &consent.asked;
        if !asked.signers.contains(&self.0.by) {
            return Err(Refusal::new("refusal-not-a-signer"));
        }
        if consent.outlived {
            return Err(Refusal::new("refusal-sharing-stopped"));
        }
        if asked.until < now.today {
            return Err(Refusal::new("refusal-consent-over"));
        }
        if self.0.answers.is_empty() {
            return Err(Refusal::new("refusal-no-words"));
        }
        for line in &self.0.answers {
            // It would be told and carry nothing: what was taken back is asked about anew.
            if consent.withdrawn.contains(&line.unit) {
                return Err(Refusal::new("refusal-sharing-stopped"));
            }
            let named = asked
                .receivers
                .iter()
                .any(|receiver| receiver.unit == line.unit);
            let narrower = match &line.answer {
                Answer::Yes {
                    areas,
                    level,
                    until,
                    conditions: _,
                } => {
                    !areas.is_empty()
                        && areas.is_subset(&asked.areas)
                        && *level <= asked.level
                        && until.is_none_or(|until| until <= asked.until)
                }
                Answer::No => true,
            };
            if !named || !narrower {
                return Err(Refusal::new("refusal-wider-than-asked"));
            }
        }
        if let Some(day) = self.0.ask_again {
            now.not_past(day)?;
        }
        Ok(())
    }
}

/// The answer with everything that follows from it: what waits outside it is cancelled, what was collected outside it is
/// locked, and what ends sooner ends sooner where it lies.
pub(super) fn follow(folded: &Folded, answered: ConsentAnswered) -> Withdrawal {
    let mut withdrawal = Withdrawal {
        entries: Vec::new(),
        lock: Vec::new(),
        shorten: Vec::new(),
    };
    for (release, sent) in outside(folded, &answered) {
        if sent.collected {
            withdrawal.lock.push(release);
        } else {
            let cancelled = OfferCancelled { release };
            withdrawal.entries.push(cancelled.into());
        }
    }
    for (release, sent, unit) in resting(folded, &answered) {
        if let Some(day) = answered.ends(unit)
            && sent.collected
            && !withdrawal.lock.contains(&release)
            && sent.until.is_none_or(|until| day < until)
        {
            withdrawal.shorten.push((release, day));
        }
    }
    withdrawal.entries.insert(0, answered.into());
    withdrawal
}

/// What was shared on this consent and the answer no longer carries.
fn outside<'a>(
    folded: &'a Folded,
    answered: &'a ConsentAnswered,
) -> impl Iterator<Item = (ReleaseId, &'a Sent)> {
    resting(folded, answered)
        .filter(|(_, sent, unit)| !answered.carries(*unit, &sent.offered.areas))
        .map(|(release, sent, _)| (release, sent))
}

/// What rests on this consent and has not been stopped.
fn resting<'a>(
    folded: &'a Folded,
    answered: &'a ConsentAnswered,
) -> impl Iterator<Item = (ReleaseId, &'a Sent, UnitId)> {
    let ground = Ground::Consent {
        consent: answered.consent,
    };
    let stopped = |unit| {
        folded
            .consents
            .get(&answered.consent)
            .is_some_and(|consent| consent.withdrawn.contains(unit))
    };
    folded.sent.iter().filter_map(move |(release, sent)| {
        let Addressee::Function(to) = &sent.offered.to else {
            return None;
        };
        let rests = sent.offered.ground == ground && !sent.cancelled && !stopped(&to.unit);
        rests.then_some((*release, sent, to.unit))
    })
}
