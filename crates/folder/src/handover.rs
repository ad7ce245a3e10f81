//! Who the family can always turn to, and who is asked to become it (R53, R56, X8).

use jiff::Timestamp;
use jiff::civil::Date;

use crate::author::Author;
use crate::entry::{Entry, HandoverAnswer, HandoverAnswered, HandoverOffered, Record};
use crate::fold::Folded;
use crate::id::{EntryId, FunctionId};

/// A seat is asked to become the named contact, and has not said yes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Handover {
    /// The entry that asked.
    pub entry: EntryId,
    /// When.
    pub at: Timestamp,
    /// Who asked.
    pub by: Author,
    /// What was asked.
    pub offered: HandoverOffered,
    /// The entry that said no, and when: somebody else is asked, or the contact stays.
    pub refused: Option<(EntryId, Timestamp)>,
}

impl Handover {
    /// It is the turn of the seat that is asked on this day. After the day by which it was to answer it is the turn of whoever
    /// asked, and a late answer is an answer all the same.
    #[must_use]
    pub fn waits(&self, today: Date) -> bool {
        self.refused.is_none() && today <= self.offered.answer_by
    }
}

impl Folded {
    /// Only in the part where it was written: elsewhere a copy tells of it and asks nobody.
    pub(crate) fn hand_over(&mut self, record: &Record) {
        match &record.entry {
            Entry::HandoverOffered(offered) => {
                self.handover = Some(Handover {
                    entry: record.id,
                    at: record.at,
                    by: record.author.clone(),
                    offered: offered.clone(),
                    refused: None,
                });
            }
            Entry::HandoverAnswered(HandoverAnswered {
                offered, answer, ..
            }) => {
                let asked = self.handover.take_if(|asked| asked.entry == *offered);
                if let Some(asked) = asked
                    && *answer == HandoverAnswer::Cannot
                {
                    self.handover = Some(Handover {
                        refused: Some((record.id, record.at)),
                        ..asked
                    });
                }
            }
            // Whoever was asked before is asked for nothing any more.
            Entry::NamedContact(_) => self.handover = None,
            _ => {}
        }
    }

    /// The seat that may say yes: the one that is asked.
    #[must_use]
    pub fn asked_to_take_over(&self) -> Option<FunctionId> {
        let asked = self.handover.as_ref()?;
        asked.refused.is_none().then_some(asked.offered.to)
    }

    /// The entry that says who the named contact is.
    #[must_use]
    pub fn contact_entry(&self) -> Option<EntryId> {
        let mut written = self.records.iter().rev();
        let found = written.find(|record| matches!(record.entry, Entry::NamedContact(_)));
        found.map(|record| record.id)
    }
}
