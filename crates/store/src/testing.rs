//! Fresh databases on both engines, for tests.

use std::cell::Cell;
use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use folder::id::{PartId, PersonId};
use sqlx::{AssertSqlSafe, Connection, PgConnection};
use tempfile::TempDir;

use crate::db::{row, rows};
use crate::{Engine, Keyring, Store, StoreError};

const VARIABLE: &str = "KRING_TEST_POSTGRES";

thread_local! {
    static STATEMENTS: Cell<u64> = const { Cell::new(0) };
}

pub(crate) fn count() {
    STATEMENTS.with(|all| all.set(all.get() + 1));
}

/// How many statements this thread has run, on whichever store. What `SQLite`'s writer runs for it counts as one.
#[must_use]
pub fn statements() -> u64 {
    STATEMENTS.with(Cell::get)
}

/// A store and a keyring that belong to one test alone and are gone when it ends.
#[derive(Debug)]
pub struct Fresh {
    /// Everything but the keys.
    pub store: Store,
    /// The keys.
    pub keyring: Keyring,
    /// Keeps both there, and knows where they are.
    pub guard: Guard,
}

/// Removes the databases of one test when it is dropped.
#[derive(Debug)]
pub struct Guard {
    /// The store's address: to open it a second time.
    pub store: String,
    /// The keyring's address.
    pub keyring: String,
    home: TempDir,
    databases: Vec<String>,
}

impl Guard {
    /// A path inside the test's own folder.
    #[must_use]
    pub fn path(&self, name: &str) -> PathBuf {
        self.home.path().join(name)
    }

    /// A copy of one of this test's databases as it is now, as a backup keeps it. Nobody may be connected to it.
    /// Gives the copy's address.
    ///
    /// # Panics
    /// When it cannot be copied.
    #[expect(
        clippy::expect_used,
        reason = "a test without its databases has to stop here"
    )]
    pub async fn copy(&mut self, address: &str) -> String {
        if let Some(path) = address.strip_prefix("sqlite:") {
            let copy = format!("{path}-copy-{}", self.databases.len());
            std::fs::copy(path, &copy).expect("the file can be copied");
            return format!("sqlite:{copy}");
        }
        let original = address.rsplit('/').next().unwrap_or_default();
        let database = database_name("copy");
        let mut conn = PgConnection::connect(&superuser())
            .await
            .expect("PostgreSQL answers at the address in KRING_TEST_POSTGRES");
        let statement = format!("CREATE DATABASE {database} TEMPLATE {original}");
        sqlx::query(AssertSqlSafe(statement))
            .execute(&mut conn)
            .await
            .expect("the superuser may copy databases");
        let _ = conn.close().await;
        self.databases.push(database.clone());
        format!("{}/{database}", server())
    }
}

/// What a page about a part reads, and nothing else: the same statements through the bare driver, without opening,
/// checking or folding anything. Gives the number of rows; a benchmark holds our own work against it.
pub async fn read_as_a_page(
    store: &Store,
    keyring: &Keyring,
    session: [u8; 32],
    person: PersonId,
    part: PartId,
) -> Result<usize, StoreError> {
    type Bytes = Vec<u8>;
    let (part, person) = (part.as_bytes().as_slice(), person.as_bytes().as_slice());
    let found = row!(
        &store.db,
        (Bytes, Option<Bytes>, i64, i64, i64),
        "SELECT person, function, started_at, seen_at, ends_at FROM session
         WHERE token_hash = $1 AND ends_at > $2",
        session.as_slice(),
        0_i64,
    )?;
    let mut count = usize::from(found.is_some());
    let found = row!(
        &store.db,
        (Bytes,),
        "SELECT body FROM person WHERE id = $1",
        person
    )?;
    count += usize::from(found.is_some());
    count += rows!(
        &store.db,
        (Bytes, Bytes, i64, Option<i64>),
        "SELECT person, function, from_day, to_day FROM holding
         WHERE person = $1 ORDER BY from_day, function",
        person,
    )?
    .len();
    let found = row!(
        &store.db,
        (Bytes, Bytes, i64, Bytes, Bytes, Bytes, i64),
        "SELECT id, folder, kind, owner, organisation, card, opened_at FROM part WHERE id = $1",
        part,
    )?;
    count += usize::from(found.is_some());
    count += rows!(
        &keyring.db,
        (Bytes, Bytes, Option<i64>, Option<Bytes>),
        "SELECT part_key.organisation, part_key.wrapped, entry_key.slot, entry_key.wrapped
         FROM part_key LEFT JOIN entry_key ON entry_key.part = part_key.part
         WHERE part_key.part = $1",
        part,
    )?
    .len();
    count += rows!(
        &store.db,
        (i64, Bytes, i64, i64, Bytes, Bytes),
        "SELECT seq, id, at, slot, body, link FROM journal WHERE part = $1 ORDER BY seq",
        part,
    )?
    .len();
    Ok(count)
}

/// Runs a test on both engines, one after the other.
///
/// # Panics
/// When there is no `PostgreSQL` to test on: no test passes on half of its engines.
pub async fn both<Test: AsyncFn(Fresh)>(test: Test) {
    for engine in [Engine::Sqlite, Engine::Postgres] {
        test(fresh(engine).await).await;
    }
}

