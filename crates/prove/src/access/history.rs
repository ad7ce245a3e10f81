//! An invented history: somebody does something, and when the product lets them, it has happened.

use std::collections::BTreeSet;

use app::answer_consent::answer_consent;
use app::ask_consent::{Question, ask_consent};
use app::begin::{Begin, NewGuardian, begin};
use app::block_guardian::block_guardian;
use app::change_custody::change_custody;
use app::choose_readers::{Chosen, choose_readers};
use app::collect::collect;
use app::meet::call_meeting;
use app::offer::{Sharing, offer};
use app::open_inside::open_inside;
use app::protect::{Protecting, protect};
use app::withdraw_consent::withdraw_consent;
use app::words::{Readers, share_words, write_words};
use app::write_note::{notice, try_ourselves};
use app::{Sheet, Stop};
use folder::entry::{
    Answer, ConsentAnswered, Custody, Form, Ground, GuardianBlock, Invitee, Level, MeetingCalled,
    Observation, OwnTry, ReceiverAnswer, Signing, WhoInvited,
};
use folder::id::{ConsentId, EntryId, MeetingId, PartId, PersonId, ReleaseId, UnitId};
use folder::passages::Passages;
use folder::practice::AreaKey;
use folder::protection::Protection;
use jiff::ToSpan as _;
use jiff::civil::{Date, date};
use jiff::tz::TimeZone;
use serde_json::{Value, json};
use testkit::{Engine, Seat, Seeded, World};

use super::sees::fault;
use crate::Fault;
use crate::random::{below, once_in, one};

const PACK: &str = "kronoberg";

