//! Sessions: who acts, in which function, and for how long (standards R12; R55).

use folder::class::{Actor, Professional};
use folder::id::{FunctionId, PersonId};
use jiff::{SignedDuration, Timestamp};
use seal::keyed_hash;
use store::Session;

use crate::cx::Cx;
use crate::house::House;
use crate::people::{Person, PersonKind};
use crate::stop::Stop;

/// A session ends after so long without a request.
const IDLE_MINUTES: i64 = 15;
const IDLE_MINUTES_CHILD: i64 = 10;
/// A session ends after so long, whatever happens.
const HOURS_AT_WORK: i64 = 10;
const HOURS_FAMILY: i64 = 1;

/// The secret of a session, for the cookie. Only its keyed hash is stored.
pub struct Token(String);

impl Token {
    /// For the cookie.
    #[must_use]
    pub fn secret(&self) -> &str {
        &self.0
    }
}

/// A session that holds.
#[derive(Clone, Debug)]
pub struct SignedIn {
    /// Who.
    pub person: Person,
    /// As whom they act.
    pub actor: Actor,
    /// The seat, at work.
    pub function: Option<FunctionId>,
    /// When they showed who they are.
    pub proved_at: Timestamp,
}

impl SignedIn {
    /// The circumstances of a request at this moment: in whole microseconds, as the store keeps moments, so that what
    /// happens at once has one moment wherever it is written down.
    #[must_use]
    pub fn cx<'a>(&self, house: &'a House, now: Timestamp) -> Cx<'a> {
        let whole = |at: Timestamp| Timestamp::from_microsecond(at.as_microsecond()).unwrap_or(at);
        let now = whole(now);
        Cx {
            house,
            actor: self.actor.clone(),
            name: self.person.name.clone(),
            now,
            proved_at: whole(self.proved_at),
        }
    }
}

impl House {
    /// Starts a session. At work the seat must be one that the person holds today.
    pub async fn sign_in(
        &self,
        person: PersonId,
        function: Option<FunctionId>,
        now: Timestamp,
    ) -> Result<Token, Stop> {
        let signed_in = self.acting(person, function, now).await?;
        self.limits.signs_in(person, now)?;
        let mut secret = [0; 32];
        self.with_entropy(|entropy| entropy.fill(&mut secret));
        let secret = secret.iter().fold(String::new(), |mut text, byte| {
            use std::fmt::Write;
            // Writing to a text cannot fail.
            let _ = write!(text, "{byte:02x}");
            text
        });
        let hours = if signed_in.function.is_some() {
            HOURS_AT_WORK
        } else {
            HOURS_FAMILY
        };
        self.store
            .start_session(Session {
                token_hash: self.session_hash(&secret),
                person,
                function,
                started_at: now,
                seen_at: now,
                ends_at: now + SignedDuration::from_hours(hours),
            })
            .await?;
        Ok(Token(secret))
    }

    /// The session with this secret, if it holds now. Renews its idle time.
    pub async fn session(&self, secret: &str, now: Timestamp) -> Result<Option<SignedIn>, Stop> {
        let hash = self.session_hash(secret);
        let Some(session) = self.store.session(hash, now).await? else {
            return Ok(None);
        };
        let mut signed_in = match self.acting(session.person, session.function, now).await {
            Ok(signed_in) => signed_in,
            Err(Stop::Refused(_)) => return Ok(None),
            Err(fault) => return Err(fault),
        };
        signed_in.proved_at = session.started_at;
        let idle = match signed_in.person.kind {
            PersonKind::Child => IDLE_MINUTES_CHILD,
            PersonKind::Guardian | PersonKind::Professional => IDLE_MINUTES,
        };
        if now >= session.seen_at + SignedDuration::from_mins(idle) {
            self.store.end_session(hash).await?;
            return Ok(None);
        }
        // Once a minute is often enough to know that somebody is still here, and spares a flush per page.
        if now >= session.seen_at + SignedDuration::from_mins(1) {
            self.store
                .touch_session(hash, session.function, now)
                .await?;
        }
        Ok(Some(signed_in))
    }

    /// Ends a session here and now: the secret opens nothing more.
    pub async fn sign_out(&self, secret: &str) -> Result<(), Stop> {
        Ok(self.store.end_session(self.session_hash(secret)).await?)
    }

    /// Somebody as they may act today: at work only in a seat they hold. As if they had shown at this moment who they are.
    pub async fn acting(
        &self,
        person: PersonId,
        function: Option<FunctionId>,
        now: Timestamp,
    ) -> Result<SignedIn, Stop> {
        let today = now.to_zoned(self.zone.clone()).date();
        let found = self.person(person).await?.ok_or_else(Stop::not_found)?;
        let actor = match (found.kind, function) {
            (PersonKind::Professional, Some(function)) => {
                if !self.functions_of(person, today).await?.contains(&function) {
                    return Err(Stop::not_found());
                }
                Actor::Professional(self.professional(person, function)?)
            }
            (PersonKind::Guardian, None) => Actor::Guardian { person },
            (PersonKind::Child, None) => Actor::Child { person },
            _ => return Err(Stop::not_found()),
        };
        Ok(SignedIn {
            person: found,
            actor,
            function,
            proved_at: now,
        })
    }

    pub(crate) fn professional(
        &self,
        person: PersonId,
        function: FunctionId,
    ) -> Result<Professional, Stop> {
        let directory = self.directory();
        let seat = directory.function(function).ok_or_else(Stop::not_found)?;
        let branch = directory.branch_of(seat.unit).ok_or_else(Stop::not_found)?;
        Ok(Professional {
            person,
            function,
            unit: seat.unit,
            branch: branch.id,
            organisation: branch.organisation,
            mandates: seat.mandates.clone(),
        })
    }

    fn session_hash(&self, secret: &str) -> [u8; 32] {
        keyed_hash(&self.installation, "session", secret.as_bytes())
    }
}
