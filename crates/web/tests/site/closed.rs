//! A guardian's page that is closed (OSL 12:3 st 1 p 1), through the pages.

use axum::http::StatusCode;
use folder::id::PersonId;

use crate::common::Page;
use crate::family::{Home, SMALL, without_ids};

impl Home {
    async fn close(&mut self, person: PersonId, more: &[(&str, &str)]) -> Page {
        let person = person.to_string();
        let fields = [("person", person.as_str()), ("why", "Han har hotat.")];
        let path = format!("{}/closed", self.part);
        self.teacher
            .fill(&path, &[&fields[..], more].concat())
            .await
    }

    /// The father's first page.
    async fn father_at_home(&self) -> String {
        let mut father = self.place.browser_at_home(self.place.county.father).await;
        father.get("/").await.html
    }

    /// What the father meets at the page that was his when custody is not his any more.
    async fn custody_ends(&mut self) -> Page {
        let mut father = self.place.browser_at_home(self.place.county.father).await;
        let room = father.get("/").await.location;
        let ends = [
            ("custody-0", "sole"),
            ("custody-1", "none"),
            ("known", "Domen."),
        ];
        let path = format!("{}/custody", self.part);
        let saved = self.teacher.fill(&path, &ends).await;
        assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.html);
        father.get(room.split('?').next().unwrap()).await
    }
}

const CLOSE: [(&str, &str); 1] = [("look_again", "2026-12-04")];

#[tokio::test]
async fn a_page_that_is_closed_is_met_as_one_that_never_was_and_the_other_guardian_learns_nothing()
{
    let mut home = Home::new(SMALL).await;
    let county = (home.place.county.mother, home.place.county.father);
    home.talks("Hon sjunger hos oss.", &[county.0, county.1], "")
        .await;
    let mut father = home.place.browser_at_home(county.1).await;
    let room = father.get("/").await.location;
    let room = room.split('?').next().unwrap().to_owned();
    assert_eq!(father.get(&room).await.status, StatusCode::OK);

    // The twin, in which nobody closes anything.
    let mut never = Home::new(SMALL).await;
    never
        .talks("Hon sjunger hos oss.", &[county.0, county.1], "")
        .await;
    never.teacher.get(&format!("{}/closed", never.part)).await;

    let saved = home.close(county.1, &CLOSE).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.html);
    assert_eq!(home.mothers().await, never.mothers().await);
    // The father is signed in already: it acts at his next request, and reads as any page that is closed.
    let closed = father.get(&room).await;
    assert_eq!(closed.status, StatusCode::FORBIDDEN);
    // Nobody in a family has a manager in the house to ask.
    assert!(!closed.html.contains("chef"), "{}", closed.html);
    let judged = never.custody_ends().await;
    assert_eq!(without_ids(&closed.html), without_ids(&judged.html));
    assert!(!father.get("/").await.html.contains("Test Barn"));
}

#[tokio::test]
async fn what_was_written_meanwhile_lies_there_when_the_page_is_open_again() {
    let mut home = Home::new(SMALL).await;
    let (mother, father) = (home.place.county.mother, home.place.county.father);
    home.talks("Hon sjunger.", &[mother, father], "").await;
    home.close(father, &CLOSE).await;
    home.talks("Hon har börjat cykla.", &[mother, father], "")
        .await;
    home.talks("Hon är rädd för pappa.", &[mother], "Han har hotat.")
        .await;
    let saved = home.close(father, &[("way", "open")]).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.html);
    let page = home.fathers().await.concat();
    assert!(page.contains("Hon sjunger."));
    assert!(page.contains("Hon har börjat cykla."));
    assert!(!page.contains("rädd för pappa"));
}

/// A day passes and nothing opens; but somebody at the unit is told to look again.
#[tokio::test]
async fn a_closed_page_is_a_next_step_with_a_day_and_opens_by_no_clock() {
    let mut home = Home::new(SMALL).await;
    let father = home.place.county.father;
    let late = home.close(father, &[("look_again", "2027-11-04")]).await;
    assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(late.html.contains("Han har hotat."));
    assert!(
        late.html.contains("id=\"look_again-error\""),
        "{}",
        late.html
    );
    home.close(father, &CLOSE).await;
    let page = home.teacher.get(&home.part).await.html;
    assert!(page.contains("Titta igen på om sidan ska vara stängd"));
    assert!(!home.father_at_home().await.contains("Test Barn"));
}
