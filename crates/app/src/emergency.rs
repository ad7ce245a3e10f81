//! "I cannot wait": one person opens for an hour what is closed in daily work, and somebody else looks at it afterwards
//! (PDL 4:2, 4:3; standards R9).

use std::collections::BTreeSet;

use folder::class::{Action, EntryClass, Mandate, Resource};
use folder::command::{OpenInEmergency, ReviewEmergency};
use folder::emergency::Emergency;
use folder::entry::EmergencyReviewed;
use folder::id::{EntryId, PartId};
use folder::register::RowKind;
use folder::{Refusal, View};
use jiff::{SignedDuration, Timestamp};
use store::Filter;

use crate::cx::Cx;
use crate::log::Access;
use crate::part::Loaded;
use crate::show_part::per_class;
use crate::stop::Stop;
use crate::write::{Seen, Sheet};

/// Whoever opens has signed in so recently that it is certainly them (standards R9: step-up).
pub const FRESH_MINUTES: i64 = 5;

/// What is open to one person for an hour.
#[derive(Debug)]
pub struct OpenNow {
    /// The part.
    pub part: PartId,
    /// Until when.
    pub until: Timestamp,
    /// What this reader sees in daily work, and what is open now.
    pub view: View,
    /// Those records of it that are open only now.
    pub opened: BTreeSet<EntryId>,
}

/// An opening that waits for somebody to look at it.
#[derive(Clone, Debug)]
pub struct ToReview {
    /// Where.
    pub part: PartId,
    /// Who, when and why.
    pub emergency: Emergency,
}

/// The same, for whoever looks at it.
#[derive(Clone, Debug)]
pub struct LookedInto {
    /// What is looked at.
    pub of: ToReview,
    /// What was done in that hour, oldest first: when, and an action's word.
    pub did: Vec<(Timestamp, String)>,
}

/// Opens for an hour. The family reads why.
pub async fn open_in_emergency(
    cx: &Cx<'_>,
    part: PartId,
    sheet: Sheet,
    why: String,
) -> Result<(), Stop> {
    let seat = cx.actor.professional().ok_or_else(Stop::not_found)?;
    let by = (seat.person, seat.function);
    let fresh = cx.is_fresh();
    cx.write_in_part(part, Action::OpenEmergency, sheet, |folded, now| {
        if !fresh {
            return Err(Refusal::new("refusal-sign-in-again"));
        }
        let open = OpenInEmergency {
            why: why.clone(),
            by,
        };
        Ok(vec![open.decide(folded, now)?])
    })
    .await
}

/// What is open to this reader just now; nothing when nothing is. The reading is in the log before it is returned.
pub async fn open_now(cx: &Cx<'_>, id: PartId) -> Result<Option<OpenNow>, Stop> {
    let part = cx.house.load_part(id).await?;
    cx.may_in_part(&part, Action::OpenEmergency).await?;
    let Some(until) = cx.open_until(&part) else {
        return Ok(None);
    };
    let (gate, today) = (&cx.house.gate, cx.today());
    let ask = |action, class: &EntryClass| {
        let asked = Resource::Entry(class.clone());
        gate.check(&cx.actor, action, &asked).ok()
    };
    let daily = per_class(part.full.classes(part.home, today), |class| {
        ask(Action::Read, class).is_some()
    });
    let now = per_class(
        part.full.emergency_classes(part.home, today, cx.now),
        |class| ask(Action::ReadEmergency, class),
    );
    let mut because = BTreeSet::new();
    let (mut may, mut opened) = (Vec::new(), BTreeSet::new());
    for ((record, daily), now) in part.full.records.iter().zip(daily).zip(now) {
        // A copy that is locked is never read in daily work, whatever the policies say of its class.
        let daily = daily && !part.full.is_locked(record, today);
        may.push(daily || now.is_some());
        if let (Some(allowed), false) = (now, daily) {
            opened.insert(record.id);
            because.extend(allowed.because);
        }
    }
    let because = because.into_iter().collect();
    cx.log(&part.shut.row, Action::ReadEmergency, because, false)
        .await?;
    Ok(Some(OpenNow {
        part: id,
        until,
        view: View::in_emergency(&part.full, &may, today),
        opened,
    }))
}

/// Openings of the own branch that nobody has looked at yet, the soonest first. Nothing for whoever may not look.
pub async fn to_review(cx: &Cx<'_>) -> Result<Vec<ToReview>, Stop> {
    let mut found = Vec::new();
    for (part, entry) in cx.unreviewed().await? {
        let loaded = cx.house.load_part(part).await?;
        let emergency = loaded.full.emergency(entry).cloned();
        // Whoever opened does not look at it.
        let by = cx.actor.person();
        if let Some(emergency) = emergency.filter(|one| one.person != by)
            && cx.may_oversee(&loaded)?
        {
            found.push(ToReview { part, emergency });
        }
    }
    found.sort_by_key(|one| (one.emergency.review_by(), one.emergency.entry));
    Ok(found)
}

