//! What a workplace has open about a child: since it began or wrote, until it says that it is done (domain 3.4, R90).

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::Date;

use crate::author::Author;
use crate::entry::{Addressee, Answer, Entry, HandoverAnswer, Record};
use crate::fold::Folded;
use crate::id::{EntryId, FunctionId, UnitId};
use crate::next::day;

/// A workplace's matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Matter {
    /// The day on which something last happened in it, by whomever.
    pub moved: Date,
    /// The day from which it has rested: that one, or a later one on which something was over by itself.
    pub rests_since: Date,
    /// What the workplace itself last did in it.
    pub act: EntryId,
    /// The function that did.
    pub function: Option<FunctionId>,
    /// When the workplace said that it is done, if nothing has been done since.
    pub closed: Option<Timestamp>,
}

impl Folded {
    /// The matters of the workplaces in this part. Nobody works in a room. One that was let in to read has none, until it
    /// does something itself.
    #[must_use]
    pub fn matters(&self) -> BTreeMap<UnitId, Matter> {
        let mut matters: BTreeMap<UnitId, Matter> = BTreeMap::new();
        for record in &self.records {
            let on = day(record.at);
            if let Some(unit) = acts(record, |unit| matters.contains_key(&unit)) {
                let by = Some(&record.author).filter(|author| author.unit() == Some(unit));
                let matter = Matter {
                    moved: on,
                    rests_since: on,
                    act: record.id,
                    function: by.and_then(Author::function),
                    closed: None,
                };
                matters.insert(unit, matter);
            } else if let (Entry::ClosedHere(_), Some(unit)) = (&record.entry, record.author.unit())
                && let Some(matter) = matters.get_mut(&unit)
            {
                matter.closed = Some(record.at);
            } else if let Some(opens) = moves(&record.entry) {
                for unit in self.owner(record) {
                    if let Some(matter) = matters.get_mut(&unit) {
                        matter.moved = on;
                        matter.rests_since = on;
                        matter.closed = matter.closed.filter(|_| !opens);
                    }
                }
            }
        }
        matters
    }
}

/// The workplace that does something about the child by this: what makes a closed matter an open one.
fn acts(record: &Record, has_one: impl Fn(UnitId) -> bool) -> Option<UnitId> {
    let by = record.author.unit();
    match &record.entry {
        // Whoever begins has something to do; later cards say how the child is reached, or who has custody.
        Entry::ChildCard(_) => by.filter(|unit| !has_one(*unit)),
        Entry::Observation(_)
        | Entry::OwnTry(_)
        | Entry::Conversation(_)
        | Entry::ConsentAsked(_)
        | Entry::ConsentDoubted(_)
        | Entry::Offered(_)
        | Entry::NotShared(_)
        | Entry::InnerAccess(_)
        | Entry::Analysis(_)
        | Entry::MeetingCalled(_)
        | Entry::MeetingHeld(_)
        | Entry::PlanFrame(_)
        | Entry::Measure(_)
        | Entry::MeasureAsked(_)
        | Entry::Review(_)
        | Entry::PlanClosed(_)
        | Entry::NamedContact(_)
        | Entry::HandoverOffered(_) => by,
        // Whoever cannot be the contact has nothing more to do because of that.
        Entry::HandoverAnswered(answered) => {
            by.filter(|_| answered.answer != HandoverAnswer::Cannot)
        }
        Entry::Copy(copy) => match &copy.to {
            Addressee::Function(receiver) => Some(receiver.unit),
            Addressee::Room { .. } | Addressee::Outside { .. } => None,
        },
        _ => None,
    }
}

/// Whether this gives a workplace something new to think about, and whether it opens what was closed: the family says yes
/// to something that was asked before.
fn moves(entry: &Entry) -> Option<bool> {
    match entry {
        Entry::ConsentAnswered(answered) => {
            let mut lines = answered.answers.iter();
            Some(lines.any(|line| matches!(line.answer, Answer::Yes { .. })))
        }
        Entry::MeasureAnswered(answered) => Some(answered.yes),
        Entry::ConsentWithdrawn(_)
        | Entry::ConsentEnded(_)
        | Entry::Collected(_)
        | Entry::OfferCancelled(_)
        | Entry::Locked(_) => Some(false),
        _ => None,
    }
}
