//! What a family has told one workplace of a branch, another one neither reads nor infers (law.md A0.4; design decision
//! 6). Worlds come in pairs: in one of them the nurse was told no.

use axum::http::StatusCode;

use crate::common::{Browser, Place};
use crate::family::without_ids;
use crate::together::{answer, area, noticed, saved};

/// One of Skatteverket's published test numbers.
const NUMBER: &str = "201212121212";

async fn begins(browser: &mut Browser) -> String {
    let fields = [
        ("name", "Noor"),
        ("birth", "2012-12-12"),
        ("number", NUMBER),
        ("language", "svenska"),
        ("first-name", "Amal"),
        ("first-custody", "sole"),
        ("first-language", "svenska"),
    ];
    let page = browser.fill("/children/new", &fields).await;
    let begun = saved(&page);
    begun.split('?').next().unwrap().to_owned()
}

/// A child whom two workplaces of health care know, each by what it has written itself.
struct Known {
    therapist: Browser,
    part: String,
    share: String,
    /// The adviser's unit, toward which the nurse may have been told no.
    to: String,
}

async fn known(told_no: bool) -> Known {
    let place = Place::new(41).await;
    let to = place.county.adviser.unit.to_string();
    let mut nurse = place.browser_of(place.county.contact).await;
    let part = begins(&mut nurse).await;
    if told_no {
        // At twelve it is judged who answers, and the judgement has words.
        let area = area(0);
        let question = [
            ("units", to.as_str()),
            ("areas", area.as_str()),
            ("level", "share"),
            ("purpose", "Förstå varför orden dröjer"),
            ("until", "2027-05-01"),
            ("heard", "Hon vill inte."),
            ("signing", "guardians"),
            ("judged", "Det gäller mest familjen."),
        ];
        let asked = saved(&nurse.fill(&format!("{part}/consent"), &question).await);
        let path = asked.split('?').next().unwrap().to_owned();
        saved(&answer(&mut nurse, &path, "no").await);
        // Control: the nurse herself is asked why the no is set aside.
        let share = noticed(&mut nurse, &part).await;
        let own = nurse.get(&format!("{share}/law/health-child")).await;
        assert!(own.html.contains("name=\"aside\""), "{}", own.html);
    }
    let mut therapist = place.browser_of(place.county.therapist).await;
    let same = begins(&mut therapist).await;
    assert_eq!(same, part, "one branch has one part");
    let share = noticed(&mut therapist, &part).await;
    Known {
        therapist,
        part,
        share,
        to,
    }
}

impl Known {
    /// Every page on which the therapist might tell what the nurse was told.
    async fn pages(&mut self) -> Vec<String> {
        let addresses = [
            self.part.clone(),
            format!("{}/consent", self.part),
            self.share.clone(),
            format!("{}/law", self.share),
            format!("{}/law/health-child", self.share),
        ];
        let mut pages = Vec::new();
        for address in addresses {
            let page = self.therapist.get(&address).await;
            assert_eq!(page.status, StatusCode::OK, "{address}");
            pages.push(without_ids(&page.html));
        }
        pages
    }

    /// Shares by law, and says nothing of any no.
    async fn shares(&mut self) -> StatusCode {
        let area = area(0);
        let fields = [
            ("to", self.to.as_str()),
            ("areas", area.as_str()),
            ("why", "Hon behöver stöd nu."),
            ("harm", "unclear"),
            ("weighed", "Det hjälper mer än det stör."),
            ("second", "Test Kontakt"),
            ("told", "yes"),
        ];
        let path = format!("{}/law/health-child", self.share);
        let page = self.therapist.fill(&path, &fields).await;
        assert!(!page.html.contains("error\""), "{}", page.html);
        page.status
    }
}

#[tokio::test]
async fn a_no_that_another_workplace_was_told_changes_no_page_and_no_answer() {
    let mut no = known(true).await;
    let mut never = known(false).await;
    assert_eq!(no.pages().await, never.pages().await);
    assert_eq!(no.shares().await, StatusCode::SEE_OTHER);
    assert_eq!(never.shares().await, StatusCode::SEE_OTHER);
    assert_eq!(no.pages().await, never.pages().await);
}
