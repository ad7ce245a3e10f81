//! An invented history: somebody does something, and when the product lets them, it has happened.

mod consents;
mod family;
mod guarding;
mod log;
mod sharing;
mod written;

use std::collections::BTreeSet;

use app::answer_consent::answer_consent;
use app::ask_consent::{Question, ask_consent, doubt_consent};
use app::begin::{Begin, NewGuardian, begin};
use app::block_guardian::block_guardian;
use app::change_custody::change_custody;
use app::choose_readers::{Chosen, choose_readers};
use app::collect::collect;
use app::emergency::open_in_emergency;
use app::hold_reading::hold_reading;
use app::meet::call_meeting;
use app::offer::{Sharing, offer};
use app::open_inside::open_inside;
use app::protect::{Protecting, protect};
use app::withdraw_consent::{narrow_consent, withdraw_consent};
use app::words::{Readers, share_words, write_words};
use app::write_note::{notice, try_ourselves};
use app::{Cx, Sheet, Stop};
use folder::command::NarrowConsent;
use folder::entry::{
    Answer, ConsentAnswered, ConsentDoubted, Custody, Form, Ground, GuardianBlock, Invitee, Level,
    MeetingCalled, Observation, OwnTry, ReadingHeld, ReceiverAnswer, Signing, WhoInvited,
};
use folder::id::{ConsentId, EntryId, MeetingId, PartId, PersonId, ReleaseId, UnitId};
use folder::passages::Passages;
use folder::practice::AreaKey;
use folder::protection::Protection;
use jiff::civil::{Date, date};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan as _};
use serde_json::{Value, json};
use testkit::{Engine, Seat, Seeded, World};

pub use self::log::Row;
use super::sees::fault;
use crate::Fault;
use crate::random::{below, once_in, one};

const PACK: &str = "kronoberg";

/// What can happen.
pub const DID: [&str; 26] = [
    "begun",
    "noticed",
    "tried",
    "meeting called",
    "readers chosen",
    "asked",
    "answered",
    "withdrawn",
    "narrowed",
    "doubted",
    "offered",
    "collected",
    "let in",
    "custody changed",
    "blocked",
    "unblocked",
    "protected",
    "unprotected",
    "emergency",
    "told later",
    "told now",
    "own words",
    "seat left",
    "seat taken",
    "days passed",
    "minutes passed",
];

/// Something written, with a word in it that stands nowhere else.
pub struct Written {
    pub token: String,
    /// Its own id, and those of its copies.
    pub ids: Vec<String>,
    kind: &'static str,
    part: Option<PartId>,
    id: EntryId,
    unit: Option<UnitId>,
    areas: BTreeSet<AreaKey>,
}

impl Written {
    pub fn told(&self) -> String {
        format!("{} {}", self.kind, self.id)
    }
}

struct Asked {
    consent: ConsentId,
    part: PartId,
    unit: UnitId,
    areas: BTreeSet<AreaKey>,
    signers: Vec<PersonId>,
}

struct Offered {
    release: ReleaseId,
    of: usize,
}

/// A county with one child, and what has happened in it.
pub struct History {
    pub world: World,
    pub parts: Vec<PartId>,
    pub written: Vec<Written>,
    born: Date,
    asked: Vec<Asked>,
    offered: Vec<Offered>,
    custody: [Custody; 2],
    begun_with: [Custody; 2],
    protected: bool,
    blocked: Vec<(PartId, Seat, PersonId)>,
    held: Vec<(PartId, Seat, PersonId)>,
    left: Vec<Seat>,
    /// Every row of the log that a step has made.
    pub rows: Vec<Row>,
    happened: Vec<Value>,
}

