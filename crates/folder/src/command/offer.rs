//! Offering an entry to somebody outside the branch (law.md A1; R44, R48).

use std::collections::BTreeSet;

use super::{Now, offer_by_law, words};
use crate::entry::{Addressee, Entry, Ground, Kind, Level, Medium, Offered, Receiver, Signing};
use crate::fold::Folded;
use crate::id::{ConsentId, EntryId, ReleaseId, UnitId};
use crate::passages::{Passages, is_wordless};
use crate::practice::AreaKey;
use crate::standing::Standing;
use crate::{Refusal, age};

/// An offer, on a ground.
pub struct Offer {
    /// A fresh id.
    pub release: ReleaseId,
    /// The entry.
    pub of: EntryId,
    /// To whom.
    pub to: Receiver,
    /// Why it may leave.
    pub ground: Ground,
    /// The areas it concerns.
    pub areas: BTreeSet<AreaKey>,
    /// Leave out what the writer thinks.
    pub without_thought: bool,
    /// Leave out these sentences too, beside those that are marked as being about somebody else.
    pub about_others: Passages,
    /// It is told or given beside Kring, at once: to whom and by which way.
    pub outside: Option<Outside>,
}

/// Somebody who is told or given something beside Kring.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outside {
    /// Who, by name or role.
    pub who: String,
    /// By which way.
    pub medium: Medium,
}

impl Offer {
    /// What the journal knows of the procedure (law.md A1). What the law says of sender and receiver is tried beside it.
    pub fn decide(self, folded: &Folded, now: Now<'_>) -> Result<Entry, Refusal> {
        let entry = own(folded, self.of)?;
        let level = self
            .outside
            .as_ref()
            .map_or(Level::Share, |outside| outside.medium.level());
        let from = folded
            .record(self.of)
            .and_then(|record| record.author.unit());
        let between = (from, self.to);
        let until = ground_holds(folded, &self.ground, between, &self.areas, level, now)?;
        concerns(entry, &self.areas)?;
        let about_others = without_others(folded, entry, &self)?;
        let receiver = self.to;
        let (to, until) = match self.outside {
            None => (Addressee::Function(receiver), until),
            Some(Outside { who, medium }) => {
                words(&who)?;
                if medium == Medium::Kring {
                    return Err(Refusal::new("refusal-not-addressed"));
                }
                // What somebody has heard or holds in the hand has no last day.
                let to = Addressee::Outside {
                    receiver: Some(receiver),
                    who,
                    medium,
                };
                (to, None)
            }
        };
        Ok(Offered {
            release: self.release,
            of: self.of,
            to,
            ground: self.ground,
            until,
            areas: self.areas,
            without_thought: self.without_thought,
            about_others,
            second: String::new(),
        }
        .into())
    }
}

/// Whether the ground carries a release from one workplace to another on this day: asked when it is offered and again when it is collected. Gives the
/// last day, when there is one.
pub(super) fn ground_holds(
    folded: &Folded,
    ground: &Ground,
    (from, to): (Option<UnitId>, Receiver),
    areas: &BTreeSet<AreaKey>,
    needed: Level,
    now: Now<'_>,
) -> Result<Option<jiff::civil::Date>, Refusal> {
    match ground {
        Ground::Consent { consent } => holds(folded, *consent, to, areas, needed, now).map(Some),
        Ground::Law(by_law) => {
            offer_by_law::holds(folded, by_law, (from, to), areas, now)?;
            Ok(None)
        }
        // What is the family's own is laid in its rooms and offered to nobody.
        Ground::Family => Err(Refusal::new("refusal-no-consent")),
    }
}

/// An entry written here that can leave: nobody releases onward what was received.
pub(super) fn own(folded: &Folded, of: EntryId) -> Result<&Entry, Refusal> {
    let record = folded
        .record(of)
        .ok_or_else(|| Refusal::new("refusal-no-such-entry"))?;
    if matches!(record.entry, Entry::Copy(_)) {
        return Err(Refusal::new("refusal-onward"));
    }
    if !can_leave(record.entry.kind()) {
        return Err(Refusal::new("refusal-not-for-sharing"));
    }
    Ok(&record.entry)
}

/// The areas are those of the entry: an observation goes whole, a conversation is cut down to them.
fn concerns(entry: &Entry, areas: &BTreeSet<AreaKey>) -> Result<(), Refusal> {
    let apart = areas_of(entry).is_some_and(|own| own.is_disjoint(areas));
    let beyond = matches!(entry, Entry::Observation(observation)
        if !observation.areas.iter().all(|area| areas.contains(area)));
    if apart || beyond {
        return Err(Refusal::new("refusal-area-not-agreed"));
    }
    Ok(())
}

/// What is marked stands in the entry, and something is left when it is cut out. Gives all that is left out.
fn without_others(folded: &Folded, entry: &Entry, offer: &Offer) -> Result<Passages, Refusal> {
    let left_out = offer.about_others.and(&folded.left_out(offer.of));
    if left_out.is_empty() {
        return Ok(left_out);
    }
    if !offer.about_others.are_of(entry) {
        return Err(Refusal::new("refusal-passage-unknown"));
    }
    let cut = left_out.cut_from(entry);
    if is_wordless(&project(&cut, &offer.areas, offer.without_thought)) {
        return Err(Refusal::new("refusal-nothing-left"));
    }
    Ok(left_out)
}

