//! The collaboration meeting (R68–R73).

use jiff::civil::DateTime;
use serde::{Deserialize, Serialize};

use crate::id::{MeetingId, PersonId, UnitId};

/// A meeting was called: as few as possible, a reason per person (R69).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MeetingCalled {
    /// This meeting.
    pub meeting: MeetingId,
    /// When, in local time.
    pub when: DateTime,
    /// Where.
    pub place: String,
    /// Who is invited, and why.
    pub invited: Vec<Invitee>,
    /// How the child takes part or its view is brought (R70).
    pub childs_part: String,
}

/// One invited, with the reason.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Invitee {
    /// Who.
    pub who: WhoInvited,
    /// Why this person is needed.
    pub reason: String,
}

/// Who can be invited.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum WhoInvited {
    /// A unit.
    Unit {
        /// Which.
        unit: UnitId,
    },
    /// A guardian: an equal party (R71).
    Guardian {
        /// Who.
        person: PersonId,
    },
    /// The child.
    Child {
        /// Who.
        person: PersonId,
    },
    /// Somebody else the family wants there (X13).
    Other {
        /// Who.
        name: String,
    },
}

/// How the child's voice was there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "how", rename_all = "snake_case")]
pub enum ChildsVoice {
    /// The child was there.
    InPerson {
        /// What the child said.
        words: String,
    },
    /// Somebody brought the child's view.
    Brought {
        /// How, and what it was.
        words: String,
    },
}

/// A meeting was held.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MeetingHeld {
    /// Which meeting.
    pub meeting: MeetingId,
    /// Who was there.
    pub present: String,
    /// The child's voice.
    pub child: ChildsVoice,
    /// The common picture of what is needed (R72).
    pub picture: String,
    /// What it ended in (R73).
    pub outcome: MeetingOutcome,
}

/// A meeting always ends in one of these (R73).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum MeetingOutcome {
    /// A joint plan.
    JointPlan,
    /// No collaboration is needed.
    NoCollaboration {
        /// Why.
        why: String,
    },
}
