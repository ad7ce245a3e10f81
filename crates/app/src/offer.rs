//! "Share this with them": exactly what, to exactly whom, before anything leaves (law.md A1; R44).

use std::collections::BTreeSet;

use folder::class::Action;
use folder::command::{MarkOthers, Now, Offer, Outside, conditions, project};
use folder::entry::{Collected, Disclosure, Ground, Medium, Receiver};
use folder::id::{EntryId, OrganisationId, PartId, ReleaseId, UnitId};
use folder::passages::Passages;
use folder::practice::AreaKey;
use folder::protection::without_places;
use folder::{Author, Entry, Folded, Refusal};
use law::Party;

use crate::cx::Cx;
use crate::lawful::Release;
use crate::people::Person;
use crate::stop::Stop;
use crate::write::Sheet;

/// What to share with whom.
#[derive(Clone, Debug)]
pub struct Sharing {
    /// The entry.
    pub of: EntryId,
    /// Why it may leave: the family's yes, or a rule of law with who decided and why.
    pub ground: Ground,
    /// To which unit.
    pub unit: UnitId,
    /// Which areas it concerns.
    pub areas: BTreeSet<AreaKey>,
    /// Leave out what the writer thinks.
    pub without_thought: bool,
    /// Leave out these sentences too, which are about somebody else; they are marked by the same act.
    pub about_others: Passages,
    /// It is told or given beside Kring, to whom and by which way; otherwise it waits to be collected.
    pub outside: Option<Outside>,
    /// Whoever is told or given it, and has no secrecy by law, has accepted the condition (OSL 10:14, 12:2 st 2).
    pub forbehall: bool,
}

/// Exactly what will be seen, and by whom.
#[derive(Debug)]
pub struct Preview {
    /// The entry as it will be seen.
    pub entry: Entry,
    /// The function that will see it.
    pub to: Receiver,
    /// Those who hold the function today.
    pub holders: Vec<Person>,
    /// What the family has set as a condition: it goes along.
    pub conditions: Vec<String>,
}

impl Sharing {
    /// The function that receives at the unit.
    fn to(&self, cx: &Cx<'_>) -> Result<Receiver, Refusal> {
        let function = cx
            .house
            .directory()
            .receiver_at(self.unit)
            .ok_or_else(|| Refusal::new("refusal-unknown-unit"))?;
        Ok(Receiver {
            unit: self.unit,
            function: function.id,
        })
    }

    pub(crate) fn decide(
        &self,
        cx: &Cx<'_>,
        release: ReleaseId,
        folded: &Folded,
        now: Now<'_>,
        second: &str,
    ) -> Result<Vec<Entry>, Refusal> {
        self.decide_as(cx, &cx.author(), release, folded, now, second)
    }

    /// The whole procedure: what the journal knows of the ground, and what the law says.
    pub(crate) fn decide_as(
        &self,
        cx: &Cx<'_>,
        decider: &Author,
        release: ReleaseId,
        folded: &Folded,
        now: Now<'_>,
        second: &str,
    ) -> Result<Vec<Entry>, Refusal> {
        let from = decider.unit();
        // Without the family's yes each decides about what the own unit has written.
        let own = folded.record(self.of).map(|record| record.author.unit());
        if matches!(self.ground, Ground::Law(_)) && own != Some(from) {
            return Err(Refusal::new("refusal-no-such-entry"));
        }
        let to = self.to(cx)?;
        let directory = cx.house.directory();
        if self.outside.is_none() && directory.unit(to.unit).is_some_and(|unit| unit.outside) {
            return Err(Refusal::new("refusal-receiver-outside"));
        }
        let offer = Offer {
            release,
            of: self.of,
            to,
            ground: self.ground.clone(),
            areas: self.areas.clone(),
            without_thought: self.without_thought,
            about_others: self.about_others.clone(),
            outside: self.outside.clone(),
        };
        let mut entry = offer.decide(folded, now)?;
        if let Entry::Offered(offered) = &mut entry {
            second.trim().clone_into(&mut offered.second);
        }
        let medium = self
            .outside
            .as_ref()
            .map_or(Medium::Kring, |outside| outside.medium);
        cx.lawful(
            folded,
            now,
            Release {
                from,
                to,
                ground: &self.ground,
                areas: &self.areas,
                level: medium.level(),
                decider,
                second: second.trim(),
                // What waits is not collected before it is accepted, where the law asks for it.
                forbehall: self.outside.is_none() || self.forbehall,
            },
        )?;
        let mut entries = vec![entry];
        entries.extend(self.marks(from, folded, now)?);
        Ok(entries)
    }

    /// What is marked by the same act, so that it stays out of later releases too.
    fn marks(
        &self,
        from: Option<UnitId>,
        folded: &Folded,
        now: Now<'_>,
    ) -> Result<Option<Entry>, Refusal> {
        let before = folded.about_others.get(&self.of);
        let before = before
            .map(|marked| marked.passages.clone())
            .unwrap_or_default();
        let all = before.and(&self.about_others);
        let own = folded
            .record(self.of)
            .and_then(|record| record.author.unit());
        match own {
            Some(by) if all != before && from == own => MarkOthers {
                of: self.of,
                by,
                passages: all,
                taken_back: BTreeSet::new(),
            }
            .decide(folded, now)
            .map(Some),
            _ => Ok(None),
        }
    }

