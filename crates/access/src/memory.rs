//! Answers that the policies have given. They depend on nothing but the question, because everything a policy may know
//! is part of it and the policies do not change while the server runs: so the same question need not be asked twice.

use std::collections::HashMap;
use std::sync::{PoisonError, RwLock};

use folder::Refusal;
use folder::class::{Action, Actor, Resource};

use crate::gate::Allowed;

/// How many answers are kept: a few megabytes. Then all are forgotten, and asked for again as they are needed.
const MOST: usize = 10_000;

type Answer = Result<Allowed, Refusal>;

/// What has been answered, to whom about what.
#[derive(Default)]
pub(crate) struct Memory(RwLock<Kept>);

#[derive(Default)]
struct Kept {
    answers: HashMap<Actor, HashMap<Action, HashMap<Resource, Answer>>>,
    count: usize,
}

impl Memory {
    /// The answer to this question, if it has been asked.
    pub fn get(&self, actor: &Actor, action: Action, resource: &Resource) -> Option<Answer> {
        let kept = self.0.read().unwrap_or_else(PoisonError::into_inner);
        kept.answers
            .get(actor)?
            .get(&action)?
            .get(resource)
            .cloned()
    }

    /// Keeps an answer.
    pub fn put(&self, actor: &Actor, action: Action, resource: &Resource, answer: Answer) {
        let mut kept = self.0.write().unwrap_or_else(PoisonError::into_inner);
        if kept.count >= MOST {
            *kept = Kept::default();
        }
        kept.count += 1;
        kept.answers
            .entry(actor.clone())
            .or_default()
            .entry(action)
            .or_default()
            .insert(resource.clone(), answer);
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
mod tests {
    use folder::id::{PersonId, UnitId};

    use super::*;

    fn about(number: usize) -> Resource {
        let mut id = [0; 16];
        id[..8].copy_from_slice(&u64::try_from(number).unwrap().to_be_bytes());
        Resource::Unit(UnitId::from_bytes(id))
    }

    #[test]
    fn an_answer_is_remembered_to_the_question_it_was_given_to_until_there_are_too_many() {
        let memory = Memory::default();
        let actor = Actor::Child {
            person: PersonId::from_bytes([1; 16]),
        };
        let yes = |policy: &str| {
            Ok(Allowed {
                because: vec![policy.to_owned()],
            })
        };
        let get = |number| memory.get(&actor, Action::Begin, &about(number));
        let put = |number: usize| {
            memory.put(
                &actor,
                Action::Begin,
                &about(number),
                yes(&number.to_string()),
            );
        };
        for number in 0..MOST {
            put(number);
        }
        assert_eq!(get(0), Some(yes("0")));
        assert_eq!(get(MOST - 1), Some(yes(&(MOST - 1).to_string())));
        assert_eq!(memory.get(&actor, Action::Open, &about(0)), None);
        put(MOST);
        assert_eq!((get(0), get(MOST)), (None, Some(yes(&MOST.to_string()))));
        for number in 0..MOST - 1 {
            put(number);
        }
        assert!(get(0).is_some() && get(MOST).is_some());
        put(MOST + 1);
        assert_eq!(get(0), None);
    }
}
