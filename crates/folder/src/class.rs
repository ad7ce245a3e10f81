//! What a policy may know of the things it decides about: no words, only relations.
//!
//! Entries that share every fact share one decision, so a page asks once per class and not once per entry
//! (design decision 4). The class *is* the set of facts, so no fact can be forgotten in the key.

use std::collections::BTreeSet;

use crate::entry::Kind;
use crate::id::{BranchId, FunctionId, OrganisationId, PersonId, UnitId};

/// Who is asking, in the function they have chosen for this session.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Actor {
    /// Somebody at work, in one seat.
    Professional(Professional),
    /// A guardian of a child, in the room that is theirs.
    Guardian {
        /// The guardian.
        person: PersonId,
    },
    /// A child, in its own room.
    Child {
        /// The child.
        person: PersonId,
    },
}

impl Actor {
    /// The human being who acts.
    #[must_use]
    pub const fn person(&self) -> PersonId {
        match self {
            Self::Professional(professional) => professional.person,
            Self::Guardian { person } | Self::Child { person } => *person,
        }
    }

    /// The seat, when somebody acts at work.
    #[must_use]
    pub const fn professional(&self) -> Option<&Professional> {
        match self {
            Self::Professional(professional) => Some(professional),
            Self::Guardian { .. } | Self::Child { .. } => None,
        }
    }
}

/// A person in one seat: the function decides, not the person (R55).
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Professional {
    /// The person.
    pub person: PersonId,
    /// The seat.
    pub function: FunctionId,
    /// The workplace of the seat.
    pub unit: UnitId,
    /// Whose secrecy the workplace shares.
    pub branch: BranchId,
    /// The controller.
    pub organisation: OrganisationId,
    /// What the controller lets this seat decide.
    pub mandates: BTreeSet<Mandate>,
}

/// What a controller may let a function decide. Given in the directory, never implied by a title.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum Mandate {
    /// May write what was seen, tried and talked about (R12, R16).
    Note,
    /// May ask a family for consent and record the answer (R37).
    Ask,
    /// May decide that something leaves the branch (law.md A1; design decision 5).
    Release,
    /// May collect what is offered to the function.
    Receive,
    /// May analyse what is needed (domain 1.6).
    Analyse,
    /// May call and lead a meeting and hold a plan together (R68, R77).
    Coordinate,
    /// May promise a measure of the own unit (R83).
    Promise,
    /// May see how often consent was asked for and answered, in numbers without anybody in them (R51).
    FollowUp,
    /// May name those who handle a child with protected identity (law.md A13).
    Protect,
    /// May be asked without a name, and advise (R104).
    Advise,
    /// Looks afterwards at what was opened in an emergency (standards R9; PDL 4:3), and sees on the first page what
    /// colleagues at the unit have not done some time after its day.
    Oversee,
    /// Says who sits in the functions of the own unit, and until when (R55, R57).
    Staff,
}

impl Mandate {
    /// Every mandate, for the directory's checks and the matrix.
    pub const ALL: [Self; 12] = [
        Self::Note,
        Self::Ask,
        Self::Release,
        Self::Receive,
        Self::Analyse,
        Self::Coordinate,
        Self::Promise,
        Self::FollowUp,
        Self::Protect,
        Self::Advise,
        Self::Oversee,
        Self::Staff,
    ];

    /// The word that policies use.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Ask => "ask",
            Self::Release => "release",
            Self::Receive => "receive",
            Self::Analyse => "analyse",
            Self::Coordinate => "coordinate",
            Self::Promise => "promise",
            Self::FollowUp => "follow_up",
            Self::Protect => "protect",
            Self::Advise => "advise",
            Self::Oversee => "oversee",
            Self::Staff => "staff",
        }
    }
}

/// Where an entry lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Home {
    /// In the part of a branch.
    Branch(BranchId),
    /// In the room of a child or guardian.
    Room(PersonId),
}

/// Everything a policy may know about an entry.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntryClass {
    /// Where it lies.
    pub home: Home,
    /// What kind of entry it is.
    pub kind: Kind,
    /// The units that may read: the one that wrote it or that it was addressed to, and those let in by an
    /// inner-secrecy decision that stands today (PDL 4:1, `SoLPUL` 10 §).
    pub readers: BTreeSet<UnitId>,
    /// A copy whose ground has ended: kept by law, closed to daily work (design decision 5).
    pub locked: bool,
    /// Set for protected identity: the named handlers, everybody else is outside (law.md A13).
    pub handlers: Option<BTreeSet<PersonId>>,
    /// For whom, in which seat, it is open in an emergency at this moment (standards R9). Empty in daily work.
    pub open_for: BTreeSet<(PersonId, FunctionId)>,
}

/// Everything a policy may know about a part.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PartFacts {
    /// Whose secrecy it lies under.
    pub branch: BranchId,
    /// The units of the branch that work with the child.
    pub units: BTreeSet<UnitId>,
    /// As in [`EntryClass::handlers`].
    pub handlers: Option<BTreeSet<PersonId>>,
    /// The function that leads the plan in this part, when there is one.
    pub coordinator: Option<FunctionId>,
    /// The functions that may analyse here: the pack's choice (domain 1.6).
    pub analysts: BTreeSet<FunctionId>,
    /// The functions that may become the child's named contact now: the one that is asked, those at the
    /// contact's workplace, once the contact has left, or any while there is none (X8).
    pub takers: BTreeSet<FunctionId>,
}

