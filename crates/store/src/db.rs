//! The two engines behind one set of statements.

use std::path::Path;

use sqlx::migrate::{Migration, MigrationType, Migrator};
use sqlx::postgres::PgPoolOptions;
use sqlx::{PgConnection, PgPool, SqlSafeStr};

use crate::address::Address;
use crate::sqlite::{self, Sqlite};
use crate::{Engine, StoreError};

/// Connections to `PostgreSQL`.
const CONNECTIONS: u32 = 16;

/// An open database.
#[derive(Clone, Debug)]
pub(crate) enum Db {
    Sqlite(Sqlite),
    Postgres(PgPool),
}

/// A connection inside a write transaction.
pub(crate) enum Conn<'a> {
    Sqlite(&'a mut rusqlite::Connection),
    Postgres(&'a mut PgConnection),
}

/// The same tables for each engine.
pub(crate) struct Schema {
    /// Tells an `SQLite` file of this schema from any other.
    pub(crate) mark: i32,
    pub(crate) sqlite: &'static [&'static str],
    pub(crate) postgres: &'static [&'static str],
}

/// Runs one statement in a write transaction and gives the number of rows it touched.
macro_rules! execute {
    ($conn:expr, $sql:literal $(, $value:expr)* $(,)?) => {{
        $crate::db::counted();
        match $conn {
            $crate::db::Conn::Sqlite(conn) => $crate::sqlite::execute(conn, $sql, &[$(&$value),*]),
            $crate::db::Conn::Postgres(conn) => sqlx::query($sql)$(.bind($value))*
                .execute(&mut **conn).await.map(|done| done.rows_affected())
                .map_err($crate::StoreError::from),
        }
    }};
}

/// Reads at most one row in a write transaction.
macro_rules! look {
    ($conn:expr, $row:ty, $sql:literal $(, $value:expr)* $(,)?) => {{
        $crate::db::counted();
        match $conn {
            $crate::db::Conn::Sqlite(conn) => $crate::sqlite::row::<$row>(conn, $sql, &[$(&$value),*]),
            $crate::db::Conn::Postgres(conn) => sqlx::query_as::<_, $row>($sql)$(.bind($value))*
                .fetch_optional(&mut **conn).await.map_err($crate::StoreError::from),
        }
    }};
}

/// Reads every row outside any transaction.
macro_rules! rows {
    ($db:expr, $row:ty, $sql:literal $(, $value:expr)* $(,)?) => {{
        $crate::db::counted();
        match $db {
            $crate::db::Db::Sqlite(file) => {
                // Nothing here waits, so whoever reads on and on lets others in now and then.
                tokio::task::consume_budget().await;
                file.read(|conn| $crate::sqlite::rows::<$row>(conn, $sql, &[$(&$value),*]))
            }
            $crate::db::Db::Postgres(pool) => sqlx::query_as::<_, $row>($sql)$(.bind($value))*
                .fetch_all(pool).await.map_err($crate::StoreError::from),
        }
    }};
}

/// Reads at most one row outside any transaction.
macro_rules! row {
    ($db:expr, $row:ty, $sql:literal $(, $value:expr)* $(,)?) => {{
        $crate::db::counted();
        match $db {
            $crate::db::Db::Sqlite(file) => {
                // Nothing here waits, so whoever reads on and on lets others in now and then.
                tokio::task::consume_budget().await;
                file.read(|conn| $crate::sqlite::row::<$row>(conn, $sql, &[$(&$value),*]))
            }
            $crate::db::Db::Postgres(pool) => sqlx::query_as::<_, $row>($sql)$(.bind($value))*
                .fetch_optional(pool).await.map_err($crate::StoreError::from),
        }
    }};
}

pub(crate) use {execute, look, row, rows};

/// Counts a statement where tests ask how many were run; elsewhere nothing.
#[cfg_attr(
    not(feature = "testing"),
    expect(clippy::missing_const_for_fn, reason = "it counts in tests")
)]
pub(crate) fn counted() {
    #[cfg(feature = "testing")]
    crate::testing::count();
}

impl Db {
    /// Opens the database, brings its tables up to date and asks it whether it keeps its promises.
    pub(crate) async fn open(address: &str, schema: &Schema) -> Result<Self, StoreError> {
        match Address::parse(address)? {
            Address::Sqlite(path) => {
                own_file(&path)?;
                Ok(Self::Sqlite(Sqlite::open(
                    &path,
                    schema.mark,
                    schema.sqlite,
                )?))
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
            Self::Sqlite(_) => Engine::Sqlite,
            Self::Postgres(_) => Engine::Postgres,
        }
    }

    /// A whole and consistent copy in one new file, made while others read and write.
    pub(crate) async fn backup_to(&self, path: &Path) -> Result<(), StoreError> {
        let Self::Sqlite(file) = self else {
            return Err(StoreError::BackupElsewhere);
        };
        let target = path
            .to_str()
            .ok_or(StoreError::Unfit("a path is not plain text"))?
            .to_owned();
        let mut options = std::fs::OpenOptions::new();
        let copy = private(&mut options)
            .write(true)
            .create_new(true)
            .open(path)?;
        let file = file.clone();
        blocking(move || {
            file.read(|conn| sqlite::execute(conn, "VACUUM INTO $1", &[&target]))?;
            // SQLite does not promise that the copy is on disk.
            Ok(copy.sync_all()?)
        })
        .await
    }

    pub(crate) async fn close(&self) {
        match self {
            Self::Sqlite(file) => file.close(),
            Self::Postgres(pool) => pool.close().await,
        }
    }
}

/// Does what waits for the disk where it keeps nobody else waiting.
pub(crate) async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, StoreError> + Send + 'static,
) -> Result<T, StoreError> {
    match tokio::task::spawn_blocking(work).await {
        Ok(outcome) => outcome,
        Err(_) => Err(StoreError::WriterStopped),
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

#[cfg(all(test, unix))]
#[expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
mod tests {
    use super::*;

    #[tokio::test]
    async fn nobody_else_may_read_the_files() {
        use std::os::unix::fs::PermissionsExt;
        let home = tempfile::tempdir().unwrap();
        let schema = Schema {
            mark: 1,
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
