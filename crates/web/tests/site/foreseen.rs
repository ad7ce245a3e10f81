//! What each receiver could be given, shown before anybody answers (R44), in a browser without script. On the family's page
//! it is made of what lies there and of nothing else: worlds come in pairs, as in `family.rs`.

use axum::http::StatusCode;
use folder::id::PersonId;
use practice::Packs;

use crate::common::{PACK, Page};
use crate::family::{Home, SMALL, without_ids};

fn area(number: usize) -> String {
    let packs = Packs::builtin();
    packs.get(PACK).unwrap().areas()[number].key.clone()
}

impl Home {
    async fn asks(&mut self, until: &str, more: &[(&str, &str)]) -> Page {
        let unit = self.place.county.contact.unit.to_string();
        let area = area(0);
        let fields = [
            ("units", unit.as_str()),
            ("areas", area.as_str()),
            ("level", "share"),
            ("purpose", "Förstå varför orden dröjer"),
            ("until", until),
            ("heard", "Hon pekade på bilder."),
        ];
        let path = format!("{}/consent", self.part);
        self.teacher
            .fill(&path, &[&fields[..], more].concat())
            .await
    }

    async fn notices(&mut self, saw: &str) {
        let (path, area) = (format!("{}/notice", self.part), area(0));
        let fields = [
            ("saw", saw),
            ("areas", area.as_str()),
            ("again", "2026-12-04"),
        ];
        let saved = self.teacher.fill(&path, &fields).await;
        assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.html);
    }

    /// The page where somebody in the family answers the oldest question.
    async fn answer_page_of(&self, person: PersonId) -> (String, String) {
        let mut browser = self.place.browser_at_home(person).await;
        let home = browser.get("/").await;
        let room = home.location.split('?').next().unwrap().to_owned();
        let consents = browser.get(&format!("{room}/consents")).await.html;
        let start = format!("href=\"{room}/consents/");
        let last = consents.split(&start).last().unwrap();
        let path = format!("{room}/consents/{}", last.split('"').next().unwrap());
        let page = browser.get(&path).await;
        assert_eq!(page.status, StatusCode::OK, "{path}: {}", page.html);
        (path, page.html)
    }
}

#[tokio::test]
async fn whoever_asks_can_look_first_and_nothing_is_asked_or_lost() {
    let mut home = Home::new(SMALL).await;
    home.notices("Hon visar med bilder.").await;
    let looked = home.asks("2027-05-01", &[("look", "yes")]).await;
    assert_eq!(looked.status, StatusCode::OK, "{}", looked.html);
    let seen = looked.html.split("id=\"foreseen\"").nth(1).unwrap();
    assert!(seen.contains("Mottagningen") && seen.contains("Hon visar med bilder."));
    assert!(looked.html.contains("Förstå varför orden dröjer"));
    let asked = |html: &str| html.contains("Förstå varför orden dröjer");
    assert!(!asked(&home.teacher.get(&home.part).await.html));
    assert!(!asked(&home.mothers().await.concat()));

    // A form that is not whole is answered as ever, beside the field.
    let half = home.asks("", &[("look", "yes")]).await;
    assert_eq!(half.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(!half.html.contains("id=\"foreseen\""));

    // The twin: without looking first it is asked, and where the answer is written down the same can be read.
    let put = home.asks("2027-05-01", &[]).await;
    assert_eq!(put.status, StatusCode::SEE_OTHER, "{}", put.html);
    let answer = home.teacher.get(put.location.split('?').next().unwrap());
    assert!(answer.await.html.contains("Hon visar med bilder."));
    assert!(asked(&home.mothers().await.concat()));
}

#[tokio::test]
async fn a_guardian_sees_what_would_go_of_what_lies_on_the_own_page_and_no_trace_of_the_rest() {
    let mut told = Home::new(SMALL).await;
    let (mother, father) = (told.place.county.mother, told.place.county.father);
    told.talks("Hon sjunger hos oss.", &[mother, father], "")
        .await;
    told.notices("Hon har blåmärken.").await;
    told.talks("Pappa skrek i tamburen.", &[mother], "Barnet var rädd.")
        .await;
    told.asks("2027-05-01", &[]).await;
    let (_, fathers) = told.answer_page_of(father).await;
    assert!(fathers.contains("Hon sjunger hos oss."), "{fathers}");
    assert!(fathers.contains("kan ha skrivit mer"));

    let mut never = Home::new(SMALL).await;
    never
        .talks("Hon sjunger hos oss.", &[mother, father], "")
        .await;
    never.asks("2027-05-01", &[]).await;
    let (_, twins) = never.answer_page_of(father).await;
    assert_eq!(without_ids(&fathers), without_ids(&twins));

    // What the mother may read she sees, and of what nobody gave out neither of them anything.
    let (_, mothers) = told.answer_page_of(mother).await;
    assert!(mothers.contains("Pappa skrek") && !mothers.contains("blåmärken"));
}

/// A no that one guardian gave to a later question stops what the first would carry; the other's preview says nothing of it.
#[tokio::test]
async fn what_is_foreseen_does_not_tell_what_the_other_guardian_has_answered() {
    let mut pages = Vec::new();
    for answer in ["no", "later"] {
        let mut home = Home::new(SMALL).await;
        let (mother, father) = (home.place.county.mother, home.place.county.father);
        home.talks("Hon sjunger hos oss.", &[mother, father], "")
            .await;
        home.asks("2027-05-01", &[]).await;
        let again = home.asks("2027-04-01", &[]).await;
        if answer == "no" {
            let path = again.location.split('?').next().unwrap().to_owned();
            let (father, area) = (father.to_string(), area(0));
            let fields = [
                ("by", father.as_str()),
                ("answer-0", "no"),
                ("areas-0", area.as_str()),
                ("form", "oral"),
                ("language", "svenska"),
            ];
            let saved = home.teacher.fill(&path, &fields).await;
            assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.html);
        }
        pages.push(without_ids(&home.answer_page_of(mother).await.1));
    }
    assert!(pages[0].contains("Hon sjunger hos oss."));
    assert_eq!(pages[0], pages[1]);
}