/// Everything a policy may know about a room.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RoomFacts {
    /// Whose room it is.
    pub of: PersonId,
    /// False when a block, a change of custody or the 18th birthday has closed it (design decision 8).
    pub open: bool,
}

/// Everything a policy may know about an offer that waits.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OfferFacts {
    /// The unit it is addressed to.
    pub unit: UnitId,
    /// The function it is addressed to.
    pub function: FunctionId,
}

/// Everything a policy may know about a consent.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ConsentFacts {
    /// Those whose answer it takes (law.md A5.3).
    pub signers: BTreeSet<PersonId>,
    /// The signer's room is open, see [`RoomFacts::open`].
    pub open: bool,
}

/// Everything a policy may know about a question without a name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ConsultationFacts {
    /// The unit that asked.
    pub from: UnitId,
    /// The unit that is asked.
    pub unit: UnitId,
    /// The function that is asked.
    pub function: FunctionId,
}

/// What is asked about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Resource {
    /// An entry, by its class.
    Entry(EntryClass),
    /// A branch's part.
    Part(PartFacts),
    /// A family member's room.
    Room(RoomFacts),
    /// An offer.
    Offer(OfferFacts),
    /// A consent.
    Consent(ConsentFacts),
    /// A question without a name.
    Consultation(ConsultationFacts),
    /// A workplace, for what concerns no child in particular yet.
    Unit(UnitId),
}

/// What somebody wants to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Action {
    /// Read an entry.
    Read,
    /// Open a part or room at all.
    Open,
    /// Start a part for a child at one's own unit (first contact).
    Begin,
    /// Write what was noticed, tried or talked about.
    Note,
    /// Ask for consent, or record what the family said.
    AskConsent,
    /// Answer a consent on one's own page.
    AnswerConsent,
    /// Withdraw a consent.
    WithdrawConsent,
    /// Offer an entry to somebody outside the branch.
    Offer,
    /// Collect what was offered.
    Collect,
    /// Let another unit of the same branch read (inner secrecy).
    OpenInside,
    /// Analyse.
    Analyse,
    /// Call or lead a meeting.
    Meet,
    /// Set goals, activate, review or close the plan.
    Plan,
    /// Promise a measure.
    Promise,
    /// Say that the own unit is done for now.
    Close,
    /// Ask another seat to become the child's named contact.
    HandOver,
    /// Become the child's named contact, or say that one cannot.
    TakeOver,
    /// Write down that an identity is protected, or not any more, and name its handlers.
    Protect,
    /// Name new handlers where every one of them has left, without reading.
    NameHandlers,
    /// Decide who in the family reads what the own unit wrote.
    ChooseReaders,
    /// Close a guardian's own page, or open it again.
    Block,
    /// Write or share one's own words in one's own room.
    WriteWords,
    /// See who has read.
    ReadLog,
    /// Open in an emergency what is closed in daily work.
    OpenEmergency,
    /// Read what is open in an emergency.
    ReadEmergency,
    /// Look afterwards at what somebody opened.
    Oversee,
    /// See numbers without anybody in them.
    ReadStatistics,
    /// Say who sits in which function of the own unit.
    Staff,
    /// Ask a question without a name.
    Consult,
    /// Answer one.
    Advise,
    /// Say what came of one's question, and close it.
    Conclude,
}

impl Action {
    /// Every action, for the matrix.
    pub const ALL: [Self; 31] = [
        Self::Read,
        Self::Open,
        Self::Begin,
        Self::Note,
        Self::AskConsent,
        Self::AnswerConsent,
        Self::WithdrawConsent,
        Self::Offer,
        Self::Collect,
        Self::OpenInside,
        Self::Analyse,
        Self::Meet,
        Self::Plan,
        Self::Promise,
        Self::Close,
        Self::HandOver,
        Self::TakeOver,
        Self::Protect,
        Self::NameHandlers,
        Self::ChooseReaders,
        Self::Block,
        Self::WriteWords,
        Self::ReadLog,
        Self::OpenEmergency,
        Self::ReadEmergency,
        Self::Oversee,
        Self::ReadStatistics,
        Self::Staff,
        Self::Consult,
        Self::Advise,
        Self::Conclude,
    ];

    /// The word that policies and logs use.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Open => "open",
            Self::Begin => "begin",
            Self::Note => "note",
            Self::AskConsent => "ask-consent",
            Self::AnswerConsent => "answer-consent",
            Self::WithdrawConsent => "withdraw-consent",
            Self::Offer => "offer",
            Self::Collect => "collect",
            Self::OpenInside => "open-inside",
            Self::Analyse => "analyse",
            Self::Meet => "meet",
            Self::Plan => "plan",
            Self::Promise => "promise",
            Self::Close => "close",
            Self::HandOver => "hand-over",
            Self::TakeOver => "take-over",
            Self::Protect => "protect",
            Self::NameHandlers => "name-handlers",
            Self::ChooseReaders => "choose-readers",
            Self::Block => "block",
            Self::WriteWords => "write-words",
            Self::ReadLog => "read-log",
            Self::OpenEmergency => "open-emergency",
            Self::ReadEmergency => "read-emergency",
            Self::Oversee => "oversee",
            Self::Staff => "staff",
            Self::ReadStatistics => "read-statistics",
            Self::Consult => "consult",
            Self::Advise => "advise",
            Self::Conclude => "conclude",
        }
    }
}
