use rusqlite::Connection;
use tokio::sync::{mpsc, oneshot};

use crate::db::Conn;
use crate::sqlite::{Sqlite, Transaction, at_once};
use crate::write::Write;
use crate::{CommitError, StoreError};

/// How many writes may wait, and how many of them share one flush.
const WAITING: usize = 1024;
const TOGETHER: usize = 128;

type Answer = Result<(), CommitError>;

enum Job {
    Write(Write, oneshot::Sender<Answer>),
    Stop,
}

/// The one writer of an `SQLite` store, in a thread of its own. Whatever waits is written in one transaction and flushed
/// once; every writer gets its own answer, and none before the flush.
#[derive(Clone, Debug)]
pub(crate) struct Writer(mpsc::Sender<Job>);

impl Writer {
    pub(crate) fn start(file: Sqlite) -> Result<Self, StoreError> {
        let (sender, jobs) = mpsc::channel(WAITING);
        std::thread::Builder::new()
            .name("writer".to_owned())
            .spawn(move || run(&file, jobs))?;
        Ok(Self(sender))
    }

    pub(crate) async fn write(&self, write: Write) -> Answer {
        let (answer, answered) = oneshot::channel();
        let stopped = |_| StoreError::WriterStopped;
        self.0
            .send(Job::Write(write, answer))
            .await
            .map_err(|_| StoreError::WriterStopped)?;
        answered.await.map_err(stopped)?
    }

    /// Waits until everything asked for so far is answered; what comes later is refused.
    pub(crate) async fn stop(&self) {
        // A writer that has stopped already is what we want.
        if self.0.send(Job::Stop).await.is_ok() {
            self.0.closed().await;
        }
    }
}

fn run(file: &Sqlite, mut jobs: mpsc::Receiver<Job>) {
    let mut waiting = Vec::with_capacity(TOGETHER);
    let mut open = true;
    while open && jobs.blocking_recv_many(&mut waiting, TOGETHER) > 0 {
        let (mut writes, mut answers) = (Vec::new(), Vec::new());
        for job in waiting.drain(..) {
            match job {
                Job::Write(write, answer) if open => {
                    writes.push(write);
                    answers.push(answer);
                }
                // Dropping the question tells whoever asked that the writer has stopped.
                Job::Write(..) => {}
                Job::Stop => open = false,
            }
        }
        let outcomes = match file.write(|conn| Ok(settle(conn, &writes))) {
            Ok(outcomes) => outcomes,
            Err(fault) => all(&writes, &fault),
        };
        for (answer, outcome) in answers.into_iter().zip(outcomes) {
            // Whoever asked may have gone away; what is written stays written.
            let _ = answer.send(outcome);
        }
    }
    tracing::info!("the writer has stopped");
}

fn all(writes: &[Write], fault: &StoreError) -> Vec<Answer> {
    writes.iter().map(|_| Err(fault.clone().into())).collect()
}

/// One outcome for each write.
fn settle(conn: &mut Connection, writes: &[Write]) -> Vec<Answer> {
    if writes.len() > 1 {
        match together(conn, writes) {
            Ok(outcomes) => return outcomes,
            Err(Broken::Transaction(fault)) => return all(writes, &fault),
            Err(Broken::Write) => {}
        }
    }
    writes.iter().map(|write| alone(conn, write)).collect()
}

fn alone(conn: &mut Connection, write: &Write) -> Answer {
    if write.is_one_statement() {
        return at_once(write.apply(&mut Conn::Sqlite(conn)))?;
    }
    let mut transaction = Transaction::begin(conn)?;
    at_once(transaction.apply(async |conn| write.apply(conn).await))??;
    Ok(transaction.commit()?)
}

/// Why a group was given up; nothing of it is saved.
enum Broken {
    /// It could not begin or end.
    Transaction(StoreError),
    /// One write failed in an unexpected way. Some failures undo the whole transaction and not
    /// only the savepoint, so nobody is told "saved": each is tried again by itself.
    Write,
}

impl From<StoreError> for Broken {
    fn from(fault: StoreError) -> Self {
        Self::Transaction(fault)
    }
}

fn together(conn: &mut Connection, writes: &[Write]) -> Result<Vec<Answer>, Broken> {
    let mut transaction = Transaction::begin(conn)?;
    let mut outcomes = Vec::with_capacity(writes.len());
    for write in writes {
        // A savepoint costs two more statements, so only those get one that may need it.
        let refusable = write.may_be_refused();
        if refusable {
            transaction.mark("SAVEPOINT step")?;
        }
        let outcome = at_once(transaction.apply(async |conn| write.apply(conn).await))?;
        match &outcome {
            Ok(()) if refusable => transaction.mark("RELEASE step")?,
            Ok(()) => {}
            Err(CommitError::Behind { .. } | CommitError::Replayed { .. }) if refusable => {
                transaction.mark("ROLLBACK TO step")?;
                transaction.mark("RELEASE step")?;
            }
            Err(_) => return Err(Broken::Write),
        }
        outcomes.push(outcome);
    }
    transaction.commit()?;
    Ok(outcomes)
}
