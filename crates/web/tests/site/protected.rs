//! A child with protected identity, to everybody who is not one of the handlers: every page is byte for byte the one of
//! a county where the child is nowhere, and of one where it is somewhere else (law.md A13; docs/protected-identity.md).

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::{Arc, Mutex};

use app::ask_consent::{Question, ask_consent};
use app::begin::{Begin, NewGuardian, begin};
use app::collect::collect;
use app::offer::{Sharing, offer};
use app::plan::Frame;
use app::protect::{Protecting, protect};
use app::{Cx, Sheet};
use axum::http::StatusCode;
use folder::class::Mandate;
use folder::entry::{
    Answer, ConsentAnswered, Custody, Form, Goal, Ground, Invitee, Level, MeetingCalled,
    Observation, ReceiverAnswer, Signing, WhoInvited,
};
use folder::id::{ConsentId, GoalId, MeasureId, MeetingId, PartId, PersonId, PlanId};
use folder::number::PersonalNumber;
use folder::practice::AreaKey;
use folder::protection::Protection;
use jiff::civil::date;
use testkit::{County, Engine, Seat, World};
use web::routes;

use crate::addresses::{asked_without_name, promised};
use crate::common::{Browser, PACK, Page, Place};

const CHILD: &str = "Ronja Skyddad";
const NUMBER: &str = "201212121212";
const PLACE: &str = "Biblioteket i Solvik";

/// Where the child is, and for whom.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Is {
    /// Nowhere in this county.
    Nowhere,
    /// At the teacher's preschool and at health care, as any child.
    Open,
    /// The same, under protection.
    Here,
    /// At the other preschool and at health care, under protection.
    Elsewhere,
    /// As here, and the one who handled the child has left.
    Left,
    /// Nowhere, and the teacher has left all the same.
    Gone,
}

impl Is {
    const fn handled_by(self, county: &County) -> Seat {
        match self {
            Self::Elsewhere => county.other_teacher,
            _ => county.teacher,
        }
    }
}

/// The ids that addresses hold; in a county without the child they are nobody's.
type Things = BTreeMap<&'static str, String>;

struct Told {
    place: Place,
    things: Things,
    /// A child that nobody protects, and its father's room.
    other: PartId,
    fathers: PartId,
}

fn sheet(world: &World) -> Sheet {
    Sheet::fresh(&world.house)
}

fn area(world: &World) -> AreaKey {
    AreaKey(world.house.pack().unwrap().areas()[0].key.clone())
}

fn guardian(person: PersonId, name: &str, custody: Custody) -> NewGuardian {
    NewGuardian {
        person: Some(person),
        name: name.to_owned(),
        custody,
        language: "svenska".to_owned(),
        interpreter: false,
    }
}

async fn room_of(world: &World, person: PersonId) -> PartId {
    let cx = world.at_home(person).await;
    app::rooms::rooms(&cx).await.unwrap()[0].0
}

/// Both guardians say yes toward the contact's unit, as they told the worker.
async fn agreed(world: &World, worker: &Cx<'_>, part: PartId) -> ConsentId {
    let county = world.county;
    let unit = county.contact.unit;
    let question = Question {
        units: vec![unit],
        areas: [area(world)].into(),
        purpose: "Att hjälpa tillsammans.".to_owned(),
        level: Level::Share,
        until: date(2027, 5, 1),
        signing: Signing::Guardians,
        judged: "Barnet har hörts och förstår frågan.".to_owned(),
        child_heard: "Barnet vill det.".to_owned(),
        without: None,
        text: "2026-11".to_owned(),
    };
    let consent = ask_consent(worker, part, sheet(world), question)
        .await
        .unwrap();
    for by in [county.mother, county.father] {
        let yes = ConsentAnswered {
            consent,
            by,
            answers: vec![ReceiverAnswer {
                unit,
                answer: Answer::Yes {
                    areas: [area(world)].into(),
                    level: Level::Share,
                    until: None,
                    conditions: Vec::new(),
                },
            }],
            form: Form::Oral,
            language: "svenska".to_owned(),
            interpreter: false,
            said: String::new(),
            ask_again: None,
        };
        app::ask_consent::record_answer(worker, part, sheet(world), yes)
            .await
            .unwrap();
    }
    consent
}

