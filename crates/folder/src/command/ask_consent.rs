//! Asking for consent (law.md A5; R37–R43).

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::answering::Answering;
use super::{Now, words};
use crate::entry::{Answer, Because, ConsentAsked, Entry, Level, Receiver, Signing, Without};
use crate::fold::Folded;
use crate::id::{ConsentId, PersonId, UnitId};
use crate::practice::AreaKey;
use crate::{Refusal, age};

/// The longest time a consent may hold before it is talked about again, in days (law.md A5.1: review within 6–12
/// months).
pub const LONGEST: i32 = 366;

/// The question to the family.
#[derive(Clone, Debug)]
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
    /// The one guardian whose answer is not waited for, and why.
    pub without: Option<Without>,
    /// The controller lets one guardian do where no conflict is known (law.md A5.4).
    pub one_may_do: bool,
    /// The workplace that asks.
    pub of: Option<UnitId>,
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
            without: self.without,
            signing: self.signing,
            judged: self.judged,
            child_heard: self.child_heard,
            text: self.text,
        }
        .into())
    }

    /// Two guardians decide together (FB 6:13). That one of them may do is a judgement with words, and never leaves the
    /// question without anybody who must answer.
    fn may_do_without(
        &self,
        without: &Without,
        guardians: &BTreeSet<PersonId>,
        folded: &Folded,
    ) -> Result<(), Refusal> {
        if !guardians.contains(&without.guardian) || guardians.len() < 2 {
            return Err(Refusal::new("refusal-both-answer"));
        }
        words(&without.judged)?;
        match without.because {
            Because::NoConflict if !self.one_may_do => Err(Refusal::new("refusal-both-answer")),
            Because::NoConflict if self.has_objected(without.guardian, folded) => {
                Err(Refusal::new("refusal-known-conflict"))
            }
            Because::Prevented {
                cannot_wait,
                far_reaching,
            } if !cannot_wait || far_reaching => Err(Refusal::new("refusal-prevented-waits")),
            Because::NoConflict | Because::Prevented { .. } => Ok(()),
        }
    }

    /// The guardian has told the same workplace no, or taken a yes back, about one of these receivers.
    fn has_objected(&self, guardian: PersonId, folded: &Folded) -> bool {
        folded.consents.values().any(|consent| {
            let said = consent.answers.get(&guardian);
            consent.unit == self.of
                && self.receivers.iter().any(|to| {
                    let no = said
                        .is_some_and(|said| said.about(to.unit).any(|line| *line == Answer::No));
                    no || (said.is_some() && consent.withdrawn.contains(&to.unit))
                })
        })
    }

    fn signers(&self, folded: &Folded, now: Now<'_>) -> Result<BTreeSet<PersonId>, Refusal> {
        let who = Answering {
            signing: self.signing,
            judged: &self.judged,
            of: self.of,
        };
        let (card, mut signers) = who.guardians(folded, now)?;
        if self.signing != Signing::Child && self.until > age::last_day_under_age(card.birth) {
            return Err(Refusal::new("refusal-until-of-age"));
        }
        if let Some(without) = &self.without {
            self.may_do_without(without, &signers, folded)?;
        }
        if self.signing != Signing::Guardians {
            signers.insert(card.person);
        }
        Ok(signers)
    }
}
