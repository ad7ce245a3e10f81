//! What a branch lays in a child's or guardian's room by itself when it writes (design decision 8; domain 3.8).
//!
//! Defaults by kind and age, or what somebody decided: see [`crate::showing`].

use crate::author::Voice;
use crate::entry::{
    ClosedHere, Collected, ConsentAsked, Entry, Ground, MeasureAsked, OfferCancelled, Offered,
    Record, Signing,
};
use crate::fold::Folded;
use crate::id::PersonId;
use crate::passages::{Passages, is_wordless};
use crate::showing::Setting;

/// Whose room.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whose {
    /// The child's own.
    Child(PersonId),
    /// A guardian's.
    Guardian(PersonId),
}

impl Whose {
    /// The person.
    #[must_use]
    pub const fn person(self) -> PersonId {
        match self {
            Self::Child(person) | Self::Guardian(person) => person,
        }
    }

    /// The voice is this person's own.
    fn speaks(self, voice: Voice) -> bool {
        match (self, voice) {
            (Self::Child(_), voice) => voice == Voice::Child,
            (Self::Guardian(person), Voice::Guardian { person: of }) => person == of,
            (Self::Guardian(_), _) => false,
        }
    }
}

/// The entry as it is laid in this room, or nothing. Voices of others are left out, and one guardian never learns
/// from it what the other answered.
#[must_use]
pub fn laid_in(whose: Whose, record: &Record, from: &Folded, setting: Setting) -> Option<Entry> {
    let person = whose.person();
    // What is about somebody else is not laid there either (law.md A1).
    let left_out = from.left_out(record.id);
    let cut = left_out.cut_from(&record.entry);
    if !left_out.is_empty() && is_wordless(&cut) {
        return None;
    }
    let entry = &cut;
    let decided = from.decided(record, person);
    // What is closed leaves nothing, not even that it was shared (design decision 11).
    if decided == Some(false) {
        return None;
    }
    let shown = from.shown_to(whose, record, setting);
    let near = decided == Some(true) || from.was_near(whose, record);
    match entry {
        Entry::Conversation(conversation) => {
            let mut own = conversation.clone();
            own.pieces.retain(|piece| match piece.voice {
                Voice::ChildObserved | Voice::Professional { .. } => {
                    shown && matches!(whose, Whose::Guardian(_))
                }
                // One's own words are one's own, whoever reads the rest. The child's reach a guardian only if the
                // child agrees (R94).
                voice => near && whose.speaks(voice),
            });
            (!own.pieces.is_empty()).then(|| own.into())
        }
        Entry::NamedContact(_)
        | Entry::Observation(_)
        | Entry::OwnTry(_)
        | Entry::MeetingCalled(_)
        | Entry::MeetingHeld(_)
        | Entry::PlanFrame(_)
        | Entry::Measure(_)
        | Entry::Review(_)
        | Entry::PlanClosed(_)
        | Entry::Analysis(_)
        | Entry::InnerAccess(_) => shown.then(|| entry.clone()),
        // One's own words are one's own; whose words the guardians' are is not written (R94).
        Entry::ClosedHere(closed) => shown.then(|| {
            let child = match whose {
                Whose::Child(_) => closed.child.clone(),
                Whose::Guardian(_) => String::new(),
            };
            let own = ClosedHere {
                child,
                guardian: String::new(),
                ..closed.clone()
            };
            own.into()
        }),
        Entry::ConsentAsked(asked) => asked.signers.contains(&person).then(|| put(asked).into()),
        Entry::ConsentAnswered(answered) => (answered.by == person).then(|| entry.clone()),
        Entry::MeasureAsked(asked) => {
            // What was judged of the child stays with whoever judged.
            let put = MeasureAsked {
                judged: String::new(),
                ..asked.clone()
            };
            asked.signers.contains(&person).then(|| put.into())
        }
        Entry::MeasureAnswered(answered) => (answered.by == person).then(|| entry.clone()),
        Entry::ConsentWithdrawn(withdrawn) => (withdrawn.by == person).then(|| entry.clone()),
        // To everybody who was asked, whatever they said: it tells of nobody's answer.
        Entry::ConsentEnded(ended) => from
            .consents
            .get(&ended.consent)
            .is_some_and(|consent| consent.asked.signers.contains(&person))
            .then(|| entry.clone()),
        Entry::Offered(offered) => agreed(from, offered, person).then(|| told(offered).into()),
        Entry::Collected(collected) => from
            .sent
            .get(&collected.release)
            .is_some_and(|sent| agreed(from, &sent.offered, person))
            .then(|| receipt(collected).into()),
        Entry::OfferCancelled(OfferCancelled { release }) => from
            .sent
            .get(release)
            .is_some_and(|sent| agreed(from, &sent.offered, person))
            .then(|| entry.clone()),
        // Never at home, where whoever presses may read along (C4).
        Entry::ConsentDoubted(_)
        | Entry::ChildCard(_)
        | Entry::NotShared(_)
        | Entry::Copy(_)
        | Entry::Locked(_)
        | Entry::OwnWords(_)
        | Entry::WordsShared(_)
        | Entry::FamilyReaders(_)
        | Entry::AboutOthers(_)
        | Entry::GuardianBlock(_)
        // The family reads of these in the list of who has read, where a later day can be told (law.md A9).
        | Entry::EmergencyOpened(_)
        | Entry::EmergencyReviewed(_)
        | Entry::ReadingHeld(_)
        // What came of it is told by the contact who follows; what need not be told again may be a child's own words.
        | Entry::HandoverOffered(_)
        | Entry::HandoverAnswered(_) => None,
    }
}

