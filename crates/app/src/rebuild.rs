//! Making again from the journals what lists are made of: the registers, and what cards say (design section 2).

use folder::id::{FunctionId, PartId, UnitId};
use folder::register::RowKind;
use jiff::Timestamp;
use jiff::civil::Date;
use store::{Append, Commit, CommitError, Filter, NewPart, Owner};

use crate::house::House;
use crate::stop::Stop;
use crate::write::registered;

/// How often a part is tried again that somebody writes in.
const TRIES: usize = 5;

impl House {
    /// Folds every part and puts its register rows, and what its card says, in place of those before. A part without a
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
            for row in parts {
                count += 1;
                self.rebuild_part(row.id, now).await?;
            }
        }
    }

    /// The same for one part. Whoever writes there meanwhile comes first: a card from before would take away who handles
    /// the child.
    pub(crate) async fn rebuild_part(&self, part: PartId, now: Timestamp) -> Result<(), Stop> {
        for _ in 0..TRIES {
            let row = self.store.part(part).await?.ok_or_else(Stop::not_found)?;
            let commit = self.outside_of(row, now).await?;
            match self.store.commit(commit).await {
                Err(CommitError::Behind { .. }) => {}
                done => return Ok(done?),
            }
        }
        Err(Stop::Behind)
    }

    async fn outside_of(&self, row: NewPart, now: Timestamp) -> Result<Commit, Stop> {
        let id = row.id;
        let today = now.to_zoned(self.zone.clone()).date();
        let mut commit = Commit::default();
        let rows = match row.owner {
            Owner::Branch(_) => match self.load(row).await? {
                Some(mut part) => {
                    let (rows, outside) = self.outside(&part, today);
                    commit.appends.push(Append {
                        part: id,
                        expected: part.shut.expected,
                        entries: Vec::new(),
                    });
                    if part.shut.card.says(outside) {
                        commit.cards.push((id, self.sealed_card(&part.shut)?));
                    }
                    commit.registers.push(rows);
                    return Ok(commit);
                }
                None => Vec::new(),
            },
            Owner::Unit(from) => match self.load_consultation(row).await? {
                Some(found) => {
                    commit.appends.push(Append {
                        part: id,
                        expected: found.shut.expected,
                        entries: Vec::new(),
                    });
                    found.consultation.rows(from)
                }
                None => Vec::new(),
            },
            Owner::Person(_) => Vec::new(),
        };
        commit.registers.push(registered(id, rows));
        Ok(commit)
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
