//! "I cannot wait": from a child's page through the opening to whoever looks at it, and to the family (PDL 4:2, 4:3;
//! standards R9).

use axum::http::StatusCode;
use jiff::SignedDuration;
use testkit::{Engine, World};

use crate::common::{Browser, PACK, Place, child};

const WHY: &str = "Barnet svarar inte och hostar hela tiden.";

/// A browser whose session began some minutes ago.
async fn signed_in_ago(world: &World, minutes: i64) -> String {
    let seat = world.county.teacher;
    let then = world.now - SignedDuration::from_mins(minutes);
    let (person, function) = (seat.person, Some(seat.function));
    let token = world.house.sign_in(person, function, then).await.unwrap();
    format!("kring={}", token.secret())
}

#[tokio::test]
async fn an_opening_says_who_will_know_and_a_reason_that_says_nothing_is_no_reason() {
    let place = Place::new(5).await;
    let mut teacher = place.browser_of(place.county.teacher).await;
    let part = child(&mut teacher).await;
    let here = format!("{part}/emergency");
    let page = teacher.get(&here).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(
        page.html
            .contains("Familjen läser att du öppnade och varför.")
    );
    let page = teacher
        .fill(&here, &[("why", "Behövs!!! Nu. 12345678901234567890")])
        .await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.html.contains("Minst 20 tecken."));
    assert!(page.html.contains("Behövs!!! Nu. 12345678901234567890"));
    let page = teacher.fill(&here, &[("why", WHY)]).await;
    assert_eq!(
        (page.status, page.location.as_str()),
        (StatusCode::SEE_OTHER, here.as_str())
    );
    let open = teacher.get(&here).await;
    assert!(open.html.contains("Öppet för dig till"), "{}", open.html);
    // Sent twice is opened once, and said so.
    let again = teacher.post(&here, &[("why", WHY)]).await;
    assert_ne!(again.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn whoever_signed_in_a_while_ago_signs_in_again_and_nothing_typed_is_lost() {
    let world = World::new(Engine::Sqlite, 5, PACK).await;
    let cookie = signed_in_ago(&world, 6).await;
    let place = Place::of(world);
    let mut fresh = place.browser_of(place.county.teacher).await;
    let part = child(&mut fresh).await;
    let here = format!("{part}/emergency");
    let marks = fresh.get(&here).await.marks();
    let mut teacher: Browser = place.stranger();
    teacher.cookie = cookie;
    let page = teacher.get(&here).await;
    assert_eq!(page.status, StatusCode::UNAUTHORIZED);
    assert!(page.html.contains("Visa att det är du"));
    let page = teacher.send_marked(&here, &marks, &[("why", WHY)]).await;
    assert_eq!(page.status, StatusCode::UNAUTHORIZED);
    assert!(page.html.contains("name=\"kept.why\""));
    assert!(page.html.contains(WHY));
    // Nothing was opened by that.
    assert!(fresh.get(&here).await.html.contains("Öppna nu"));
}

#[tokio::test]
async fn somebody_who_looks_afterwards_sees_why_and_nothing_of_the_child() {
    let place = Place::new(5).await;
    let mut teacher = place.browser_of(place.county.teacher).await;
    let part = child(&mut teacher).await;
    teacher
        .fill(&format!("{part}/emergency"), &[("why", WHY)])
        .await;
    let mut head = place.browser_of(place.county.other_teacher).await;
    let day = head.get("/").await;
    assert!(day.html.contains("href=\"/emergencies\""));
    let list = head.get("/emergencies").await;
    let one = list.html.split("href=\"/emergencies/").nth(1).unwrap();
    let one = format!("/emergencies/{}", one.split('"').next().unwrap());
    let page = head.get(&one).await;
    assert!(page.html.contains(WHY));
    assert!(!page.html.contains("Noor"), "{}", page.html);
    let early = head
        .fill(&one, &[("found", "needed"), ("said", "Ambulansen kom.")])
        .await;
    assert!(early.html.contains("Det är fortfarande öppet."));
    assert!(early.html.contains("Ambulansen kom."));
    let mut nurse = place.browser_of(place.county.contact).await;
    assert_eq!(nurse.get(&one).await.status, StatusCode::NOT_FOUND);
    let mut assistant = place.browser_of(place.county.assistant).await;
    assert_eq!(
        assistant.get("/emergencies").await.status,
        StatusCode::NOT_FOUND
    );
}

#[tokio::test]
async fn a_log_is_kept_as_a_file_whose_name_says_nothing() {
    let place = Place::new(5).await;
    let mut teacher = place.browser_of(place.county.teacher).await;
    let part = child(&mut teacher).await;
    teacher
        .fill(&format!("{part}/emergency"), &[("why", WHY)])
        .await;
    let file = teacher.get(&format!("{part}/log/file")).await;
    assert_eq!(file.status, StatusCode::OK);
    assert!(
        file.head.contains("attachment; filename=\\\"kring.csv\\\""),
        "{}",
        file.head
    );
    assert!(file.head.contains("text/csv"));
    let lines: Vec<&str> = file.html.lines().collect();
    assert_eq!(
        lines[0].trim_start_matches('\u{feff}'),
        "När;Vem;Roll och enhet;Vad;Nekades;Varför det fick göras, eller inte;Vad som skrevs om det"
    );
    assert!(
        lines
            .iter()
            .any(|line| line.contains("Öppnade i ett nödläge"))
    );
    // The way there is on the page, and on each page about the child stands why one sees it.
    let log = teacher.get(&format!("{part}/log")).await;
    assert!(log.html.contains(&format!("{part}/log/file")));
    let why = teacher.get(&format!("{part}/why")).await;
    assert!(why.html.contains("Test Hjälp"));
    for page in [part.clone(), format!("{part}/plan")] {
        let html = teacher.get(&page).await.html;
        assert!(html.contains(&format!("href=\"{part}/why\"")), "{page}");
    }
}