/// A consent that covers receiver, level, areas and day. Gives the last day.
fn holds(
    folded: &Folded,
    id: ConsentId,
    to: Receiver,
    areas: &BTreeSet<AreaKey>,
    needed: Level,
    now: Now<'_>,
) -> Result<jiff::civil::Date, Refusal> {
    let consent = folded
        .consents
        .get(&id)
        .ok_or_else(|| Refusal::new("refusal-no-consent"))?;
    if !consent.asked.receivers.contains(&to) {
        return Err(Refusal::new("refusal-receiver-not-named"));
    }
    // Guardians answer for a child and not for somebody of age (FB 6:2).
    let birth = folded.card.as_ref().map(|card| card.birth);
    if consent.asked.signing != Signing::Child
        && birth.is_none_or(|birth| age::years(birth, now.today) >= age::ADULT)
    {
        return Err(Refusal::new("refusal-sharing-stopped"));
    }
    match consent.toward(to.unit, now.today) {
        None => Err(Refusal::new("refusal-receiver-not-named")),
        Some(Standing::Waiting { .. }) => Err(Refusal::new("refusal-not-everybody-answered")),
        Some(Standing::No { .. }) => Err(Refusal::new("refusal-no-consent")),
        // Whoever collects runs this too: a doubted yes looks as one that was taken back.
        Some(Standing::Stopped | Standing::Doubted { .. }) => {
            Err(Refusal::new("refusal-sharing-stopped"))
        }
        Some(Standing::Expired) => Err(Refusal::new("refusal-consent-over")),
        Some(Standing::Given {
            areas: agreed,
            level,
            until,
            ..
        }) => {
            if level < needed {
                Err(Refusal::new("refusal-talk-only"))
            } else if areas.is_empty() || !areas.is_subset(&agreed) {
                Err(Refusal::new("refusal-area-not-agreed"))
            } else if no_since(folded, id, to.unit, areas, now.today) {
                Err(Refusal::new("refusal-no-since"))
            } else {
                Ok(until)
            }
        }
    }
}

/// What the family has set as a condition for what goes to a unit on this ground: it goes along (OSL 12:2 st 2).
#[must_use]
pub fn conditions(
    folded: &Folded,
    ground: &Ground,
    unit: UnitId,
    today: jiff::civil::Date,
) -> Vec<String> {
    let Ground::Consent { consent } = ground else {
        return Vec::new();
    };
    let consent = folded.consents.get(consent);
    match consent.and_then(|consent| consent.toward(unit, today)) {
        Some(Standing::Given { conditions, .. }) => conditions,
        _ => Vec::new(),
    }
}

/// Asked again later about the same receiver and any of these areas, somebody has said no or has taken it back: a no is
/// stronger than an older yes.
#[must_use]
pub fn no_since(
    folded: &Folded,
    yes: ConsentId,
    unit: UnitId,
    areas: &BTreeSet<AreaKey>,
    today: jiff::civil::Date,
) -> bool {
    let place = |entry| folded.records.iter().position(|record| record.id == entry);
    let Some(yes) = folded.consents.get(&yes) else {
        return false;
    };
    folded.consents.values().any(|later| {
        later.unit == yes.unit
            && !later.outlived
            && place(later.entry) > place(yes.entry)
            && !later.asked.areas.is_disjoint(areas)
            && matches!(
                later.toward(unit, today),
                Some(Standing::No { .. } | Standing::Stopped)
            )
    })
}

/// Kinds that can be offered. What is said of consents, offers and receipts never leaves.
#[must_use]
pub const fn can_leave(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::Observation
            | Kind::OwnTry
            | Kind::Conversation
            | Kind::Analysis
            | Kind::MeetingCalled
            | Kind::MeetingHeld
            | Kind::PlanFrame
            | Kind::Measure
            | Kind::Review
            | Kind::PlanClosed
    )
}

fn areas_of(entry: &Entry) -> Option<BTreeSet<AreaKey>> {
    match entry {
        Entry::Observation(observation) if !observation.areas.is_empty() => {
            Some(observation.areas.iter().cloned().collect())
        }
        Entry::Conversation(conversation) => Some(
            conversation
                .pieces
                .iter()
                .map(|piece| piece.area.clone())
                .collect(),
        ),
        _ => None,
    }
}

/// The areas under which an entry could leave on a yes to these. Whether it may is decided by [`Offer::decide`].
#[must_use]
pub fn areas_within(entry: &Entry, agreed: &BTreeSet<AreaKey>) -> BTreeSet<AreaKey> {
    match (entry, areas_of(entry)) {
        (Entry::Conversation(_), Some(own)) => own.intersection(agreed).cloned().collect(),
        (_, Some(own)) => own,
        (_, None) => agreed.clone(),
    }
}

/// What exactly would be seen: the entry cut down to the areas, without what need not go along (R44, R48).
#[must_use]
pub fn project(entry: &Entry, areas: &BTreeSet<AreaKey>, without_thought: bool) -> Entry {
    let mut entry = entry.clone();
    match &mut entry {
        Entry::Observation(observation) if without_thought => observation.thought = None,
        Entry::Conversation(conversation) => conversation
            .pieces
            .retain(|piece| areas.contains(&piece.area)),
        _ => {}
    }
    entry
}
