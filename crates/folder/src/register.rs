//! What cannot be folded from one part: who has which child, what waits for whom, what is due when.
//!
//! Register rows hold ids and days, never words, and can always be made again from the journals (design section 2).

use jiff::civil::Date;

use crate::entry::{Addressee, Entry};
use crate::fold::Folded;
use crate::id::{FunctionId, UnitId};
use crate::next::{Next, day};
use crate::protection::only;

/// What a row says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RowKind {
    /// The unit works with the child of this part, where nobody lives under protection.
    ChildAt,
    /// The function has something to collect; the reference is the release.
    OfferWaits,
    /// This part holds the copy of the release that the reference names.
    CopyLies,
    /// The unit has asked a question without a name; a day where it is its turn.
    Asked,
    /// The function is asked a question without a name; a day where it is its turn.
    Consulted,
    /// The unit has opened something in an emergency that nobody has looked at yet; the reference is the entry.
    Emergency,
    /// The unit works with the child of this part, and somebody lives under protection. Apart from the others, so that a
    /// list of the unit's children is the same work whether there is one (law.md A13).
    ProtectedAt,
    /// Somebody handles the protected child of this part; the reference is the person.
    Handles,
    /// The unit has worked with the child of this part and is done for now, where nobody lives under protection.
    ClosedAt,
    /// The same where somebody lives under protection, beside [`Self::ProtectedAt`].
    ProtectedClosedAt,
}

impl RowKind {
    /// Every kind.
    pub const ALL: [Self; 10] = [
        Self::ChildAt,
        Self::OfferWaits,
        Self::CopyLies,
        Self::Asked,
        Self::Consulted,
        Self::Emergency,
        Self::ProtectedAt,
        Self::Handles,
        Self::ClosedAt,
        Self::ProtectedClosedAt,
    ];

    /// The number that stands for it in the store. Never reused; 3 said that something was due, which the card says now.
    #[must_use]
    pub const fn number(self) -> i64 {
        match self {
            Self::ChildAt => 1,
            Self::OfferWaits => 2,
            Self::CopyLies => 4,
            Self::Asked => 5,
            Self::Consulted => 6,
            Self::Emergency => 7,
            Self::ProtectedAt => 8,
            Self::Handles => 9,
            Self::ClosedAt => 10,
            Self::ProtectedClosedAt => 11,
        }
    }
}

/// One row.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Row {
    /// What it says.
    pub kind: RowKind,
    /// The unit it concerns.
    pub unit: Option<UnitId>,
    /// The function it concerns.
    pub function: Option<FunctionId>,
    /// What it points at.
    pub reference: Option<[u8; 16]>,
    /// By which day; for what waits to be collected, since which day.
    pub due: Option<Date>,
}

/// The rows of a part on a day with these steps open, in a fixed order.
///
/// Only of units that work here: what a copy tells of another branch's duties stands in that branch's own rows, and a
/// room, where nobody works, has no more to say than which copies lie there.
#[must_use]
pub fn rows(folded: &Folded, today: Date, steps: &[Next]) -> Vec<Row> {
    let units = folded.units(today);
    let card = folded.card.as_ref().filter(|_| !units.is_empty());
    let handlers = card.and_then(|card| only(card.protection, &card.handlers));
    let matters = folded.matters();
    // With something left to do it is not put away, whoever has said that they are done.
    let is_done = |unit: &UnitId| {
        matters
            .get(unit)
            .is_some_and(|matter| matter.closed.is_some())
            && !steps
                .iter()
                .any(|step| step.unit.as_ref() == Some(unit) && step.stands(today))
    };
    let mut rows: Vec<Row> = Vec::new();
    for unit in &units {
        let kinds: &[RowKind] = match (handlers.is_some(), is_done(unit)) {
            (false, false) => &[RowKind::ChildAt],
            (false, true) => &[RowKind::ClosedAt],
            (true, false) => &[RowKind::ProtectedAt],
            (true, true) => &[RowKind::ProtectedAt, RowKind::ProtectedClosedAt],
        };
        rows.extend(kinds.iter().map(|kind| Row {
            kind: *kind,
            unit: Some(*unit),
            function: None,
            reference: None,
            due: None,
        }));
    }
    rows.extend(handlers.iter().flatten().map(|person| Row {
        kind: RowKind::Handles,
        unit: None,
        function: None,
        reference: Some(*person.as_bytes()),
        due: None,
    }));
    for (release, sent) in &folded.sent {
        if let Addressee::Function(to) = &sent.offered.to
            && sent.waits(today)
            && sent.unit.is_none_or(|unit| units.contains(&unit))
        {
            rows.push(Row {
                kind: RowKind::OfferWaits,
                unit: Some(to.unit),
                function: Some(to.function),
                reference: Some(*release.as_bytes()),
                due: Some(day(sent.at)),
            });
        }
    }
    // Where somebody lives under protection only the handlers know that something was opened.
    let unseen = folded.emergencies.iter().filter(|_| handlers.is_none());
    rows.extend(unseen.filter(|one| one.reviewed.is_none()).map(|one| Row {
        kind: RowKind::Emergency,
        unit: Some(one.unit),
        function: None,
        reference: Some(*one.entry.as_bytes()),
        due: Some(one.review_by()),
    }));
    rows.extend(
        folded
            .records
            .iter()
            .filter_map(|record| match &record.entry {
                Entry::Copy(copy) => Some(Row {
                    kind: RowKind::CopyLies,
                    unit: None,
                    function: None,
                    reference: Some(*copy.release.as_bytes()),
                    due: None,
                }),
                _ => None,
            }),
    );
    rows.sort();
    rows.dedup();
    rows
}
