//! One invented child, its two guardians, a preschool that knows it and two workplaces that might come to.

use std::collections::BTreeSet;
use std::fmt::Debug;

use folder::command::{Collect, Delivery, Now, Offer, WithdrawConsent, Withdrawal};
use folder::entry::{
    Answer, ChildCard, ConsentAnswered, ConsentAsked, Custody, Form, Ground, Guardian, Level,
    Observation, Receiver, ReceiverAnswer, Signing,
};
use folder::id::{
    BranchId, ConsentId, EntryId, FunctionId, OrganisationId, PersonId, ReleaseId, UnitId,
};
use folder::practice::{AreaKey, PackRef, Practice};
use folder::protection::Handlers;
use folder::{Author, Entry, Folded, Record, Refusal, fold};
use jiff::civil::{Date, date};
use jiff::{Timestamp, ToSpan};

pub const TODAY: Date = date(2026, 11, 22);
/// The last day of the consents here.
pub const UNTIL: Date = date(2027, 5, 22);

pub const ALVA: PersonId = PersonId::from_bytes([1; 16]);
pub const SARA: PersonId = PersonId::from_bytes([2; 16]);
pub const JONAS: PersonId = PersonId::from_bytes([3; 16]);
/// A parent without custody, or somebody else who has no say.
pub const EVA: PersonId = PersonId::from_bytes([4; 16]);

pub const PRESCHOOL: UnitId = UnitId::from_bytes([11; 16]);
/// Another preschool of the same branch.
pub const OTHER_PRESCHOOL: UnitId = UnitId::from_bytes([12; 16]);
pub const CLINIC: UnitId = UnitId::from_bytes([13; 16]);
pub const SOCIAL: UnitId = UnitId::from_bytes([14; 16]);

pub const CONSENT: ConsentId = ConsentId::from_bytes([21; 16]);
pub const RELEASE: ReleaseId = ReleaseId::from_bytes([22; 16]);
/// What the preschool noticed, about health.
pub const NOTICED: EntryId = EntryId::from_bytes([23; 16]);

/// A pack with three areas.
struct ThreeAreas;

impl Practice for ThreeAreas {
    fn reference(&self) -> PackRef {
        PackRef {
            id: "three".into(),
            version: "1".into(),
        }
    }

    fn has_area(&self, area: &AreaKey) -> bool {
        ["health", "friends", "home"].contains(&area.0.as_str())
    }
}

pub fn area(key: &str) -> AreaKey {
    AreaKey(key.into())
}

pub fn areas(keys: &[&str]) -> BTreeSet<AreaKey> {
    keys.iter().map(|key| area(key)).collect()
}

/// The seat at a unit that receives.
pub fn seat(unit: UnitId) -> Receiver {
    let mut bytes = *unit.as_bytes();
    bytes[0] = 99;
    Receiver {
        unit,
        function: FunctionId::from_bytes(bytes),
    }
}

/// Somebody at work at this unit.
pub fn worker(unit: UnitId) -> Author {
    Author::Professional {
        person: PersonId::from_bytes(*unit.as_bytes()),
        name: "Lena Ek".into(),
        function: seat(unit).function,
        unit,
    }
}

pub fn guardian(person: PersonId) -> Author {
    Author::Guardian {
        person,
        name: "Sara Lind".into(),
    }
}

pub fn now_on(today: Date) -> Now<'static> {
    Now {
        at: noon(today),
        today,
        practice: &ThreeAreas,
    }
}

pub fn now() -> Now<'static> {
    now_on(TODAY)
}

pub fn noon(day: Date) -> Timestamp {
    day.at(12, 0, 0, 0)
        .to_zoned(jiff::tz::TimeZone::UTC)
        .unwrap()
        .timestamp()
}

pub fn days(day: Date, days: i32) -> Date {
    day.checked_add(days.days()).unwrap()
}

/// The key of the refusal that this ended in.
pub fn refused<T: Debug>(result: Result<T, Refusal>) -> &'static str {
    result.unwrap_err().key
}

pub fn card(guardians: &[(PersonId, Custody)]) -> ChildCard {
    ChildCard {
        person: ALVA,
        name: "Alva Lind".into(),
        birth: date(2021, 3, 14),
        language: "svenska".into(),
        guardians: guardians
            .iter()
            .map(|(person, custody)| Guardian {
                person: *person,
                name: "Sara Lind".into(),
                custody: *custody,
                language: "svenska".into(),
                interpreter: false,
            })
            .collect(),
        reach: folder::reach::Reach::default(),
        handlers: Handlers::default(),
        protection: None,
        household: BTreeSet::new(),
        known_from: String::new(),
    }
}

pub fn joint() -> ChildCard {
    card(&[
        (SARA, Custody::Joint),
        (JONAS, Custody::Joint),
        (EVA, Custody::None),
    ])
}