/// A new empty store and keyring.
///
/// # Panics
/// When the databases cannot be made.
#[expect(
    clippy::expect_used,
    reason = "a test without its databases has to stop here"
)]
pub async fn fresh(engine: Engine) -> Fresh {
    let home = tempfile::tempdir().expect("a folder for temporary files can be written");
    let mut databases = Vec::new();
    let mut addresses = Vec::new();
    for name in ["store", "keyring"] {
        addresses.push(match engine {
            Engine::Sqlite => format!("sqlite:{}", home.path().join(name).display()),
            Engine::Postgres => {
                let database = if let Some(kept) = kept_for(name) {
                    empty(&kept).await;
                    kept
                } else {
                    let database = database_name(name);
                    recreate(&database).await;
                    database
                };
                let address = format!("{}/{database}", server());
                databases.push(database);
                address
            }
        });
    }
    let keyring = addresses.pop().unwrap_or_default();
    let store = addresses.pop().unwrap_or_default();
    Fresh {
        store: Store::open(&store).await.expect("a fresh store opens"),
        keyring: Keyring::open(&keyring)
            .await
            .expect("a fresh keyring opens"),
        guard: Guard {
            store,
            keyring,
            home,
            databases,
        },
    }
}

#[expect(
    clippy::expect_used,
    clippy::disallowed_methods,
    reason = "only tests come here, and they are told where PostgreSQL is"
)]
fn superuser() -> String {
    std::env::var(VARIABLE).expect(
        "KRING_TEST_POSTGRES holds no address of a PostgreSQL server: start it with: cargo xtask postgres",
    )
}

/// The superuser's address without the database.
fn server() -> String {
    let address = superuser();
    match address.rsplit_once('/') {
        Some((server, _)) => server.to_owned(),
        None => address,
    }
}

/// A name that no other test on this machine uses now.
fn database_name(name: &str) -> String {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    let count = COUNT.fetch_add(1, Ordering::Relaxed);
    format!("kring_test_{}_{count}_{name}", std::process::id())
}

#[expect(
    clippy::expect_used,
    reason = "a test without its databases has to stop here"
)]
async fn recreate(database: &str) {
    let mut conn = PgConnection::connect(&superuser())
        .await
        .expect("PostgreSQL answers at the address in KRING_TEST_POSTGRES");
    for statement in [
        // A test that was killed may have left one with this name.
        format!("DROP DATABASE IF EXISTS {database} WITH (FORCE)"),
        format!("CREATE DATABASE {database}"),
    ] {
        sqlx::query(AssertSqlSafe(statement))
            .execute(&mut conn)
            .await
            .expect("the superuser may make databases");
    }
    // The answer does not matter: the connection is not used again.
    let _ = conn.close().await;
}

/// Databases that nobody uses now and the next world of this process may, while somebody keeps them.
static KEPT: Mutex<Option<Vec<String>>> = Mutex::new(None);

fn kept() -> MutexGuard<'static, Option<Vec<String>>> {
    KEPT.lock().unwrap_or_else(PoisonError::into_inner)
}

fn kept_for(name: &str) -> Option<String> {
    let mut kept = kept();
    let kept = kept.as_mut()?;
    let at = kept.iter().position(|one| one.ends_with(name))?;
    Some(kept.swap_remove(at))
}

/// Whoever makes hundreds of worlds in one process: making and dropping a database takes a second, emptying one a blink.
/// As long as this is there, what one world has used the next one gets, emptied.
#[derive(Debug)]
#[must_use]
pub struct Keeping(());

/// Keeps databases of `PostgreSQL` for the next world, until this is dropped.
pub fn keep() -> Keeping {
    kept().get_or_insert_default();
    Keeping(())
}

impl Drop for Keeping {
    fn drop(&mut self) {
        let databases = kept().take().unwrap_or_default();
        remove(databases);
    }
}

/// Every row of every table is gone, and everything is counted from the beginning.
#[expect(
    clippy::expect_used,
    reason = "a test without its databases has to stop here"
)]
async fn empty(database: &str) {
    let address = format!("{}/{database}", server());
    let mut conn = PgConnection::connect(&address)
        .await
        .expect("PostgreSQL answers at the address in KRING_TEST_POSTGRES");
    let tables: Vec<(String,)> = sqlx::query_as(
        "SELECT tablename::text FROM pg_tables
         WHERE schemaname = 'public' AND tablename <> '_sqlx_migrations'",
    )
    .fetch_all(&mut conn)
    .await
    .expect("the superuser may list tables");
    let tables: Vec<String> = tables.into_iter().map(|(table,)| table).collect();
    for statement in [
        // The world before may not have hung up yet.
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity
         WHERE datname = current_database() AND pid <> pg_backend_pid()"
            .to_owned(),
        // What may only be added to refuses it else.
        "SET session_replication_role = replica".to_owned(),
        format!("TRUNCATE {} RESTART IDENTITY", tables.join(", ")),
    ] {
        sqlx::query(AssertSqlSafe(statement))
            .execute(&mut conn)
            .await
            .expect("the superuser may empty tables");
    }
    let _ = conn.close().await;
}

impl Drop for Guard {
    fn drop(&mut self) {
        let databases = std::mem::take(&mut self.databases);
        match kept().as_mut() {
            Some(kept) => kept.extend(databases),
            None => remove(databases),
        }
    }
}

/// Dropping cannot wait on the test's own runtime, so it gets a thread and a runtime of its own. What fails here is left
/// behind for the server's owner and fails no test.
fn remove(databases: Vec<String>) {
    if databases.is_empty() {
        return;
    }
    let dropping = std::thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()?;
        runtime.block_on(async {
            let mut conn = PgConnection::connect(&superuser()).await?;
            for database in databases {
                let statement = format!("DROP DATABASE IF EXISTS {database} WITH (FORCE)");
                sqlx::query(AssertSqlSafe(statement))
                    .execute(&mut conn)
                    .await?;
            }
            conn.close().await
        })
    });
    let _ = dropping.join();
}
