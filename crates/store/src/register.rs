use folder::id::{FunctionId, PartId, UnitId};
use jiff::civil::Date;

use crate::db::{Conn, execute, rows};
use crate::value::{bytes, date_of, day};
use crate::{Store, StoreError};

/// What cannot be folded from one part: whose children, what waits, what is due. No personal text;
/// always rebuildable from the journal. What `kind` and `reference` mean is the caller's.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RegisterRow {
    /// What sort of row it is.
    pub kind: i64,
    /// The unit it shows for.
    pub unit: Option<UnitId>,
    /// The function it waits for.
    pub function: Option<FunctionId>,
    /// The thing it is about.
    pub reference: Option<[u8; 16]>,
    /// The day it falls due.
    pub due: Option<Date>,
}

/// All register rows of one part; they replace those before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartRegister {
    /// The part.
    pub part: PartId,
    /// Its rows.
    pub rows: Vec<RegisterRow>,
}

/// A register row and the part it comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RegisterHit {
    /// The part.
    pub part: PartId,
    /// The row.
    pub row: RegisterRow,
}

/// Which rows of a kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Filter {
    /// Those of a unit.
    Unit(UnitId),
    /// Those of a function.
    Function(FunctionId),
    /// Those about this thing.
    Reference([u8; 16]),
    /// Those of a part.
    Part(PartId),
    /// Those of any unit: for kinds of which there are never many.
    AnyUnit,
}

pub(crate) async fn replace(
    conn: &mut Conn<'_>,
    register: &PartRegister,
) -> Result<(), StoreError> {
    let part = register.part.as_bytes().as_slice();
    execute!(conn, "DELETE FROM register WHERE part = $1", part)?;
    for row in &register.rows {
        execute!(
            conn,
            "INSERT INTO register (part, kind, unit, function, reference, due)
             VALUES ($1, $2, $3, $4, $5, $6)",
            part,
            row.kind,
            row.unit.as_ref().map(|unit| unit.as_bytes().as_slice()),
            row.function
                .as_ref()
                .map(|function| function.as_bytes().as_slice()),
            row.reference.as_ref().map(<[u8; 16]>::as_slice),
            row.due.map(day),
        )?;
    }
    Ok(())
}

type Id = Option<Vec<u8>>;
type Row = (Vec<u8>, i64, Id, Id, Id, Option<i64>);

fn read((part, kind, unit, function, reference, due): Row) -> Result<RegisterHit, StoreError> {
    Ok(RegisterHit {
        part: PartId::from_bytes(bytes(part)?),
        row: RegisterRow {
            kind,
            unit: unit.map(bytes).transpose()?.map(UnitId::from_bytes),
            function: function.map(bytes).transpose()?.map(FunctionId::from_bytes),
            reference: reference.map(bytes).transpose()?,
            due: due.map(date_of).transpose()?,
        },
    })
}

impl Store {
    /// The rows of a kind, the soonest due first, those without a day last.
    pub async fn register(
        &self,
        kind: i64,
        filter: Filter,
    ) -> Result<Vec<RegisterHit>, StoreError> {
        let found = match filter {
            Filter::Unit(unit) => rows!(
                &self.db,
                Row,
                "SELECT part, kind, unit, function, reference, due FROM register
                 WHERE kind = $1 AND unit = $2 ORDER BY due IS NULL, due, part",
                kind,
                unit.as_bytes().as_slice(),
            ),
            Filter::Function(function) => rows!(
                &self.db,
                Row,
                "SELECT part, kind, unit, function, reference, due FROM register
                 WHERE kind = $1 AND function = $2 ORDER BY due IS NULL, due, part",
                kind,
                function.as_bytes().as_slice(),
            ),
            Filter::Reference(reference) => rows!(
                &self.db,
                Row,
                "SELECT part, kind, unit, function, reference, due FROM register
                 WHERE kind = $1 AND reference = $2 ORDER BY due IS NULL, due, part",
                kind,
                reference.as_slice(),
            ),
            Filter::Part(part) => rows!(
                &self.db,
                Row,
                "SELECT part, kind, unit, function, reference, due FROM register
                 WHERE kind = $1 AND part = $2 ORDER BY due IS NULL, due, part",
                kind,
                part.as_bytes().as_slice(),
            ),
            Filter::AnyUnit => rows!(
                &self.db,
                Row,
                "SELECT part, kind, unit, function, reference, due FROM register
                 WHERE kind = $1 AND unit IS NOT NULL ORDER BY due IS NULL, due, part",
                kind,
            ),
        }?;
        found.into_iter().map(read).collect()
    }
}
