//! Every address, asked for and posted to by everybody: who gets what. A change here is a change of who may what, and
//! is read as one. An address that nobody has prepared a thing for fails: none is left untried.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use crate::common::{Browser, PACK, Page, Place};
use app::ask_consent::{Question, ask_consent};
use app::begin::{Begin, NewGuardian, begin};
use app::consult::{Asking, ask_without_name};
use app::plan::Frame;
use app::protect::{Protecting, protect};
use app::words::Readers;
use app::{Cx, Sheet};
use folder::consultation::{Adviser, AgeBand};
use folder::entry::{
    Answer, ConsentAnswered, Custody, Form, Goal, Ground, Invitee, Level, Measure, MeetingCalled,
    Observation, ReceiverAnswer, Signing, WhoInvited,
};
use folder::id::{
    ConsentId, EntryId, GoalId, MeasureId, MeetingId, PartId, PersonId, PlanId, ReleaseId, UnitId,
};
use folder::nameless::Nameless;
use folder::passages::Passage;
use folder::practice::AreaKey;
use folder::protection::Protection;
use jiff::civil::{Date, date};
use testkit::{County, Engine, Seat, World};
use web::routes;

/// The values that addresses hold, by their names in the patterns.
pub type Things = BTreeMap<&'static str, String>;

/// Two things that no address names so.
pub const CHILDS_ROOM: &str = "the child's room";
pub const OWN_WORDS: &str = "the mother's words";

/// Where the child is, and how far it has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Situation {
    /// At a preschool, with a plan that is not agreed yet.
    Preschool,
    /// The same, and the child lives under protection.
    Protected,
    /// At health care, with a plan that runs.
    HealthCare,
}

impl Situation {
    const fn at(self, county: &County) -> Seat {
        match self {
            Self::Preschool | Self::Protected => county.teacher,
            Self::HealthCare => county.contact,
        }
    }

    /// Old enough for a room of its own, or so young that the nurse analyses.
    const fn birth(self) -> Date {
        match self {
            Self::Preschool | Self::Protected => date(2016, 5, 14),
            Self::HealthCare => date(2022, 5, 14),
        }
    }

    /// A rule that lets one share without consent from there.
    const fn rule(self) -> &'static str {
        match self {
            Self::Preschool | Self::Protected => "general-clause",
            Self::HealthCare => "health-child",
        }
    }

    const fn toward(self, county: &County) -> UnitId {
        match self {
            Self::Preschool | Self::Protected => county.contact.unit,
            Self::HealthCare => county.teacher.unit,
        }
    }
}

/// The address with everything in it, or what nobody has prepared.
pub fn filled(pattern: &str, things: &Things) -> Result<String, String> {
    let mut path = pattern.to_owned();
    while let Some((before, rest)) = path.clone().split_once('{') {
        let (name, after) = rest.split_once('}').unwrap();
        let thing = things
            .get(name)
            .ok_or_else(|| format!("{pattern}: {name}"))?;
        path = format!("{before}{thing}{after}");
    }
    Ok(path)
}

fn sheet(world: &World) -> Sheet {
    Sheet::fresh(&world.house)
}

fn area(world: &World) -> AreaKey {
    AreaKey(world.house.pack().unwrap().areas()[0].key.clone())
}

fn guardian(person: PersonId, name: &str) -> NewGuardian {
    NewGuardian {
        person: Some(person),
        name: name.to_owned(),
        custody: Custody::Sole,
        language: "svenska".to_owned(),
        interpreter: false,
    }
}

async fn room_of(world: &World, person: PersonId) -> PartId {
    let cx = world.at_home(person).await;
    app::rooms::rooms(&cx).await.unwrap()[0].0
}

/// The worker handles the child, and the mother lives under the same protection.
async fn mark(world: &World, worker: &Cx<'_>, part: PartId) {
    let protecting = Protecting {
        level: Some(Protection::Marked),
        handlers: vec![worker.actor.person()],
        household: [world.county.mother].into(),
        known_from: "Folkbokföringen".to_owned(),
    };
    protect(worker, part, sheet(world), &protecting)
        .await
        .unwrap();
}

