//! Asking somebody else to become the named contact, and answering (R53, R56, X8).

use super::{Now, words};
use crate::Refusal;
use crate::entry::{
    Entry, HandoverAnswer, HandoverAnswered, HandoverOffered, NamedContact, Receiver,
};
use crate::fold::Folded;
use crate::handover::Handover;
use crate::id::{FunctionId, UnitId};

/// Asking a seat.
pub struct HandOver {
    /// What is asked.
    pub offered: HandoverOffered,
    /// Who asks, and where.
    pub by: Receiver,
}

impl HandOver {
    /// A seat that works with the child is asked, one at a time and by nobody for themselves; it says what the family knows
    /// and what need not be told again. While there is a contact its own workplace asks: it knows who is away.
    pub fn decide(self, folded: &Folded, now: Now<'_>) -> Result<Entry, Refusal> {
        let Self { offered, by } = self;
        no_place(folded)?;
        let contact = folded.named_contact.as_ref();
        if contact.is_some_and(|contact| contact.unit != by.unit) {
            return Err(Refusal::new("refusal-handover-not-yours"));
        }
        if contact.is_some_and(|contact| contact.function == offered.to) {
            return Err(Refusal::new("refusal-handover-same-seat"));
        }
        if offered.to == by.function {
            return Err(Refusal::new("refusal-handover-to-oneself"));
        }
        let asked = folded.handover.as_ref();
        if asked.is_some_and(|asked| asked.waits(now.today)) {
            return Err(Refusal::new("refusal-handover-waits"));
        }
        if !folded.units(now.today).contains(&offered.unit) {
            return Err(Refusal::new("refusal-handover-not-here"));
        }
        words(&offered.told)?;
        words(&offered.known)?;
        now.not_past(offered.answer_by)?;
        if (offered.answer_by - now.today).get_days() > LONGEST {
            return Err(Refusal::new("refusal-handover-too-long"));
        }
        let ends = folded.let_in_until(offered.unit);
        if ends.is_some_and(|ends| ends < offered.answer_by) {
            return Err(Refusal::new("refusal-handover-let-in"));
        }
        Ok(offered.into())
    }
}

/// How long an answer is waited for at most, in days: a family does not wait for months to know whom to call.
pub const LONGEST: i32 = 31;

/// Taking it back, by somebody at this unit.
pub struct TakeBackHandover(pub UnitId);

impl TakeBackHandover {
    /// Only what the own unit asked, also after a no: then the contact stays.
    pub fn decide(self, folded: &Folded) -> Result<Entry, Refusal> {
        let asked = folded.handover.as_ref();
        let asked = asked.filter(|asked| asked.by.unit() == Some(self.0));
        let asked = asked.ok_or_else(|| Refusal::new("refusal-no-handover"))?;
        Ok(answered(asked, HandoverAnswer::TakenBack, String::new()))
    }
}

/// A seat's answer.
pub enum AnswerHandover {
    /// Yes, and who it is from now on.
    Takes(NamedContact),
    /// No, and why.
    Cannot(String),
}

impl AnswerHandover {
    /// By the seat that is asked, and no other. What child and guardians were told goes with the yes to them.
    pub fn decide(self, folded: &Folded, by: FunctionId) -> Result<Vec<Entry>, Refusal> {
        let asked = folded.handover.as_ref();
        let asked = asked.filter(|asked| asked.refused.is_none() && asked.offered.to == by);
        let asked = asked.ok_or_else(|| Refusal::new("refusal-no-handover"))?;
        match self {
            Self::Takes(contact) => {
                no_place(folded)?;
                // Somebody can have two seats.
                if contact.person.is_some() && asked.by.person() == contact.person {
                    return Err(Refusal::new("refusal-handover-to-oneself"));
                }
                let told = asked.offered.told.clone();
                let takes = answered(asked, HandoverAnswer::Takes, String::new());
                Ok(vec![takes, NamedContact { told, ..contact }.into()])
            }
            Self::Cannot(why) => {
                words(&why)?;
                Ok(vec![answered(asked, HandoverAnswer::Cannot, why)])
            }
        }
    }
}

/// Being the contact without having been asked: there is none, or whom the family knows has left the workplace's seat.
pub struct BecomeContact {
    /// Who it is from now on.
    pub contact: NamedContact,
    /// Whom the family knows does not sit there any more. Who sits where is written in no part.
    pub left: bool,
}

impl BecomeContact {
    /// The family has been told.
    pub fn decide(self, folded: &Folded) -> Result<Entry, Refusal> {
        let Self { contact: new, left } = self;
        no_place(folded)?;
        match &folded.named_contact {
            Some(old) if old.function == new.function && old.person == new.person => {
                return Err(Refusal::new("refusal-is-contact"));
            }
            Some(old) if !left || old.unit != new.unit => {
                return Err(Refusal::new("refusal-has-contact"));
            }
            _ => {}
        }
        words(&new.told)?;
        Ok(new.into())
    }
}

fn answered(asked: &Handover, answer: HandoverAnswer, why: String) -> Entry {
    HandoverAnswered {
        offered: asked.entry,
        answer,
        why,
    }
    .into()
}

/// A named contact is a workplace and a number to call: a protected child has its handlers (law.md A13).
fn no_place(folded: &Folded) -> Result<(), Refusal> {
    if folded.protected().is_some() {
        return Err(Refusal::new("refusal-protected-contact"));
    }
    Ok(())
}
