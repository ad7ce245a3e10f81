use std::error::Error;
use std::sync::Arc;

use folder::id::{EntryId, PartId};

/// Something failed that should not: logged once where the request ends.
#[derive(Clone, Debug, thiserror::Error)]
pub enum StoreError {
    /// The address names no engine that is known. The address may hold a password: it is not shown.
    #[error("a store's address starts with sqlite: or postgres://")]
    Address,
    /// The database might lose what it has promised to keep.
    #[error("the database does not wait until a write is safe: {setting} is {found}")]
    NotDurable {
        /// The setting that is wrong.
        setting: &'static str,
        /// What it is.
        found: String,
    },
    /// The database failed or refused.
    #[error("the database failed")]
    Database(#[source] Arc<dyn Error + Send + Sync>),
    /// A file could not be made or written.
    #[error("a file could not be written")]
    File(#[source] Arc<std::io::Error>),
    /// A stored value has a form that nothing in Kring writes.
    #[error("a stored value is damaged: {0}")]
    Damaged(&'static str),
    /// A number, time or place that no row can hold.
    #[error("a value cannot be stored: {0}")]
    Unfit(&'static str),
    /// The task that writes has ended, so nothing more is saved until the server is started again.
    #[error("the writer has stopped")]
    WriterStopped,
    /// The store was closed before it was asked.
    #[error("the store is closed")]
    Closed,
    /// `PostgreSQL` is backed up with its own tools.
    #[error("only SQLite is backed up by Kring itself")]
    BackupElsewhere,
}

impl StoreError {
    /// Whether another writer came in between, so that trying again may well succeed.
    pub(crate) fn is_contended(&self) -> bool {
        let Self::Database(source) = self else {
            return false;
        };
        let code = source
            .downcast_ref::<sqlx::Error>()
            .and_then(sqlx::Error::as_database_error)
            .and_then(sqlx::error::DatabaseError::code);
        // Serialization failure, deadlock, and a unique value that somebody took after we looked.
        matches!(code.as_deref(), Some("40001" | "40P01" | "23505"))
    }
}

impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> Self {
        Self::Database(Arc::new(error))
    }
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        Self::Database(Arc::new(error))
    }
}

impl From<sqlx::migrate::MigrateError> for StoreError {
    fn from(error: sqlx::migrate::MigrateError) -> Self {
        Self::Database(Arc::new(error))
    }
}

impl From<std::io::Error> for StoreError {
    fn from(error: std::io::Error) -> Self {
        Self::File(Arc::new(error))
    }
}

/// Why a commit was not saved. Nothing of it was.
#[derive(Clone, Debug, thiserror::Error)]
pub enum CommitError {
    /// Someone wrote in this part, or opened it, just before: read it again.
    #[error("someone wrote in part {part} just before")]
    Behind {
        /// The part.
        part: PartId,
    },
    /// The entry is saved already: the same form came twice.
    #[error("entry {entry} is saved already")]
    Replayed {
        /// The entry.
        entry: EntryId,
    },
    /// Something failed that should not.
    #[error(transparent)]
    Fault(#[from] StoreError),
}
