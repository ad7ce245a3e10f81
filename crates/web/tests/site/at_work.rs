//! A preschool teacher begins, notices, tries and talks, in a browser without script.

use crate::common::{PACK, Place, child};
use axum::http::StatusCode;
use practice::Packs;

/// The keys of the first two areas of the pack: no area is named in code.
fn areas() -> [String; 2] {
    let packs = Packs::builtin();
    let areas = packs.get(PACK).unwrap().areas();
    [areas[0].key.clone(), areas[1].key.clone()]
}

#[tokio::test]
async fn what_was_noticed_tried_and_said_stands_on_the_childs_page() {
    let place = Place::new(1).await;
    let mut teacher = place.browser_of(place.county.teacher).await;
    let part = child(&mut teacher).await;
    let page = teacher.get(&part).await;
    assert!(page.html.contains("Noor") && page.html.contains("ensam vårdnad"));
    assert!(page.html.contains("behöver tolk"));

    let saved = teacher
        .fill(
            &format!("{part}/notice"),
            &[
                ("saw", "Noor pekar i stället för att säga ord."),
                ("think", "Kanske hör hon dåligt."),
                ("again", "2026-12-04"),
            ],
        )
        .await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER);
    let saved = teacher
        .fill(
            &format!("{part}/tried"),
            &[
                ("what", "Bilder vid samlingen."),
                ("result", "Hon är med mer."),
            ],
        )
        .await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER);

    let [first, second] = areas();
    let talk = format!("{part}/talk");
    let chosen = [
        ("voices", "guardian-0"),
        ("voices", "observed"),
        ("areas", first.as_str()),
        ("language", "arabiska"),
        ("interpreter", "yes"),
    ];
    let step = teacher
        .fill(&talk, &[&chosen[..], &[("step", "choose")]].concat())
        .await;
    assert_eq!(step.status, StatusCode::OK);
    let says = format!("{first}-guardian-0-says");
    let works = format!("{first}-guardian-0-works");
    let written = [
        &chosen[..],
        &[
            ("step", "write"),
            (says.as_str(), "works"),
            (works.as_str(), "Hon sjunger hemma."),
        ],
    ]
    .concat();
    let saved = teacher.send_marked(&talk, &step.marks(), &written).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.html);

    let page = teacher.get(&saved.location).await.html;
    for words in [
        "Noor pekar i stället",
        "Kanske hör hon dåligt.",
        "Bilder vid samlingen.",
        "Hon sjunger hemma.",
        "Samtalet är sparat",
        "4 december 2026",
    ] {
        assert!(page.contains(words), "{words}");
    }
    // The area that nobody talked about stays visible, and silent.
    let pack = tongue::Tongues::new(&tongue::PackTexts::of(&Packs::builtin())).unwrap();
    let name = pack
        .pack(tongue::Language::Swedish, PACK)
        .msg(&practice::text::area(&second));
    assert!(page.contains(&name), "{name}");
    assert!(page.contains("Inte pratat om"));
    assert!(!page.contains(&format!(">{first}<")), "no key is shown");
}

#[tokio::test]
async fn my_day_shows_children_with_the_next_step_first() {
    let place = Place::new(2).await;
    let mut teacher = place.browser_of(place.county.teacher).await;
    let empty = teacher.get("/").await;
    assert!(empty.html.contains("Här är det tomt än"));
    let part = child(&mut teacher).await;
    assert!(teacher.get("/").await.html.contains("Barn hos oss"));
    teacher
        .fill(
            &format!("{part}/notice"),
            &[("saw", "Något"), ("again", "2026-11-25")],
        )
        .await;
    let day = teacher.get("/").await.html;
    assert!(day.contains("25 november 2026") && day.contains("Noor"));
}

