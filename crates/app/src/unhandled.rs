//! "A protected matter has nobody": everybody who handled it has left, and somebody at the unit with the mandate names
//! new ones without reading anything (law.md A13).
//!
//! Only the child's own units are told. A line at another unit would be a place.

use folder::class::{Action, Resource};
use folder::command;
use folder::id::{PartId, PersonId};
use folder::protection::Handlers;
use folder::register::RowKind;
use store::Filter;

use crate::cx::Cx;
use crate::stop::Stop;
use crate::write::{Draft, Sheet};

/// The parts at the actor's unit that nobody can open, by their random ids. Nothing for whoever may not name.
pub async fn unhandled(cx: &Cx<'_>) -> Result<Vec<PartId>, Stop> {
    if cx.may_name_handlers().is_err() {
        return Ok(Vec::new());
    }
    let seat = cx.actor.professional().ok_or_else(Stop::not_found)?;
    let mut found = Vec::new();
    let here = Filter::Unit(seat.unit);
    let store = &cx.house.store;
    for hit in store.register(RowKind::ProtectedAt.number(), here).await? {
        let Some(row) = store.part(hit.part).await? else {
            continue;
        };
        let Some(card) = cx.house.card(&row).await? else {
            continue;
        };
        if card.only().is_some() && !cx.handled(hit.part, &card.handlers).await? {
            found.push(hit.part);
        }
    }
    found.sort();
    Ok(found)
}

/// These see the child from the next request. Whoever names reads nothing by that.
pub async fn name_handlers(
    cx: &Cx<'_>,
    part: PartId,
    sheet: Sheet,
    handlers: &[PersonId],
) -> Result<(), Stop> {
    match once(cx, part, sheet, handlers).await {
        Err(Stop::Behind) => once(cx, part, sheet, handlers).await,
        done => done,
    }
}

async fn once(cx: &Cx<'_>, id: PartId, sheet: Sheet, handlers: &[PersonId]) -> Result<(), Stop> {
    let because = cx.may_name_handlers()?;
    let mut part = cx.house.load_part(id).await?;
    part.still_unsent(sheet)?;
    // Also for whoever has just been named: what somebody handles is theirs to hand over.
    if !unhandled(cx).await?.contains(&id) {
        return Err(Stop::not_found());
    }
    let decided = match cx.named(part.full.protected(), handlers).await? {
        Ok(()) => {
            command::NameHandlers(handlers.to_vec()).decide(&part.full, cx.deciding(cx.pack()?))
        }
        Err(refusal) => Err(refusal),
    };
    let entry = match decided {
        Ok(entry) => entry,
        Err(refusal) => {
            return Err(cx
                .refuse(&part.shut.row, Action::NameHandlers, refusal)
                .await);
        }
    };
    let entries = cx.number(sheet, vec![entry]);
    part.write(cx, &cx.author(), entries).await?;
    let mut draft = Draft::default();
    draft.log.push(
        cx.log_row(&part.shut.row, Action::NameHandlers, because, false)
            .await?,
    );
    cx.relabel_part(&mut part, &mut draft)?;
    draft.take(part, cx)?;
    draft.save(cx.house).await
}

impl Cx<'_> {
    /// Whether one may name handlers where there are none left. Gives the policies that let one.
    pub fn may_name_handlers(&self) -> Result<Vec<String>, Stop> {
        let seat = self.actor.professional().ok_or_else(Stop::not_found)?;
        let unit = Resource::Unit(seat.unit);
        let gate = &self.house.gate;
        match gate.check(&self.actor, Action::NameHandlers, &unit) {
            Ok(allowed) => Ok(allowed.because),
            // Who names is nobody else's business.
            Err(_) => Err(Stop::not_found()),
        }
    }

    /// One of them sits today at a unit that works with the child.
    async fn handled(&self, part: PartId, handlers: &Handlers) -> Result<bool, Stop> {
        let at = Filter::Part(part);
        let store = &self.house.store;
        let rows = store.register(RowKind::ProtectedAt.number(), at).await?;
        let directory = self.house.directory();
        for person in handlers.iter() {
            for function in self.house.functions_of(person, self.today()).await? {
                let unit = directory.function(function).map(|function| function.unit);
                if unit.is_some() && rows.iter().any(|hit| hit.row.unit == unit) {
                    return Ok(true);
                }
            }
        }
        Ok(false)
    }
}
