//! Making the registers again from the journals (design section 2).

use folder::id::{FunctionId, PartId, UnitId};
use folder::register::RowKind;
use jiff::Timestamp;
use jiff::civil::Date;
use store::{Commit, Filter, NewPart, Owner};

use crate::house::House;
use crate::stop::Stop;
use crate::write::registered;

impl House {
    /// Folds every part and puts its register rows, and the tasks on its card, in place of those before. A part without a
    /// key yields no rows. Returns how many parts were gone through.
    pub async fn rebuild(&self, now: Timestamp) -> Result<u64, Stop> {
        let mut count = 0;
        let mut after = None;
        loop {
            let parts = self.store.parts(after, 200).await?;
            let Some(last) = parts.last() else {
                return Ok(count);
            };
            after = Some(last.id);
            let mut commit = Commit::default();
            for row in parts {
                count += 1;
                self.outside_of(row, now, &mut commit).await?;
            }
            self.store.commit(commit).await?;
        }
    }

    /// The same for one part.
    pub(crate) async fn rebuild_part(&self, part: PartId, now: Timestamp) -> Result<(), Stop> {
        let row = self.store.part(part).await?.ok_or_else(Stop::not_found)?;
        let mut commit = Commit::default();
        self.outside_of(row, now, &mut commit).await?;
        Ok(self.store.commit(commit).await?)
    }

    async fn outside_of(
        &self,
        row: NewPart,
        now: Timestamp,
        commit: &mut Commit,
    ) -> Result<(), Stop> {
        let id = row.id;
        let today = now.to_zoned(self.zone.clone()).date();
        let rows = match row.owner {
            Owner::Branch(_) => match self.load(row).await? {
                Some(mut part) => {
                    let (rows, tasks) = self.outside(&part, today);
                    if part.shut.card.tasks != tasks {
                        part.shut.card.tasks = tasks;
                        commit.cards.push((id, self.sealed_card(&part.shut)?));
                    }
                    commit.registers.push(rows);
                    return Ok(());
                }
                None => Vec::new(),
            },
            Owner::Unit(from) => match self.load_consultation(row).await? {
                Some(found) => found.consultation.rows(from),
                None => Vec::new(),
            },
            Owner::Person(_) => Vec::new(),
        };
        commit.registers.push(registered(id, rows));
        Ok(())
    }
}

/// A register row of a part, in a form that can be compared and sorted.
pub type Registered = (
    PartId,
    i64,
    Option<UnitId>,
    Option<FunctionId>,
    Option<[u8; 16]>,
    Option<Date>,
);

impl House {
    /// Every register row there is, sorted: to compare what was kept with what is rebuilt.
    pub async fn registers(&self) -> Result<Vec<Registered>, Stop> {
        let mut found = Vec::new();
        let mut after = None;
        loop {
            let parts = self.store.parts(after, 200).await?;
            let Some(last) = parts.last() else {
                found.sort();
                return Ok(found);
            };
            after = Some(last.id);
            for part in parts {
                for kind in RowKind::ALL {
                    let of_part = Filter::Part(part.id);
                    for hit in self.store.register(kind.number(), of_part).await? {
                        let row = hit.row;
                        found.push((
                            hit.part,
                            row.kind,
                            row.unit,
                            row.function,
                            row.reference,
                            row.due,
                        ));
                    }
                }
            }
        }
    }
}
