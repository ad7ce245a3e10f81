//! "Do you say yes to this?": what is promised has its own yes, on the pages (R38, R41, R83).

use axum::http::StatusCode;
use folder::id::PersonId;

use crate::common::Browser;
use crate::family::{Home, SMALL};
use crate::together::{link, saved, value};

const WHAT: &str = "Vila i ett litet rum.";

/// A plan that holds, with a measure that the preschool has promised.
async fn promised() -> Home {
    let mut home = Home::new(SMALL).await;
    let plan = format!("{}/plan", home.part);
    let frame = [
        ("why", "Hon behöver vila."),
        ("goal-1", "Jag vill orka leka"),
        ("goal-know-1", "Hon är pigg efter lunch."),
    ];
    saved(&home.teacher.fill(&format!("{plan}/frame"), &frame).await);
    let agree = [("review", "2027-03-01")];
    saved(&home.teacher.fill(&format!("{plan}/agree"), &agree).await);
    let form = home.teacher.get(&format!("{plan}/promise")).await;
    let goal = value(&form, "goal");
    let promise = [
        ("goal", goal.as_str()),
        ("what", WHAT),
        ("contact", "Elin"),
        ("phone", "070-174 06 05"),
        ("promised", "2026-12-15"),
        ("begins", "Nu"),
        ("ends", "Till sommaren"),
    ];
    let marks = form.marks();
    let promised = format!("{plan}/promise");
    saved(&home.teacher.send_marked(&promised, &marks, &promise).await);
    home
}

/// The question is put to both guardians.
async fn asked() -> (Home, String) {
    let mut home = promised().await;
    let plan = format!("{}/plan", home.part);
    let page = home.teacher.get(&plan).await;
    assert!(page.html.contains("Ingen har frågat om ett ja"));
    let ask = link(&page, &format!("{plan}/measures/"));
    assert!(ask.ends_with("/ask"), "{ask}");
    let form = home.teacher.get(&ask).await;
    assert!(form.html.contains(WHAT) && form.html.contains("Test Pappa"));
    saved(&home.teacher.fill(&ask, &[]).await);
    let answer = ask.trim_end_matches("/ask").to_owned();
    (home, answer)
}

async fn at_home(home: &Home, person: PersonId) -> (Browser, String) {
    let mut browser = home.place.browser_at_home(person).await;
    let room = browser.get("/").await.location;
    (browser, room.split('?').next().unwrap().to_owned())
}

/// Somebody answers on the own page.
async fn answers(home: &Home, person: PersonId, yes: &str, said: &str) {
    let (mut browser, room) = at_home(home, person).await;
    let page = browser.get(&room).await;
    assert!(page.html.contains(WHAT), "{}", page.html);
    let question = link(&page, &format!("{room}/measures/"));
    let form = [("answer", yes), ("said", said)];
    saved(&browser.fill(&question, &form).await);
}

#[tokio::test]
async fn nothing_begins_until_both_have_said_yes_each_on_an_own_page() {
    let (mut home, _) = asked().await;
    let county = home.place.county;
    let plan = format!("{}/plan", home.part);
    answers(&home, county.mother, "yes", "Bra idé.").await;
    let page = home.teacher.get(&plan).await.html;
    assert!(page.contains("Svar väntas") && page.contains("Test Pappa"));
    answers(&home, county.father, "yes", "").await;
    let page = home.teacher.get(&plan).await.html;
    assert!(page.contains("Svaret är ja"), "{page}");
    let (mut mother, room) = at_home(&home, county.mother).await;
    let page = mother.get(&room).await.html;
    assert!(page.contains("Du har sagt ja") && !page.contains("En fråga väntar"));
}

#[tokio::test]
async fn a_no_is_calm_and_can_be_changed_and_the_other_guardian_learns_of_neither() {
    let (mut no, _) = asked().await;
    let (mut yes, _) = asked().await;
    let (silent, _) = asked().await;
    let mother = no.place.county.mother;
    answers(&no, mother, "no", "Hon vilar hemma.").await;
    answers(&yes, mother, "yes", "").await;
    let plan = format!("{}/plan", no.part);
    let page = no.teacher.get(&plan).await.html;
    assert!(page.contains("Svaret är nej"), "{page}");
    assert!(page.contains("Inget annat ändras"));
    // The same pages were opened in each: what differs is her answer alone.
    let plan = format!("{}/plan", yes.part);
    yes.teacher.get(&plan).await;
    let his = no.fathers().await;
    assert_eq!(his, yes.fathers().await);
    assert_eq!(his[0], silent.fathers().await[0]);
    assert!(his[0].contains("En fråga väntar på dig"));
    answers(&no, mother, "yes", "Vi provar.").await;
    let page = no.teacher.get(&format!("{}/plan", no.part)).await.html;
    assert!(page.contains("Svar väntas"), "{page}");
}

#[tokio::test]
async fn what_was_said_at_the_preschool_is_written_down_and_bad_input_keeps_its_words() {
    let (mut home, answer) = asked().await;
    let father = home.place.county.father.to_string();
    let empty = [("by", father.as_str()), ("said", "Han nickade.")];
    let page = home.teacher.fill(&answer, &empty).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.html.contains("id=\"answer-error\"") && page.html.contains("Han nickade."));
    let said = [
        ("by", father.as_str()),
        ("answer", "no"),
        ("form", "oral"),
        ("said", "Han vill vänta."),
    ];
    saved(&home.teacher.fill(&answer, &said).await);
    let page = home.teacher.get(&home.part).await.html;
    assert!(page.contains("svarade om ett löfte"), "{page}");
}

/// A measure that somebody may not read is not asked about either.
#[tokio::test]
async fn a_measure_that_is_closed_to_one_guardian_leaves_no_question_there() {
    let (mut home, _) = asked().await;
    let mut never = promised().await;
    let hers = [home.place.county.mother];
    let why = "Det gäller hennes hem.";
    for home in [&mut home, &mut never] {
        saved(&home.choose(&hers, why).await);
    }
    assert!(!home.fathers().await[0].contains("En fråga väntar"));
    assert_eq!(home.fathers().await[0], never.fathers().await[0]);
    assert!(home.mothers().await[0].contains("En fråga väntar"));
}

#[tokio::test]
async fn no_question_waits_in_a_plan_that_is_closed() {
    let (mut home, _) = asked().await;
    assert!(home.mothers().await[0].contains("En fråga väntar"));
    let plan = format!("{}/plan", home.part);
    let form = home.teacher.get(&format!("{plan}/close")).await;
    let results: Vec<String> = form
        .html
        .split("name=\"result-")
        .skip(1)
        .map(|rest| format!("result-{}", rest.split('"').next().unwrap()))
        .collect();
    let mut fields = vec![
        ("reason", "Hon vilar bra."),
        ("child", "Bra."),
        ("guardian", "Bra."),
        ("turn-to", "Förskolan"),
    ];
    fields.push((results[0].as_str(), "reached"));
    saved(&home.teacher.fill(&format!("{plan}/close"), &fields).await);
    assert!(!home.mothers().await[0].contains("En fråga väntar"));
}
