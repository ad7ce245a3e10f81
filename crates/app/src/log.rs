//! Who did what and why, durable before anything is shown (law.md A9; design decision 13).

use std::collections::BTreeSet;

use folder::class::Action;
use folder::id::{EntryId, FunctionId, PersonId, UnitId};
use folder::{Folded, Record, Refusal};
use seal::{open_card, seal_card};
use serde::{Deserialize, Serialize};
use store::{Commit, LogLine, LogRow, NewPart, Owner};

use crate::cx::Cx;
use crate::house::House;
use crate::stop::Stop;
use crate::untold::untold;

/// A row of the access log, opened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Access {
    /// Who.
    pub person: PersonId,
    /// The name that day.
    pub name: String,
    /// In which seat.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub function: Option<FunctionId>,
    /// At which unit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<UnitId>,
    /// What was done: an [`Action`]'s word.
    pub did: String,
    /// The policies that allowed it, or the rule that refused.
    pub because: Vec<String>,
    /// It was refused.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub refused: bool,
    /// It concerned a branch's part, not a room.
    pub in_part: bool,
    /// What was written by it, so that a line about what is closed is closed with it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wrote: Option<EntryId>,
    /// Those in the family who are not told of it, whatever is decided later.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub closed_to: BTreeSet<PersonId>,
}

impl Cx<'_> {
    /// A row for the log, sealed with the controller's key of the year.
    pub(crate) async fn log_row(
        &self,
        part: &NewPart,
        action: Action,
        because: Vec<String>,
        refused: bool,
    ) -> Result<LogRow, Stop> {
        let access = self.access(part, action, because, refused);
        self.log_access(part, &access).await
    }

    /// A row about what was written. Whoever it is closed to does not read of it.
    pub(crate) async fn log_written(
        &self,
        part: &NewPart,
        action: Action,
        because: Vec<String>,
        written: &[Record],
        full: &Folded,
    ) -> Result<LogRow, Stop> {
        let mut access = self.access(part, action, because, false);
        access.wrote = written.first().map(|record| record.id);
        for record in written {
            access.closed_to.extend(untold(full, record));
        }
        self.log_access(part, &access).await
    }

    fn access(
        &self,
        part: &NewPart,
        action: Action,
        because: Vec<String>,
        refused: bool,
    ) -> Access {
        let professional = self.actor.professional();
        Access {
            person: self.actor.person(),
            name: self.name.clone(),
            function: professional.map(|professional| professional.function),
            unit: professional.map(|professional| professional.unit),
            did: action.word().to_owned(),
            because,
            refused,
            in_part: matches!(part.owner, Owner::Branch(_)),
            wrote: None,
            closed_to: BTreeSet::new(),
        }
    }

    async fn log_access(&self, part: &NewPart, access: &Access) -> Result<LogRow, Stop> {
        let key = self
            .house
            .log_key(part.organisation, self.today().year())
            .await?;
        let bytes = serde_json::to_vec(access)?;
        let body = self
            .house
            .with_entropy(|entropy| seal_card(&key, part.id.as_bytes(), &bytes, entropy));
        Ok(LogRow {
            organisation: part.organisation,
            folder: part.folder,
            part: part.id,
            at: self.now,
            body,
        })
    }

    /// Writes the row durably.
    pub(crate) async fn log(
        &self,
        part: &NewPart,
        action: Action,
        because: Vec<String>,
        refused: bool,
    ) -> Result<(), Stop> {
        let row = self.log_row(part, action, because, refused).await?;
        let commit = Commit {
            log: vec![row],
            ..Commit::default()
        };
        Ok(self.house.store.commit(commit).await?)
    }

    /// Keeps the refusal in the log and hands it on.
    pub(crate) async fn refuse(&self, part: &NewPart, action: Action, refusal: Refusal) -> Stop {
        match self
            .log(part, action, vec![refusal.rule.clone()], true)
            .await
        {
            Ok(()) => refusal.into(),
            Err(fault) => fault,
        }
    }
}

impl House {
    /// Everything logged about the child of a part, newest first: in which part, when and what.
    #[cfg(feature = "testing")]
    pub async fn logged(
        &self,
        part: folder::id::PartId,
    ) -> Result<Vec<(folder::id::PartId, jiff::Timestamp, Access)>, Stop> {
        let row = self.store.part(part).await?.ok_or_else(Stop::not_found)?;
        let mut all = Vec::new();
        for line in self.store.log_of_folder(row.folder).await? {
            all.push((line.row.part, line.row.at, self.open_log(&line).await?));
        }
        Ok(all)
    }

    /// Who handles the child of a part there and who of its guardians lives with it, when it is protected.
    #[cfg(feature = "testing")]
    pub async fn guarded(
        &self,
        part: folder::id::PartId,
    ) -> Result<Option<(Vec<PersonId>, BTreeSet<PersonId>)>, Stop> {
        let part = self.load_part(part).await?;
        let card = part.full.card.as_ref();
        let card = card.filter(|card| card.protected().is_some());
        Ok(card.map(|card| (card.handlers.iter().collect(), card.household.clone())))
    }

    /// Opens a row.
    pub(crate) async fn open_log(&self, line: &LogLine) -> Result<Access, Stop> {
        let year = line.row.at.to_zoned(self.zone.clone()).year();
        let key = self.log_key(line.row.organisation, year).await?;
        let bytes = open_card(&key, line.row.part.as_bytes(), &line.row.body)?;
        Ok(serde_json::from_slice(&bytes)?)
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
mod tests {
    use super::*;

    #[test]
    fn a_row_of_the_log_holds_no_address_of_a_machine_and_no_place() {
        let access = Access {
            person: PersonId::from_bytes([1; 16]),
            name: "Ada".to_owned(),
            function: Some(FunctionId::from_bytes([2; 16])),
            unit: Some(UnitId::from_bytes([3; 16])),
            did: "read".to_owned(),
            because: vec!["own-unit-opens".to_owned()],
            refused: true,
            in_part: true,
            wrote: Some(EntryId::from_bytes([4; 16])),
            closed_to: [PersonId::from_bytes([5; 16])].into(),
        };
        let row = serde_json::to_value(access).unwrap();
        let fields = row.as_object().unwrap().keys();
        let fields: std::collections::BTreeSet<&str> = fields.map(String::as_str).collect();
        // Neither an address of a machine, a browser, a region nor a page: whoever adds one says here why.
        assert_eq!(
            fields,
            [
                "because",
                "closed_to",
                "did",
                "function",
                "in_part",
                "name",
                "person",
                "refused",
                "unit",
                "wrote"
            ]
            .into()
        );
    }
}