pub fn observation(keys: &[&str]) -> Observation {
    Observation {
        seen: "Alva sat alone all morning.".into(),
        thought: Some("I wonder whether she sleeps enough.".into()),
        areas: keys.iter().map(|key| area(key)).collect(),
        look_again: days(TODAY, 14),
    }
}

pub fn question() -> ConsentAsked {
    ConsentAsked {
        consent: CONSENT,
        receivers: vec![seat(CLINIC), seat(SOCIAL)],
        areas: areas(&["health", "friends"]),
        purpose: "So that we can help with the sleep together.".into(),
        level: Level::Share,
        until: UNTIL,
        signers: [SARA, JONAS].into(),
        signing: Signing::Guardians,
        judged: String::new(),
        child_heard: String::new(),
        without: None,
        text: "2026-11".into(),
    }
}

pub fn yes() -> Answer {
    Answer::yes(areas(&["health", "friends"]), Level::Share)
}

pub fn answered(by: PersonId, answers: &[(UnitId, Answer)]) -> ConsentAnswered {
    ConsentAnswered {
        consent: CONSENT,
        by,
        answers: answers
            .iter()
            .map(|(unit, answer)| ReceiverAnswer {
                unit: *unit,
                answer: answer.clone(),
            })
            .collect(),
        form: Form::Oral,
        language: "svenska".into(),
        interpreter: false,
        said: String::new(),
        ask_again: None,
    }
}

/// The offer that everybody agreed to.
pub fn offer() -> Offer {
    Offer {
        release: RELEASE,
        of: NOTICED,
        to: seat(CLINIC),
        ground: Ground::Consent { consent: CONSENT },
        areas: areas(&["health"]),
        without_thought: false,
        about_others: folder::passages::Passages::default(),
        outside: None,
    }
}

pub fn collect() -> Collect {
    Collect {
        release: RELEASE,
        by: seat(CLINIC),
        organisation: OrganisationId::from_bytes([31; 16]),
        branch: BranchId::from_bytes([32; 16]),
        forbehall: false,
    }
}

pub fn withdraw(by: PersonId) -> WithdrawConsent {
    WithdrawConsent {
        consent: CONSENT,
        unit: CLINIC,
        by,
    }
}

/// A journal under the hand.
#[derive(Clone, Default)]
pub struct Part {
    pub records: Vec<Record>,
}

impl Part {
    /// The preschool's part, with the child's card.
    pub fn of_the_preschool() -> Self {
        Self::default().with(worker(PRESCHOOL), joint())
    }

    /// The clinic's part, with the child's card.
    pub fn of_the_clinic() -> Self {
        Self::default().with(worker(CLINIC), joint())
    }

    /// Everything is as it must be for [`offer`]: noticed, asked, and answered with yes by both.
    pub fn ready() -> Self {
        Self::of_the_preschool()
            .noticed()
            .with(worker(PRESCHOOL), question())
            .with(worker(PRESCHOOL), answered(SARA, &[(CLINIC, yes())]))
            .with(worker(PRESCHOOL), answered(JONAS, &[(CLINIC, yes())]))
    }

    /// As [`Part::ready`], and offered.
    pub fn offered() -> Self {
        let ready = Self::ready();
        let entry = offer().decide(&ready.fold(), now()).unwrap();
        ready.with(worker(PRESCHOOL), entry)
    }

    /// As [`Part::offered`], and collected: the sender's part and the receiver's.
    pub fn collected() -> (Self, Self) {
        let sender = Self::offered();
        let Delivery { receipt, copy, .. } = collect().decide(&sender.fold(), now()).unwrap();
        (
            sender.with(Author::Kring, receipt),
            Self::of_the_clinic().with(worker(CLINIC), copy),
        )
    }

    fn noticed(self) -> Self {
        self.with_id(NOTICED, worker(PRESCHOOL), observation(&["health"]))
    }

    pub fn with(self, author: Author, entry: impl Into<Entry>) -> Self {
        let mut id = [200; 16];
        id[0] = u8::try_from(self.records.len()).unwrap();
        self.with_id(EntryId::from_bytes(id), author, entry)
    }

    pub fn with_id(mut self, id: EntryId, author: Author, entry: impl Into<Entry>) -> Self {
        let minutes = i64::try_from(self.records.len()).unwrap();
        self.records.push(Record {
            id,
            at: noon(TODAY) + minutes.minutes(),
            author,
            entry: entry.into(),
        });
        self
    }

    /// The discloser's part after a withdrawal.
    pub fn after(self, withdrawal: Withdrawal, by: PersonId) -> Self {
        withdrawal
            .entries
            .into_iter()
            .fold(self, |part, entry| part.with(guardian(by), entry))
    }

    /// The id of the latest entry.
    pub fn last(&self) -> EntryId {
        self.records.last().unwrap().id
    }

    pub fn fold(&self) -> Folded {
        fold(self.records.clone())
    }
}