/// A child about whom there is one of everything that an address can name.
async fn about_a_child(world: &World, situation: Situation) -> Things {
    let county = world.county;
    let seat = situation.at(&county);
    let unit = situation.toward(&county);
    let worker = world.at_work(seat).await;
    let child = Begin {
        name: "Test Barn".to_owned(),
        birth: situation.birth(),
        number: None,
        language: "svenska".to_owned(),
        guardians: vec![guardian(county.mother, "Test Mamma")],
        child: Some(county.child),
        handlers: if situation == Situation::Protected {
            vec![seat.person]
        } else {
            Vec::new()
        },
    };
    let part = begin(&worker, sheet(world), child).await.unwrap();
    if situation == Situation::Protected {
        mark(world, &worker, part).await;
    }
    let seen = sheet(world);
    let observation = Observation {
        seen: "Leker gärna. Farbror kör taxi.".to_owned(),
        thought: None,
        areas: vec![area(world)],
        look_again: date(2026, 12, 4),
    };
    app::write_note::notice(&worker, part, seen, observation)
        .await
        .unwrap();
    let mother = room_of(world, county.mother).await;
    let consent = asked_and_answered(world, &worker, (part, mother), unit).await;
    let sharing = app::offer::Sharing {
        of: seen.id,
        ground: Ground::Consent { consent },
        unit,
        areas: [area(world)].into(),
        without_thought: false,
        about_others: folder::passages::Passages::default(),
        outside: None,
        forbehall: false,
    };
    // Under protection nothing leaves without a second person, which has tests of its own: here no release exists.
    let release = if situation == Situation::Protected {
        ReleaseId::from_bytes(world.house.fresh())
    } else {
        app::offer::offer(&worker, part, sheet(world), &sharing)
            .await
            .unwrap()
    };
    uncle_marked(world, &worker, part, seen.id).await;
    let meeting = meeting_called(world, &worker, part, situation).await;
    let measure = plan(world, &worker, part, unit, situation).await;
    let emergency = opened_in_emergency(world, &worker, part, situation).await;
    let words = sheet(world);
    let guardian = world.at_home(county.mother).await;
    let (text, nobody) = ("Han sover bättre nu.".to_owned(), Readers::default());
    app::words::write_words(&guardian, mother, words, text, &nobody)
        .await
        .unwrap();
    let childs_room = match situation {
        Situation::HealthCare => String::new(),
        _ => room_of(world, county.child).await.to_string(),
    };
    [
        ("part", part.to_string()),
        ("entry", seen.id.to_string()),
        ("consent", consent.to_string()),
        ("release", release.to_string()),
        ("meeting", meeting.to_string()),
        ("measure", measure.to_string()),
        ("unit", unit.to_string()),
        ("emergency", emergency.to_string()),
        ("function", seat.function.to_string()),
        ("rule", situation.rule().to_owned()),
        ("room", mother.to_string()),
        ("consultation", asked_without_name(world).await),
        (OWN_WORDS, words.id.to_string()),
        (CHILDS_ROOM, childs_room),
    ]
    .into()
}

/// The worker opens in an emergency; under protection nobody can.
async fn opened_in_emergency(
    world: &World,
    worker: &Cx<'_>,
    part: PartId,
    situation: Situation,
) -> EntryId {
    let opened = sheet(world);
    let why = "Barnet svarar inte och hostar hela tiden.".to_owned();
    let done = app::emergency::open_in_emergency(worker, part, opened, why).await;
    assert_eq!(done.is_ok(), situation != Situation::Protected);
    opened.id
}

/// The mother is invited.
async fn meeting_called(
    world: &World,
    worker: &Cx<'_>,
    part: PartId,
    situation: Situation,
) -> MeetingId {
    let meeting = MeetingId::from_bytes(world.house.fresh());
    let called = MeetingCalled {
        meeting,
        when: date(2026, 12, 1).at(15, 0, 0, 0),
        place: if situation == Situation::Protected {
            String::new()
        } else {
            "Förskolan".to_owned()
        },
        invited: vec![Invitee {
            who: WhoInvited::Guardian {
                person: world.county.mother,
            },
            reason: "Hon känner sitt barn bäst.".to_owned(),
        }],
        childs_part: "Barnet är med.".to_owned(),
    };
    app::meet::call_meeting(worker, part, sheet(world), called)
        .await
        .unwrap();
    meeting
}

/// What stands about the uncle does not go along.
async fn uncle_marked(world: &World, worker: &Cx<'_>, part: PartId, seen: EntryId) {
    let uncle = Passage {
        text: 0,
        from: "Leker gärna. ".len(),
        to: "Leker gärna. Farbror kör taxi.".len(),
    };
    let marks = [uncle].into_iter().collect();
    app::mark_others::mark_others(worker, part, sheet(world), seen, &marks, &BTreeSet::new())
        .await
        .unwrap();
}