type Step = Option<(&'static str, Vec<Value>)>;

/// What the product refused has not happened; a fault is one.
fn lets<T>(done: Result<T, Stop>) -> Result<Option<T>, Fault> {
    match done {
        Ok(done) => Ok(Some(done)),
        Err(Stop::Refused(_) | Stop::Behind | Stop::Replayed(_)) => Ok(None),
        Err(stop) => Err(fault(stop)),
    }
}

impl History {
    /// A fresh county, whose child is of any age.
    pub async fn begin(seed: u64) -> Result<Self, Fault> {
        let world = World::new(Engine::Sqlite, seed, PACK).await;
        let years = [2020, 2016, 2014, 2013, 2012, 2011, 2009, 2008];
        let at = usize::try_from(seed)? % (years.len() * 2);
        let born = if at < years.len() {
            date(years[at], 12, 3)
        } else {
            date(years[at - years.len()], 2, 28)
        };
        let custody = if seed.is_multiple_of(3) {
            [Custody::Joint, Custody::Joint]
        } else {
            [Custody::Sole, Custody::None]
        };
        Ok(Self {
            world,
            parts: Vec::new(),
            written: Vec::new(),
            born,
            asked: Vec::new(),
            offered: Vec::new(),
            custody,
            begun_with: custody,
            protected: false,
            blocked: Vec::new(),
            held: Vec::new(),
            left: Vec::new(),
            rows: Vec::new(),
            happened: Vec::new(),
        })
    }

    pub fn seats(&self) -> [(&'static str, Seat); 6] {
        let county = self.world.county;
        [
            ("teacher", county.teacher),
            ("assistant", county.assistant),
            ("other teacher", county.other_teacher),
            ("contact", county.contact),
            ("therapist", county.therapist),
            ("adviser", county.adviser),
        ]
    }

    pub fn family(&self) -> [(&'static str, PersonId); 3] {
        let county = self.world.county;
        [
            ("mother", county.mother),
            ("father", county.father),
            ("child", county.child),
        ]
    }

    /// What is left of it: the county, what was written, and those who have left their seats.
    pub fn end(self) -> (World, Vec<Written>, BTreeSet<PersonId>) {
        let left = self.left.iter().map(|seat| seat.person).collect();
        (self.world, self.written, left)
    }

    /// What has happened, for whoever looks into a difference.
    pub fn told(&self) -> String {
        let lines: Vec<String> = self.happened.iter().map(Value::to_string).collect();
        format!("{}\n{}", self.described(), lines.join("\n"))
    }

    /// The county as the oracle reads it.
    pub fn described(&self) -> Value {
        let county = self.world.county;
        let directory = county.directory(PACK);
        let row = |unit: UnitId| {
            if [county.contact.unit, county.therapist.unit].contains(&unit) {
                "HEALTH"
            } else if unit == county.adviser.unit {
                "SOCIAL"
            } else {
                "PRESCHOOL"
            }
        };
        let organisations: Vec<Value> = directory
            .organisations
            .iter()
            .map(|organisation| {
                let branches = directory.branches.iter();
                let branches: Vec<Value> = branches
                    .filter(|branch| branch.organisation == organisation.id)
                    .map(|branch| {
                        let units = directory.units.iter().filter(|one| one.branch == branch.id);
                        let regime = units.clone().next().map(|unit| row(unit.id));
                        let units: Vec<Value> = units
                            .map(|unit| {
                                let all = directory.functions.iter();
                                let functions: Vec<Value> = all
                                    .filter(|function| function.unit == unit.id)
                                    .map(|function| {
                                        let words = function.mandates.iter();
                                        let words: Vec<&str> =
                                            words.map(|mandate| mandate.word()).collect();
                                        json!({"id": function.id.to_string(), "mandates": words})
                                    })
                                    .collect();
                                json!({"id": unit.id.to_string(), "functions": functions})
                            })
                            .collect();
                        json!({"id": branch.id.to_string(), "regime": regime, "units": units})
                    })
                    .collect();
                json!({"id": organisation.id.to_string(), "branches": branches})
            })
            .collect();
        let people: Vec<Value> = self
            .seats()
            .iter()
            .map(|(_, seat)| {
                let seats = json!([{"function": seat.function.to_string(), "from": "2026-01-01"}]);
                json!({"id": seat.person.to_string(), "seats": seats})
            })
            .collect();
        let child = county.child.to_string();
        let guardians: Vec<Value> = [county.mother, county.father]
            .iter()
            .zip(self.begun_with)
            .map(|(one, held)| {
                json!({"id": one.to_string(), "child": child, "custody": held != Custody::None})
            })
            .collect();
        json!({
            "today": "2026-11-20", "organisations": organisations, "people": people,
            "children": [{"id": child, "born": self.born.to_string()}], "guardians": guardians,
        })
    }

    fn today(&self) -> Date {
        let zone = TimeZone::get("Europe/Stockholm").unwrap_or(TimeZone::UTC);
        self.world.now.to_zoned(zone).date()
    }

    fn in_days(&self, days: usize) -> Date {
        let days = i64::try_from(days).unwrap_or(1).days();
        self.today().checked_add(days).unwrap_or(Date::MAX)
    }

    /// Somebody at work; nothing for whoever has left the seat.
    pub async fn at_work(&self, seat: Seat) -> Result<Option<Cx<'_>>, Fault> {
        let (house, now) = (&self.world.house, self.world.now);
        match house.acting(seat.person, Some(seat.function), now).await {
            Ok(signed) => Ok(Some(signed.cx(house, now))),
            Err(Stop::Refused(_)) => Ok(None),
            Err(stop) => Err(fault(stop)),
        }
    }

    fn sheet(&self) -> Sheet {
        Sheet::fresh(&self.world.house)
    }

    fn areas(&self, random: &mut Seeded) -> Result<BTreeSet<AreaKey>, Fault> {
        let pack = self.world.house.pack().map_err(fault)?;
        let all = pack.areas();
        let many = 1 + below(random, 2);
        let keys = all.iter().take(2).skip(2 - many);
        Ok(keys.map(|area| AreaKey(area.key.clone())).collect())
    }

    fn token(&self) -> String {
        format!("Qz{:04}q", self.written.len())
    }

    fn wrote(
        &mut self,
        kind: &'static str,
        sheet: Sheet,
        part: PartId,
        seat: Seat,
    ) -> &mut Written {
        let token = self.token();
        self.written.push(Written {
            token,
            ids: vec![sheet.id.to_string()],
            kind,
            part: Some(part),
            id: sheet.id,
            unit: Some(seat.unit),
            areas: BTreeSet::new(),
        });
        let at = self.written.len() - 1;
        &mut self.written[at]
    }

    /// Somebody tries something, a second after whatever was before. Nothing, when it could not be tried or was refused.
    pub async fn step(&mut self, random: &mut Seeded) -> Result<Step, Fault> {
        let second = self.world.now.as_second() + 1;
        self.world.now = Timestamp::from_second(second)?;
        let Some((what, mut events)) = self.tried(random).await? else {
            return Ok(None);
        };
        events.extend(self.looked(&events).await?);
        self.happened.extend(events.iter().cloned());
        for event in &mut events {
            event["at"] = json!(self.world.now.to_string());
        }
        Ok(Some((what, events)))
    }

    /// Whoever looks now looks a moment after what has happened, so that looking is not taken for it.
    pub fn look(&mut self) {
        let moment = jiff::SignedDuration::from_millis(300);
        self.world.now = self.world.now.checked_add(moment).unwrap_or(self.world.now);
    }

    async fn tried(&mut self, random: &mut Seeded) -> Result<Step, Fault> {
        let Some(part) = one(random, &self.parts).copied() else {
            return self.begins(random).await;
        };
        let (_, seat) = self.seats()[below(random, 6)];
        match below(random, 49) {
            0..=5 => self.notes(random, part, seat).await,
            6 | 7 => self.meets(random, part, seat).await,
            8 | 9 => self.chooses(random).await,
            10 | 11 | 37 => self.asks(random, part, seat).await,
            12..=15 => self.answers(random).await,
            16 => self.withdraws(random).await,
            17..=19 | 29..=32 => self.offers(random).await,
            20 | 21 | 33..=36 => self.collects(random).await,
            22 => self.lets_in(random, part, seat).await,
            23 => self.changes_custody(random, part, seat).await,
            24 | 25 => self.blocks(random, part, seat).await,
            26 => self.protects(random, part, seat).await,
            27 | 28 => self.says(random).await,
            38 | 39 => self.narrows(random).await,
            40 => self.doubts(random, seat).await,
            41..=43 => self.opens_in_emergency(part, seat).await,
            44 | 45 => self.holds_back(random, part, seat).await,
            46 => self.leaves(random).await,
            47 => Ok(Some(self.minutes_pass(random))),
            _ => Ok(Some(self.days_pass(random))),
        }
    }

    async fn begins(&mut self, random: &mut Seeded) -> Result<Step, Fault> {
        let county = self.world.county;
        let seat = [county.teacher, county.contact, county.adviser][below(random, 3)];
        let guardians = self.guardians();
        let child = Begin {
            name: "Test Barn".to_owned(),
            birth: self.born,
            number: None,
            language: "svenska".to_owned(),
            guardians,
            child: Some(county.child),
            handlers: Vec::new(),
        };
        let Some(cx) = self.at_work(seat).await? else {
            return Ok(None);
        };
        let Some(part) = lets(begin(&cx, self.sheet(), child).await)? else {
            return Ok(None);
        };
        let event = json!({
            "type": "begun", "part": part.to_string(), "child": county.child.to_string(),
            "branch": self.branch(seat.unit), "unit": seat.unit.to_string(),
        });
        self.parts.push(part);
        Ok(Some(("begun", vec![event])))
    }

    fn branch(&self, unit: UnitId) -> String {
        let directory = self.world.county.directory(PACK);
        let found = directory
            .branch_of(unit)
            .map(|branch| branch.id.to_string());
        found.unwrap_or_default()
    }

    fn guardians(&self) -> Vec<NewGuardian> {
        let county = self.world.county;
        let each = [county.mother, county.father].into_iter().zip(self.custody);
        each.map(|(person, custody)| NewGuardian {
            person: Some(person),
            name: "Test Förälder".to_owned(),
            custody,
            language: "svenska".to_owned(),
            interpreter: false,
        })
        .collect()
    }

    fn minutes_pass(&mut self, random: &mut Seeded) -> (&'static str, Vec<Value>) {
        let minutes = i64::try_from(15 + below(random, 60)).unwrap_or(15);
        self.world.now += jiff::SignedDuration::from_mins(minutes);
        let event = json!({"type": "day", "to": self.world.now.to_string()});
        ("minutes passed", vec![event])
    }

    fn days_pass(&mut self, random: &mut Seeded) -> (&'static str, Vec<Value>) {
        let days = i64::try_from(1 + below(random, 25)).unwrap_or(1);
        let hours = (days * 24).hours();
        self.world.now = self.world.now.checked_add(hours).unwrap_or(self.world.now);
        let event = json!({"type": "day", "to": self.today().to_string()});
        ("days passed", vec![event])
    }
}

fn wrote(part: PartId, sheet: Sheet, seat: Seat, kind: &str, areas: &BTreeSet<AreaKey>) -> Value {
    json!({
        "type": "wrote", "entry": sheet.id.to_string(), "part": part.to_string(), "unit": seat.unit.to_string(),
        "kind": kind, "areas": keys(areas), "voices": [],
    })
}

fn keys(areas: &BTreeSet<AreaKey>) -> Vec<String> {
    areas.iter().map(|area| area.0.clone()).collect()
}

fn words(people: &BTreeSet<PersonId>) -> Vec<String> {
    people.iter().map(ToString::to_string).collect()
}
