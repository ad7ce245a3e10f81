//! "Does anything wait for me?" Only that something waits is told before it is collected (design decision 5).

use folder::id::{PartId, ReleaseId};
use folder::register::RowKind;
use store::{Filter, Owner};

use crate::cx::Cx;
use crate::stop::Stop;

/// What waits for the function that the actor sits in, the longest first.
pub async fn waiting(cx: &Cx<'_>) -> Result<Vec<ReleaseId>, Stop> {
    let professional = cx.actor.professional().ok_or_else(Stop::not_found)?;
    let rows = cx
        .house
        .store
        .register(
            RowKind::OfferWaits.number(),
            Filter::Function(professional.function),
        )
        .await?;
    let mut waiting = Vec::new();
    for hit in rows {
        let Some(release) = hit.row.reference.map(ReleaseId::from_bytes) else {
            continue;
        };
        if cx.could_collect(hit.part).await? {
            waiting.push(release);
        }
    }
    Ok(waiting)
}

impl Cx<'_> {
    /// What waits about a protected child that the own branch has handlers for waits for them alone: to whoever else
    /// sits in the function, something that never can be collected would tell of the child (law.md A13).
    async fn could_collect(&self, from: PartId) -> Result<bool, Stop> {
        let store = &self.house.store;
        let professional = self.actor.professional().ok_or_else(Stop::not_found)?;
        let Some(sender) = store.part(from).await? else {
            return Ok(false);
        };
        let owner = Owner::Branch(professional.branch);
        let Some(own) = store.part_of(sender.folder, owner).await? else {
            return Ok(true);
        };
        let card = self.house.card(&own).await?;
        Ok(card.is_none_or(|card| card.is_there_for(professional.person)))
    }
}
