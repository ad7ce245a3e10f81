use folder::id::{FolderId, FunctionId, PersonId};
use jiff::Timestamp;

use crate::db::{Conn, execute};
use crate::value::day;
use crate::{Commit, CommitError, Holding, Session};

/// Everything that can be written, as data: so that many writes share one flush, and one that met
/// another writer can be tried again.
pub(crate) enum Write {
    Commit(Commit),
    Locate {
        hash: [u8; 32],
        folder: FolderId,
    },
    Person {
        person: PersonId,
        body: Vec<u8>,
    },
    Holding(Holding),
    StartSession(Session),
    TouchSession {
        token_hash: [u8; 32],
        function: Option<FunctionId>,
        seen_at: Timestamp,
    },
    EndSession([u8; 32]),
    EndAllSessions(PersonId),
    SweepSessions(Timestamp),
    Setting {
        id: [u8; 16],
        body: Vec<u8>,
    },
}

impl Write {
    /// Whether it can meet a refusal, which undoes this write and not its neighbours.
    pub(crate) const fn may_be_refused(&self) -> bool {
        matches!(self, Self::Commit(commit) if !commit.parts.is_empty() || !commit.appends.is_empty())
    }

    /// Whether it is saved by a single statement, which is a transaction by itself: every page that is shown writes one
    /// row of the log, and to begin and end around it costs more than the row.
    pub(crate) fn is_one_statement(&self) -> bool {
        match self {
            Self::Commit(commit) => {
                commit.parts.is_empty()
                    && commit.appends.is_empty()
                    && commit.registers.is_empty()
                    && commit.cards.is_empty()
                    && commit.log.len() == 1
            }
            Self::Locate { .. }
            | Self::Person { .. }
            | Self::Holding(_)
            | Self::StartSession(_)
            | Self::TouchSession { .. }
            | Self::EndSession(_)
            | Self::EndAllSessions(_)
            | Self::SweepSessions(_)
            | Self::Setting { .. } => true,
        }
    }

    pub(crate) async fn apply(&self, conn: &mut Conn<'_>) -> Result<(), CommitError> {
        let done = match self {
            Self::Commit(commit) => return commit.apply(conn).await,
            Self::Locate { hash, folder } => execute!(
                conn,
                // A row that is there is written too: one that waits for no flush would tell that it was there.
                "INSERT INTO locator (hash, folder) VALUES ($1, $2)
                 ON CONFLICT (hash) DO UPDATE SET turn = 1 - locator.turn",
                hash.as_slice(),
                folder.as_bytes().as_slice(),
            ),
            Self::Person { person, body } => execute!(
                conn,
                "INSERT INTO person (id, body) VALUES ($1, $2)
                 ON CONFLICT (id) DO UPDATE SET body = excluded.body",
                person.as_bytes().as_slice(),
                body.as_slice(),
            ),
            Self::Holding(holding) => execute!(
                conn,
                "INSERT INTO holding (person, function, from_day, to_day) VALUES ($1, $2, $3, $4)
                 ON CONFLICT (person, function, from_day) DO UPDATE SET to_day = excluded.to_day",
                holding.person.as_bytes().as_slice(),
                holding.function.as_bytes().as_slice(),
                day(holding.from),
                holding.to.map(day),
            ),
            Self::StartSession(session) => execute!(
                conn,
                "INSERT INTO session (token_hash, person, function, started_at, seen_at, ends_at)
                 VALUES ($1, $2, $3, $4, $5, $6)",
                session.token_hash.as_slice(),
                session.person.as_bytes().as_slice(),
                session
                    .function
                    .as_ref()
                    .map(|function| function.as_bytes().as_slice()),
                session.started_at.as_microsecond(),
                session.seen_at.as_microsecond(),
                session.ends_at.as_microsecond(),
            ),
            Self::TouchSession {
                token_hash,
                function,
                seen_at,
            } => execute!(
                conn,
                "UPDATE session SET function = $2, seen_at = $3 WHERE token_hash = $1",
                token_hash.as_slice(),
                function
                    .as_ref()
                    .map(|function| function.as_bytes().as_slice()),
                seen_at.as_microsecond(),
            ),
            Self::EndSession(token_hash) => execute!(
                conn,
                "DELETE FROM session WHERE token_hash = $1",
                token_hash.as_slice(),
            ),
            Self::EndAllSessions(person) => execute!(
                conn,
                "DELETE FROM session WHERE person = $1",
                person.as_bytes().as_slice(),
            ),
            Self::SweepSessions(now) => execute!(
                conn,
                "DELETE FROM session WHERE ends_at <= $1",
                now.as_microsecond(),
            ),
            Self::Setting { id, body } => execute!(
                conn,
                "INSERT INTO setting (id, body) VALUES ($1, $2)
                 ON CONFLICT (id) DO UPDATE SET body = excluded.body",
                id.as_slice(),
                body.as_slice(),
            ),
        };
        done?;
        Ok(())
    }
}
