//! What is about somebody else is marked in one act and does not go along (law.md A1; standards C13).

use super::home::asked;
use super::{answer, area, ask, link, plain, saved, value};
use crate::common::{Browser, PACK, Page, Place, child};
use axum::http::StatusCode;
use testkit::{Engine, World};

const SAW: &str = "Hon visar med händerna. Morbror Idris är sjuk. Hon skrattar ofta.";

/// The box before this sentence.
fn box_of(page: &Page, sentence: &str) -> String {
    let before = page.html.split(sentence).collect::<Vec<_>>();
    let before = before[..before.len() - 1].concat();
    let tag = before.rsplit("name=\"others\"").next().unwrap();
    let value = tag.split("value=\"").nth(1).unwrap();
    value.split('"').next().unwrap().to_owned()
}

async fn agreed(place: &Place) -> (Browser, String) {
    agreed_about(place, SAW).await
}

async fn agreed_about(place: &Place, saw: &str) -> (Browser, String) {
    let mut teacher = place.browser_of(place.county.teacher).await;
    let part = child(&mut teacher).await;
    let health = area(0);
    let fields = [
        ("saw", saw),
        ("areas", health.as_str()),
        ("again", "2026-12-04"),
    ];
    saved(&teacher.fill(&format!("{part}/notice"), &fields).await);
    let share = link(&teacher.get(&part).await, "/share/");
    let unit = place.county.contact.unit.to_string();
    let path = ask(&mut teacher, &part, &unit, "share").await;
    saved(&answer(&mut teacher, &path, "share").await);
    (teacher, share)
}

#[tokio::test]
async fn a_marked_sentence_is_in_neither_the_check_nor_the_copy_and_stays_with_the_writer() {
    let place = Place::new(61).await;
    let (mut teacher, share) = agreed(&place).await;
    let chosen = teacher.get(&share).await;
    assert!(chosen.html.contains("Handlar något om någon annan?"));
    let (to, area) = (value(&chosen, "to"), area(0));
    let about_idris = box_of(&chosen, "Morbror Idris är sjuk.");
    let fields = [
        ("to", to.as_str()),
        ("areas", area.as_str()),
        ("others", about_idris.as_str()),
    ];
    let check = teacher
        .send_marked(&format!("{share}/check"), &chosen.marks(), &fields)
        .await;
    assert_eq!(check.status, StatusCode::OK, "{}", check.html);
    assert!(
        check
            .html
            .contains("Hon visar med händerna. Hon skrattar ofta.")
    );
    assert!(!check.html.contains("Idris"));
    // The check carries the mark along by itself.
    assert_eq!(value(&check, "others"), about_idris);
    saved(&teacher.send_marked(&share, &check.marks(), &fields).await);
    assert!(teacher.get(&share).await.html.contains("Idris"));

    let mut nurse = place.browser_of(place.county.contact).await;
    let waiting = link(&nurse.get("/").await, "/waiting/");
    let here = saved(&nurse.fill(&waiting, &[]).await);
    let page = nurse.get(&here).await;
    assert!(
        page.html
            .contains("Hon visar med händerna. Hon skrattar ofta.")
    );
    assert!(!page.html.contains("Idris"));
}

#[tokio::test]
async fn what_is_not_marked_goes_along_and_marking_everything_is_refused_with_nothing_lost() {
    let place = Place::new(62).await;
    let (mut teacher, share) = agreed(&place).await;
    let chosen = teacher.get(&share).await;
    let (to, area) = (value(&chosen, "to"), area(0));
    let fields = [("to", to.as_str()), ("areas", area.as_str())];
    let whole = teacher
        .send_marked(&format!("{share}/check"), &chosen.marks(), &fields)
        .await;
    assert!(whole.html.contains("Idris"));

    let boxes: Vec<String> = SAW
        .split_inclusive(". ")
        .map(|sentence| box_of(&chosen, sentence.trim()))
        .collect();
    let mut all = fields.to_vec();
    all.extend(boxes.iter().map(|value| ("others", value.as_str())));
    let refused = teacher
        .send_marked(&format!("{share}/check"), &chosen.marks(), &all)
        .await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.html.contains("Då blir det inget kvar att dela."));
    for value in &boxes {
        assert!(refused.html.contains(&format!("value=\"{value}\" checked")));
    }
}

