//! "Share this with them": exactly what, to exactly whom, before anything leaves (law.md A1; R44).

use std::collections::BTreeSet;

use folder::Entry;
use folder::class::Action;
use folder::command::{Offer, project};
use folder::entry::Receiver;
use folder::id::{ConsentId, EntryId, PartId, ReleaseId, UnitId};
use folder::practice::AreaKey;

use crate::cx::Cx;
use crate::people::Person;
use crate::stop::Stop;
use crate::write::Sheet;

/// What to share with whom.
#[derive(Clone, Debug)]
pub struct Sharing {
    /// The entry.
    pub of: EntryId,
    /// By which consent.
    pub consent: ConsentId,
    /// To which of its units.
    pub unit: UnitId,
    /// Which areas it concerns.
    pub areas: BTreeSet<AreaKey>,
    /// Leave out what the writer thinks.
    pub without_thought: bool,
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
}

impl Sharing {
    fn command(&self, cx: &Cx<'_>, release: ReleaseId) -> Result<Offer, Stop> {
        let function = cx
            .house
            .directory()
            .receiver_at(self.unit)
            .ok_or_else(|| folder::Refusal::new("refusal-unknown-unit"))?;
        Ok(Offer {
            release,
            of: self.of,
            to: Receiver {
                unit: self.unit,
                function: function.id,
            },
            consent: self.consent,
            areas: self.areas.clone(),
            without_thought: self.without_thought,
        })
    }
}

/// Runs the whole procedure without sharing anything, and shows what it would lead to.
pub async fn preview(cx: &Cx<'_>, id: PartId, sharing: &Sharing) -> Result<Preview, Stop> {
    let part = cx.house.load_part(id).await?;
    let because = cx.may_in_part(&part, Action::Offer).await?;
    let command = sharing.command(cx, ReleaseId::from_bytes(cx.house.fresh()))?;
    let to = command.to;
    let readable = cx.view_of(&part).entry(sharing.of).is_some();
    let record = part
        .full
        .record(sharing.of)
        .filter(|_| readable)
        .ok_or_else(|| folder::Refusal::new("refusal-no-such-entry"))?;
    let entry = project(&record.entry, &sharing.areas, sharing.without_thought);
    command.decide(&part.full, cx.deciding(cx.pack()?))?;
    cx.log(&part.shut.row, Action::Read, because, false).await?;
    Ok(Preview {
        entry,
        to,
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
    let release = ReleaseId::from_bytes(cx.house.fresh());
    // Who may not read an entry cannot offer it either.
    let part = cx.house.load_part(id).await?;
    cx.may_in_part(&part, Action::Offer).await?;
    let own = part.full.record(sharing.of).is_some_and(|record| {
        matches!(record.entry, Entry::Copy(_)) || readable(cx, &part, sharing.of)
    });
    if !own {
        return Err(folder::Refusal::new("refusal-no-such-entry").into());
    }
    drop(part);
    let command = sharing.command(cx, release)?;
    cx.write_in_part(id, Action::Offer, sheet, |folded, now| {
        let offer = Offer {
            areas: command.areas.clone(),
            ..command
        };
        Ok(vec![offer.decide(folded, now)?])
    })
    .await?;
    Ok(release)
}

pub(crate) fn readable(cx: &Cx<'_>, part: &crate::part::Loaded, entry: EntryId) -> bool {
    cx.view_of(part).entry(entry).is_some()
}