/// The child with something of everything, shared with health care, and protected last.
async fn child(world: &World, is: Is) -> Things {
    let county = world.county;
    let worker = world.at_work(is.handled_by(&county)).await;
    let child = Begin {
        name: CHILD.to_owned(),
        birth: date(2012, 12, 12),
        number: PersonalNumber::read(NUMBER, date(2026, 11, 20)).ok(),
        language: "svenska".to_owned(),
        guardians: vec![
            guardian(county.mother, "Test Mamma", Custody::Joint),
            guardian(county.father, "Test Pappa", Custody::Joint),
        ],
        child: Some(county.child),
        handlers: Vec::new(),
    };
    let part = begin(&worker, sheet(world), child).await.unwrap();
    let seen = sheet(world);
    let observation = Observation {
        seen: "Ronja leker gärna vid sjön.".to_owned(),
        thought: None,
        areas: vec![area(world)],
        look_again: date(2026, 12, 4),
    };
    app::write_note::notice(&worker, part, seen, observation)
        .await
        .unwrap();
    let mothers = room_of(world, county.mother).await;
    let consent = agreed(world, &worker, part).await;
    let sharing = Sharing {
        of: seen.id,
        ground: Ground::Consent { consent },
        unit: county.contact.unit,
        areas: [area(world)].into(),
        without_thought: false,
        about_others: folder::passages::Passages::default(),
        outside: None,
        forbehall: false,
    };
    let release = offer(&worker, part, sheet(world), &sharing).await.unwrap();
    let contact = world.at_work(county.contact).await;
    let clinics = collect(&contact, sheet(world), release).await.unwrap();
    let (why, until) = ("Bedömning".to_owned(), date(2027, 5, 1));
    let therapy = county.therapist.unit;
    app::open_inside::open_inside(&contact, clinics, sheet(world), therapy, why, until)
        .await
        .unwrap();
    let (meeting, measure) = together(world, &worker, part).await;
    let emergency = sheet(world);
    let why = "Barnet svarar inte och hostar hela tiden.".to_owned();
    app::emergency::open_in_emergency(&worker, part, emergency, why)
        .await
        .unwrap();
    if is != Is::Open {
        let protecting = Protecting {
            level: Some(Protection::Marked),
            handlers: vec![worker.actor.person()],
            household: [county.mother].into(),
            known_from: "Folkbokföringen 01003".to_owned(),
        };
        protect(&worker, part, sheet(world), &protecting)
            .await
            .unwrap();
    }
    [
        ("part", part.to_string()),
        ("entry", seen.id.to_string()),
        ("consent", consent.to_string()),
        ("release", release.to_string()),
        ("meeting", meeting.to_string()),
        ("measure", measure.to_string()),
        ("emergency", emergency.id.to_string()),
        ("unit", county.contact.unit.to_string()),
        ("room", mothers.to_string()),
    ]
    .into()
}

