use folder::id::PartId;
use seal::{Link, Record, Sealed};

use crate::db::Conn;
use crate::{CommitError, LogRow, NewPart, PartRegister, access_log, journal, part, register};

/// Everything that one use case writes: all of it is saved, or nothing.
#[derive(Clone, Debug, Default)]
pub struct Commit {
    /// Parts to open.
    pub parts: Vec<NewPart>,
    /// Entries to append.
    pub appends: Vec<Append>,
    /// Register rows to put in place of those before.
    pub registers: Vec<PartRegister>,
    /// Cards to put in place of those before.
    pub cards: Vec<(PartId, Vec<u8>)>,
    /// Rows for the access log.
    pub log: Vec<LogRow>,
}

/// Entries for the end of one part. Without entries it only asks that the part has not moved.
#[derive(Clone, Debug)]
pub struct Append {
    /// The part.
    pub part: PartId,
    /// The last sequence number that the writer has seen; 0 before the first entry.
    pub expected: u64,
    /// The entries in order, with their links.
    pub entries: Vec<(Record<Sealed>, Link)>,
}

impl Commit {
    pub(crate) async fn apply(&self, conn: &mut Conn<'_>) -> Result<(), CommitError> {
        for part in &self.parts {
            part::open(conn, part).await?;
        }
        for append in &self.appends {
            journal::append(conn, append).await?;
        }
        for register in &self.registers {
            register::replace(conn, register).await?;
        }
        for (part, card) in &self.cards {
            part::set_card(conn, *part, card).await?;
        }
        for row in &self.log {
            access_log::append(conn, row).await?;
        }
        Ok(())
    }

    /// The parts that must stand still while this is written.
    pub(crate) fn touched(&self) -> Vec<Vec<u8>> {
        let appends = self.appends.iter().map(|append| append.part);
        let registers = self.registers.iter().map(|register| register.part);
        let cards = self.cards.iter().map(|(part, _)| *part);
        appends
            .chain(registers)
            .chain(cards)
            .map(|part| part.as_bytes().to_vec())
            .collect()
    }
}
