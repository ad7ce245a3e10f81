//! Release: offer → collect → lock (design decision 5). There is no shared readable store (law.md A0.9).

use std::collections::BTreeSet;

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{Entry, Level};
use crate::author::Author;
use crate::id::{
    BranchId, ConsentId, EntryId, FunctionId, OrganisationId, PersonId, ReleaseId, UnitId,
};
use crate::passages::Passages;
use crate::practice::AreaKey;

/// A function at a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Receiver {
    /// The unit.
    pub unit: UnitId,
    /// The function there.
    pub function: FunctionId,
}

/// To whom something goes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "to", rename_all = "snake_case")]
pub enum Addressee {
    /// A function, who collects.
    Function(Receiver),
    /// The child or a guardian: laid in the room at once (design decision 8).
    Room {
        /// Whose room.
        person: PersonId,
    },
    /// Beside Kring, to somebody at that function: same procedure and record, no copy (law.md A8, B2).
    Outside {
        /// Who it was, by name or role.
        who: String,
        /// By which way.
        medium: Medium,
        /// The function that the ground names; the form is older than the field.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        receiver: Option<Receiver>,
    },
}

impl Addressee {
    /// The function that receives, in Kring or beside it.
    #[must_use]
    pub const fn receiver(&self) -> Option<Receiver> {
        match self {
            Self::Function(receiver) => Some(*receiver),
            Self::Outside { receiver, .. } => *receiver,
            Self::Room { .. } => None,
        }
    }
}

/// The way something was told or given (law.md A9).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Medium {
    /// A copy in Kring.
    Kring,
    /// Spoken, at a meeting or by phone.
    Spoken,
    /// On paper.
    Paper,
    /// In another system.
    OtherSystem,
}

impl Medium {
    /// The ways beside Kring.
    pub const OUTSIDE: [Self; 3] = [Self::Spoken, Self::Paper, Self::OtherSystem];

    /// How much the ground has to allow: what is only spoken takes a yes to talk.
    #[must_use]
    pub const fn level(self) -> Level {
        match self {
            Self::Spoken => Level::Talk,
            Self::Kring | Self::Paper | Self::OtherSystem => Level::Share,
        }
    }

    /// The key of its text.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Kring => "medium-kring",
            Self::Spoken => "medium-spoken",
            Self::Paper => "medium-paper",
            Self::OtherSystem => "medium-other-system",
        }
    }
}

/// Why it may leave. The controller's legal basis is another object (law.md A5).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum Ground {
    /// The protected person lifts secrecy (OSL 12:2).
    Consent {
        /// By this consent.
        consent: ConsentId,
    },
    /// To the child or a guardian, whom it concerns (OSL 12:1, 12:3).
    Family,
    /// Without consent, by a rule of law (law.md A4).
    Law(ByLaw),
}

/// Why something may leave although nobody has said yes, and who answers for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ByLaw {
    /// The ground's code in the catalogue: `OSL-25-12`.
    pub ground: String,
    /// Why it is needed for care, treatment or other support.
    pub why: String,
    /// Why a no is set aside; empty when nobody has said no.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub set_aside: String,
    /// What was judged of harm (menprövning, law.md A4). An offer of the first form has none, and is not collected.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub harm: Option<HarmTest>,
    /// The second person who decides.
    pub second: String,
    /// Why the family is not told, when telling would harm; empty when it is told.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub untold: String,
}

impl ByLaw {
    /// What was weighed of harm is written down.
    #[must_use]
    pub fn weighs_harm(&self) -> bool {
        let test = self.harm.as_ref();
        test.is_some_and(|test| !test.considered.trim().is_empty())
    }
}

/// Whether it would harm somebody that this is known there, and what was weighed (menprövning; law.md A4, A9).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HarmTest {
    /// What it came to.
    pub outcome: Harm,
    /// What was weighed, in words.
    pub considered: String,
}

/// What a harm test came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Harm {
    /// It is clear that nobody is harmed.
    Nobody,
    /// It is not clear.
    Unclear,
    /// Somebody may be harmed.
    Somebody,
}

/// An entry was offered. Sealed in the sender's part; the addressee learns only that something waits.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Offered {
    /// This release.
    pub release: ReleaseId,
    /// The entry.
    pub of: EntryId,
    /// To whom.
    pub to: Addressee,
    /// On what ground.
    pub ground: Ground,
    /// The last day the copy may be read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
    /// The areas it concerns. A conversation is cut down to these; what carries no area itself gets them from the
    /// one who decides.
    pub areas: BTreeSet<AreaKey>,
    /// What one thinks is left out because what was seen is enough (least access, R48).
    #[serde(default)]
    pub without_thought: bool,
    /// Sentences about somebody else, which are left out of the copy (law.md A1).
    #[serde(default, skip_serializing_if = "Passages::is_empty")]
    pub about_others: Passages,
    /// The second person who has decided, when the child's identity is protected and the family has said yes (law.md
    /// A13). A rule of law names its own.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub second: String,
}

/// The receipt in the sender's part: it was collected, or told or given beside Kring. What the receiver does with it
/// is not told (design decision 10).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Collected {
    /// Which release.
    pub release: ReleaseId,
    /// Whoever received has no secrecy by law and has accepted the condition to keep it to itself (OSL 10:14, 12:2).
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub forbehall: bool,
    /// The rest of the record of a disclosure; nothing in receipts from before it was kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub record: Option<Disclosure>,
}

/// What the record of a disclosure holds beside the offer, which has the decider with function, the unit, the ground and
/// what was left out (law.md A9; PDL 3:11).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Disclosure {
    /// The controller that disclosed.
    pub sender: OrganisationId,
    /// The controller that received.
    pub recipient: OrganisationId,
    /// By which way.
    pub medium: Medium,
    /// The family's conditions, as they went along; not in the family's rooms, where one would read the other's.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub conditions: Vec<String>,
    /// A keyed hash of exactly what was disclosed, in hexadecimal; not in the family's rooms.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub copy: String,
}

/// An offer that nobody collected was taken back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfferCancelled {
    /// Which release.
    pub release: ReleaseId,
}

/// Where a copy comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// The controller, or the host of the room.
    pub organisation: OrganisationId,
    /// The branch; nothing when it comes from a family member's own room.
    pub branch: Option<BranchId>,
    /// The unit, when one wrote it.
    pub unit: Option<UnitId>,
}

/// What was received: a copy of an entry as it was, in the receiver's own part. Never released onward.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Copy {
    /// By which release.
    pub release: ReleaseId,
    /// Of which entry.
    pub of: EntryId,
    /// From where.
    pub from: Source,
    /// Who wrote it.
    pub author: Author,
    /// When it was written.
    pub written: Timestamp,
    /// To whom it was addressed.
    pub to: Addressee,
    /// On what ground.
    pub ground: Ground,
    /// The last day it may be read; expiry needs no entry (design decision 5).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
    /// What the family has set as a condition, in their own words: it goes with the copy (OSL 12:2 st 2; law.md A5.1).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub conditions: Vec<String>,
    /// What was written.
    pub entry: Box<Entry>,
}

/// Why a copy was locked, for the discloser's own record. Everybody else is shown one neutral text for every cause.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LockReason {
    /// Sharing has stopped.
    Stopped,
}

/// A copy was locked: the law keeps it, daily views refuse it (design decision 5).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Locked {
    /// Which release.
    pub release: ReleaseId,
    /// Always the neutral one.
    pub reason: LockReason,
    /// It can be read through this day, earlier than the copy says; nothing: it is closed now.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<Date>,
}
