//! `SQLite` in this process: a page of the database is usually in memory, so a statement takes microseconds and is run
//! where it is asked for. Handing it to another thread and waiting for that thread would cost many times more. Writes
//! wait for the disk, so they have threads of their own: [`crate::writer`] for the store, a blocking task for the keyring.

use std::path::{Path, PathBuf};
use std::pin::pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use rusqlite::{Connection, OpenFlags, Row, Statement, ToSql, TransactionBehavior};

use crate::StoreError;
use crate::db::Conn;

/// How long a statement waits for a lock, which only another process can hold.
const PATIENCE: Duration = Duration::from_secs(5);
/// More than there are statements, so that each is prepared once for each connection.
const STATEMENTS: usize = 64;
/// As many as any statement has values.
const NAMES: [&str; 8] = ["$1", "$2", "$3", "$4", "$5", "$6", "$7", "$8"];
/// 2 is FULL: a write is on disk before it is answered.
const FULL: i64 = 2;

/// An open file. Clones share its connections.
#[derive(Clone, Debug)]
pub(crate) struct Sqlite(Arc<Shared>);

#[derive(Debug)]
struct Shared {
    path: PathBuf,
    /// One and no more: two writers would only wait for each other. Nothing once it is closed.
    writer: Mutex<Option<Connection>>,
    /// Those nobody reads with just now; as many as have been in use at once, at most one for each thread.
    idle: Mutex<Option<Vec<Connection>>>,
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Sqlite {
    /// Opens the file, which exists, and brings its tables up to date.
    pub(crate) fn open(path: &Path, mark: i32, steps: &[&str]) -> Result<Self, StoreError> {
        let mut writer = writer(path, "FULL")?;
        is_durable(&writer)?;
        migrate(&mut writer, mark, steps)?;
        Ok(Self(Arc::new(Shared {
            path: path.to_owned(),
            writer: Mutex::new(Some(writer)),
            idle: Mutex::new(Some(Vec::new())),
        })))
    }

    /// Reads with a connection that nobody else uses meanwhile.
    pub(crate) fn read<T>(
        &self,
        read: impl FnOnce(&Connection) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let idle = match &mut *locked(&self.0.idle) {
            Some(idle) => idle.pop(),
            None => return Err(StoreError::Closed),
        };
        let reader = match idle {
            Some(reader) => reader,
            None => reader(&self.0.path)?,
        };
        let outcome = read(&reader);
        if let Some(idle) = &mut *locked(&self.0.idle) {
            idle.push(reader);
        }
        outcome
    }

    /// Writes with the one connection that may. Waits for the disk: not for a thread that serves others.
    pub(crate) fn write<T>(
        &self,
        write: impl FnOnce(&mut Connection) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        match &mut *locked(&self.0.writer) {
            Some(writer) => write(writer),
            None => Err(StoreError::Closed),
        }
    }

    /// The writer is last: it moves the log into the file when it goes.
    pub(crate) fn close(&self) {
        locked(&self.0.idle).take();
        locked(&self.0.writer).take();
    }
}

fn reader(path: &Path) -> Result<Connection, StoreError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let reader = Connection::open_with_flags(path, flags)?;
    reader.busy_timeout(PATIENCE)?;
    reader.set_prepared_statement_cache_capacity(STATEMENTS);
    Ok(reader)
}

fn writer(path: &Path, synchronous: &str) -> Result<Connection, StoreError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let writer = Connection::open_with_flags(path, flags)?;
    writer.busy_timeout(PATIENCE)?;
    writer.set_prepared_statement_cache_capacity(STATEMENTS);
    writer.pragma_update(None, "journal_mode", "WAL")?;
    writer.pragma_update(None, "synchronous", synchronous)?;
    writer.pragma_update(None, "foreign_keys", true)?;
    // A deleted key must not stay behind in the file.
    writer.pragma_update(None, "secure_delete", true)?;
    Ok(writer)
}

fn is_durable(writer: &Connection) -> Result<(), StoreError> {
    let journal: String = writer.pragma_query_value(None, "journal_mode", |row| row.get(0))?;
    let synchronous: i64 = writer.pragma_query_value(None, "synchronous", |row| row.get(0))?;
    let (setting, found) = if journal != "wal" {
        ("journal_mode", journal)
    } else if synchronous != FULL {
        ("synchronous", synchronous.to_string())
    } else {
        return Ok(());
    };
    Err(StoreError::NotDurable { setting, found })
}

