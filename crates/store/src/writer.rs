use sqlx::{Connection, SqlitePool};
use tokio::sync::{mpsc, oneshot};

use crate::db::Conn;
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

/// The one writer of an `SQLite` store. Whatever waits is written in one transaction and flushed
/// once; every writer gets its own answer, and none before the flush.
#[derive(Clone, Debug)]
pub(crate) struct Writer(mpsc::Sender<Job>);

impl Writer {
    pub(crate) fn start(pool: SqlitePool) -> Self {
        let (sender, jobs) = mpsc::channel(WAITING);
        tokio::spawn(run(pool, jobs));
        Self(sender)
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

async fn run(pool: SqlitePool, mut jobs: mpsc::Receiver<Job>) {
    let mut waiting = Vec::with_capacity(TOGETHER);
    let mut open = true;
    while open && jobs.recv_many(&mut waiting, TOGETHER).await > 0 {
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
        for (answer, outcome) in answers.into_iter().zip(settle(&pool, &writes).await) {
            // Whoever asked may have gone away; what is written stays written.
            let _ = answer.send(outcome);
        }
    }
    tracing::info!("the writer has stopped");
}

/// One outcome for each write.
async fn settle(pool: &SqlitePool, writes: &[Write]) -> Vec<Answer> {
    if writes.len() > 1 {
        match together(pool, writes).await {
            Ok(outcomes) => return outcomes,
            Err(Broken::Transaction(fault)) => {
                return writes.iter().map(|_| Err(fault.clone().into())).collect();
            }
            Err(Broken::Write) => {}
        }
    }
    let mut outcomes = Vec::with_capacity(writes.len());
    for write in writes {
        outcomes.push(alone(pool, write).await);
    }
    outcomes
}

async fn alone(pool: &SqlitePool, write: &Write) -> Answer {
    if write.is_one_statement() {
        let mut conn = pool.acquire().await.map_err(StoreError::from)?;
        return write.apply(&mut Conn::Sqlite(&mut conn)).await;
    }
    let mut tx = pool
        .begin_with("BEGIN IMMEDIATE")
        .await
        .map_err(StoreError::from)?;
    write.apply(&mut Conn::Sqlite(&mut tx)).await?;
    tx.commit().await.map_err(StoreError::from)?;
    Ok(())
}

/// Why a group was given up; nothing of it is saved.
enum Broken {
    /// It could not begin or end.
    Transaction(StoreError),
    /// One write failed in an unexpected way. Some failures undo the whole transaction and not
    /// only the savepoint, so nobody is told "saved": each is tried again by itself.
    Write,
}

impl From<sqlx::Error> for Broken {
    fn from(error: sqlx::Error) -> Self {
        Self::Transaction(error.into())
    }
}

async fn together(pool: &SqlitePool, writes: &[Write]) -> Result<Vec<Answer>, Broken> {
    let mut tx = pool.begin_with("BEGIN IMMEDIATE").await?;
    let mut outcomes = Vec::with_capacity(writes.len());
    for write in writes {
        if !write.may_be_refused() {
            let done = write.apply(&mut Conn::Sqlite(&mut tx)).await;
            done.map_err(|_| Broken::Write)?;
            outcomes.push(Ok(()));
            continue;
        }
        // A savepoint costs two more statements, so only those get one that may need it.
        let mut step = tx.begin().await?;
        let outcome = write.apply(&mut Conn::Sqlite(&mut step)).await;
        match &outcome {
            Ok(()) => step.commit().await?,
            Err(CommitError::Fault(_)) => return Err(Broken::Write),
            Err(CommitError::Behind { .. } | CommitError::Replayed { .. }) => {
                step.rollback().await?;
            }
        }
        outcomes.push(outcome);
    }
    tx.commit().await?;
    Ok(outcomes)
}
