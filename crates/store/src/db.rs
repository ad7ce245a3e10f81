//! The two engines behind one set of statements.

use std::path::Path;
use std::time::Duration;

use sqlx::migrate::{Migration, MigrationType, Migrator};
use sqlx::postgres::PgPoolOptions;
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{PgConnection, PgPool, SqlSafeStr, SqliteConnection, SqlitePool};

use crate::address::Address;
use crate::{Engine, StoreError};

/// Readers beside the one writer on `SQLite`, and connections to `PostgreSQL`.
const READERS: u32 = 8;
const CONNECTIONS: u32 = 16;

/// An open database.
#[derive(Clone, Debug)]
pub(crate) enum Db {
    /// `write` has one connection and no more: two writers would only wait for each other.
    Sqlite {
        write: SqlitePool,
        read: SqlitePool,
    },
    Postgres(PgPool),
}

/// A connection inside a write transaction.
pub(crate) enum Conn<'a> {
    Sqlite(&'a mut SqliteConnection),
    Postgres(&'a mut PgConnection),
}

/// The same tables for each engine.
pub(crate) struct Schema {
    pub(crate) sqlite: &'static [&'static str],
    pub(crate) postgres: &'static [&'static str],
}

/// Runs one statement in a write transaction and gives the number of rows it touched.
macro_rules! execute {
    ($conn:expr, $sql:literal $(, $value:expr)* $(,)?) => {
        match $conn {
            $crate::db::Conn::Sqlite(conn) => sqlx::query($sql)$(.bind($value))*
                .execute(&mut **conn).await.map(|done| done.rows_affected()),
            $crate::db::Conn::Postgres(conn) => sqlx::query($sql)$(.bind($value))*
                .execute(&mut **conn).await.map(|done| done.rows_affected()),
        }
    };
}

/// Reads at most one row in a write transaction.
macro_rules! look {
    ($conn:expr, $row:ty, $sql:literal $(, $value:expr)* $(,)?) => {
        match $conn {
            $crate::db::Conn::Sqlite(conn) => sqlx::query_as::<_, $row>($sql)$(.bind($value))*
                .fetch_optional(&mut **conn).await,
            $crate::db::Conn::Postgres(conn) => sqlx::query_as::<_, $row>($sql)$(.bind($value))*
                .fetch_optional(&mut **conn).await,
        }
    };
}

/// Reads every row outside any transaction.
macro_rules! rows {
    ($db:expr, $row:ty, $sql:expr $(, $value:expr)* $(,)?) => {
        match $db {
            $crate::db::Db::Sqlite { read, .. } => sqlx::query_as::<_, $row>($sql)$(.bind($value))*
                .fetch_all(read).await,
            $crate::db::Db::Postgres(pool) => sqlx::query_as::<_, $row>($sql)$(.bind($value))*
                .fetch_all(pool).await,
        }
    };
}

/// Reads at most one row outside any transaction.
macro_rules! row {
    ($db:expr, $row:ty, $sql:expr $(, $value:expr)* $(,)?) => {
        match $db {
            $crate::db::Db::Sqlite { read, .. } => sqlx::query_as::<_, $row>($sql)$(.bind($value))*
                .fetch_optional(read).await,
            $crate::db::Db::Postgres(pool) => sqlx::query_as::<_, $row>($sql)$(.bind($value))*
                .fetch_optional(pool).await,
        }
    };
}

pub(crate) use {execute, look, row, rows};

impl Db {
    /// Opens the database, brings its tables up to date and asks it whether it keeps its promises.
    pub(crate) async fn open(address: &str, schema: &Schema) -> Result<Self, StoreError> {
        match Address::parse(address)? {
            Address::Sqlite(path) => {
                own_file(&path)?;
                let db = sqlite(&path, SqliteSynchronous::Full);
                let Self::Sqlite { write, .. } = &db else {
                    return Err(StoreError::Address);
                };
                sqlite_is_durable(write).await?;
                migrator(schema.sqlite).run(write).await?;
                Ok(db)
            }
            Address::Postgres(url) => {
                let pool = PgPoolOptions::new()
                    .max_connections(CONNECTIONS)
                    .connect(url)
                    .await?;
                postgres_is_durable(&pool).await?;
                migrator(schema.postgres).run(&pool).await?;
                Ok(Self::Postgres(pool))
            }
        }
    }

    pub(crate) const fn engine(&self) -> Engine {
        match self {
            Self::Sqlite { .. } => Engine::Sqlite,
            Self::Postgres(_) => Engine::Postgres,
        }
    }

    /// A whole and consistent copy in one new file, made while others read and write.
    pub(crate) async fn backup_to(&self, path: &Path) -> Result<(), StoreError> {
        let Self::Sqlite { read, .. } = self else {
            return Err(StoreError::BackupElsewhere);
        };
        let target = path
            .to_str()
            .ok_or(StoreError::Unfit("a path is not plain text"))?;
        let mut options = std::fs::OpenOptions::new();
        let file = private(&mut options)
            .write(true)
            .create_new(true)
            .open(path)?;
        sqlx::query("VACUUM INTO $1")
            .bind(target)
            .execute(read)
            .await?;
        // SQLite does not promise that the copy is on disk.
        file.sync_all()?;
        Ok(())
    }