/// What can happen.
pub const DID: [&str; 18] = [
    "begun",
    "noticed",
    "tried",
    "meeting called",
    "readers chosen",
    "asked",
    "answered",
    "withdrawn",
    "offered",
    "collected",
    "let in",
    "custody changed",
    "blocked",
    "unblocked",
    "protected",
    "unprotected",
    "own words",
    "days passed",
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

    /// Somebody tries something. Nothing, when it could not be tried or was refused.
    pub async fn step(&mut self, random: &mut Seeded) -> Result<Step, Fault> {
        let step = self.tried(random).await?;
        if let Some((_, events)) = &step {
            self.happened.extend(events.iter().cloned());
        }
        Ok(step.map(|(what, mut events)| {
            for event in &mut events {
                event["at"] = json!(self.world.now.to_string());
            }
            (what, events)
        }))
    }

    async fn tried(&mut self, random: &mut Seeded) -> Result<Step, Fault> {
        let Some(part) = one(random, &self.parts).copied() else {
            return self.begins(random).await;
        };
        let (_, seat) = self.seats()[below(random, 6)];
        match below(random, 40) {
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
        let cx = self.world.at_work(seat).await;
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

    async fn notes(
        &mut self,
        random: &mut Seeded,
        part: PartId,
        seat: Seat,
    ) -> Result<Step, Fault> {
        let (sheet, token, areas) = (self.sheet(), self.token(), self.areas(random)?);
        let cx = self.world.at_work(seat).await;
        let is_seen = !once_in(random, 4);
        let done = if is_seen {
            let seen = Observation {
                seen: token,
                thought: None,
                areas: areas.iter().cloned().collect(),
                look_again: self.in_days(7),
            };
            notice(&cx, part, sheet, seen).await
        } else {
            let (what, result) = (token, "Det hjälpte.".to_owned());
            try_ourselves(&cx, part, sheet, OwnTry { what, result }).await
        };
        if lets(done)?.is_none() {
            return Ok(None);
        }
        let (kind, did) = if is_seen {
            ("observation", "noticed")
        } else {
            ("own_try", "tried")
        };
        let event = wrote(part, sheet, seat, kind, &areas);
        let written = self.wrote(kind, sheet, part, seat);
        written.areas = areas;
        Ok(Some((did, vec![event])))
    }

    async fn meets(
        &mut self,
        random: &mut Seeded,
        part: PartId,
        seat: Seat,
    ) -> Result<Step, Fault> {
        let (sheet, token) = (self.sheet(), self.token());
        let (_, person) = self.family()[below(random, 2)];
        let called = MeetingCalled {
            meeting: MeetingId::from_bytes(self.world.house.fresh()),
            when: self.in_days(9).at(15, 0, 0, 0),
            place: String::new(),
            invited: vec![Invitee {
                who: WhoInvited::Guardian { person },
                reason: "Känner sitt barn.".to_owned(),
            }],
            childs_part: token,
        };
        let cx = self.world.at_work(seat).await;
        if lets(call_meeting(&cx, part, sheet, called).await)?.is_none() {
            return Ok(None);
        }
        let event = wrote(part, sheet, seat, "meeting_called", &BTreeSet::new());
        self.wrote("meeting_called", sheet, part, seat);
        Ok(Some(("meeting called", vec![event])))
    }

    async fn chooses(&mut self, random: &mut Seeded) -> Result<Step, Fault> {
        let at = below(random, self.written.len());
        let Some(written) = self.written.get(at) else {
            return Ok(None);
        };
        let (Some(part), of) = (written.part, written.id) else {
            return Ok(None);
        };
        let mut chosen = Chosen {
            why: "Vi kom överens.".to_owned(),
            ..Chosen::default()
        };
        let everybody = self.family();
        for (_, person) in everybody {
            match below(random, 3) {
                0 => chosen.shown.insert(person),
                1 => chosen.closed.insert(person),
                _ => false,
            };
        }
        let (_, seat) = self.seats()[below(random, 6)];
        let cx = self.world.at_work(seat).await;
        if lets(choose_readers(&cx, part, self.sheet(), of, &chosen).await)?.is_none() {
            return Ok(None);
        }
        let event = json!({
            "type": "readers", "of": of.to_string(), "part": part.to_string(), "unit": seat.unit.to_string(), "shown": words(&chosen.shown), "closed": words(&chosen.closed),
        });
        Ok(Some(("readers chosen", vec![event])))
    }

    async fn asks(&mut self, random: &mut Seeded, part: PartId, seat: Seat) -> Result<Step, Fault> {
        let (_, to) = self.seats()[below(random, 6)];
        let areas = self.areas(random)?;
        let (signing, word) = [
            (Signing::Guardians, "guardians"),
            (Signing::Guardians, "guardians"),
            (Signing::Together, "together"),
            (Signing::Child, "child"),
        ][below(random, 4)];
        let (level, said) = if once_in(random, 5) {
            (Level::Talk, "talk")
        } else {
            (Level::Share, "share")
        };
        let until = self.in_days(5 + below(random, 90));
        let question = Question {
            units: vec![to.unit],
            areas: areas.clone(),
            purpose: "Att hjälpa tillsammans.".to_owned(),
            level,
            until,
            signing,
            judged: "Hen förstår vad det gäller.".to_owned(),
            child_heard: "Hen vill det.".to_owned(),
            without: None,
            text: "1".to_owned(),
        };
        let cx = self.world.at_work(seat).await;
        let Some(consent) = lets(ask_consent(&cx, part, self.sheet(), question).await)? else {
            return Ok(None);
        };
        let county = self.world.county;
        let mut signers = Vec::new();
        if signing != Signing::Child {
            let both = [county.mother, county.father].into_iter().zip(self.custody);
            // From whom the unit keeps it is not asked.
            let keeps_out = |one: PersonId| {
                let mut all = self.blocked.iter();
                all.any(|(of, by, person)| (*of, by.unit, *person) == (part, seat.unit, one))
            };
            signers.extend(
                both.filter(|(one, held)| *held != Custody::None && !keeps_out(*one))
                    .map(|(one, _)| one),
            );
        }
        if signing != Signing::Guardians {
            signers.push(county.child);
        }
        let event = json!({
            "type": "asked", "consent": consent.to_string(), "part": part.to_string(), "unit": seat.unit.to_string(),
            "receivers": [to.unit.to_string()], "areas": keys(&areas), "level": said, "until": until.to_string(),
            "signing": word, "signers": signers.iter().map(ToString::to_string).collect::<Vec<_>>(),
        });
        self.asked.push(Asked {
            consent,
            part,
            unit: to.unit,
            areas,
            signers,
        });
        Ok(Some(("asked", vec![event])))
    }

    async fn answers(&mut self, random: &mut Seeded) -> Result<Step, Fault> {
        let Some(asked) = one(random, &self.asked) else {
            return Ok(None);
        };
        let Some(by) = one(random, &asked.signers).copied() else {
            return Ok(None);
        };
        let cx = self.world.at_home(by).await;
        let rooms = app::rooms::rooms(&cx).await.map_err(fault)?;
        let Some((room, _)) = rooms.first() else {
            return Ok(None);
        };
        let level = if once_in(random, 6) {
            Level::Talk
        } else {
            Level::Share
        };
        let areas = if once_in(random, 4) {
            asked.areas.iter().take(1).cloned().collect()
        } else {
            asked.areas.clone()
        };
        let is_no = once_in(random, 6);
        let answer = if is_no {
            Answer::No
        } else {
            Answer::yes(areas.clone(), level)
        };
        let answered = ConsentAnswered {
            consent: asked.consent,
            by,
            answers: vec![ReceiverAnswer {
                unit: asked.unit,
                answer,
            }],
            form: Form::OwnPage,
            language: "svenska".to_owned(),
            interpreter: false,
            said: String::new(),
            ask_again: None,
        };
        let done = answer_consent(&cx, *room, self.sheet(), answered).await;
        if lets(done)?.is_none() {
            return Ok(None);
        }
        let event = json!({
            "type": "answered", "consent": asked.consent.to_string(), "signer": by.to_string(),
            "said": if is_no { "no" } else { "yes" }, "areas": keys(&areas),
            "level": if level == Level::Talk { "talk" } else { "share" },
        });
        Ok(Some(("answered", vec![event])))
    }

    async fn withdraws(&mut self, random: &mut Seeded) -> Result<Step, Fault> {
        let Some(asked) = one(random, &self.asked) else {
            return Ok(None);
        };
        let Some(by) = one(random, &asked.signers).copied() else {
            return Ok(None);
        };
        let cx = self.world.at_home(by).await;
        let rooms = app::rooms::rooms(&cx).await.map_err(fault)?;
        let Some((room, _)) = rooms.first() else {
            return Ok(None);
        };
        let done = withdraw_consent(&cx, *room, self.sheet(), asked.consent, asked.unit).await;
        if lets(done)?.is_none() {
            return Ok(None);
        }
        let event = json!({
            "type": "withdrawn", "consent": asked.consent.to_string(), "signer": by.to_string(),
        });
        Ok(Some(("withdrawn", vec![event])))
    }

    async fn offers(&mut self, random: &mut Seeded) -> Result<Step, Fault> {
        let Some(asked) = one(random, &self.asked) else {
            return Ok(None);
        };
        let fits = |one: &Written| {
            one.part == Some(asked.part)
                && !one.areas.is_empty()
                && one.areas.is_subset(&asked.areas)
        };
        let fitting: Vec<usize> = (0..self.written.len())
            .filter(|at| fits(&self.written[*at]))
            .collect();
        let Some(of) = one(random, &fitting).copied() else {
            return Ok(None);
        };
        let written = &self.written[of];
        let everybody = self.seats();
        let Some((_, seat)) = everybody
            .iter()
            .find(|(_, seat)| Some(seat.unit) == written.unit)
        else {
            return Ok(None);
        };
        let sharing = Sharing {
            of: written.id,
            ground: Ground::Consent {
                consent: asked.consent,
            },
            unit: asked.unit,
            areas: written.areas.clone(),
            without_thought: false,
            outside: None,
            forbehall: false,
            about_others: Passages::default(),
        };
        let cx = self.world.at_work(*seat).await;
        let Some(release) = lets(offer(&cx, asked.part, self.sheet(), &sharing).await)? else {
            return Ok(None);
        };
        let to = everybody
            .iter()
            .find(|(_, to)| to.unit == asked.unit)
            .map_or(String::new(), |(_, to)| to.function.to_string());
        let event = json!({
            "type": "offered", "release": release.to_string(), "entry": written.id.to_string(),
            "from": seat.unit.to_string(), "to_unit": asked.unit.to_string(), "to_function": to,
            "ground": "consent", "consent": asked.consent.to_string(), "areas": keys(&written.areas),
        });
        self.offered.push(Offered { release, of });
        Ok(Some(("offered", vec![event])))
    }

    async fn collects(&mut self, random: &mut Seeded) -> Result<Step, Fault> {
        let Some(offered) = one(random, &self.offered) else {
            return Ok(None);
        };
        let (of, release) = (offered.of, offered.release);
        // Mostly whom it is for, else whoever tries.
        let county = self.world.county;
        let seat = if once_in(random, 3) {
            self.seats()[below(random, 6)].1
        } else {
            [
                county.contact,
                county.adviser,
                county.teacher,
                county.therapist,
            ][below(random, 4)]
        };
        let (cx, sheet) = (self.world.at_work(seat).await, self.sheet());
        let Some(part) = lets(collect(&cx, sheet, release).await)? else {
            return Ok(None);
        };
        if !self.parts.contains(&part) {
            self.parts.push(part);
        }
        let event = json!({
            "type": "collected", "release": release.to_string(), "copy": sheet.id.to_string(), "part": part.to_string(),
        });
        self.written[of].ids.push(sheet.id.to_string());
        Ok(Some(("collected", vec![event])))
    }

    async fn lets_in(
        &mut self,
        random: &mut Seeded,
        part: PartId,
        seat: Seat,
    ) -> Result<Step, Fault> {
        let (_, other) = self.seats()[below(random, 6)];
        let until = self.in_days(3 + below(random, 60));
        let cx = self.world.at_work(seat).await;
        let why = "Hjälper till.".to_owned();
        let done = open_inside(&cx, part, self.sheet(), other.unit, why, until).await;
        if lets(done)?.is_none() {
            return Ok(None);
        }
        let event = json!({
            "type": "let_in", "part": part.to_string(), "unit": seat.unit.to_string(),
            "other_unit": other.unit.to_string(), "until": until.to_string(),
        });
        Ok(Some(("let in", vec![event])))
    }

    async fn changes_custody(
        &mut self,
        random: &mut Seeded,
        part: PartId,
        seat: Seat,
    ) -> Result<Step, Fault> {
        let before = self.custody;
        self.custody = [
            [Custody::Joint, Custody::Joint],
            [Custody::Sole, Custody::None],
            [Custody::None, Custody::Sole],
        ][below(random, 3)];
        let cx = self.world.at_work(seat).await;
        let (sheet, guardians) = (self.sheet(), self.guardians());
        let done = if self.custody == before {
            None
        } else {
            lets(Box::pin(change_custody(&cx, part, sheet, guardians, "Domen.")).await)?
        };
        if done.is_none() {
            self.custody = before;
            return Ok(None);
        }
        let county = self.world.county;
        let each = [county.mother, county.father]
            .into_iter()
            .zip(before.into_iter().zip(self.custody));
        let events = each
            .filter(|(_, (was, is))| (*was == Custody::None) != (*is == Custody::None))
            .map(|(person, (_, is))| {
                json!({
                    "type": "custody", "part": part.to_string(), "unit": seat.unit.to_string(),
                    "guardian": person.to_string(),
                    "change": if is == Custody::None { "ends" } else { "begins" },
                })
            });
        Ok(Some(("custody changed", events.collect())))
    }

    async fn blocks(
        &mut self,
        random: &mut Seeded,
        part: PartId,
        seat: Seat,
    ) -> Result<Step, Fault> {
        let open_again = once_in(random, 2);
        let (part, seat, person) = match one(random, &self.blocked).copied().filter(|_| open_again)
        {
            Some(blocked) => blocked,
            None => (part, seat, self.family()[below(random, 2)].1),
        };
        let same = |one: &(PartId, Seat, PersonId)| {
            (one.0, one.1.unit, one.2) == (part, seat.unit, person)
        };
        let lifted = self.blocked.iter().any(same);
        let block = GuardianBlock {
            person,
            look_again: (!lifted).then(|| self.in_days(14)),
            why: "Hot.".to_owned(),
        };
        let cx = self.world.at_work(seat).await;
        let done = Box::pin(block_guardian(&cx, part, self.sheet(), &block)).await;
        if lets(done)?.is_none() {
            return Ok(None);
        }
        if lifted {
            self.blocked.retain(|one| !same(one));
        } else {
            self.blocked.push((part, seat, person));
        }
        let event = json!({
            "type": if lifted { "unblocked" } else { "blocked" }, "part": part.to_string(),
            "unit": seat.unit.to_string(), "guardian": person.to_string(),
        });
        Ok(Some((
            if lifted { "unblocked" } else { "blocked" },
            vec![event],
        )))
    }

    async fn protects(
        &mut self,
        random: &mut Seeded,
        part: PartId,
        seat: Seat,
    ) -> Result<Step, Fault> {
        let protects = !self.protected || once_in(random, 2);
        let county = self.world.county;
        let household: BTreeSet<PersonId> = if once_in(random, 2) {
            [county.mother].into()
        } else {
            [county.mother, county.father].into()
        };
        let protecting = Protecting {
            level: protects.then_some(Protection::Marked),
            handlers: if protects {
                vec![seat.person]
            } else {
                Vec::new()
            },
            household: household.clone(),
            known_from: "Folkbokföringen".to_owned(),
        };
        let cx = self.world.at_work(seat).await;
        let done = Box::pin(protect(&cx, part, self.sheet(), &protecting)).await;
        if lets(done)?.is_none() {
            return Ok(None);
        }
        self.protected = protects;
        let event = if protects {
            json!({
                "type": "protected", "part": part.to_string(), "unit": seat.unit.to_string(), "handlers": [seat.person.to_string()],
                "household": words(&household),
            })
        } else {
            json!({
                "type": "unprotected", "part": part.to_string(), "unit": seat.unit.to_string(),
            })
        };
        Ok(Some((
            if protects { "protected" } else { "unprotected" },
            vec![event],
        )))
    }

    async fn says(&mut self, random: &mut Seeded) -> Result<Step, Fault> {
        let (_, person) = self.family()[below(random, 3)];
        let cx = self.world.at_home(person).await;
        let rooms = app::rooms::rooms(&cx).await.map_err(fault)?;
        let Some((room, _)) = rooms.first() else {
            return Ok(None);
        };
        let county = self.world.county;
        let mut readers = Readers::default();
        let own = self
            .written
            .iter()
            .rev()
            .find(|one| one.kind == "own_words" && one.unit.is_none());
        if person == county.child
            && once_in(random, 2)
            && let Some(of) = own.filter(|own| own.token.contains('C')).map(|own| own.id)
        {
            let (_, with) = self.family()[below(random, 2)];
            readers.persons.insert(with);
            let done = share_words(&cx, *room, self.sheet(), of, &readers).await;
            return Ok(lets(done)?.map(|()| {
                let event = json!({
                    "type": "words_shared", "entry": of.to_string(), "with": with.to_string(),
                });
                ("own words", vec![event])
            }));
        }
        let mut token = self.token();
        if person == county.child {
            token.push('C');
        }
        let sheet = self.sheet();
        let done = write_words(&cx, *room, sheet, token.clone(), &readers).await;
        if lets(done)?.is_none() {
            return Ok(None);
        }
        self.written.push(Written {
            token,
            ids: vec![sheet.id.to_string()],
            kind: "own_words",
            part: None,
            id: sheet.id,
            unit: None,
            areas: BTreeSet::new(),
        });
        let event = json!({
            "type": "own_words", "entry": sheet.id.to_string(), "person": person.to_string(),
            "child": county.child.to_string(),
        });
        Ok(Some(("own words", vec![event])))
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
