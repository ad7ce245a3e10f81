//! Asking for consent: everything to everybody, on paper, and a yes that may not be free.

use axum::http::StatusCode;
use practice::Packs;

use super::{answer, ask, link, saved};
use crate::common::{PACK, Page, Place, child};

/// Every value of the boxes of this name.
fn boxes(page: &Page, name: &str) -> Vec<String> {
    let field = format!("name=\"{name}\" value=\"");
    let values = page.html.split(&field).skip(1);
    values
        .map(|rest| rest.split('"').next().unwrap().to_owned())
        .collect()
}

#[tokio::test]
async fn everything_to_everybody_is_refused_beside_the_field_and_keeps_what_was_typed() {
    let place = Place::new(61).await;
    let mut teacher = place.browser_of(place.county.teacher).await;
    let part = child(&mut teacher).await;
    let path = format!("{part}/consent");
    let units = boxes(&teacher.get(&path).await, "units");
    assert!(units.len() > 1, "the county has several to ask about");
    let packs = Packs::builtin();
    let areas = packs.get(PACK).unwrap().areas();
    let areas: Vec<&str> = areas.iter().map(|area| area.key.as_str()).collect();
    let fields = |areas: &[&str]| -> Vec<(String, String)> {
        let units = units.iter().map(|unit| ("units".to_owned(), unit.clone()));
        let areas = areas
            .iter()
            .map(|area| ("areas".to_owned(), (*area).to_owned()));
        let rest = [
            ("level", "share"),
            ("purpose", "kvar här"),
            ("until", "2027-05-01"),
            ("heard", "Hon pekade."),
        ];
        let rest = rest.map(|(name, value)| (name.to_owned(), value.to_owned()));
        units.chain(areas).chain(rest).collect()
    };
    let all = fields(&areas);
    let all: Vec<_> = all
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    let page = teacher.fill(&path, &all).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.html.contains("href=\"#units\""), "{}", page.html);
    assert!(page.html.contains("går inte att tänka igenom") && page.html.contains("kvar här"));
    let fewer = fields(&areas[1..]);
    let fewer: Vec<_> = fewer
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    saved(&teacher.fill(&path, &fewer).await);
}

#[tokio::test]
async fn the_question_on_paper_has_the_same_words_their_version_and_a_line_for_each_signer() {
    let place = Place::new(62).await;
    let mut teacher = place.browser_of(place.county.teacher).await;
    let part = child(&mut teacher).await;
    let unit = place.county.contact.unit.to_string();
    let path = ask(&mut teacher, &part, &unit, "share").await;
    let paper = link(&teacher.get(&path).await, "/paper");
    let page = teacher.get(&paper).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.html);
    for words in [
        "Förstå varför orden dröjer",
        "Det är inte en anmälan",
        "Amal",
        "Vill du ta tillbaka ett ja?",
        "2026-11",
    ] {
        assert!(page.html.contains(words), "{words}: {}", page.html);
    }
    let mut nurse = place.browser_of(place.county.contact).await;
    assert_eq!(nurse.get(&paper).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_yes_that_may_not_be_free_is_noted_and_not_used() {
    let place = Place::new(63).await;
    let mut teacher = place.browser_of(place.county.teacher).await;
    let part = child(&mut teacher).await;
    let unit = place.county.contact.unit.to_string();
    let path = ask(&mut teacher, &part, &unit, "share").await;
    assert!(
        !teacher.get(&part).await.html.contains("/free\""),
        "nobody has said yes"
    );
    saved(&answer(&mut teacher, &path, "share").await);
    let page = teacher.get(&part).await;
    let free = link(&page, "/free");
    let empty = teacher.fill(&free, &[("why", "kvar här")]).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(empty.html.contains("href=\"#talk\"") && empty.html.contains("kvar här"));
    let of = boxes(&empty, "of");
    let noted = [
        ("of", of[0].as_str()),
        ("why", "Hon såg på honom först."),
        ("talk", "2026-12-01"),
    ];
    saved(&teacher.fill(&free, &noted).await);
    let page = teacher.get(&part).await;
    assert!(page.html.contains("Används inte") && page.html.contains("Prata enskilt"));
    let mut nurse = place.browser_of(place.county.contact).await;
    assert_eq!(nurse.get(&free).await.status, StatusCode::NOT_FOUND);
    saved(&answer(&mut teacher, &path, "share").await);
    assert!(
        !teacher.get(&part).await.html.contains("Används inte"),
        "heard anew"
    );
}
