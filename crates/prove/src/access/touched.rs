//! Who is looked at after an event, and about which child: whoever it can affect, and some of the others.

use std::collections::BTreeSet;

use serde_json::Value;

use super::history::History;
use super::sees::ids;

/// What an event, or some, can affect, by the oracle's names.
#[derive(Default)]
pub struct Touched {
    actors: BTreeSet<String>,
    things: BTreeSet<String>,
}

/// Somebody by the number among all, and a child by its own.
pub type Pairs = BTreeSet<(usize, usize)>;

impl Touched {
    /// What another event of the same step can affect.
    pub fn join(&mut self, told: &Value) {
        self.actors.extend(ids(&told["actors"]));
        self.things.extend(ids(&told["things"]));
    }

    /// Whom that is, and some who are not.
    pub fn among(&self, history: &History, mut also: impl FnMut() -> bool) -> Pairs {
        let children = history.children_of(&self.things);
        let mut pairs = everything(history);
        let keys = history.keys();
        pairs.retain(|(actor, child)| {
            let touched = self.actors.contains(&keys[*actor]) && children.contains(child);
            touched || also()
        });
        pairs
    }
}

/// Everybody, about every child.
pub fn everything(history: &History) -> Pairs {
    let children = 0..history.children.len();
    let each = |actor| children.clone().map(move |child| (actor, child));
    (0..history.keys().len()).flat_map(each).collect()
}
