//! The kinds of entry a journal is made of. Nothing is overwritten: a change is a new entry.
//!
//! Each kind has a file, a sentence key and a frozen sample; what was once written is readable for ever.

pub mod about_others;
pub mod analysis;
pub mod child_card;
pub mod closed_here;
pub mod consent;
pub mod conversation;
pub mod emergency;
pub mod family_readers;
pub mod guardian_block;
pub mod handover;
pub mod inner_access;
pub mod measure_yes;
pub mod meeting;
pub mod named_contact;
pub mod not_shared;
pub mod observation;
pub mod own_try;
pub mod own_words;
pub mod plan;
pub mod reading_held;
pub mod release;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

pub use self::about_others::{AboutOthers, OtherSaid};
pub use self::analysis::{Analysis, Outcome};
pub use self::child_card::{ChildCard, Custody, Guardian};
pub use self::closed_here::{ClosedBecause, ClosedHere};
pub use self::consent::{
    Answer, Because, ConsentAnswered, ConsentAsked, ConsentDoubted, ConsentEnded, ConsentWithdrawn,
    Form, Level, ReceiverAnswer, Signing, Without,
};
pub use self::conversation::{Conversation, Piece};
pub use self::emergency::{EmergencyOpened, EmergencyReviewed};
pub use self::family_readers::FamilyReaders;
pub use self::guardian_block::GuardianBlock;
pub use self::handover::{HandoverAnswer, HandoverAnswered, HandoverOffered};
pub use self::inner_access::InnerAccess;
pub use self::measure_yes::{MeasureAnswered, MeasureAsked};
pub use self::meeting::{
    ChildsVoice, Invitee, MeetingCalled, MeetingHeld, MeetingOutcome, WhoInvited,
};
pub use self::named_contact::NamedContact;
pub use self::not_shared::NotShared;
pub use self::observation::Observation;
pub use self::own_try::OwnTry;
pub use self::own_words::{OwnWords, WordsShared};
pub use self::plan::{
    Change, Goal, GoalResult, GoalReview, Measure, PlanClosed, PlanFrame, PlanStatus, Review,
};
pub use self::reading_held::ReadingHeld;
pub use self::release::{
    Addressee, ByLaw, Collected, Copy, Disclosure, Ground, Harm, HarmTest, LockReason, Locked,
    Medium, OfferCancelled, Offered, Receiver, Source,
};

use crate::author::Author;
use crate::id::EntryId;

/// An entry in its place in a journal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    /// Its id.
    pub id: EntryId,
    /// When it was written.
    pub at: Timestamp,
    /// Who wrote it.
    pub author: Author,
    /// What was written.
    pub entry: Entry,
}

macro_rules! entries {
    ($($(#[$doc:meta])* $kind:ident, $word:literal);+ $(;)?) => {
        /// What can be written.
        #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(tag = "kind", rename_all = "snake_case")]
        pub enum Entry {
            $($(#[$doc])* $kind($kind),)+
        }

        /// The kinds, without their words.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Kind {
            $($(#[$doc])* $kind,)+
        }

        impl Kind {
            /// Every kind.
            pub const ALL: &[Self] = &[$(Self::$kind),+];

            /// The word that policies and frozen samples use.
            #[must_use]
            pub const fn word(self) -> &'static str {
                match self {
                    $(Self::$kind => $word,)+
                }
            }

            /// The key of the sentence that tells of such an entry in timeline, mail and export.
            #[must_use]
            pub const fn sentence(self) -> &'static str {
                match self {
                    $(Self::$kind => concat!("sentence-", $word),)+
                }
            }
        }

        impl Entry {
            /// What kind it is.
            #[must_use]
            pub const fn kind(&self) -> Kind {
                match self {
                    $(Self::$kind(_) => Kind::$kind,)+
                }
            }
        }

        $(impl From<$kind> for Entry {
            fn from(entry: $kind) -> Self {
                Self::$kind(entry)
            }
        })+
    };
}

entries! {
    /// Who the child is and who the guardians are.
    ChildCard, "child_card";
    /// Somebody noticed something.
    Observation, "observation";
    /// What we tried ourselves.
    OwnTry, "own_try";
    /// A talk with the wheel between us.
    Conversation, "conversation";
    /// Consent was asked.
    ConsentAsked, "consent_asked";
    /// Somebody answered.
    ConsentAnswered, "consent_answered";
    /// A yes was taken back.
    ConsentWithdrawn, "consent_withdrawn";
    /// A yes may not be free.
    ConsentDoubted, "consent_doubted";
    /// An entry was offered.
    Offered, "offered";
    /// The offer was collected.
    Collected, "collected";
    /// The offer was cancelled.
    OfferCancelled, "offer_cancelled";
    /// A copy that was received.
    Copy, "copy";
    /// A copy was locked.
    Locked, "locked";
    /// Somebody decided not to share.
    NotShared, "not_shared";
    /// Another unit of the branch was let in.
    InnerAccess, "inner_access";
    /// The named contact of the child.
    NamedContact, "named_contact";
    /// A seat was asked to become the named contact.
    HandoverOffered, "handover_offered";
    /// What came of that.
    HandoverAnswered, "handover_answered";
    /// What is needed.
    Analysis, "analysis";
    /// A meeting was called.
    MeetingCalled, "meeting_called";
    /// A meeting was held.
    MeetingHeld, "meeting_held";
    /// The frame of the plan, in a version.
    PlanFrame, "plan_frame";
    /// A measure that was promised, in a version.
    Measure, "measure";
    /// The plan was followed up.
    Review, "review";
    /// The plan was closed.
    PlanClosed, "plan_closed";
    /// Own words in the own room.
    OwnWords, "own_words";
    /// Own words were let out to somebody.
    WordsShared, "words_shared";
    /// Who in the family reads something was decided.
    FamilyReaders, "family_readers";
    /// A guardian's own page was closed or opened again.
    GuardianBlock, "guardian_block";
    /// What was answered is over.
    ConsentEnded, "consent_ended";
    /// Which sentences are about somebody else was said.
    AboutOthers, "about_others";
    /// A yes to a measure was asked for.
    MeasureAsked, "measure_asked";
    /// Somebody answered about a measure.
    MeasureAnswered, "measure_answered";
    /// What was closed was opened in an emergency.
    EmergencyOpened, "emergency_opened";
    /// Somebody looked at such an opening.
    EmergencyReviewed, "emergency_reviewed";
    /// What a workplace does is told to somebody later.
    ReadingHeld, "reading_held";
    /// A workplace is done for now.
    ClosedHere, "closed_here";
}
