//! Making the registers again from the journals (design section 2).

use folder::id::{FunctionId, PartId, UnitId};
use folder::register::RowKind;
use jiff::Timestamp;
use jiff::civil::Date;
use store::{Commit, Filter, NewPart, Owner, PartRegister};

use crate::house::House;
use crate::stop::Stop;
use crate::write::{registered, rows_of};

impl House {
    /// Folds every part and puts its register rows in place of those before. A part without a key yields no rows.
    /// Returns how many parts were gone through.
    pub async fn rebuild(&self, now: Timestamp) -> Result<u64, Stop> {
        let today = now.to_zoned(self.zone.clone()).date();
        let mut count = 0;
        let mut after = None;
        loop {
            let parts = self.store.parts(after, 200).await?;
            let Some(last) = parts.last() else {
                return Ok(count);
            };
            after = Some(last.id);
            let mut registers = Vec::new();
            for row in parts {
                count += 1;
                registers.push(self.register_of(row, today).await?);
            }
            let commit = Commit {
                registers,
                ..Commit::default()
            };
            self.store.commit(commit).await?;
        }
    }

    /// The same for one part.
    pub(crate) async fn rebuild_part(&self, part: PartId, now: Timestamp) -> Result<(), Stop> {
        let today = now.to_zoned(self.zone.clone()).date();
        let row = self.store.part(part).await?.ok_or_else(Stop::not_found)?;
        let commit = Commit {
            registers: vec![self.register_of(row, today).await?],
            ..Commit::default()
        };
        Ok(self.store.commit(commit).await?)
    }

    async fn register_of(&self, row: NewPart, today: Date) -> Result<PartRegister, Stop> {
        let id = row.id;
        let rows = match row.owner {
            Owner::Branch(_) => match self.load(row).await? {
                Some(part) => return Ok(rows_of(id, &part.full, today)),
                None => Vec::new(),
            },
            Owner::Unit(from) => match self.load_consultation(row).await? {
                Some(found) => found.consultation.rows(from),
                None => Vec::new(),
            },
            Owner::Person(_) => Vec::new(),
        };
        Ok(registered(id, rows))
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