/// Goes through the page to check and shares all that is left.
async fn shared(teacher: &mut Browser, share: &str, others: &[&str]) {
    let chosen = teacher.get(share).await;
    let (to, area) = (value(&chosen, "to"), area(0));
    let mut fields = vec![("to", to.as_str()), ("areas", area.as_str())];
    fields.extend(others.iter().map(|at| ("others", *at)));
    let check = teacher
        .send_marked(&format!("{share}/check"), &chosen.marks(), &fields)
        .await;
    assert_eq!(check.status, StatusCode::OK, "{}", check.html);
    saved(&teacher.send_marked(share, &check.marks(), &fields).await);
}

/// What the nurse's page says of the child, once it has been collected, without what differs by chance.
async fn collected(place: &Place) -> String {
    let mut nurse = place.browser_of(place.county.contact).await;
    let waiting = link(&nurse.get("/").await, "/waiting/");
    let here = saved(&nurse.fill(&waiting, &[]).await);
    let page = nurse.get(&here).await.html;
    let main = page.split("<main").nth(1).unwrap().to_owned();
    without_ids(&main)
}

fn without_ids(html: &str) -> String {
    let id = |word: &str| word.len() >= 32 && word.bytes().all(|byte| byte.is_ascii_hexdigit());
    let parts = html.split_inclusive(|one: char| !one.is_ascii_alphanumeric());
    parts
        .filter(|part| !id(part.trim_end_matches(|one: char| !one.is_ascii_alphanumeric())))
        .collect()
}

/// Design decision 11: neither gap, count, size nor word tells the receiver that there was more.
#[tokio::test]
async fn the_receivers_page_is_the_page_of_an_entry_that_never_had_the_passage() {
    let mut pages = Vec::new();
    for (seed, saw, marks) in [
        (63, SAW, true),
        (64, "Hon visar med händerna. Hon skrattar ofta.", false),
    ] {
        let place = Place::new(seed).await;
        let (mut teacher, share) = agreed_about(&place, saw).await;
        let others = if marks {
            vec![box_of(&teacher.get(&share).await, "Morbror Idris är sjuk.")]
        } else {
            Vec::new()
        };
        let others: Vec<&str> = others.iter().map(String::as_str).collect();
        shared(&mut teacher, &share, &others).await;
        pages.push(collected(&place).await);
    }
    assert!(pages[0].contains("Hon skrattar ofta."));
    assert_eq!(pages[0], pages[1]);
}