/// The file knows whose it is and how many of the steps it has taken.
fn migrate(writer: &mut Connection, mark: i32, steps: &[&str]) -> Result<(), StoreError> {
    let transaction = writer.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let taken: i64 = transaction.pragma_query_value(None, "user_version", |row| row.get(0))?;
    let found: i32 = transaction.pragma_query_value(None, "application_id", |row| row.get(0))?;
    match (taken, found) {
        (0, 0) => transaction.pragma_update(None, "application_id", mark)?,
        _ if found == mark => {}
        _ => return Err(StoreError::Damaged("the file belongs to something else")),
    }
    let left = usize::try_from(taken)
        .ok()
        .and_then(|taken| steps.get(taken..))
        .ok_or(StoreError::Damaged("the file is of a newer Kring"))?;
    for (number, step) in (taken + 1..).zip(left) {
        transaction.execute_batch(step)?;
        transaction.pragma_update(None, "user_version", number)?;
    }
    transaction.commit()?;
    Ok(())
}

/// Binds by the number in the text, as the other engine does; a place for which there is no value is a fault.
fn bind(statement: &mut Statement<'_>, values: &[&dyn ToSql]) -> Result<(), StoreError> {
    let mut bound = 0;
    for (name, value) in NAMES.iter().zip(values) {
        if let Some(index) = statement.parameter_index(name)? {
            statement.raw_bind_parameter(index, value)?;
            bound += 1;
        }
    }
    if bound == values.len() && bound == statement.parameter_count() {
        Ok(())
    } else {
        Err(StoreError::Unfit("a statement and its values do not fit"))
    }
}

/// Runs one statement and gives the number of rows it touched.
pub(crate) fn execute(
    connection: &Connection,
    sql: &str,
    values: &[&dyn ToSql],
) -> Result<u64, StoreError> {
    let mut statement = connection.prepare_cached(sql)?;
    bind(&mut statement, values)?;
    let touched = statement.raw_execute()?;
    Ok(u64::try_from(touched).unwrap_or(u64::MAX))
}

/// Reads every row.
pub(crate) fn rows<T>(
    connection: &Connection,
    sql: &str,
    values: &[&dyn ToSql],
) -> Result<Vec<T>, StoreError>
where
    T: for<'a> TryFrom<&'a Row<'a>, Error = rusqlite::Error>,
{
    let mut statement = connection.prepare_cached(sql)?;
    bind(&mut statement, values)?;
    let mut found = statement.raw_query();
    let mut rows = Vec::new();
    while let Some(row) = found.next()? {
        rows.push(T::try_from(row)?);
    }
    Ok(rows)
}

/// Reads the first row.
pub(crate) fn row<T>(
    connection: &Connection,
    sql: &str,
    values: &[&dyn ToSql],
) -> Result<Option<T>, StoreError>
where
    T: for<'a> TryFrom<&'a Row<'a>, Error = rusqlite::Error>,
{
    let mut statement = connection.prepare_cached(sql)?;
    bind(&mut statement, values)?;
    let mut found = statement.raw_query();
    match found.next()? {
        Some(row) => Ok(Some(T::try_from(row)?)),
        None => Ok(None),
    }
}

/// What began and has not ended: undone unless it is committed. [`rusqlite::Transaction`] does the same, but cannot be
/// handed on as the [`Conn`] that both engines share.
pub(crate) struct Transaction<'a>(&'a mut Connection);

impl<'a> Transaction<'a> {
    pub(crate) fn begin(connection: &'a mut Connection) -> Result<Self, StoreError> {
        connection.execute_batch("BEGIN IMMEDIATE")?;
        Ok(Self(connection))
    }

    /// Writes a part of it.
    pub(crate) async fn apply<T, E>(
        &mut self,
        write: impl AsyncFnOnce(&mut Conn<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        write(&mut Conn::Sqlite(self.0)).await
    }

    /// A statement about the transaction itself.
    pub(crate) fn mark(&self, sql: &'static str) -> Result<(), StoreError> {
        self.0.prepare_cached(sql)?.execute([])?;
        Ok(())
    }

    /// Saves it: on disk when this returns.
    pub(crate) fn commit(self) -> Result<(), StoreError> {
        self.mark("COMMIT")
    }
}

impl Drop for Transaction<'_> {
    fn drop(&mut self) {
        if !self.0.is_autocommit() {
            // When even this fails, the next one cannot begin and tells so.
            let _ = self.0.execute_batch("ROLLBACK");
        }
    }
}