#[tokio::test]
async fn what_is_marked_as_about_somebody_else_is_left_out_of_what_is_foreseen_as_it_is_of_the_copy()
 {
    for marked in [true, false] {
        let mut home = Home::new(SMALL).await;
        home.notices("Hon visar med bilder. Morbror Idris är sjuk.")
            .await;
        let page = home.teacher.get(&home.part).await.html;
        let start = format!("href=\"{}/share/", home.part);
        let rest = page.split(&start).nth(1).unwrap();
        let others = format!("{}/others/{}", home.part, rest.split('"').next().unwrap());
        if marked {
            let form = home.teacher.get(&others).await.html;
            // The sentence stands in the entry above too; the box is before the last.
            let (before, _) = form.rsplit_once("Morbror Idris är sjuk.").unwrap();
            let tag = before.rsplit("name=\"others\"").next().unwrap();
            let value = tag.split("value=\"").nth(1).unwrap();
            let about_idris = value.split('"').next().unwrap().to_owned();
            let saved = home
                .teacher
                .fill(&others, &[("others", about_idris.as_str())])
                .await;
            assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.html);
        }
        let looked = home.asks("2027-05-01", &[("look", "yes")]).await;
        let foreseen = looked.html.split("id=\"foreseen\"").nth(1).unwrap();
        assert!(foreseen.contains("Hon visar med bilder."));
        assert_eq!(
            foreseen.contains("Morbror Idris"),
            !marked,
            "the preview leaves out what the copy would leave out"
        );
    }
}

#[tokio::test]
async fn of_a_plan_that_was_changed_only_the_latest_text_is_foreseen() {
    let mut home = Home::new(SMALL).await;
    for why in ["Hon behöver fler ord.", "Hon behöver fler bilder."] {
        let fields = [
            ("why", why),
            ("goal-1", "Jag vill bli förstådd"),
            ("goal-know-1", "Hon får svar."),
        ];
        let frame = format!("{}/plan/frame", home.part);
        let saved = home.teacher.fill(&frame, &fields).await;
        assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.html);
    }
    let looked = home.asks("2027-05-01", &[("look", "yes")]).await;
    let foreseen = looked.html.split("id=\"foreseen\"").nth(1).unwrap();
    assert!(foreseen.contains("fler bilder") && !foreseen.contains("fler ord"));
}
