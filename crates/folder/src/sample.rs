//! One frozen sample of every kind of entry: what was once written is readable for ever.
//!
//! The files are written once. A change of form gets a new version beside them, never an edit.

use crate::entry::{Kind, Record};

macro_rules! samples {
    ($($kind:ident, $file:literal);+ $(;)?) => {
        /// The frozen text of a sample, as it was written.
        #[must_use]
        pub const fn text(kind: Kind) -> &'static str {
            match kind {
                $(Kind::$kind => include_str!(concat!("../samples/", $file)),)+
            }
        }
    };
}

samples! {
    ChildCard, "child_card.v1.json";
    Observation, "observation.v1.json";
    OwnTry, "own_try.v1.json";
    Conversation, "conversation.v1.json";
    ConsentAsked, "consent_asked.v1.json";
    ConsentAnswered, "consent_answered.v1.json";
    ConsentWithdrawn, "consent_withdrawn.v1.json";
    ConsentDoubted, "consent_doubted.v1.json";
    Offered, "offered.v1.json";
    Collected, "collected.v1.json";
    OfferCancelled, "offer_cancelled.v1.json";
    Copy, "copy.v1.json";
    Locked, "locked.v1.json";
    NotShared, "not_shared.v1.json";
    InnerAccess, "inner_access.v1.json";
    NamedContact, "named_contact.v1.json";
    HandoverOffered, "handover_offered.v1.json";
    HandoverAnswered, "handover_answered.v1.json";
    Analysis, "analysis.v1.json";
    MeetingCalled, "meeting_called.v1.json";
    MeetingHeld, "meeting_held.v1.json";
    PlanFrame, "plan_frame.v1.json";
    Measure, "measure.v1.json";
    Review, "review.v1.json";
    PlanClosed, "plan_closed.v1.json";
    ClosedHere, "closed_here.v1.json";
    OwnWords, "own_words.v1.json";
    WordsShared, "words_shared.v1.json";
    FamilyReaders, "family_readers.v1.json";
    GuardianBlock, "guardian_block.v1.json";
    ConsentEnded, "consent_ended.v1.json";
    AboutOthers, "about_others.v1.json";
    MeasureAsked, "measure_asked.v1.json";
    MeasureAnswered, "measure_answered.v1.json";
    EmergencyOpened, "emergency_opened.v1.json";
    EmergencyReviewed, "emergency_reviewed.v1.json";
    ReadingHeld, "reading_held.v1.json";
}

/// Later forms, each frozen in a file of its own.
pub const LATER: &[(Kind, &str)] = &[
    (
        Kind::ConsentAsked,
        include_str!("../samples/consent_asked.v2.json"),
    ),
    (
        Kind::ChildCard,
        include_str!("../samples/child_card.v2.json"),
    ),
    (
        Kind::ChildCard,
        include_str!("../samples/child_card.v3.json"),
    ),
    (
        Kind::ConsentAnswered,
        include_str!("../samples/consent_answered.v2.json"),
    ),
    (Kind::Locked, include_str!("../samples/locked.v2.json")),
    (Kind::Offered, include_str!("../samples/offered.v2.json")),
    (Kind::Offered, include_str!("../samples/offered.v3.json")),
    (Kind::Offered, include_str!("../samples/offered.v4.json")),
    (Kind::Offered, include_str!("../samples/offered.v5.json")),
    (
        Kind::Collected,
        include_str!("../samples/collected.v2.json"),
    ),
    (Kind::Copy, include_str!("../samples/copy.v2.json")),
    (
        Kind::NamedContact,
        include_str!("../samples/named_contact.v2.json"),
    ),
];

/// An invented record of this kind, for tests and for pages shown without anybody's data.
pub fn sample(kind: Kind) -> Result<Record, serde_json::Error> {
    serde_json::from_str(text(kind))
}
