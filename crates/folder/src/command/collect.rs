//! Collecting what was offered: the procedure runs again, then a copy is made (design decision 5).

use super::Now;
use super::offer::{holds, project};
use super::offer_by_law::under_age;
use crate::Refusal;
use crate::entry::{Addressee, ChildCard, Collected, Copy, Entry, Ground, Receiver, Source};
use crate::fold::Folded;
use crate::id::{BranchId, OrganisationId, ReleaseId};

/// A function collects.
pub struct Collect {
    /// What.
    pub release: ReleaseId,
    /// The function that collects.
    pub by: Receiver,
    /// The sender's controller.
    pub organisation: OrganisationId,
    /// The sender's branch.
    pub branch: BranchId,
}

/// What a collection leads to in the two parts.
#[derive(Debug, PartialEq, Eq)]
pub struct Delivery {
    /// The receipt for the sender's part.
    pub receipt: Entry,
    /// The copy for the receiver's part.
    pub copy: Entry,
    /// Who the child is, for a receiver that has no part yet.
    pub card: ChildCard,
}

impl Collect {
    /// `folded` is the sender's part.
    pub fn decide(self, folded: &Folded, now: Now<'_>) -> Result<Delivery, Refusal> {
        let gone = || Refusal::new("refusal-offer-gone");
        let sent = folded.sent.get(&self.release).ok_or_else(gone)?;
        if sent.cancelled || sent.collected {
            return Err(gone());
        }
        if sent.offered.to != Addressee::Function(self.by) {
            return Err(Refusal::new("refusal-not-addressed"));
        }
        let record = folded.record(sent.offered.of).ok_or_else(gone)?;
        let until = match &sent.offered.ground {
            Ground::Consent { consent } => {
                let until = holds(folded, *consent, self.by, &sent.offered.areas, now)?;
                Some(until)
            }
            Ground::Law(_) => {
                under_age(folded, now)?;
                None
            }
            Ground::Family => return Err(gone()),
        };
        let card = folded.card.clone().ok_or_else(gone)?;
        let copy = Copy {
            release: self.release,
            of: record.id,
            from: Source {
                organisation: self.organisation,
                branch: Some(self.branch),
                unit: record.author.unit(),
            },
            author: record.author.clone(),
            written: record.at,
            to: sent.offered.to.clone(),
            ground: sent.offered.ground.clone(),
            until,
            entry: Box::new(project(
                &record.entry,
                &sent.offered.areas,
                sent.offered.without_thought,
            )),
        };
        Ok(Delivery {
            receipt: Collected {
                release: self.release,
            }
            .into(),
            copy: copy.into(),
            card,
        })
    }
}
