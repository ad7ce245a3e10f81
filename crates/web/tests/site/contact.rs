//! Whom the family turns to, on the pages: nothing typed is lost, and whoever answers twice is told so (R56, X8).

use axum::http::StatusCode;

use crate::common::{Browser, Page, Place, child};

const TOLD: &str = "Vi har pratat om att jag slutar.";
const KNOWN: &str = "Att bilder hjälper.";

/// A child whose contact the teacher is, where the other preschool may read; and the page that asks it.
async fn followed(place: &Place, teacher: &mut Browser) -> (String, Vec<(&'static str, String)>) {
    let part = child(teacher).await;
    let becomes = [("way", "becomes"), ("told", TOLD)];
    let contact = format!("{part}/contact");
    let done = teacher.fill(&contact, &becomes).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.html);
    let other = place.county.other_teacher;
    let unit = other.unit.to_string();
    let inside = [
        ("to", unit.as_str()),
        ("why", "Hon börjar där."),
        ("until", "2027-02-01"),
    ];
    let opened = teacher.fill(&format!("{part}/inside"), &inside).await;
    assert_eq!(opened.status, StatusCode::SEE_OTHER, "{}", opened.html);
    let asks = vec![
        ("to", other.function.to_string()),
        ("told", TOLD.to_owned()),
        ("known", KNOWN.to_owned()),
        ("answer-by", "2026-11-27".to_owned()),
    ];
    (part, asks)
}

fn fields<'a>(owned: &'a [(&'static str, String)]) -> Vec<(&'a str, &'a str)> {
    let pairs = owned.iter();
    pairs.map(|(name, value)| (*name, value.as_str())).collect()
}

async fn begun() -> (Place, Browser, Browser) {
    let place = Place::new(5).await;
    let teacher = place.browser_of(place.county.teacher).await;
    let other = place.browser_of(place.county.other_teacher).await;
    (place, teacher, other)
}

#[tokio::test]
async fn what_was_typed_comes_back_when_a_colleague_was_first() {
    let (place, mut teacher, _) = begun().await;
    let (part, asks) = followed(&place, &mut teacher).await;
    let other = format!("{part}/contact/other");
    let mine = teacher.get(&other).await.marks();
    let first = teacher.fill(&other, &fields(&asks)).await;
    assert_eq!(first.status, StatusCode::SEE_OTHER, "{}", first.html);
    let late = teacher.send_marked(&other, &mine, &fields(&asks)).await;
    assert!(late.status.is_client_error());
    assert!(late.html.contains(TOLD) && late.html.contains(KNOWN));
    // Sent once more, it is told why: one is asked at a time.
    let again = teacher
        .send_marked(&other, &late.marks(), &fields(&asks))
        .await;
    assert!(again.html.contains("Någon är redan tillfrågad"));
    assert!(again.html.contains(TOLD) && again.html.contains(KNOWN));
}

fn kept(page: &Page, words: &str) {
    assert!(page.status.is_client_error(), "{}", page.status);
    assert!(page.html.contains(words), "{}", page.html);
}

#[tokio::test]
async fn an_answer_that_comes_too_late_keeps_its_words_and_one_sent_twice_is_saved_once() {
    let (place, mut teacher, mut other) = begun().await;
    let (part, asks) = followed(&place, &mut teacher).await;
    let (asking, contact) = (format!("{part}/contact/other"), format!("{part}/contact"));
    let asked = teacher.fill(&asking, &fields(&asks)).await;
    assert_eq!(asked.status, StatusCode::SEE_OTHER);
    let why = "Jag är granne med familjen.";
    let no = [("way", "answers"), ("answer", "cannot"), ("why", why)];
    let marks = other.get(&contact).await.marks();
    let back = teacher.fill(&asking, &[("way", "back")]).await;
    assert_eq!(back.status, StatusCode::SEE_OTHER);
    kept(&other.send_marked(&contact, &marks, &no).await, why);

    let asked = teacher.fill(&asking, &fields(&asks)).await;
    assert_eq!(asked.status, StatusCode::SEE_OTHER);
    let marks = other.get(&contact).await.marks();
    let saved = other.send_marked(&contact, &marks, &no).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER);
    // What the first was asked to know is there for whoever is asked next.
    let next = teacher.get(&asking).await;
    assert!(next.html.contains(&format!("{TOLD}</textarea>")));
    assert!(next.html.contains(&format!("{KNOWN}</textarea>")));
    let twice = other.send_marked(&contact, &marks, &no).await;
    assert_eq!(twice.status, StatusCode::CONFLICT);
    assert!(twice.html.contains("redan sparat"));
}

/// Somebody is asked while they write to the family: what was typed is not taken for an answer.
#[tokio::test]
async fn words_to_the_family_are_not_taken_for_an_answer() {
    let (_place, mut teacher, _) = begun().await;
    let part = child(&mut teacher).await;
    let contact = format!("{part}/contact");
    let nothing = teacher.fill(&contact, &[("way", "becomes")]).await;
    assert_eq!(nothing.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(nothing.html.contains("name=\"told\"") && !nothing.html.contains("name=\"answer\""));
    let answers = [("way", "answers"), ("answer", "takes")];
    let unasked = teacher.fill(&contact, &answers).await;
    assert!(unasked.html.contains("Ingen är tillfrågad nu"));
    assert!(unasked.html.contains("name=\"answer\""));
}
