//! An invented history: somebody does something, and when the product lets them, it has happened.

mod begun;
mod consents;
mod county;
mod family;
mod guarding;
mod log;
mod measures;
mod plans;
mod sharing;
mod steps;
mod talks;
mod time;
mod written;

use std::collections::{BTreeMap, BTreeSet};

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
use app::{Cx, Directory, Sheet, Stop};
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
use self::measures::Measured;
use self::plans::Planned;
use super::sees::fault;
use crate::Fault;
use crate::random::{below, once_in, one};

const PACK: &str = "kronoberg";

/// What can happen.
pub const DID: [&str; 40] = [
    "begun",
    "noticed",
    "tried",
    "talked",
    "analysed",
    "meeting called",
    "meeting held",
    "plan framed",
    "plan agreed",
    "promised",
    "followed up",
    "plan closed",
    "measure asked",
    "measure answered",
    "readers chosen",
    "asked",
    "answered",
    "withdrawn",
    "narrowed",
    "doubted",
    "offered",
    "offered by law",
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
    "words to a workplace",
    "seat left",
    "seat taken",
    "unit closed",
    "controllers merged",
    "days passed",
    "minutes passed",
];

/// Something written, with a word in it that stands nowhere else. Each voice of a conversation is one.
pub struct Written {
    pub token: String,
    /// By what the oracle knows it: its own id, and those of whatever else its words stand in.
    pub ids: Vec<String>,
    voice: Option<String>,
    kind: &'static str,
    part: Option<PartId>,
    id: EntryId,
    unit: Option<UnitId>,
    areas: BTreeSet<AreaKey>,
    /// Own words: whose.
    by: Option<PersonId>,
    /// About which child.
    pub about: usize,
}

impl Written {
    /// On pages a later one takes its place, or its day passes: a plan, a meeting, an answer.
    pub fn is_replaced(&self) -> bool {
        let stay = [
            "observation",
            "own_try",
            "conversation",
            "analysis",
            "own_words",
        ];
        !stay.contains(&self.kind)
    }

    pub fn told(&self) -> String {
        format!("{} {}", self.kind, self.id)
    }
}

struct Asked {
    consent: ConsentId,
    child: usize,
    part: PartId,
    unit: UnitId,
    areas: BTreeSet<AreaKey>,
    signers: Vec<PersonId>,
}

struct Offered {
    release: ReleaseId,
    of: usize,
    child: usize,
    to: UnitId,
    by_law: bool,
}

/// What the oracle is asked before it hears what has happened: whether somebody may do what was just tried.
pub struct Claim {
    pub told: String,
    pub question: Value,
    pub lets: bool,
    /// Whether a refusal is compared too.
    pub refusals_count: bool,
}

/// How something is said, which is no matter of who may what: wider than it was asked, or a yes that something rests on,
/// which is taken back and not answered anew.
const FORM: [&str; 2] = ["refusal-wider-than-asked", "refusal-withdraw-instead"];

impl Claim {
    /// Somebody at work does something in a part. What it must hold beside is the product's own, so leaks count alone.
    fn does<T>(seat: Seat, action: &str, part: PartId, done: &Result<T, &'static str>) -> Self {
        let question = json!({
            "q": "do", "action": action, "part": part.to_string(),
            "actor": {"seat": seat.function.to_string(), "person": seat.person.to_string()},
        });
        let told = format!("{} does {action} in {part}", seat.person);
        Self {
            refusals_count: false,
            ..Self::new(&told, question, done)
        }
    }

    fn new<T>(told: &str, question: Value, done: &Result<T, &'static str>) -> Self {
        let why = done.as_ref().err().copied().unwrap_or_default();
        Self {
            told: format!("{told} {why}"),
            question,
            lets: done.is_ok(),
            refusals_count: !FORM.contains(&why),
        }
    }
}

/// A child of the county.
pub struct Child {
    pub id: PersonId,
    born: Date,
    /// Of its mother and its father, when somebody begins with it.
    custody: [Custody; 2],
    protected: bool,
}