    pub(crate) async fn close(&self) {
        match self {
            Self::Sqlite { write, read } => {
                // The writer is last: it moves the log into the file when it closes.
                read.close().await;
                write.close().await;
            }
            Self::Postgres(pool) => pool.close().await,
        }
    }
}

/// Nobody but the owner of the process reads the files.
fn private(options: &mut std::fs::OpenOptions) -> &mut std::fs::OpenOptions {
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(options, 0o600);
    options
}

/// Makes the file before `SQLite` does, because its log takes over the file's rights.
fn own_file(path: &Path) -> Result<(), StoreError> {
    let mut options = std::fs::OpenOptions::new();
    private(&mut options).append(true).create(true).open(path)?;
    Ok(())
}

fn sqlite(path: &Path, synchronous: SqliteSynchronous) -> Db {
    let options = SqliteConnectOptions::new()
        .filename(path)
        .busy_timeout(Duration::from_secs(5))
        .foreign_keys(true);
    let writer = options
        .clone()
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(synchronous)
        // A deleted key must not stay behind in the file.
        .pragma("secure_delete", "ON");
    let pool = |connections| {
        SqlitePoolOptions::new()
            .max_connections(connections)
            .idle_timeout(None)
            .max_lifetime(None)
            .test_before_acquire(false)
    };
    Db::Sqlite {
        write: pool(1).connect_lazy_with(writer),
        read: pool(READERS).connect_lazy_with(options.read_only(true)),
    }
}

async fn sqlite_is_durable(write: &SqlitePool) -> Result<(), StoreError> {
    let journal: String = sqlx::query_scalar("PRAGMA journal_mode")
        .fetch_one(write)
        .await?;
    let synchronous: i64 = sqlx::query_scalar("PRAGMA synchronous")
        .fetch_one(write)
        .await?;
    if journal != "wal" {
        return Err(StoreError::NotDurable {
            setting: "journal_mode",
            found: journal,
        });
    }
    // 2 is FULL.
    if synchronous != 2 {
        return Err(StoreError::NotDurable {
            setting: "synchronous",
            found: synchronous.to_string(),
        });
    }
    Ok(())
}

async fn postgres_is_durable(pool: &PgPool) -> Result<(), StoreError> {
    let found: String = sqlx::query_scalar("SHOW synchronous_commit")
        .fetch_one(pool)
        .await?;
    if found == "off" {
        return Err(StoreError::NotDurable {
            setting: "synchronous_commit",
            found,
        });
    }
    Ok(())
}

fn migrator(steps: &'static [&'static str]) -> Migrator {
    let migrations = (1..).zip(steps).map(|(version, sql)| {
        Migration::new(
            version,
            "step".into(),
            MigrationType::Simple,
            (*sql).into_sql_str(),
            false,
        )
    });
    Migrator::with_migrations(migrations.collect())
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
mod tests {
    use super::*;

    async fn setting(synchronous: SqliteSynchronous) -> Result<(), StoreError> {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("store");
        own_file(&path).unwrap();
        let Db::Sqlite { write, .. } = sqlite(&path, synchronous) else {
            unreachable!("an SQLite database was asked for")
        };
        sqlite_is_durable(&write).await
    }

    #[tokio::test]
    async fn a_database_that_may_forget_is_refused() {
        setting(SqliteSynchronous::Full).await.unwrap();
        for weaker in [SqliteSynchronous::Normal, SqliteSynchronous::Off] {
            assert!(matches!(
                setting(weaker).await,
                Err(StoreError::NotDurable {
                    setting: "synchronous",
                    ..
                })
            ));
        }
    }

    #[tokio::test]
    async fn a_reader_cannot_write() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("store");
        let schema = Schema {
            sqlite: &["CREATE TABLE t (n INTEGER) STRICT"],
            postgres: &[],
        };
        let address = format!("sqlite:{}", path.display());
        let Db::Sqlite { write, read } = Db::open(&address, &schema).await.unwrap() else {
            unreachable!("an SQLite database was asked for")
        };
        let insert = "INSERT INTO t VALUES (1)";
        assert!(sqlx::query(insert).execute(&read).await.is_err());
        assert!(sqlx::query(insert).execute(&write).await.is_ok());
    }

    #[cfg(unix)]
    #[tokio::test]
    async fn nobody_else_may_read_the_files() {
        use std::os::unix::fs::PermissionsExt;
        let home = tempfile::tempdir().unwrap();
        let schema = Schema {
            sqlite: &["CREATE TABLE t (n INTEGER) STRICT"],
            postgres: &[],
        };
        let address = format!("sqlite:{}", home.path().join("store").display());
        let db = Db::open(&address, &schema).await.unwrap();
        db.backup_to(&home.path().join("copy")).await.unwrap();
        let mut files = 0;
        for file in std::fs::read_dir(home.path()).unwrap() {
            let file = file.unwrap();
            let mode = file.metadata().unwrap().permissions().mode();
            assert_eq!(mode & 0o077, 0, "{}", file.path().display());
            files += 1;
        }
        assert!(files >= 3, "the file, its log and the copy");
    }
}
