//! How much one person does in a while: whoever goes through children one after another is stopped before a list of them
//! is made (standards R13). Each server counts for itself, and forgets when it stops.

use std::collections::{HashMap, VecDeque};
use std::sync::{Mutex, PoisonError};

use folder::Refusal;
use folder::id::{PartId, PersonId};
use jiff::{SignedDuration, Timestamp};

/// So many children somebody opens in an hour at most; half as many is told to whoever keeps the server.
pub const CHILDREN_AN_HOUR: usize = 60;
const TOLD_AT: usize = CHILDREN_AN_HOUR / 2;

/// So often somebody looks for a child by number in a minute.
pub const SEARCHES_A_MINUTE: usize = 20;

/// So often somebody signs in in a minute.
pub const SIGN_INS_A_MINUTE: usize = 20;

/// What everybody has done lately.
#[derive(Default)]
pub(crate) struct Limits(Mutex<HashMap<PersonId, Recent>>);

#[derive(Default)]
struct Recent {
    opened: VecDeque<(Timestamp, PartId)>,
    searched: VecDeque<Timestamp>,
    signed_in: VecDeque<Timestamp>,
}

impl Limits {
    fn of<T>(&self, person: PersonId, look: impl FnOnce(&mut Recent) -> T) -> T {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        look(all.entry(person).or_default())
    }

    /// Somebody opens a child's part. One that was opened within the hour is no new one.
    pub fn opens(&self, person: PersonId, part: PartId, now: Timestamp) -> Result<(), Refusal> {
        let known = self.of(person, |recent| {
            recent
                .opened
                // A clock that was ahead and is put right holds nobody back.
                .retain(|(at, _)| *at > now - SignedDuration::from_hours(1) && *at <= now);
            if recent.opened.iter().any(|(_, one)| *one == part) {
                return Some(0);
            }
            if recent.opened.len() >= CHILDREN_AN_HOUR {
                return None;
            }
            recent.opened.push_back((now, part));
            Some(recent.opened.len())
        });
        match known {
            None => {
                tracing::warn!(%person, "somebody was stopped from opening more children");
                Err(Refusal::new("refusal-too-many-children"))
            }
            Some(TOLD_AT) => {
                tracing::warn!(%person, children = TOLD_AT, "somebody opens many children");
                Ok(())
            }
            Some(_) => Ok(()),
        }
    }

    /// Somebody looks for a child by its number.
    pub fn searches(&self, person: PersonId, now: Timestamp) -> Result<(), Refusal> {
        let fits = self.of(person, |recent| {
            within_a_minute(&mut recent.searched, SEARCHES_A_MINUTE, now)
        });
        fits.then_some(())
            .ok_or_else(|| Refusal::new("refusal-too-many-searches"))
    }

    /// Somebody signs in.
    pub fn signs_in(&self, person: PersonId, now: Timestamp) -> Result<(), Refusal> {
        let fits = self.of(person, |recent| {
            within_a_minute(&mut recent.signed_in, SIGN_INS_A_MINUTE, now)
        });
        fits.then_some(())
            .ok_or_else(|| Refusal::new("refusal-too-many-sign-ins"))
    }
}

/// Counts one more, if there are not too many already.
fn within_a_minute(times: &mut VecDeque<Timestamp>, most: usize, now: Timestamp) -> bool {
    times.retain(|at| *at > now - SignedDuration::from_mins(1) && *at <= now);
    if times.len() >= most {
        return false;
    }
    times.push_back(now);
    true
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
mod tests {
    use super::*;

    fn person(number: u8) -> PersonId {
        PersonId::from_bytes([number; 16])
    }

    fn part(number: usize) -> PartId {
        PartId::from_bytes([u8::try_from(number).unwrap(); 16])
    }

    fn at(minutes: i64) -> Timestamp {
        Timestamp::UNIX_EPOCH + SignedDuration::from_mins(minutes)
    }

    #[test]
    fn whoever_goes_through_children_is_stopped_before_the_sixty_first() {
        let limits = Limits::default();
        for number in 0..CHILDREN_AN_HOUR {
            limits.opens(person(1), part(number), at(0)).unwrap();
        }
        let more = limits.opens(person(1), part(CHILDREN_AN_HOUR), at(59));
        assert_eq!(more.unwrap_err().key, "refusal-too-many-children");
        // Those who are open already stay open, and a colleague is not stopped by it.
        limits.opens(person(1), part(0), at(59)).unwrap();
        limits
            .opens(person(2), part(CHILDREN_AN_HOUR), at(59))
            .unwrap();
        limits
            .opens(person(1), part(CHILDREN_AN_HOUR), at(60))
            .unwrap();
    }

    #[test]
    fn a_search_or_a_sign_in_too_often_waits_a_minute() {
        let limits = Limits::default();
        for _ in 0..SEARCHES_A_MINUTE {
            limits.searches(person(1), at(0)).unwrap();
        }
        let again = limits.searches(person(1), at(0));
        assert_eq!(again.unwrap_err().key, "refusal-too-many-searches");
        limits.searches(person(1), at(1)).unwrap();
        for _ in 0..SIGN_INS_A_MINUTE {
            limits.signs_in(person(1), at(0)).unwrap();
        }
        let again = limits.signs_in(person(1), at(0));
        assert_eq!(again.unwrap_err().key, "refusal-too-many-sign-ins");
        limits.signs_in(person(2), at(0)).unwrap();
    }
}