/// A plan with one goal, and a measure of the worker's own unit that the mother is asked about.
async fn plan(
    world: &World,
    worker: &Cx<'_>,
    part: PartId,
    unit: UnitId,
    situation: Situation,
) -> MeasureId {
    let plan = PlanId::from_bytes(world.house.fresh());
    let goal = GoalId::from_bytes(world.house.fresh());
    let frame = Frame {
        plan,
        why: "Vi vill hjälpas åt.".to_owned(),
        units: vec![unit],
        goals: vec![Goal {
            goal,
            words: "Jag vill vara med i leken.".to_owned(),
            childs_words: true,
            how_we_know: "Jag säger det själv.".to_owned(),
        }],
    };
    app::plan::frame_plan(worker, part, sheet(world), frame)
        .await
        .unwrap();
    if situation == Situation::HealthCare {
        let review = Some(date(2027, 2, 1));
        app::plan::activate_plan(worker, part, sheet(world), plan, review)
            .await
            .unwrap();
    }
    promised(world, worker, part, (plan, goal), String::new()).await
}

/// The worker's own unit promises, and asks the guardians for their yes to it.
pub async fn promised(
    world: &World,
    worker: &Cx<'_>,
    part: PartId,
    (plan, goal): (PlanId, GoalId),
    judged: String,
) -> MeasureId {
    let measure = MeasureId::from_bytes(world.house.fresh());
    let promise = Measure {
        plan,
        measure,
        goal,
        what: "Vi leker i en liten grupp.".to_owned(),
        unit: worker.actor.professional().unwrap().unit,
        contact: "Test Lärare".to_owned(),
        phone: "070-174 06 05".to_owned(),
        promised: date(2026, 12, 15),
        begins: "Nu".to_owned(),
        ends: "Till sommaren".to_owned(),
    };
    // The unit's own number is no secret: whoever wrote it has looked.
    let looked = Sheet {
        looked_at: true,
        ..sheet(world)
    };
    app::plan::promise(worker, part, looked, promise)
        .await
        .unwrap();
    let who = Signing::Guardians;
    app::measure_yes::ask_measure(worker, part, sheet(world), measure, who, judged)
        .await
        .unwrap();
    measure
}

/// The mother is asked toward the unit, and says yes on her own page.
async fn asked_and_answered(
    world: &World,
    worker: &Cx<'_>,
    (part, room): (PartId, PartId),
    unit: UnitId,
) -> ConsentId {
    let until: Date = date(2027, 5, 1);
    let question = Question {
        units: vec![unit],
        areas: [area(world)].into(),
        purpose: "Att hjälpa tillsammans.".to_owned(),
        level: Level::Share,
        until,
        signing: Signing::Guardians,
        judged: String::new(),
        child_heard: String::new(),
        without: None,
        text: "1".to_owned(),
    };
    let consent = ask_consent(worker, part, sheet(world), question)
        .await
        .unwrap();
    let yes = ConsentAnswered {
        consent,
        by: world.county.mother,
        answers: vec![ReceiverAnswer {
            unit,
            answer: Answer::Yes {
                areas: [area(world)].into(),
                level: Level::Share,
                until: None,
                conditions: Vec::new(),
            },
        }],
        form: Form::OwnPage,
        language: "sv".to_owned(),
        interpreter: false,
        said: String::new(),
        ask_again: None,
    };
    let mother = world.at_home(world.county.mother).await;
    app::answer_consent::answer_consent(&mother, room, sheet(world), yes)
        .await
        .unwrap();
    consent
}

/// The teacher has asked the adviser, who has not answered yet. It has nothing to do with the child.
pub async fn asked_without_name(world: &World) -> String {
    let teacher = world.at_work(world.county.teacher).await;
    let known = teacher.nameless(false).await.unwrap();
    let words = |text| Nameless::read(text, &known, &BTreeSet::new()).unwrap();
    let to = world.county.adviser;
    let asking = Asking {
        to: Adviser {
            unit: to.unit,
            function: to.function,
        },
        age: AgeBand::Preschool,
        areas: Vec::new(),
        topic: words("Sover inte"),
        question: words("Hur hjälper man någon att sova på dagen?"),
        tried: None,
        answer_by: date(2026, 11, 27),
    };
    let id = ask_without_name(&teacher, sheet(world), asking).await;
    id.unwrap().to_string()
}

/// Another child with a father of its own: neither has anything to do with the first.
async fn about_another_child(world: &World) {
    let other = world.at_work(world.county.other_teacher).await;
    let child = Begin {
        name: "Annat Barn".to_owned(),
        birth: date(2016, 8, 2),
        number: None,
        language: "svenska".to_owned(),
        guardians: vec![guardian(world.county.father, "Test Pappa")],
        child: None,
        handlers: Vec::new(),
    };
    begin(&other, sheet(world), child).await.unwrap();
}

