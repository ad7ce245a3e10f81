//! Collecting what was offered: the procedure runs again, then a copy is made (design decision 5).

use super::Now;
use super::offer::{conditions, ground_holds, project};
use crate::Refusal;
use crate::entry::{
    Addressee, ByLaw, ChildCard, Collected, Copy, Entry, Ground, Level, Receiver, Source,
};
use crate::fold::Folded;
use crate::id::{BranchId, OrganisationId, ReleaseId};
use crate::passages::is_wordless;
use crate::protection::without_places;
use crate::reach::Reach;

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
    /// The condition was accepted (OSL 10:14, 12:2 st 2).
    pub forbehall: bool,
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
        let until = ground_holds(
            folded,
            &sent.offered.ground,
            (sent.unit, self.by),
            &sent.offered.areas,
            Level::Share,
            now,
        )?;
        // What was offered until a day is over after it, also when somebody has said yes for longer since: it is offered
        // anew, so that somebody thinks of it.
        if !sent.waits(now.today) {
            return Err(gone());
        }
        // How a change of custody is known, and how anybody is reached, is the sender's own.
        let card = ChildCard {
            reach: Reach::default(),
            known_from: String::new(),
            ..folded.card.clone().ok_or_else(gone)?
        };
        // What was left out when it was offered, and what has been marked or taken back since (law.md A1).
        let left_out = sent.offered.about_others.and(&folded.left_out(record.id));
        if !left_out.is_empty() && is_wordless(&left_out.cut_from(&record.entry)) {
            return Err(gone());
        }
        let mut entry = project(
            &left_out.cut_from(&record.entry),
            &sent.offered.areas,
            sent.offered.without_thought,
        );
        if card.protected().is_some() {
            without_places(&mut entry);
        }
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
            ground: received(&sent.offered.ground),
            until: sent.until.into_iter().chain(until).min(),
            conditions: conditions(folded, &sent.offered.ground, self.by.unit, now.today),
            entry: Box::new(entry),
        };
        Ok(Delivery {
            receipt: Collected {
                release: self.release,
                forbehall: self.forbehall,
                record: None,
            }
            .into(),
            copy: copy.into(),
            card,
        })
    }
}

/// The ground as the receiver needs it: by which rule and why. What the family has said, what telling it would do, and
/// what was weighed of harm stays with the sender.
fn received(ground: &Ground) -> Ground {
    match ground {
        Ground::Law(by_law) => Ground::Law(ByLaw {
            set_aside: String::new(),
            harm: None,
            untold: String::new(),
            ..by_law.clone()
        }),
        ground => ground.clone(),
    }
}
