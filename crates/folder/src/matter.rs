//! What a workplace has open about a child: since it began or wrote, until it says that it is done (domain 3.4, R90).

use std::collections::BTreeMap;

use crate::entry::{Addressee, Entry, Kind, Record};
use crate::fold::Folded;
use crate::id::{EntryId, UnitId};

/// A workplace's matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Matter {
    /// What last happened in it, by whomever.
    pub moved: EntryId,
    /// What the workplace itself last did in it.
    pub act: EntryId,
    /// The entry by which the workplace said that it is done, if nothing has been done since.
    pub closed: Option<EntryId>,
}

impl Folded {
    /// The matters of the workplaces in this part. Nobody works in a room. One that was let in to read has none, until it
    /// does something itself.
    #[must_use]
    pub fn matters(&self) -> BTreeMap<UnitId, Matter> {
        let mut matters: BTreeMap<UnitId, Matter> = BTreeMap::new();
        for record in &self.records {
            if let Some(unit) = acts(record, |unit| matters.contains_key(&unit)) {
                let matter = Matter {
                    moved: record.id,
                    act: record.id,
                    closed: None,
                };
                matters.insert(unit, matter);
            } else if let (Entry::ClosedHere(_), Some(unit)) = (&record.entry, record.author.unit())
                && let Some(matter) = matters.get_mut(&unit)
            {
                matter.closed = Some(record.id);
            } else if moves(record.entry.kind()) {
                for unit in self.owner(record) {
                    if let Some(matter) = matters.get_mut(&unit) {
                        matter.moved = record.id;
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
        | Entry::PlanClosed(_) => by,
        Entry::Copy(copy) => match &copy.to {
            Addressee::Function(receiver) => Some(receiver.unit),
            Addressee::Room { .. } | Addressee::Outside { .. } => None,
        },
        _ => None,
    }
}

/// What others do that gives a workplace something new to think about: an answer, a receipt, a yes taken back.
const fn moves(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::ConsentAnswered
            | Kind::ConsentWithdrawn
            | Kind::ConsentDoubted
            | Kind::ConsentEnded
            | Kind::MeasureAnswered
            | Kind::Collected
            | Kind::OfferCancelled
    )
}