/// One of them, by its id, with what was done in that hour.
pub async fn look_into(cx: &Cx<'_>, entry: EntryId) -> Result<LookedInto, Stop> {
    let all = cx.unreviewed().await?;
    let found = all.into_iter().find(|(_, one)| *one == entry);
    let (part, _) = found.ok_or_else(Stop::not_found)?;
    let loaded = cx.house.load_part(part).await?;
    let because = cx.may_in_part(&loaded, Action::Oversee).await?;
    let emergency = loaded.full.emergency(entry).cloned();
    let emergency = emergency.ok_or_else(Stop::not_found)?;
    let did = cx.did_meanwhile(&loaded, &emergency).await?;
    cx.log(&loaded.shut.row, Action::Oversee, because, false)
        .await?;
    Ok(LookedInto {
        of: ToReview { part, emergency },
        did,
    })
}

/// Somebody else says what they found. The family reads it.
pub async fn review_emergency(
    cx: &Cx<'_>,
    part: PartId,
    sheet: Sheet,
    reviewed: &EmergencyReviewed,
) -> Result<(), Stop> {
    // Whoever looks sees nothing of what stands there, so nothing of that can have changed for them.
    let sheet = Sheet {
        seen: Seen::Unsaid,
        ..sheet
    };
    let by = cx.actor.person();
    cx.write_in_part(part, Action::Oversee, sheet, |folded, now| {
        let review = ReviewEmergency {
            reviewed: reviewed.clone(),
            by,
        };
        Ok(vec![review.decide(folded, now)?])
    })
    .await
}

impl Cx<'_> {
    /// Signed in so recently that it is certainly them.
    #[must_use]
    pub fn is_fresh(&self) -> bool {
        let until = self.proved_at + SignedDuration::from_mins(FRESH_MINUTES);
        self.proved_at <= self.now && self.now < until
    }

    /// Until when this part is open to the actor, in this seat; nothing when it is not.
    fn open_until(&self, part: &Loaded) -> Option<Timestamp> {
        let seat = self.actor.professional()?;
        let mut all = part.full.emergencies.iter();
        let mine = all.find(|one| {
            one.stands(self.now) && (one.person, one.function) == (seat.person, seat.function)
        })?;
        Some(mine.opened.until)
    }

    /// Whether it may be looked at by the actor; a no leaves no trace, since nobody asked by name.
    fn may_oversee(&self, part: &Loaded) -> Result<bool, Stop> {
        let facts = Resource::Part(part.facts(self.house, self.today())?);
        let gate = &self.house.gate;
        Ok(gate.check(&self.actor, Action::Oversee, &facts).is_ok())
    }

    /// Every opening at the units of the own branch that nobody has looked at.
    async fn unreviewed(&self) -> Result<Vec<(PartId, EntryId)>, Stop> {
        let seat = self.actor.professional().ok_or_else(Stop::not_found)?;
        let directory = self.house.directory();
        let mut found = Vec::new();
        // The policies decide about each; here it only spares whoever has nothing to look at the list.
        if !seat.mandates.contains(&Mandate::Oversee) {
            return Ok(found);
        }
        let kind = RowKind::Emergency.number();
        for hit in self.house.store.register(kind, Filter::AnyUnit).await? {
            let branch = hit.row.unit.and_then(|unit| directory.branch_of(unit));
            if branch.is_some_and(|branch| branch.id == seat.branch)
                && let Some(entry) = hit.row.reference
            {
                found.push((hit.part, EntryId::from_bytes(entry)));
            }
        }
        Ok(found)
    }

    /// What the person who opened did there in that hour, by the log.
    async fn did_meanwhile(
        &self,
        part: &Loaded,
        emergency: &Emergency,
    ) -> Result<Vec<(Timestamp, String)>, Stop> {
        let row = &part.shut.row;
        let mut did = Vec::new();
        for line in self.house.store.log_of_folder(row.folder).await? {
            if line.row.part != row.id || !during(emergency, line.row.at) {
                continue;
            }
            let access = self.house.open_log(&line).await?;
            if by(emergency, &access) && !access.refused {
                did.push((line.row.at, access.did));
            }
        }
        did.sort();
        Ok(did)
    }
}

fn during(emergency: &Emergency, at: Timestamp) -> bool {
    emergency.at <= at && at <= emergency.opened.until
}

fn by(emergency: &Emergency, access: &Access) -> bool {
    access.person == emergency.person && access.function == Some(emergency.function)
}