/// A county with two children of the same guardians, and what has happened in it.
pub struct History {
    pub world: World,
    pub parts: Vec<PartId>,
    pub written: Vec<Written>,
    pub children: [Child; 2],
    nurse: Seat,
    directory: Directory,
    /// What was tried in this step.
    claims: Vec<Claim>,
    /// Whose part it is, and where it began.
    of: BTreeMap<PartId, usize>,
    begun_at: BTreeMap<PartId, UnitId>,
    /// What each part knows of custody.
    custody: BTreeMap<PartId, [Custody; 2]>,
    /// What each part says of protection, as last told.
    protection: BTreeMap<PartId, Guarded>,
    /// Where somebody has just decided about it, and at which unit.
    decides_protection: Option<(PartId, UnitId)>,
    asked: Vec<Asked>,
    meetings: Vec<(PartId, MeetingId)>,
    plans: Vec<Planned>,
    measures: Vec<Measured>,
    offered: Vec<Offered>,
    blocked: Vec<(PartId, Seat, PersonId)>,
    held: Vec<(PartId, Seat, PersonId)>,
    left: Vec<Seat>,
    /// Every row of the log that a step has made.
    pub rows: Vec<Row>,
    happened: Vec<Value>,
    /// The county as it was.
    world_at_first: Value,
}

/// Who handles a protected child in a part, and who of its guardians lives with it; nothing when it is not protected.
type Guarded = Option<(Vec<PersonId>, BTreeSet<PersonId>)>;

type Step = Option<(&'static str, Vec<Value>)>;

/// What the product refused has not happened; a fault is one.
fn lets<T>(done: Result<T, Stop>) -> Result<Option<T>, Fault> {
    tried(done).map(Result::ok)
}

/// The same with the key of the refusal.
fn tried<T>(done: Result<T, Stop>) -> Result<Result<T, &'static str>, Fault> {
    match done {
        Ok(done) => Ok(Ok(done)),
        Err(Stop::Refused(refusal)) => Ok(Err(refusal.key)),
        Err(Stop::Behind | Stop::Replayed(_)) => Ok(Err("")),
        Err(stop) => Err(fault(stop)),
    }
}

impl History {
    /// A fresh county, whose children are of any age.
    pub async fn begin(seed: u64) -> Result<Self, Fault> {
        let mut world = World::new(Engine::Sqlite, seed, PACK).await;
        let (nurse, directory) = county::widened(&mut world).await?;
        let years = [2024, 2016, 2014, 2013, 2012, 2011, 2009, 2008];
        let at = usize::try_from(seed)? % (years.len() * 2);
        let born = |at: usize| {
            if at < years.len() {
                date(years[at], 12, 3)
            } else {
                date(years[at - years.len()], 2, 28)
            }
        };
        let custody = if seed.is_multiple_of(3) {
            [Custody::Joint, Custody::Joint]
        } else {
            [Custody::Sole, Custody::None]
        };
        let others = if seed.is_multiple_of(2) {
            [Custody::Joint, Custody::Joint]
        } else {
            [Custody::None, Custody::Sole]
        };
        let child = |id, born, custody| Child {
            id,
            born,
            custody,
            protected: false,
        };
        let children = [
            child(world.county.child, born(at), custody),
            child(county::SIBLING, born((at + 5) % 16), others),
        ];
        let mut history = Self {
            world,
            parts: Vec::new(),
            written: Vec::new(),
            children,
            nurse,
            directory,
            claims: Vec::new(),
            of: BTreeMap::new(),
            begun_at: BTreeMap::new(),
            custody: BTreeMap::new(),
            protection: BTreeMap::new(),
            decides_protection: None,
            asked: Vec::new(),
            meetings: Vec::new(),
            plans: Vec::new(),
            measures: Vec::new(),
            offered: Vec::new(),
            blocked: Vec::new(),
            held: Vec::new(),
            left: Vec::new(),
            rows: Vec::new(),
            happened: Vec::new(),
            world_at_first: Value::Null,
        };
        history.world_at_first = history.described();
        Ok(history)
    }

