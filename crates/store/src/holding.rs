use folder::id::{FunctionId, PersonId};
use jiff::civil::Date;

use crate::db::rows;
use crate::value::{bytes, date_of};
use crate::write::Write;
use crate::{Store, StoreError};

/// That a person holds a function for a time (R55).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Holding {
    /// Who.
    pub person: PersonId,
    /// Which seat.
    pub function: FunctionId,
    /// The first day.
    pub from: Date,
    /// The last day, when it is known.
    pub to: Option<Date>,
}

type Row = (Vec<u8>, Vec<u8>, i64, Option<i64>);

fn read((person, function, from, to): Row) -> Result<Holding, StoreError> {
    Ok(Holding {
        person: PersonId::from_bytes(bytes(person)?),
        function: FunctionId::from_bytes(bytes(function)?),
        from: date_of(from)?,
        to: to.map(date_of).transpose()?,
    })
}

impl Store {
    /// Everything a person holds, has held or will hold.
    pub async fn holdings(&self, person: PersonId) -> Result<Vec<Holding>, StoreError> {
        let found = rows!(
            &self.db,
            Row,
            "SELECT person, function, from_day, to_day FROM holding
             WHERE person = $1 ORDER BY from_day, function",
            person.as_bytes().as_slice(),
        )?;
        found.into_iter().map(read).collect()
    }

    /// Everybody who holds, has held or will hold a function.
    pub async fn holders(&self, function: FunctionId) -> Result<Vec<Holding>, StoreError> {
        let found = rows!(
            &self.db,
            Row,
            "SELECT person, function, from_day, to_day FROM holding
             WHERE function = $1 ORDER BY from_day, person",
            function.as_bytes().as_slice(),
        )?;
        found.into_iter().map(read).collect()
    }

    /// Gives a person a function, or changes the last day of a holding that began the same day.
    pub async fn put_holding(&self, holding: Holding) -> Result<(), StoreError> {
        self.write(Write::Holding(holding)).await
    }
}
