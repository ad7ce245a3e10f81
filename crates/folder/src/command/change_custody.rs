//! Custody has changed (law.md A5.4, A16 case 16; FB 6 kap.).

use super::withdraw_consent::{Withdrawal, end};
use super::{Now, words};
use crate::Refusal;
use crate::entry::{ChildCard, ConsentEnded, Custody, Guardian, Signing};
use crate::fold::Folded;

/// Who holds custody now.
pub struct ChangeCustody {
    /// Everybody who is a guardian or was one, and how each holds custody.
    pub guardians: Vec<Guardian>,
    /// How it is known: a register, a decision, somebody's word.
    pub known_from: String,
}

impl ChangeCustody {
    /// What guardians have answered is over at once, whatever it was: nobody has answered for those who decide now.
    pub fn decide(self, folded: &Folded, _: Now<'_>) -> Result<Withdrawal, Refusal> {
        words(&self.known_from)?;
        let before = folded
            .card
            .as_ref()
            .ok_or_else(|| Refusal::new("refusal-no-guardian"))?;
        // Nobody disappears: who is not named any more has no custody, and the room closes by that.
        let mut guardians = self.guardians;
        for known in &before.guardians {
            if guardians
                .iter()
                .all(|guardian| guardian.person != known.person)
            {
                guardians.push(Guardian {
                    custody: Custody::None,
                    ..known.clone()
                });
            }
        }
        let card = ChildCard {
            guardians,
            known_from: self.known_from,
            ..before.clone()
        };
        let forms = card.custody();
        if !fits(&forms.values().copied().collect::<Vec<_>>()) {
            return Err(Refusal::new("refusal-custody-uneven"));
        }
        if forms == before.custody() {
            return Err(Refusal::new("refusal-custody-same"));
        }
        let mut withdrawal = Withdrawal {
            entries: vec![card.into()],
            lock: Vec::new(),
            shorten: Vec::new(),
        };
        for (id, consent) in &folded.consents {
            if consent.asked.signing != Signing::Child && !consent.outlived {
                let ended = ConsentEnded { consent: *id };
                withdrawal.entries.push(ended.into());
                end(folded, *id, None, &mut withdrawal);
            }
        }
        Ok(withdrawal)
    }
}

/// One form only, and as many as it can have (FB 6 kap.); nobody at all is known at once and asked about later.
fn fits(forms: &[Custody]) -> bool {
    let Some(form) = forms.first() else {
        return true;
    };
    let enough = match form {
        Custody::Joint => forms.len() == 2,
        Custody::Sole | Custody::GodMan => forms.len() == 1,
        Custody::Appointed | Custody::Temporary => forms.len() <= 2,
        Custody::None => false,
    };
    enough && forms.iter().all(|other| other == form)
}
