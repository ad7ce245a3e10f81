//! "This is how they are reached": telephones of the child and its guardians, in the own part alone (standards C9).

use folder::class::Action;
use folder::command;
use folder::id::{PartId, PersonId};
use folder::reach::Telephone;

use crate::cx::Cx;
use crate::stop::Stop;
use crate::write::Sheet;

/// Keeps each one's number; whoever is left out has none any more.
pub async fn reach(
    cx: &Cx<'_>,
    part: PartId,
    sheet: Sheet,
    numbers: &[(PersonId, Telephone)],
) -> Result<(), Stop> {
    cx.write_in_part(part, Action::Note, sheet, |folded, now| {
        let entry = command::Reach(numbers.to_vec()).decide(folded, now)?;
        Ok(vec![entry])
    })
    .await
}
