//! What a branch lays in a child's or guardian's room by itself when it writes (design decision 8; domain 3.8).
//!
//! Defaults by kind. What is not laid here can still be given to the family by somebody who decides so.

use crate::author::Voice;
use crate::entry::{Addressee, Entry};
use crate::id::PersonId;

/// Whose room.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whose {
    /// The child's own.
    Child(PersonId),
    /// A guardian's.
    Guardian(PersonId),
}

/// The entry as it is laid in this room, or nothing. Voices of others are left out, and one guardian never learns
/// from it what the other answered.
#[must_use]
pub fn laid_in(whose: Whose, entry: &Entry) -> Option<Entry> {
    match entry {
        Entry::NamedContact(_)
        | Entry::MeetingCalled(_)
        | Entry::MeetingHeld(_)
        | Entry::PlanFrame(_)
        | Entry::Measure(_)
        | Entry::Review(_)
        | Entry::PlanClosed(_) => Some(entry.clone()),
        Entry::Conversation(conversation) => {
            let mut own = conversation.clone();
            own.pieces.retain(|piece| match (whose, piece.voice) {
                (Whose::Child(_), voice) => voice == Voice::Child,
                (Whose::Guardian(person), Voice::Guardian { person: of }) => person == of,
                (Whose::Guardian(_), Voice::ChildObserved | Voice::Professional { .. }) => true,
                // The child's own words reach a guardian only if the child agrees (R94).
                (Whose::Guardian(_), Voice::Child) => false,
            });
            (!own.pieces.is_empty()).then(|| own.into())
        }
        Entry::Analysis(_) | Entry::InnerAccess(_) => {
            matches!(whose, Whose::Guardian(_)).then(|| entry.clone())
        }
        Entry::ConsentAsked(asked) => match whose {
            Whose::Guardian(person) if asked.signers.contains(&person) => Some(entry.clone()),
            _ => None,
        },
        Entry::ConsentAnswered(answered) => match whose {
            Whose::Guardian(person) if answered.by == person => Some(entry.clone()),
            _ => None,
        },
        Entry::ConsentWithdrawn(withdrawn) => match whose {
            Whose::Guardian(person) if withdrawn.by == person => Some(entry.clone()),
            _ => None,
        },
        Entry::Offered(offered) => match (&offered.to, whose) {
            (Addressee::Function(_) | Addressee::Outside { .. }, Whose::Guardian(_)) => {
                Some(entry.clone())
            }
            _ => None,
        },
        Entry::Collected(_) | Entry::OfferCancelled(_) => {
            matches!(whose, Whose::Guardian(_)).then(|| entry.clone())
        }
        Entry::ChildCard(_)
        | Entry::Observation(_)
        | Entry::OwnTry(_)
        | Entry::Copy(_)
        | Entry::Locked(_)
        | Entry::OwnWords(_)
        | Entry::WordsShared(_) => None,
    }
}