/// The outcome of work on `SQLite` that is written once for both engines: it never waits for anybody.
pub(crate) fn at_once<T>(work: impl Future<Output = T>) -> Result<T, StoreError> {
    match pin!(work).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(outcome) => Ok(outcome),
        Poll::Pending => Err(StoreError::Unfit("work on SQLite waited for something")),
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
mod tests {
    use super::*;

    const MARK: i32 = 7;

    fn home() -> (tempfile::TempDir, PathBuf) {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("store");
        std::fs::File::create(&path).unwrap();
        (home, path)
    }

    #[test]
    fn a_database_that_may_forget_is_refused() {
        let (_home, path) = home();
        is_durable(&writer(&path, "FULL").unwrap()).unwrap();
        for weaker in ["NORMAL", "OFF"] {
            assert!(matches!(
                is_durable(&writer(&path, weaker).unwrap()),
                Err(StoreError::NotDurable {
                    setting: "synchronous",
                    ..
                })
            ));
        }
    }

    #[test]
    fn a_reader_cannot_write() {
        let (_home, path) = home();
        let file = Sqlite::open(&path, MARK, &["CREATE TABLE t (n INTEGER) STRICT"]).unwrap();
        let insert = "INSERT INTO t VALUES ($1)";
        assert!(file.read(|reader| execute(reader, insert, &[&1])).is_err());
        let touched = file.write(|writer| execute(writer, insert, &[&1]));
        assert_eq!(touched.unwrap(), 1);
    }

    #[test]
    fn values_go_where_their_numbers_say() {
        let (_home, path) = home();
        let file = Sqlite::open(
            &path,
            MARK,
            &["CREATE TABLE t (a INTEGER, b INTEGER) STRICT"],
        )
        .unwrap();
        file.write(|writer| {
            execute(writer, "INSERT INTO t (b, a) VALUES ($2, $1)", &[&1, &2])?;
            assert!(execute(writer, "DELETE FROM t WHERE a = $1", &[]).is_err());
            assert!(execute(writer, "DELETE FROM t WHERE a = $1", &[&1, &2]).is_err());
            assert!(execute(writer, "DELETE FROM t WHERE a = $1 + $3", &[&1, &2]).is_err());
            Ok(())
        })
        .unwrap();
        let read = |reader: &Connection| row::<(i64, i64)>(reader, "SELECT a, b FROM t", &[]);
        assert_eq!(file.read(read).unwrap(), Some((1, 2)));
    }

    #[test]
    fn what_is_not_committed_is_undone() {
        let (_home, path) = home();
        let file = Sqlite::open(&path, MARK, &["CREATE TABLE t (n INTEGER) STRICT"]).unwrap();
        file.write(|writer| {
            let transaction = Transaction::begin(writer)?;
            transaction.mark("INSERT INTO t VALUES (1)")?;
            drop(transaction);
            let transaction = Transaction::begin(writer)?;
            transaction.mark("INSERT INTO t VALUES (2)")?;
            transaction.commit()
        })
        .unwrap();
        let kept = file.read(|reader| rows::<(i64,)>(reader, "SELECT n FROM t", &[]));
        assert_eq!(kept.unwrap(), [(2,)]);
    }

    #[test]
    fn a_file_takes_each_step_once_and_none_backwards() {
        let (_home, path) = home();
        let (one, two) = (
            "CREATE TABLE a (n INTEGER) STRICT",
            "CREATE TABLE b (n INTEGER) STRICT",
        );
        Sqlite::open(&path, MARK, &[one]).unwrap().close();
        Sqlite::open(&path, MARK, &[one, two]).unwrap().close();
        Sqlite::open(&path, MARK, &[one, two]).unwrap().close();
        assert!(matches!(
            Sqlite::open(&path, MARK, &[one]),
            Err(StoreError::Damaged(_))
        ));
    }

    #[test]
    fn a_file_of_something_else_is_refused() {
        let (_home, path) = home();
        Sqlite::open(&path, MARK, &[]).unwrap().close();
        assert!(Sqlite::open(&path, MARK + 1, &[]).is_err());
    }

    #[test]
    fn a_closed_file_answers_nobody() {
        let (_home, path) = home();
        let file = Sqlite::open(&path, MARK, &[]).unwrap();
        let clone = file.clone();
        file.close();
        assert!(matches!(clone.read(|_| Ok(())), Err(StoreError::Closed)));
        assert!(matches!(clone.write(|_| Ok(())), Err(StoreError::Closed)));
    }
}