    pub fn seats(&self) -> [(&'static str, Seat); 7] {
        let county = self.world.county;
        [
            ("teacher", county.teacher),
            ("assistant", county.assistant),
            ("other teacher", county.other_teacher),
            ("contact", county.contact),
            ("therapist", county.therapist),
            ("adviser", county.adviser),
            ("nurse", self.nurse),
        ]
    }

    pub fn family(&self) -> [(&'static str, PersonId); 4] {
        let county = self.world.county;
        [
            ("mother", county.mother),
            ("father", county.father),
            ("child", county.child),
            ("sibling", county::SIBLING),
        ]
    }

    /// What is left of it: the county, what was written, and those who have no seat any more.
    pub fn end(self) -> (World, Vec<Written>, BTreeSet<PersonId>) {
        let closed = |seat: &Seat| self.directory.function(seat.function).is_none();
        let seats = self.seats();
        let closed = seats
            .iter()
            .map(|(_, seat)| seat)
            .filter(|seat| closed(seat));
        let left = self
            .left
            .iter()
            .chain(closed)
            .map(|seat| seat.person)
            .collect();
        (self.world, self.written, left)
    }

    /// Everybody as the oracle names them: those at work, then the family.
    pub fn keys(&self) -> Vec<String> {
        let seats = self
            .seats()
            .map(|(_, seat)| format!("seat:{}:{}", seat.function, seat.person));
        let rooms = self.family().map(|(_, person)| format!("room:{person}"));
        seats.into_iter().chain(rooms).collect()
    }

    /// The children whom somebody has begun with, by their number.
    pub fn begun(&self) -> BTreeSet<usize> {
        self.of.values().copied().collect()
    }

    /// The children whom any of these is about: parts, and what is written.
    pub fn children_of(&self, things: &BTreeSet<String>) -> BTreeSet<usize> {
        let parts = self
            .of
            .iter()
            .filter(|(part, _)| things.contains(&part.to_string()));
        let written = self.written.iter().filter(|one| {
            let entry = one.ids.iter().filter_map(|id| id.split('/').next());
            entry.into_iter().any(|id| things.contains(id))
        });
        let about = written.map(|one| one.about);
        parts.map(|(_, child)| *child).chain(about).collect()
    }

    /// What was tried since last asked.
    pub fn claims(&mut self) -> Vec<Claim> {
        std::mem::take(&mut self.claims)
    }

    /// What has happened, for whoever looks into a difference.
    pub fn told(&self) -> String {
        let lines: Vec<String> = self.happened.iter().map(Value::to_string).collect();
        format!("{}\n{}", self.world_at_first, lines.join("\n"))
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
        let (token, about) = (self.token(), self.child_of(part));
        self.written.push(Written {
            token,
            ids: vec![sheet.id.to_string()],
            voice: None,
            kind,
            part: Some(part),
            id: sheet.id,
            unit: Some(seat.unit),
            areas: BTreeSet::new(),
            by: None,
            about,
        });
        let at = self.written.len() - 1;
        &mut self.written[at]
    }

    /// Somebody tries something, a second after whatever was before. Nothing, when it could not be tried or was refused.
    pub async fn step(&mut self, random: &mut Seeded) -> Result<Step, Fault> {
        let second = self.world.now.as_second() + 1;
        self.world.now = Timestamp::from_second(second)?;
        let Some((what, mut events)) = self.tries(random).await? else {
            return Ok(None);
        };
        events.extend(self.guarded().await?);
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

    fn known_custody(&self, part: PartId) -> [Custody; 2] {
        let known = self.custody.get(&part).copied();
        known.unwrap_or([Custody::None, Custody::None])
    }

    fn branch(&self, unit: UnitId) -> String {
        let found = self.directory.branch_of(unit);
        found
            .map(|branch| branch.id.to_string())
            .unwrap_or_default()
    }

    /// Somebody's room about a child, as long as it opens.
    async fn room_of(&self, cx: &Cx<'_>, which: usize) -> Result<Option<PartId>, Fault> {
        let child = self.children[which].id;
        let rooms = app::rooms::rooms(cx).await.map_err(fault)?;
        let mut about = rooms.into_iter().filter(|(_, card)| card.child == child);
        Ok(about.next().map(|(room, _)| room))
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