/// Everybody who might try, signed in, with the words that the table has for them.
async fn everybody(place: &Place) -> Vec<(&'static str, Browser)> {
    let county = place.county;
    let mut all = vec![("nobody, signed out", place.stranger())];
    for (who, seat) in [
        ("teacher", county.teacher),
        ("assistant at the same preschool", county.assistant),
        ("teacher at another preschool", county.other_teacher),
        ("nurse", county.contact),
        ("therapist of the nurse's branch", county.therapist),
        ("adviser at the social services", county.adviser),
    ] {
        all.push((who, place.browser_of(seat).await));
    }
    for (who, person) in [
        ("the guardian", county.mother),
        ("another child's guardian", county.father),
        ("the child", county.child),
    ] {
        all.push((who, place.browser_at_home(person).await));
    }
    all
}

/// The answer in a word: where to, or the number.
fn answer(page: &Page) -> String {
    let to = page.location.split(['?', '#']).next().unwrap();
    if to.is_empty() {
        page.status.as_u16().to_string()
    } else {
        format!("{} to {}", page.status.as_u16(), named(to))
    }
}

/// An address without the ids of this run.
fn named(path: &str) -> String {
    let steps = path
        .split('/')
        .map(|step| if step.len() > 20 { "…" } else { step });
    steps.collect::<Vec<_>>().join("/")
}

/// Every address in a situation, asked for and posted to with an empty form.
async fn tried(place: &Place, things: &Things) -> String {
    let mut all = everybody(place).await;
    let mut untried = Vec::new();
    let mut table = String::new();
    for pattern in routes::EVERY {
        let path = match filled(pattern, things) {
            Ok(path) => path,
            Err(missing) => {
                untried.push(missing);
                continue;
            }
        };
        for method in ["GET", "POST"] {
            let mut answers: BTreeMap<String, Vec<&str>> = BTreeMap::new();
            for (who, browser) in &mut all {
                let page = match method {
                    "GET" => browser.get(&path).await,
                    _ => browser.post(&path, &[]).await,
                };
                answers.entry(answer(&page)).or_default().push(who);
            }
            let ends = [routes::pattern::exit, routes::pattern::sign_out].contains(pattern);
            if ends {
                all = everybody(place).await;
            }
            writeln!(table, "{method} {pattern}").unwrap();
            let alike = answers.len() == 1;
            for (answer, who) in answers {
                let who = if alike {
                    "everybody".to_owned()
                } else {
                    who.join("; ")
                };
                writeln!(table, "  {answer}: {who}").unwrap();
            }
        }
    }
    assert!(
        untried.is_empty(),
        "addresses without an access test: {untried:?}"
    );
    table
}

pub async fn place(situation: Situation) -> (Place, Things) {
    let world = World::new(Engine::Sqlite, 3, PACK).await;
    let things = about_a_child(&world, situation).await;
    about_another_child(&world).await;
    (Place::of(world), things)
}

#[tokio::test]
async fn everybody_gets_at_every_address_what_the_tables_say() {
    let (preschool, mut things) = place(Situation::Preschool).await;
    let mut tables = vec![tried(&preschool, &things).await];
    insta::assert_snapshot!("at_a_preschool", tables[0]);
    things.insert("entry", things[OWN_WORDS].clone());
    tables.push(tried(&preschool, &things).await);
    insta::assert_snapshot!("about_a_guardians_own_words", tables[1]);
    things.insert("room", things[CHILDS_ROOM].clone());
    tables.push(tried(&preschool, &things).await);
    insta::assert_snapshot!("about_a_childs_room", tables[2]);
    let (health, things) = place(Situation::HealthCare).await;
    tables.push(tried(&health, &things).await);
    insta::assert_snapshot!("at_health_care", tables[3]);
    let (protected, things) = place(Situation::Protected).await;
    tables.push(tried(&protected, &things).await);
    insta::assert_snapshot!("under_protection", tables[4]);

    // An address that opens for nobody anywhere would prove nothing by being closed to the rest.
    let all = tables.concat();
    for pattern in routes::EVERY {
        let opens = all
            .split(&format!("GET {pattern}\n"))
            .skip(1)
            .any(|after| after.lines().next().unwrap().starts_with("  200: "));
        let posted_only = *pattern == routes::pattern::sign_out;
        let leads_on = *pattern == routes::pattern::home;
        assert!(
            opens || posted_only || leads_on,
            "{pattern} opens for nobody"
        );
    }
}

/// Whoever adds a route elsewhere adds an address that the tables above do not try.
#[test]
fn no_address_is_built_outside_the_list() {
    let here = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    let mut folders = vec![here.clone()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if let Some((product, _)) = Some(std::fs::read_to_string(&path).unwrap())
                .as_deref()
                .map(|text| text.split_once("#[cfg(test)]").unwrap_or((text, "")))
                && product.contains(".route(")
            {
                found.push(path.strip_prefix(&here).unwrap().display().to_string());
            }
        }
    }
    found.sort();
    // Assets and the choice of language are for everybody and know nothing of any child.
    assert_eq!(found, ["assets.rs", "language.rs", "routes.rs"]);
}
