//! How the child and its guardians are reached (standards C9; law.md A13).

use super::Now;
use crate::Refusal;
use crate::entry::{ChildCard, Entry};
use crate::fold::Folded;
use crate::id::PersonId;
use crate::reach::{Reach as Numbers, Telephone};

/// Each one's telephone, as far as it is known; whoever is left out has none.
pub struct Reach(pub Vec<(PersonId, Telephone)>);

impl Reach {
    /// No number is kept for a protected child, and none that is both the child's and a guardian's.
    pub fn decide(self, folded: &Folded, _: Now<'_>) -> Result<Entry, Refusal> {
        let before = folded
            .card
            .as_ref()
            .ok_or_else(|| Refusal::new("refusal-no-guardian"))?;
        if before.protected().is_some() {
            return Err(Refusal::new("refusal-protected-reach"));
        }
        let near = |person: &PersonId| {
            let mut guardians = before.guardians.iter();
            *person == before.person || guardians.any(|guardian| guardian.person == *person)
        };
        let reach =
            Numbers::of(before.person, self.0).map_err(|_| Refusal::new("refusal-reach-same"))?;
        if !reach.people().all(near) {
            return Err(Refusal::new("refusal-no-guardian"));
        }
        if reach == before.reach {
            return Err(Refusal::new("refusal-reach-unchanged"));
        }
        Ok(ChildCard {
            reach,
            known_from: String::new(),
            ..before.clone()
        }
        .into())
    }
}