#[tokio::test]
async fn every_form_keeps_what_was_typed_when_something_is_wrong() {
    let place = Place::new(3).await;
    let mut teacher = place.browser_of(place.county.teacher).await;
    let part = child(&mut teacher).await;
    let long = "å".repeat(4_001);
    let [area, _] = areas();
    let bad = [
        ("/children/new", vec![("name", "Bo")], "value=\"Bo\""),
        (
            "/children/new",
            vec![("name", "Bo"), ("birth", "i våras")],
            "i våras",
        ),
        (
            "/children/new",
            vec![
                ("name", "Bo"),
                ("birth", "2022-01-01"),
                ("language", "sv"),
                ("number", "12"),
            ],
            "value=\"12\"",
        ),
        (
            "/children/new",
            vec![
                ("name", "Bo"),
                ("birth", "2022-01-01"),
                ("language", "sv"),
                ("first-name", "Ada"),
                ("first-custody", "sole"),
                ("second-name", "Eva"),
                ("second-custody", "joint"),
            ],
            "value=\"Eva\"",
        ),
        ("notice", vec![("think", "kvar")], "kvar"),
        (
            "notice",
            vec![("saw", &long), ("again", "2026-12-04")],
            &long,
        ),
        (
            "notice",
            vec![("saw", "kvar"), ("again", "2020-01-01")],
            "kvar",
        ),
        (
            "notice",
            vec![
                ("saw", "kvar"),
                ("again", "2026-12-04"),
                ("areas", "no-such"),
            ],
            "kvar",
        ),
        ("tried", vec![("what", "kvar")], "kvar"),
        (
            "talk",
            vec![("areas", &area), ("language", "kvar")],
            "value=\"kvar\"",
        ),
    ];
    for (form, fields, kept) in bad {
        let path = if form.starts_with('/') {
            form.to_owned()
        } else {
            format!("{part}/{form}")
        };
        let page = teacher.fill(&path, &fields).await;
        assert_eq!(
            page.status,
            StatusCode::UNPROCESSABLE_ENTITY,
            "{form} {fields:?}"
        );
        assert!(page.html.contains("Något behöver rättas"), "{form}");
        assert!(page.html.contains(kept), "{form} {fields:?}");
    }
}

#[tokio::test]
async fn a_talk_asks_for_words_where_something_was_chosen_and_keeps_the_rest() {
    let place = Place::new(4).await;
    let mut teacher = place.browser_of(place.county.teacher).await;
    let talk = format!("{}/talk", child(&mut teacher).await);
    let [area, _] = areas();
    let field = |name: &str| format!("{area}-me-{name}");
    let (says, works, hard) = (field("says"), field("works"), field("hard"));
    let chosen = [
        ("voices", "me"),
        ("areas", area.as_str()),
        ("language", "svenska"),
        ("step", "write"),
    ];
    for (told, error) in [
        (vec![], "Inget är ifyllt än"),
        (
            vec![(says.as_str(), "both"), (works.as_str(), "kvar")],
            "Skriv några ord",
        ),
        (
            vec![(says.as_str(), "silent"), (hard.as_str(), "kvar")],
            "inte pratade om det",
        ),
        (
            vec![(says.as_str(), "ten"), (hard.as_str(), "kvar")],
            "finns inte här",
        ),
    ] {
        let page = teacher.fill(&talk, &[&chosen[..], &told].concat()).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{told:?}");
        assert!(page.html.contains(error), "{error}");
        assert!(told.is_empty() || page.html.contains("kvar"));
    }
}

#[tokio::test]
async fn a_form_that_is_sent_twice_or_too_late_says_so_and_keeps_the_words() {
    let place = Place::new(5).await;
    let mut teacher = place.browser_of(place.county.teacher).await;
    let part = child(&mut teacher).await;
    let notice = format!("{part}/notice");
    let fields = [("saw", "Första orden"), ("again", "2026-12-04")];
    let marks = teacher.get(&notice).await.marks();
    let old = teacher.get(&notice).await.marks();
    assert_eq!(
        teacher.send_marked(&notice, &marks, &fields).await.status,
        StatusCode::SEE_OTHER
    );

    let twice = teacher.send_marked(&notice, &marks, &fields).await;
    assert_eq!(twice.status, StatusCode::CONFLICT);
    assert!(twice.html.contains("redan sparat"));

    let late = teacher
        .send_marked(
            &notice,
            &old,
            &[("saw", "Andra orden"), ("again", "2026-12-04")],
        )
        .await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert!(late.html.contains("hann skriva före dig") && late.html.contains("Andra orden"));
    let again = teacher
        .send_marked(
            &notice,
            &late.marks(),
            &[("saw", "Andra orden"), ("again", "2026-12-04")],
        )
        .await;
    assert_eq!(again.status, StatusCode::SEE_OTHER);
    let html = teacher.get(&part).await.html;
    assert_eq!(html.matches("Första orden").count(), 1);
    assert_eq!(html.matches("Andra orden").count(), 1);
}

#[tokio::test]
async fn a_child_is_begun_once_however_often_the_form_is_sent() {
    let place = Place::new(6).await;
    let mut teacher = place.browser_of(place.county.teacher).await;
    let fields = [
        ("name", "Noor"),
        ("birth", "2022-03-14"),
        ("language", "arabiska"),
    ];
    let marks = teacher.get("/children/new").await.marks();
    let first = teacher.send_marked("/children/new", &marks, &fields).await;
    assert_eq!(first.status, StatusCode::SEE_OTHER);
    let second = teacher.send_marked("/children/new", &marks, &fields).await;
    assert_eq!(second.status, StatusCode::CONFLICT);
    assert_eq!(teacher.get("/").await.html.matches(">Noor<").count(), 1);
}

