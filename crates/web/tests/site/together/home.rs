//! What a guardian does with a yes at home, in a browser without script.

use app::ask_consent::{Question, ask_consent};
use app::begin::{Begin, NewGuardian, begin};
use app::show_part::show_part;
use app::{Cx, Sheet};
use axum::http::StatusCode;

use folder::entry::{Custody, Level, Observation, Signing};
use folder::id::{PartId, PersonId};
use folder::practice::AreaKey;
use jiff::civil::date;
use testkit::{Engine, World};

use super::{link, plain};
use crate::common::{Browser, PACK, Page, Place};

fn areas(world: &World) -> Vec<AreaKey> {
    let areas = world.house.pack().unwrap().areas();
    areas[..2]
        .iter()
        .map(|area| AreaKey(area.key.clone()))
        .collect()
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

/// A child whose mother is asked about the contact's unit, with something noticed.
pub(super) async fn asked(world: &World, teacher: &Cx<'_>) -> PartId {
    let sheet = || Sheet::fresh(&world.house);
    let child = Begin {
        name: "Test Barn".to_owned(),
        birth: date(2022, 5, 14),
        number: None,
        language: "svenska".to_owned(),
        guardians: vec![guardian(world.county.mother, "Test Mamma", Custody::Sole)],
        child: Some(world.county.child),
        handlers: Vec::new(),
    };
    let part = begin(teacher, sheet(), child).await.unwrap();
    let observation = Observation {
        seen: "Bygger högt.".to_owned(),
        thought: None,
        areas: vec![areas(world)[0].clone()],
        look_again: date(2026, 12, 4),
    };
    app::write_note::notice(teacher, part, sheet(), observation)
        .await
        .unwrap();
    let question = Question {
        units: vec![world.county.contact.unit],
        areas: areas(world).into_iter().collect(),
        purpose: "Att göra lika.".to_owned(),
        level: Level::Share,
        until: date(2027, 5, 1),
        signing: Signing::Guardians,
        judged: String::new(),
        child_heard: String::new(),
        without: None,
        text: "1".to_owned(),
    };
    ask_consent(teacher, part, sheet(), question).await.unwrap();
    part
}

async fn consents(browser: &mut Browser) -> Page {
    let home = browser.get("/").await;
    let room = if home.status == StatusCode::SEE_OTHER {
        home.location
    } else {
        link(&home, "/rooms/")
    };
    let room = plain(&room);
    browser.get(&format!("{room}/consents")).await
}

#[tokio::test]
async fn a_mother_sets_a_condition_and_then_makes_her_yes_smaller() {
    let world = World::new(Engine::Sqlite, 51, PACK).await;
    let (mother, keys) = (world.county.mother, areas(&world));
    let teacher = world.at_work(world.county.teacher).await;
    asked(&world, &teacher).await;
    drop(teacher);
    let place = Place::of(world);
    let mut browser = place.browser_at_home(mother).await;
    let page = consents(&mut browser).await;
    assert!(!page.html.contains("/less/"), "nothing to make smaller yet");
    let address = link(&page, "/consents/");
    let (first, second) = (keys[0].0.as_str(), keys[1].0.as_str());
    let yes = [
        ("answer-0", "yes"),
        ("areas-0", first),
        ("areas-0", second),
        ("level-0", "share"),
        ("condition-0", "Bara om jag är med."),
    ];
    let sent = browser.fill(&address, &yes).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.html);
    let page = consents(&mut browser).await;
    assert!(page.html.contains("Ditt villkor: "), "{}", page.html);
    assert!(page.html.contains("Bara om jag är med."));

    let less = link(&page, "/less/");
    let same = [
        ("areas", first),
        ("areas", second),
        ("level", "share"),
        ("until", "2027-05-01"),
    ];
    let nothing = browser.fill(&less, &same).await;
    assert_eq!(nothing.status, StatusCode::UNPROCESSABLE_ENTITY);
    let later = browser
        .fill(
            &less,
            &[
                ("areas", first),
                ("level", "talk"),
                ("until", "2027-05-02"),
                ("condition", "kvar här"),
            ],
        )
        .await;
    assert_eq!(later.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(later.html.contains("href=\"#until\"") && later.html.contains("kvar här"));
    let never_asked = browser
        .fill(&less, &[("areas", "annat"), ("until", "2027-01-01")])
        .await;
    assert_eq!(never_asked.status, StatusCode::UNPROCESSABLE_ENTITY);

    let done = browser
        .fill(
            &less,
            &[
                ("areas", first),
                ("level", "share"),
                ("until", "2027-01-01"),
            ],
        )
        .await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.html);
    let page = consents(&mut browser).await;
    assert!(page.html.contains("Gäller till och med "), "{}", page.html);
    assert!(
        page.html.contains("Bara om jag är med."),
        "a condition stays"
    );
    let again = browser.get(&less).await;
    assert!(
        !again.html.contains(&format!("value=\"{second}\"")),
        "it cannot grow again here"
    );
}

#[tokio::test]
async fn nobody_else_reaches_the_page_where_a_yes_is_made_smaller() {
    let world = World::new(Engine::Sqlite, 52, PACK).await;
    let (mother, father) = (world.county.mother, world.county.father);
    let teacher = world.at_work(world.county.teacher).await;
    let part = asked(&world, &teacher).await;
    let view = show_part(&teacher, part).await.unwrap().view;
    let consent = view.consents()[0].asked.consent;
    drop(teacher);
    let unit = world.county.contact.unit;
    let place = Place::of(world);
    let mut hers = place.browser_at_home(mother).await;
    let page = consents(&mut hers).await;
    let room = link(&page, "/rooms/");
    let less = format!("{room}/consents/{consent}/less/{unit}");
    let mut his = place.browser_at_home(father).await;
    let mut works = place.browser_of(place.county.teacher).await;
    for other in [&mut his, &mut works] {
        assert_eq!(other.get(&less).await.status, StatusCode::NOT_FOUND);
        let sent = other.post(&less, &[("until", "2027-01-01")]).await;
        assert_eq!(sent.status, StatusCode::NOT_FOUND);
    }
    // Hers, but she has not said yes.
    assert_eq!(hers.get(&less).await.status, StatusCode::SEE_OTHER);
}