/// The person's own yes lets it go along; taken back, the copy is closed and the rest waits anew.
#[tokio::test]
async fn whoever_it_is_about_says_yes_and_takes_it_back_again() {
    let place = Place::new(65).await;
    let (mut teacher, share) = agreed(&place).await;
    let others = share.replace("/share/", "/others/");
    let about_idris = box_of(&teacher.get(&others).await, "Morbror Idris är sjuk.");
    let marks = [("others", about_idris.as_str())];
    saved(&teacher.fill(&others, &marks).await);
    let left_out = teacher.get(&share).await;
    assert!(
        left_out
            .html
            .contains("Det här är markerat och följer inte med")
    );

    let said = [
        ("others", about_idris.as_str()),
        ("who", "Test Morbror"),
        ("how", "oral"),
        ("on", "2026-11-20"),
    ];
    let nobody = teacher
        .fill(&format!("{others}/yes"), &[said[0], said[2], said[3]])
        .await;
    assert_eq!(nobody.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(nobody.html.contains("checked"));
    saved(&teacher.fill(&format!("{others}/yes"), &said).await);
    shared(&mut teacher, &share, &[]).await;
    assert!(collected(&place).await.contains("Idris"));

    let back = [marks[0], ("back", "Test Morbror")];
    saved(&teacher.fill(&others, &back).await);
    let mut nurse = place.browser_of(place.county.contact).await;
    let part = link(&nurse.get("/").await, "/parts/");
    assert!(!nurse.get(&part).await.html.contains("Idris"));
    let anew = collected(&place).await;
    assert!(anew.contains("Hon visar med händerna. Hon skrattar ofta.") && !anew.contains("Idris"));
}

/// What lies in the mother's room already is closed there without a trace, and laid without the passage.
#[tokio::test]
async fn a_passage_that_is_marked_later_is_gone_from_the_familys_room_too() {
    let world = World::new(Engine::Sqlite, 66, PACK).await;
    let worker = world.at_work(world.county.teacher).await;
    let part = format!("/parts/{}", asked(&world, &worker).await);
    let place = Place::of(world);
    let mut teacher = place.browser_of(place.county.teacher).await;
    let health = area(0);
    let fields = [
        ("saw", SAW),
        ("areas", health.as_str()),
        ("again", "2026-12-04"),
    ];
    saved(&teacher.fill(&format!("{part}/notice"), &fields).await);
    let share = link(&teacher.get(&part).await, "/share/");
    let others = share.replace("/share/", "/others/");
    let readers = share.replace("/share/", "/readers/");
    let mother = place.county.mother.to_string();
    let fields = [
        ("readers-asked", "yes"),
        ("readers", mother.as_str()),
        ("readers-why", "Hon bad om det."),
    ];
    saved(&teacher.fill(&readers, &fields).await);
    let mut at_home = place.browser_at_home(place.county.mother).await;
    let room = plain(&at_home.get("/").await.location);
    assert!(at_home.get(&room).await.html.contains("Idris"));

    let about_idris = box_of(&teacher.get(&others).await, "Morbror Idris är sjuk.");
    saved(
        &teacher
            .fill(&others, &[("others", about_idris.as_str())])
            .await,
    );
    let page = at_home.get(&room).await;
    assert!(
        page.html
            .contains("Hon visar med händerna. Hon skrattar ofta.")
    );
    assert!(!page.html.contains("Idris"));
    let who = at_home.get(&format!("{room}/who")).await;
    assert!(!who.html.contains("handlar om någon annan"));
}

/// It reminds of names, never stops anybody, and falls silent when somebody has looked.
#[tokio::test]
async fn a_name_of_another_child_here_is_reminded_of_until_somebody_has_looked() {
    let place = Place::new(67).await;
    let (mut teacher, share) = agreed(&place).await;
    let part = share.split("/share/").next().unwrap().to_owned();
    let health = area(0);
    let fields = [
        ("saw", "Hon lekte med Fatima hela dagen. Sedan sov hon."),
        ("areas", health.as_str()),
        ("again", "2026-12-04"),
    ];
    saved(&teacher.fill(&format!("{part}/notice"), &fields).await);
    let page = teacher.get(&part).await;
    assert!(page.html.contains("Handlar något om någon annan?"));
    let others = link(&page, "/others/");
    let asked = teacher.get(&others).await;
    assert!(asked.html.contains("I texten står:") && asked.html.contains("Fatima"));
    saved(&teacher.fill(&others, &[]).await);
    assert!(
        !teacher
            .get(&part)
            .await
            .html
            .contains("Handlar något om någon annan?")
    );
}

/// What waits and would be empty is taken back: nobody could ever collect it, and nobody is left waiting for that.
#[tokio::test]
async fn an_offer_of_which_nothing_is_left_does_not_wait_for_ever() {
    let place = Place::new(67).await;
    let (mut teacher, share) = agreed(&place).await;
    shared(&mut teacher, &share, &[]).await;
    let part = share.split("/share/").next().unwrap().to_owned();
    let waits = "Mottagaren ska hämta det som delats";
    assert!(teacher.get(&part).await.html.contains(waits));
    let mut nurse = place.browser_of(place.county.contact).await;
    let waiting = link(&nurse.get("/").await, "/waiting/");

    let others = share.replace("/share/", "/others/");
    let page = teacher.get(&others).await;
    let boxes: Vec<String> = SAW
        .split_inclusive(". ")
        .map(|sentence| box_of(&page, sentence.trim()))
        .collect();
    // One sentence less still goes along.
    let some = [("others", boxes[1].as_str())];
    saved(&teacher.fill(&others, &some).await);
    assert!(teacher.get(&part).await.html.contains(waits));
    let all: Vec<(&str, &str)> = boxes.iter().map(|at| ("others", at.as_str())).collect();
    saved(&teacher.fill(&others, &all).await);
    assert!(!teacher.get(&part).await.html.contains(waits));
    assert!(!nurse.get("/").await.html.contains("/waiting/"));
    assert_eq!(nurse.get(&waiting).await.status, StatusCode::NOT_FOUND);
}
