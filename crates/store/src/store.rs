use std::path::Path;

use sqlx::PgPool;

use crate::db::{Conn, Db, Schema};
use crate::write::Write;
use crate::writer::Writer;
use crate::{Commit, CommitError, Engine, StoreError};

const SCHEMA: Schema = Schema {
    mark: i32::from_be_bytes(*b"Krng"),
    sqlite: &[
        include_str!("../migrations/store/sqlite/0001_start.sql"),
        include_str!("../migrations/store/sqlite/0002_locator_turn.sql"),
    ],
    postgres: &[
        include_str!("../migrations/store/postgres/0001_start.sql"),
        include_str!("../migrations/store/postgres/0002_locator_turn.sql"),
    ],
};

/// How often a write is tried when another one came in between.
const TRIES: u32 = 3;

/// Everything but the keys. Cheap to clone: clones share their connections.
#[derive(Clone, Debug)]
pub struct Store {
    pub(crate) db: Db,
    writer: Option<Writer>,
}

impl Store {
    /// Opens the store at `sqlite:PATH` or `postgres://…` and brings its tables up to date. Must be
    /// called inside a tokio runtime.
    pub async fn open(address: &str) -> Result<Self, StoreError> {
        let db = Db::open(address, &SCHEMA).await?;
        let writer = match &db {
            Db::Sqlite(file) => Some(Writer::start(file.clone())?),
            Db::Postgres(_) => None,
        };
        Ok(Self { db, writer })
    }

    /// Which engine runs underneath.
    #[must_use]
    pub const fn engine(&self) -> Engine {
        self.db.engine()
    }

    /// Saves everything or nothing. It is on disk when this returns.
    pub async fn commit(&self, commit: Commit) -> Result<(), CommitError> {
        self.settle(Write::Commit(commit)).await
    }

    /// A copy of the whole store in a new file (`SQLite` only).
    pub async fn backup_to(&self, path: &Path) -> Result<(), StoreError> {
        self.db.backup_to(path).await
    }

    /// Finishes what is being written and closes the connections.
    pub async fn close(&self) {
        if let Some(writer) = &self.writer {
            writer.stop().await;
        }
        self.db.close().await;
    }

    /// Writes something that meets no refusals.
    pub(crate) async fn write(&self, write: Write) -> Result<(), StoreError> {
        match self.settle(write).await {
            Ok(()) => Ok(()),
            Err(CommitError::Fault(fault)) => Err(fault),
            Err(CommitError::Behind { .. } | CommitError::Replayed { .. }) => {
                Err(StoreError::Unfit("only a commit can be refused"))
            }
        }
    }

    async fn settle(&self, write: Write) -> Result<(), CommitError> {
        crate::db::counted();
        match (&self.db, &self.writer) {
            (Db::Postgres(pool), _) => {
                let mut outcome = attempt(pool, &write).await;
                for _ in 1..TRIES {
                    match &outcome {
                        Err(CommitError::Fault(fault)) if fault.is_contended() => {
                            outcome = attempt(pool, &write).await;
                        }
                        _ => break,
                    }
                }
                outcome
            }
            (Db::Sqlite(_), Some(writer)) => writer.write(write).await,
            (Db::Sqlite(_), None) => Err(StoreError::WriterStopped.into()),
        }
    }
}

async fn attempt(pool: &PgPool, write: &Write) -> Result<(), CommitError> {
    if write.is_one_statement() {
        let mut conn = pool.acquire().await.map_err(StoreError::from)?;
        return write.apply(&mut Conn::Postgres(&mut conn)).await;
    }
    let mut tx = pool.begin_with("BEGIN").await.map_err(StoreError::from)?;
    if let Write::Commit(commit) = write {
        let touched = commit.touched();
        if !touched.is_empty() {
            // The only statement that one engine needs alone: SQLite has one writer, here two may
            // meet in a part. A fixed order keeps them from waiting for each other.
            crate::db::counted();
            sqlx::query("SELECT id FROM part WHERE id = ANY($1) ORDER BY id FOR NO KEY UPDATE")
                .bind(touched)
                .execute(&mut *tx)
                .await
                .map_err(StoreError::from)?;
        }
    }
    write.apply(&mut Conn::Postgres(&mut tx)).await?;
    tx.commit().await.map_err(StoreError::from)?;
    Ok(())
}