    /// What is told or given beside Kring is received at once: the receipt goes with it.
    fn receipt(
        &self,
        cx: &Cx<'_>,
        release: ReleaseId,
        folded: &Folded,
    ) -> Result<Option<Entry>, Refusal> {
        let Some(outside) = &self.outside else {
            return Ok(None);
        };
        let record = folded
            .record(self.of)
            .ok_or_else(|| Refusal::new("refusal-no-such-entry"))?;
        let given = projected(folded, &record.entry, self);
        let seat = cx
            .actor
            .professional()
            .ok_or_else(|| Refusal::new("refusal-not-found"))?;
        let agreed = conditions(folded, &self.ground, self.unit, cx.today());
        let record = disclosure(
            cx,
            seat.organisation,
            self.unit,
            outside.medium,
            agreed,
            &given,
        )?;
        let receipt = Collected {
            release,
            forbehall: self.forbehall && under_condition(cx, self.unit),
            record: Some(record),
        };
        Ok(Some(receipt.into()))
    }
}

/// The entry as it leaves: of a protected child without any place (law.md A13).
pub(crate) fn projected(folded: &Folded, entry: &Entry, sharing: &Sharing) -> Entry {
    let left_out = sharing.about_others.and(&folded.left_out(sharing.of));
    let cut = left_out.cut_from(entry);
    let mut entry = project(&cut, &sharing.areas, sharing.without_thought);
    if folded.protected().is_some() {
        without_places(&mut entry);
    }
    entry
}

/// The record of a disclosure, as far as the offer does not hold it (law.md A9).
pub(crate) fn disclosure(
    cx: &Cx<'_>,
    sender: OrganisationId,
    to: UnitId,
    medium: Medium,
    conditions: Vec<String>,
    given: &Entry,
) -> Result<Disclosure, Refusal> {
    let branch = cx.house.directory().branch_of(to);
    Ok(Disclosure {
        sender,
        recipient: branch
            .ok_or_else(|| Refusal::new("refusal-unknown-unit"))?
            .organisation,
        medium,
        conditions,
        copy: cx.house.hash_of_copy(given)?,
    })
}

/// Whether the law sees no secrecy at a unit, so that nothing is handed over there without the condition.
#[must_use]
pub fn under_condition(cx: &Cx<'_>, unit: UnitId) -> bool {
    let party = cx.house.directory().unit(unit).and_then(|unit| unit.party);
    let row = party.and_then(|party| cx.house.law.party(party));
    row.is_some_and(|row| row.condition != law::Condition::Never)
}

/// Whether the law has the family's yes as a road from the actor's own unit to another: only lawful cells are ever
/// shown (law.md A3).
#[must_use]
pub fn can_be_asked_about(cx: &Cx<'_>, unit: UnitId) -> bool {
    let directory = cx.house.directory();
    let party = |unit| directory.unit(unit).and_then(|unit| unit.party);
    let from = cx.actor.professional().map(|seat| seat.unit);
    from.and_then(party)
        .zip(party(unit))
        .is_some_and(|(from, to)| consent_reaches(cx, from, to))
}

fn consent_reaches(cx: &Cx<'_>, from: Party, to: Party) -> bool {
    law::offered(&cx.house.law, from, to).any(|ground| ground.consent)
}

/// Runs the whole procedure without sharing anything, and shows what it would lead to.
pub async fn preview(cx: &Cx<'_>, id: PartId, sharing: &Sharing) -> Result<Preview, Stop> {
    preview_with(cx, id, sharing, "").await
}

/// The same, with the second person that a protected child takes.
pub async fn preview_with(
    cx: &Cx<'_>,
    id: PartId,
    sharing: &Sharing,
    second: &str,
) -> Result<Preview, Stop> {
    let part = cx.house.load_part(id).await?;
    let because = cx.may_in_part(&part, Action::Offer).await?;
    let readable = cx.view_of(&part).entry(sharing.of).is_some();
    let record = part
        .full
        .record(sharing.of)
        .filter(|_| readable)
        .ok_or_else(|| Refusal::new("refusal-no-such-entry"))?;
    let entry = projected(&part.full, &record.entry, sharing);
    let release = ReleaseId::from_bytes(cx.house.fresh());
    let now = cx.deciding(cx.pack()?);
    sharing.decide(cx, release, &part.full, now, second)?;
    let to = sharing.to(cx)?;
    cx.log(&part.shut.row, Action::Read, because, false).await?;
    Ok(Preview {
        entry,
        to,
        conditions: conditions(&part.full, &sharing.ground, to.unit, cx.today()),
        holders: cx.house.holders(to.function, cx.today()).await?,
    })
}

/// Offers it. The addressed function is told only that something waits.
pub async fn offer(
    cx: &Cx<'_>,
    id: PartId,
    sheet: Sheet,
    sharing: &Sharing,
) -> Result<ReleaseId, Stop> {
    offer_with(cx, id, sheet, sharing, "").await
}

/// The same, decided together with a second person, as a protected child takes whatever the ground (law.md A13).
pub async fn offer_with(
    cx: &Cx<'_>,
    id: PartId,
    sheet: Sheet,
    sharing: &Sharing,
    second: &str,
) -> Result<ReleaseId, Stop> {
    let release = ReleaseId::from_bytes(cx.house.fresh());
    // Who may not read an entry cannot offer it either.
    let part = cx.house.load_part(id).await?;
    cx.may_in_part(&part, Action::Offer).await?;
    let own = part.full.record(sharing.of).is_some_and(|record| {
        matches!(record.entry, Entry::Copy(_)) || readable(cx, &part, sharing.of)
    });
    if !own {
        return Err(Refusal::new("refusal-no-such-entry").into());
    }
    drop(part);
    cx.write_in_part(id, Action::Offer, sheet, |folded, now| {
        let mut entries = sharing.decide(cx, release, folded, now, second)?;
        entries.extend(sharing.receipt(cx, release, folded)?);
        Ok(entries)
    })
    .await?;
    Ok(release)
}

fn readable(cx: &Cx<'_>, part: &crate::part::Loaded, entry: EntryId) -> bool {
    cx.view_of(part).entry(entry).is_some()
}