/// The receipt to the family. A condition would tell one of them what another has answered; from a hash one could try out what stands in an entry that is not laid in the room.
fn receipt(collected: &Collected) -> Collected {
    let mut receipt = collected.clone();
    if let Some(record) = &mut receipt.record {
        record.copy = String::new();
        record.conditions = Vec::new();
    }
    receipt
}

/// The question to the family. What was judged of one guardian is not told to the other, nor to the child.
fn put(asked: &ConsentAsked) -> ConsentAsked {
    let mut put = asked.clone();
    if let Some(without) = &mut put.without {
        without.judged = String::new();
    }
    put
}

/// The notice to the family. Why a no was set aside would tell one of them what another has said, and what was weighed
/// of harm may be about another of them.
fn told(offered: &Offered) -> Offered {
    let mut told = offered.clone();
    // Where something about somebody else stands is not the family's to know.
    told.about_others = Passages::default();
    if let Ground::Law(by_law) = &mut told.ground {
        by_law.set_aside = String::new();
        by_law.harm = None;
    }
    told
}

/// What was shared is told to those whose yes it was, and to nobody whose secrecy it may be from (OSL 12:3).
fn agreed(from: &Folded, offered: &Offered, person: PersonId) -> bool {
    match &offered.ground {
        Ground::Consent { consent } => from
            .consents
            .get(consent)
            .is_some_and(|consent| consent.asked.signers.contains(&person)),
        // Told to those with custody unless it would harm; the child hears it from somebody (law.md A4 `inform`).
        Ground::Law(by_law) => {
            let childs_own = from.consents.values().any(|consent| {
                let receivers = &consent.asked.receivers;
                consent.asked.signing == Signing::Child
                    && receivers
                        .iter()
                        .any(|receiver| Some(*receiver) == offered.to.receiver())
            });
            by_law.untold.trim().is_empty()
                && from.card.as_ref().is_some_and(|card| {
                    if childs_own {
                        // What the child was asked about alone is the child's to know (OSL 12:3).
                        card.person == person
                    } else {
                        card.custodians().any(|guardian| guardian.person == person)
                    }
                })
        }
        Ground::Family => false,
    }
}
