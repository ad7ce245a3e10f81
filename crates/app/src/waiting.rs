//! "Does anything wait for me?" Only that something waits is told before it is collected (design decision 5).

use folder::id::ReleaseId;
use folder::register::RowKind;
use store::Filter;

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
    Ok(rows
        .into_iter()
        .filter_map(|hit| hit.row.reference)
        .map(ReleaseId::from_bytes)
        .collect())
}
