use folder::id::{FolderId, OrganisationId, PartId};
use jiff::Timestamp;

use crate::db::{Conn, execute, rows};
use crate::value::{bytes, time, whole};
use crate::{Store, StoreError};

/// One showing of a view, durable before the page is sent (design decision 13).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogRow {
    /// The controller whose log it is.
    pub organisation: OrganisationId,
    /// The folder that was read.
    pub folder: FolderId,
    /// The part that was read.
    pub part: PartId,
    /// When.
    pub at: Timestamp,
    /// Who, as what, why and what, sealed with the controller's log key.
    pub body: Vec<u8>,
}

/// A row of the log and its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogLine {
    /// Grows with time; holes mean nothing.
    pub position: i64,
    /// The row.
    pub row: LogRow,
}

pub(crate) async fn append(conn: &mut Conn<'_>, row: &LogRow) -> Result<(), StoreError> {
    execute!(
        conn,
        "INSERT INTO access_log (organisation, folder, part, at, body) VALUES ($1, $2, $3, $4, $5)",
        row.organisation.as_bytes().as_slice(),
        row.folder.as_bytes().as_slice(),
        row.part.as_bytes().as_slice(),
        row.at.as_microsecond(),
        row.body.as_slice(),
    )?;
    Ok(())
}

type Row = (i64, Vec<u8>, Vec<u8>, Vec<u8>, i64, Vec<u8>);

fn read((position, organisation, folder, part, at, body): Row) -> Result<LogLine, StoreError> {
    Ok(LogLine {
        position,
        row: LogRow {
            organisation: OrganisationId::from_bytes(bytes(organisation)?),
            folder: FolderId::from_bytes(bytes(folder)?),
            part: PartId::from_bytes(bytes(part)?),
            at: time(at)?,
            body,
        },
    })
}

impl Store {
    /// Everything logged about a folder, newest first.
    pub async fn log_of_folder(&self, folder: FolderId) -> Result<Vec<LogLine>, StoreError> {
        let found = rows!(
            &self.db,
            Row,
            "SELECT position, organisation, folder, part, at, body FROM access_log
             WHERE folder = $1 ORDER BY position DESC",
            folder.as_bytes().as_slice(),
        )?;
        found.into_iter().map(read).collect()
    }

    /// The newest rows of a controller's log, newest first.
    pub async fn log_of_organisation(
        &self,
        organisation: OrganisationId,
        limit: u32,
    ) -> Result<Vec<LogLine>, StoreError> {
        let found = rows!(
            &self.db,
            Row,
            "SELECT position, organisation, folder, part, at, body FROM access_log
             WHERE organisation = $1 ORDER BY position DESC LIMIT $2",
            organisation.as_bytes().as_slice(),
            whole(limit.into())?,
        )?;
        found.into_iter().map(read).collect()
    }
}
