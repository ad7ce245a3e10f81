//! "I do not share this": recorded as easily as sharing (X1).

use folder::Refusal;
use folder::class::Action;
use folder::command::Keep;
use folder::entry::NotShared;
use folder::id::PartId;

use crate::cx::Cx;
use crate::stop::Stop;
use crate::write::Sheet;

/// Writes down the decision, by whoever could have decided to share.
pub async fn keep(cx: &Cx<'_>, part: PartId, sheet: Sheet, kept: NotShared) -> Result<(), Stop> {
    if kept
        .with
        .is_some_and(|unit| cx.house.directory().unit(unit).is_none())
    {
        return Err(Refusal::new("refusal-unknown-unit").into());
    }
    let loaded = cx.house.load_part(part).await?;
    cx.may_in_part(&loaded, Action::Offer).await?;
    if cx.view_of(&loaded).entry(kept.of).is_none() {
        return Err(Refusal::new("refusal-no-such-entry").into());
    }
    drop(loaded);
    cx.write_in_part(part, Action::Offer, sheet, |folded, now| {
        Ok(vec![Keep(kept.clone()).decide(folded, now)?])
    })
    .await
}
