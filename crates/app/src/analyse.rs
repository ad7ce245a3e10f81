//! "What is needed?" The five questions (domain 1.6).

use folder::class::Action;
use folder::command::Analyse;
use folder::entry::Analysis;
use folder::id::PartId;

use crate::cx::Cx;
use crate::stop::Stop;
use crate::write::Sheet;

/// Writes the analysis. Who analyses is the pack's choice.
pub async fn analyse(
    cx: &Cx<'_>,
    part: PartId,
    sheet: Sheet,
    analysis: Analysis,
) -> Result<(), Stop> {
    cx.write_in_part(part, Action::Analyse, sheet, |folded, now| {
        Ok(vec![Analyse(analysis.clone()).decide(folded, now)?])
    })
    .await
}