/// A meeting at a place, and a plan with a measure.
async fn together(world: &World, worker: &Cx<'_>, part: PartId) -> (MeetingId, MeasureId) {
    let meeting = MeetingId::from_bytes(world.house.fresh());
    let called = MeetingCalled {
        meeting,
        when: date(2026, 12, 1).at(15, 0, 0, 0),
        place: PLACE.to_owned(),
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
    let plan = PlanId::from_bytes(world.house.fresh());
    let goal = GoalId::from_bytes(world.house.fresh());
    let frame = Frame {
        plan,
        why: "Vi vill hjälpas åt.".to_owned(),
        units: vec![world.county.contact.unit],
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
    let judged = "Barnet har hörts och förstår frågan.".to_owned();
    let measure = promised(world, worker, part, (plan, goal), judged).await;
    (meeting, measure)
}

async fn county(is: Is) -> Told {
    let world = World::new(Engine::Sqlite, 3, PACK).await;
    let mut things = if matches!(is, Is::Nowhere | Is::Gone) {
        let mut things: Things = [
            "part",
            "entry",
            "consent",
            "release",
            "meeting",
            "measure",
            "room",
            "emergency",
        ]
        .map(|name| (name, PartId::from_bytes(world.house.fresh()).to_string()))
        .into();
        things.insert("unit", world.county.contact.unit.to_string());
        things
    } else {
        child(&world, is).await
    };
    // The same question without a name in every county: it has nothing to do with the child.
    let asked = asked_without_name(&world).await;
    things.insert("consultation", asked);
    // A rule that a preschool has and health care has not: where the child is tells nobody else which rules there are.
    things.insert("rule", "general-clause".to_owned());
    things.insert("function", world.county.assistant.function.to_string());
    let adviser = world.at_work(world.county.adviser).await;
    let other = Begin {
        name: "Annat Barn".to_owned(),
        birth: date(2016, 8, 2),
        number: None,
        language: "svenska".to_owned(),
        guardians: vec![guardian(world.county.father, "Test Pappa", Custody::Sole)],
        child: None,
        handlers: Vec::new(),
    };
    let other = begin(&adviser, sheet(&world), other).await.unwrap();
    let father = world.at_home(world.county.father).await;
    let rooms = app::rooms::rooms(&father).await.unwrap();
    let fathers = rooms
        .iter()
        .find(|(_, card)| card.name == "Annat Barn")
        .unwrap()
        .0;
    if matches!(is, Is::Left | Is::Gone) {
        world.leaves(world.county.teacher).await;
    }
    Told {
        place: Place::of(world),
        things,
        other,
        fathers,
    }
}

/// Everybody who handles the child in neither county, each at an own browser.
async fn outsiders(place: &Place) -> Vec<(&'static str, Browser)> {
    let county = place.county;
    let mut all = vec![("nobody", place.stranger())];
    for (who, seat) in [
        ("assistant", county.assistant),
        ("therapist", county.therapist),
        ("adviser", county.adviser),
    ] {
        all.push((who, place.browser_of(seat).await));
    }
    all.push(("father", place.browser_at_home(county.father).await));
    all
}

fn filled(pattern: &str, things: &Things) -> String {
    let mut path = pattern.to_owned();
    while let Some((before, rest)) = path.clone().split_once('{') {
        let (name, after) = rest.split_once('}').unwrap();
        path = format!("{before}{}{after}", things[name]);
    }
    path
}

/// The whole answer, with every id of this run as a dot: how many there are still counts.
fn whole(page: &Page) -> String {
    let all = format!("{}\n{}\n{}", page.status, page.head, page.html);
    let mut told = String::new();
    let mut run = String::new();
    for character in all.chars().chain(std::iter::once('\n')) {
        if character.is_ascii_alphanumeric() || character == '_' || character == '-' {
            run.push(character);
            continue;
        }
        let random = run.len() >= 32 && run.chars().any(|one| one.is_ascii_digit());
        told.push_str(if random { "·" } else { &run });
        told.push(character);
        run.clear();
    }
    told
}

/// Every address in turn, asked for and posted to, and what each outsider may open of their own.
async fn visited(told: &Told) -> BTreeMap<String, String> {
    let mut all = BTreeMap::new();
    for (who, mut browser) in outsiders(&told.place).await {
        let paths = routes::EVERY
            .iter()
            // Two end the session and know of nobody; the third is the demo's list of the people one can be.
            .filter(|pattern| !["/exit", "/sign-out", "/sign-in"].contains(*pattern))
            .map(|pattern| ((*pattern).to_owned(), filled(pattern, &told.things)));
        let own = [
            ("own part", routes::part(told.other)),
            ("own part's protection", routes::protect(told.other)),
            ("own consent", routes::ask_consent(told.other)),
            ("own room", routes::room(told.fathers)),
            ("own room's readers", routes::room_log(told.fathers)),
            ("own room's consents", routes::room_consents(told.fathers)),
        ];
        let own = own.map(|(name, path)| (name.to_owned(), path));
        let elsewhere =
            ["no-such-word", "parts/1"].map(|path| (path.to_owned(), format!("/{path}")));
        for (name, path) in paths.chain(own).chain(elsewhere) {
            let page = browser.get(&path).await;
            all.insert(format!("{who} GET {name}"), whole(&page));
            let page = browser.post(&path, &[]).await;
            all.insert(format!("{who} POST {name}"), whole(&page));
        }
        let working = ["assistant", "therapist", "adviser"].contains(&who);
        for time in ["once", "twice", "a third time"].iter().filter(|_| working) {
            all.insert(format!("{who} begins {time}"), begins(&mut browser).await);
        }
    }
    all
}

/// Types the child's number, name and guardians, and looks at what comes of it.
async fn begins(browser: &mut Browser) -> String {
    let fields = [
        ("name", CHILD),
        ("birth", "2012-12-12"),
        ("number", NUMBER),
        ("language", "svenska"),
        ("first-name", "Test Mamma"),
        ("first-custody", "joint"),
        ("first-language", "svenska"),
    ];
    let begun = browser.fill(&routes::begin(), &fields).await;
    assert_eq!(begun.status, StatusCode::SEE_OTHER, "{}", begun.html);
    let mut told = whole(&begun);
    for path in [begun.location.as_str(), "/"] {
        told.push_str(&whole(&browser.get(path).await));
    }
    told
}

/// What differs, in words short enough to read.
fn differs(one: &BTreeMap<String, String>, other: &BTreeMap<String, String>) -> String {
    assert_eq!(one.len(), other.len());
    let mut told = String::new();
    for ((name, one), other) in one.iter().zip(other.values()) {
        if one == other {
            continue;
        }
        writeln!(told, "{name}").unwrap();
        for (one, other) in one.lines().zip(other.lines()).filter(|(a, b)| a != b) {
            writeln!(told, "  - {one}\n  + {other}").unwrap();
        }
    }
    told
}

/// Keeps whatever the house would write to its log while it serves.
#[derive(Clone, Default)]
struct Kept(Arc<Mutex<String>>);

impl tracing::field::Visit for Kept {
    fn record_debug(&mut self, field: &tracing::field::Field, value: &dyn std::fmt::Debug) {
        let mut kept = self.0.lock().unwrap();
        writeln!(kept, "{field}={value:?}").unwrap();
    }
}

impl tracing::Subscriber for Kept {
    fn enabled(&self, metadata: &tracing::Metadata<'_>) -> bool {
        *metadata.level() <= tracing::Level::INFO
    }

    fn new_span(&self, span: &tracing::span::Attributes<'_>) -> tracing::span::Id {
        span.record(&mut self.clone());
        tracing::span::Id::from_u64(1)
    }

    fn record(&self, _: &tracing::span::Id, values: &tracing::span::Record<'_>) {
        values.record(&mut self.clone());
    }

    fn record_follows_from(&self, _: &tracing::span::Id, _: &tracing::span::Id) {}

    fn event(&self, event: &tracing::Event<'_>) {
        event.record(&mut self.clone());
    }

    fn enter(&self, _: &tracing::span::Id) {}

    fn exit(&self, _: &tracing::span::Id) {}
}

#[tokio::test]
async fn whoever_is_no_handler_gets_the_pages_of_a_county_without_the_child() {
    let nowhere = visited(&county(Is::Nowhere).await).await;
    let here = visited(&county(Is::Here).await).await;
    let told = differs(&nowhere, &here);
    assert!(told.is_empty(), "{told}");
    // The twin: of a child that nobody protects there is much to see.
    let open = visited(&county(Is::Open).await).await;
    let told = differs(&nowhere, &open);
    for seen in [
        "assistant GET /\n",
        "assistant GET /parts/{part}\n",
        "therapist GET /\n",
        "father GET /\n",
    ] {
        assert!(told.contains(seen), "{seen}");
    }
    assert!(told.contains(CHILD));
}

#[tokio::test]
async fn where_the_child_is_changes_no_page_of_whoever_is_no_handler() {
    let here = visited(&county(Is::Here).await).await;
    let elsewhere = visited(&county(Is::Elsewhere).await).await;
    let told = differs(&here, &elsewhere);
    assert!(told.is_empty(), "{told}");
}

#[tokio::test]
async fn nothing_about_a_protected_child_is_written_to_the_servers_log() {
    let kept = Kept::default();
    tracing::subscriber::set_global_default(kept.clone()).unwrap();
    let told = county(Is::Here).await;
    visited(&told).await;
    let mut handler = told.place.browser_of(told.place.county.teacher).await;
    let page = handler.get(&routes::part(&told.things["part"])).await;
    assert!(page.html.contains(CHILD));
    tracing::info!(control = "kept", "the control");
    let log = kept.0.lock().unwrap().clone();
    assert!(log.contains("control=\"kept\""));
    for words in [
        CHILD,
        PLACE,
        NUMBER,
        "Ronja",
        "Folkbok",
        "Förskolan",
        "Mottagningen",
    ] {
        assert!(!log.contains(words), "{words}: {log}");
    }
    for id in told.things.values() {
        assert!(!log.contains(id.as_str()), "{log}");
    }
}

#[tokio::test]
async fn the_address_and_the_title_tell_nothing_of_the_protection() {
    let told = county(Is::Open).await;
    let mut teacher = told.place.browser_of(told.place.county.teacher).await;
    let path = routes::protect(&told.things["part"]);
    let title = |page: &Page| {
        let (_, after) = page.html.split_once("<title>").unwrap();
        after.split_once("</title>").unwrap().0.to_owned()
    };
    let before = title(&teacher.get(&path).await);
    let person = told.place.county.teacher.person.to_string();
    let saved = teacher
        .fill(
            &path,
            &[
                ("level", "marked"),
                ("handlers", &person),
                ("known", "Folkbokföringen"),
            ],
        )
        .await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.html);
    let after = teacher.get(&path).await;
    assert_eq!(title(&after), before);
    assert!(!before.contains(CHILD));
    let over = teacher
        .fill(&path, &[("level", "over"), ("known", "Folkbokföringen")])
        .await;
    assert_eq!(saved.location, over.location, "one word for both");
    assert!(!saved.location.contains(CHILD) && !saved.location.contains("protect"));
}

#[tokio::test]
async fn the_paper_is_never_for_a_guardian_outside_the_protection() {
    let paper = async |is: Is| {
        let told = county(is).await;
        let mut teacher = told.place.browser_of(told.place.county.teacher).await;
        let (part, consent) = (&told.things["part"], &told.things["consent"]);
        let page = teacher.get(&routes::paper_consent(part, consent)).await;
        assert_eq!(page.status, StatusCode::OK);
        page.html
    };
    let lines = |html: &str, name: &str| {
        let all = html.lines().filter(|line| line.contains("class=\"line\""));
        all.filter(|line| line.contains(name)).count()
    };
    let open = paper(Is::Open).await;
    assert_eq!(
        (lines(&open, "Test Mamma"), lines(&open, "Test Pappa")),
        (1, 1)
    );
    let here = paper(Is::Here).await;
    assert_eq!(
        (lines(&here, "Test Mamma"), lines(&here, "Test Pappa")),
        (1, 0)
    );
    // He is named where it is not printed, so that nobody gives it to him by mistake.
    let warned: Vec<&str> = here
        .split("no-print")
        .filter(|part| part.contains("Test Pappa"))
        .collect();
    assert_eq!(warned.len(), 1);
}

#[tokio::test]
async fn words_that_may_tell_a_place_come_back_whole_with_a_box_to_tick_on_every_form() {
    let told = county(Is::Here).await;
    let mut teacher = told.place.browser_of(told.place.county.teacher).await;
    let mut mother = told.place.browser_at_home(told.place.county.mother).await;
    let words = "Dom i Tingsryd, Storgatan 4.";
    let custody = routes::change_custody(&told.things["part"]);
    let sole = [
        ("custody-0", "sole"),
        ("custody-1", "none"),
        ("known", words),
    ];
    let begin = [
        ("name", "Test Syskon"),
        ("birth", "2015-01-20"),
        ("language", words),
        ("protection", "marked"),
    ];
    let own = routes::room_words(&told.things["room"]);
    let mut assistant = told.place.browser_of(told.place.county.assistant).await;
    let forms = [
        (&mut teacher, custody, &sole[..]),
        (&mut mother, own, &[("text", words)][..]),
        (&mut assistant, routes::begin(), &begin[..]),
    ];
    for (browser, path, fields) in forms {
        let back = browser.fill(&path, fields).await;
        assert_eq!(back.status, StatusCode::UNPROCESSABLE_ENTITY, "{path}");
        assert!(back.html.contains("id=\"form-looked-at\""), "{path}");
        assert!(back.html.contains("Storgatan 4"), "{path}");
        for (name, value) in fields {
            let kept = back.html.contains(&format!("value=\"{value}\""))
                || back.html.contains(&format!("{value}</textarea>"));
            assert!(kept, "{path} {name}: {}", back.html);
        }
        let looked = [fields, &[("form-looked-at", "yes")]].concat();
        let saved = browser.fill(&path, &looked).await;
        assert_eq!(saved.status, StatusCode::SEE_OTHER, "{path} {}", saved.html);
    }
}

#[tokio::test]
async fn that_nobody_handles_a_child_any_more_changes_no_page_of_whoever_may_not_name() {
    let nowhere = visited(&county(Is::Gone).await).await;
    let left = visited(&county(Is::Left).await).await;
    let told = differs(&nowhere, &left);
    assert!(told.is_empty(), "{told}");
}

#[tokio::test]
async fn a_line_without_name_or_place_leads_whoever_has_the_mandate_to_the_page_that_names() {
    let mut world = World::new(Engine::Sqlite, 3, PACK).await;
    let things = child(&world, Is::Here).await;
    let seat = world.county.assistant;
    let mut directory = world.house.directory().clone();
    let mut functions = directory.functions.iter_mut();
    let own = functions.find(|one| one.id == seat.function).unwrap();
    own.mandates.insert(Mandate::Protect);
    world.house.set_directory(directory).await.unwrap();
    world.leaves(world.county.teacher).await;
    let place = Place::of(world);
    let mut assistant = place.browser_of(seat).await;
    let part = routes::part(&things["part"]);
    let home = assistant.get("/").await.html;
    assert!(home.contains("En skyddad uppgift saknar någon som sköter den."));
    assert!(home.contains(&format!("href=\"{}\"", routes::unhandled())));
    let page = assistant.get(&routes::unhandled()).await.html;
    for words in [CHILD, "Ronja", PLACE, "Test Mamma", NUMBER] {
        assert!(!home.contains(words) && !page.contains(words), "{words}");
    }
    assert_eq!(assistant.get(&part).await.status, StatusCode::NOT_FOUND);

    // Nobody chosen: the form comes back, and nobody is named.
    let which = ("which", things["part"].as_str());
    let nobody = assistant.fill(&routes::unhandled(), &[which]).await;
    assert_eq!(nobody.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        nobody.html.contains(&things["part"]),
        "nothing typed is lost"
    );
    let me = seat.person.to_string();
    let named = assistant
        .fill(&routes::unhandled(), &[which, ("handlers", &me)])
        .await;
    assert_eq!(named.status, StatusCode::SEE_OTHER, "{}", named.html);
    assert!(assistant.get(&part).await.html.contains(CHILD));
    let page = assistant.get(&routes::unhandled()).await.html;
    assert!(page.contains("Alla skyddade uppgifter hos er har någon som sköter dem."));
    assert!(!assistant.get("/").await.html.contains("saknar någon"));
    // The family sees who did it.
    let mut mother = place.browser_at_home(place.county.mother).await;
    let log = mother.get(&routes::room_log(&things["room"])).await.html;
    assert!(log.contains("Valde vem som tar över"), "{log}");
}
