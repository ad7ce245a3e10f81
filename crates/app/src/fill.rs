//! A part with very many entries, for measuring: sealed, chained and kept as any other, but in one save and without
//! asking any rule. No front may call this: it exists only with the feature `testing`.

use folder::Entry;
use folder::id::PartId;

use crate::cx::Cx;
use crate::stop::Stop;
use crate::write::Draft;

/// Appends the entries as the actor's own.
pub async fn fill(cx: &Cx<'_>, part: PartId, entries: Vec<Entry>) -> Result<(), Stop> {
    let mut part = cx.house.load_part(part).await?;
    let entries = entries
        .into_iter()
        .map(|entry| (cx.entry_id(), entry))
        .collect();
    part.write(cx, &cx.author(), entries).await?;
    let mut draft = Draft::default();
    draft.take(part, cx)?;
    draft.save(cx.house).await
}
