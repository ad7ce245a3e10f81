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
