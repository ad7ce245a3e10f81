//! Everybody who handled a protected child has left, and somebody takes over (law.md A13).

use super::Now;
use crate::Refusal;
use crate::entry::{ChildCard, Entry};
use crate::fold::Folded;
use crate::id::PersonId;
use crate::protection::Handlers;

/// Those who see the child in this part from now on. What is known of the protection stays as it is.
pub struct NameHandlers(pub Vec<PersonId>);

impl NameHandlers {
    /// One or two, where somebody is protected.
    pub fn decide(self, folded: &Folded, _: Now<'_>) -> Result<Entry, Refusal> {
        let before = folded
            .card
            .as_ref()
            .filter(|card| card.protected().is_some())
            .ok_or_else(|| Refusal::new("refusal-not-yours"))?;
        let handlers =
            Handlers::of(self.0).map_err(|_| Refusal::new("refusal-too-many-handlers"))?;
        if handlers.is_empty() {
            return Err(Refusal::new("refusal-no-handler"));
        }
        Ok(ChildCard {
            protection: before.protected(),
            handlers,
            known_from: String::new(),
            ..before.clone()
        }
        .into())
    }
}