#[tokio::test]
async fn a_lost_session_keeps_what_was_typed_through_the_sign_in() {
    let place = Place::new(7).await;
    let mut teacher = place.browser_of(place.county.teacher).await;
    let part = child(&mut teacher).await;
    let notice = format!("{part}/notice");
    let marks = teacher.get(&notice).await.marks();
    teacher.post("/sign-out", &[]).await;
    let fields = [("saw", "Det jag skrev"), ("again", "2026-12-04")];
    let lost = teacher.send_marked(&notice, &marks, &fields).await;
    assert_eq!(lost.status, StatusCode::UNAUTHORIZED);
    assert!(lost.html.contains("Det jag skrev"));

    let seat = place.county.teacher;
    let who = format!("{}:{}", seat.person, seat.function);
    let kept = [
        ("return_to", notice.as_str()),
        ("kept.saw", "Det jag skrev"),
        ("kept.again", "2026-12-04"),
    ];
    let chooser = teacher.post("/sign-in", &kept).await;
    assert!(chooser.html.contains("value=\"Det jag skrev\"") && chooser.html.contains(&who));
    let back = teacher
        .post("/sign-in", &[&kept[..], &[("as", &who)]].concat())
        .await;
    assert_eq!(back.status, StatusCode::OK);
    assert!(
        back.html.contains(&format!("action=\"{notice}\"")) && back.html.contains("Det jag skrev")
    );
}

#[tokio::test]
async fn what_is_not_there_and_what_is_not_for_me_look_the_same() {
    let place = Place::new(8).await;
    let mut teacher = place.browser_of(place.county.teacher).await;
    let part = child(&mut teacher).await;
    let mut outsider = place.browser_of(place.county.therapist).await;
    for rest in ["", "/notice", "/tried", "/talk"] {
        let hidden = outsider.get(&format!("{part}{rest}")).await;
        let absent = outsider
            .get(&format!("/parts/{}{rest}", "0".repeat(32)))
            .await;
        let nonsense = outsider.get(&format!("/parts/x{rest}")).await;
        for page in [&hidden, &absent, &nonsense] {
            assert_eq!(page.status, StatusCode::NOT_FOUND, "{rest}");
        }
        let plain = |html: &str, path: &str| html.replace(path, "");
        assert_eq!(
            plain(&hidden.html, &format!("{part}{rest}")),
            plain(&absent.html, &format!("/parts/{}{rest}", "0".repeat(32)))
        );
    }
    let posted = outsider
        .post(
            &format!("{part}/notice"),
            &[
                ("form-id", &"1".repeat(32)),
                ("form-seen", "none"),
                ("saw", "x"),
                ("again", "2026-12-04"),
            ],
        )
        .await;
    assert_eq!(posted.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn the_step_to_a_report_stands_on_every_page_of_who_must_report_and_not_for_families() {
    let place = Place::new(9).await;
    let mut teacher = place.browser_of(place.county.teacher).await;
    let part = child(&mut teacher).await;
    for path in ["/", "/children/new", &part, &format!("{part}/notice")] {
        assert!(
            teacher.get(path).await.html.contains("href=\"/harm\""),
            "{path}"
        );
    }
    let page = teacher.get("/harm").await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(
        page.html.contains("genast") && !page.html.contains("<form method=\"post\" action=\"/harm")
    );

    let mut mother = place.stranger();
    let who = format!("{}:-", place.county.mother);
    mother.post("/sign-in", &[("as", &who)]).await;
    assert_eq!(mother.get("/harm").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn nobody_signs_in_to_a_seat_that_is_not_theirs() {
    let place = Place::new(10).await;
    let county = place.county;
    let mut browser = place.stranger();
    for who in [
        format!("{}:{}", county.assistant.person, county.teacher.function),
        format!("{}:-", county.teacher.person),
        format!("{}:{}", county.mother, county.teacher.function),
        "x:y".to_owned(),
    ] {
        let page = browser.post("/sign-in", &[("as", &who)]).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{who}");
        assert!(browser.cookie.is_empty());
    }
    assert_eq!(browser.get("/").await.location, "/sign-in");
}

#[tokio::test]
async fn the_quick_way_out_ends_the_session_and_forgets() {
    let place = Place::new(11).await;
    let mut teacher = place.browser_of(place.county.teacher).await;
    let session = teacher.cookie.clone();
    let page = teacher.get("/exit").await;
    assert!(page.clears.contains("cookies") && !page.html.contains("Test"));
    teacher.cookie = session;
    assert_eq!(
        teacher.get("/").await.location,
        "/sign-in",
        "the old secret opens nothing"
    );
}
