//! "What is needed?" The five questions (domain 1.6).

use folder::class::Action;
use folder::command::Analyse;
use folder::entry::Analysis;
use folder::id::PartId;

use crate::choose_readers::To;
use crate::cx::Cx;
use crate::stop::Stop;
use crate::write::Sheet;

/// Writes the analysis. Who analyses is the pack's choice.
pub async fn analyse(
    cx: &Cx<'_>,
    part: PartId,
    sheet: Sheet,
    analysis: impl Into<To<Analysis>>,
) -> Result<(), Stop> {
    let To { what, chosen } = analysis.into();
    cx.write_in_part(part, Action::Analyse, sheet, |folded, now| {
        let entry = Analyse(what.clone()).decide(folded, now)?;
        cx.to_family(entry, sheet, &chosen, folded, now)
    })
    .await
}
