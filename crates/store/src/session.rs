use folder::id::{FunctionId, PersonId};
use jiff::Timestamp;

use crate::db::row;
use crate::value::{bytes, time};
use crate::write::Write;
use crate::{Store, StoreError};

/// Somebody is signed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Session {
    /// Keyed hash of the token; the token itself is only in the browser.
    pub token_hash: [u8; 32],
    /// Who.
    pub person: PersonId,
    /// In which function, once one is chosen.
    pub function: Option<FunctionId>,
    /// When it began.
    pub started_at: Timestamp,
    /// When it was last used.
    pub seen_at: Timestamp,
    /// When it ends by itself.
    pub ends_at: Timestamp,
}

type Row = (Vec<u8>, Option<Vec<u8>>, i64, i64, i64);

impl Store {
    /// Begins a session.
    pub async fn start_session(&self, session: Session) -> Result<(), StoreError> {
        self.write(Write::StartSession(session)).await
    }

    /// The session with this token, unless it has ended.
    pub async fn session(
        &self,
        token_hash: [u8; 32],
        now: Timestamp,
    ) -> Result<Option<Session>, StoreError> {
        let found = row!(
            &self.db,
            Row,
            "SELECT person, function, started_at, seen_at, ends_at FROM session
             WHERE token_hash = $1 AND ends_at > $2",
            token_hash.as_slice(),
            now.as_microsecond(),
        )?;
        found
            .map(|(person, function, started_at, seen_at, ends_at)| {
                Ok(Session {
                    token_hash,
                    person: PersonId::from_bytes(bytes(person)?),
                    function: function.map(bytes).transpose()?.map(FunctionId::from_bytes),
                    started_at: time(started_at)?,
                    seen_at: time(seen_at)?,
                    ends_at: time(ends_at)?,
                })
            })
            .transpose()
    }

    /// Notes that the session is used, and in which function. It costs a write: once a minute is
    /// often enough.
    pub async fn touch_session(
        &self,
        token_hash: [u8; 32],
        function: Option<FunctionId>,
        seen_at: Timestamp,
    ) -> Result<(), StoreError> {
        self.write(Write::TouchSession {
            token_hash,
            function,
            seen_at,
        })
        .await
    }

    /// Ends a session.
    pub async fn end_session(&self, token_hash: [u8; 32]) -> Result<(), StoreError> {
        self.write(Write::EndSession(token_hash)).await
    }

    /// Ends every session of a person.
    pub async fn end_all_sessions(&self, person: PersonId) -> Result<(), StoreError> {
        self.write(Write::EndAllSessions(person)).await
    }

    /// Forgets the sessions whose time is over.
    pub async fn sweep_sessions(&self, now: Timestamp) -> Result<(), StoreError> {
        self.write(Write::SweepSessions(now)).await
    }
}
