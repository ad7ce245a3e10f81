//! How the child and its guardians are reached, through the pages (standards C9).

use axum::http::StatusCode;

use crate::common::Page;
use crate::family::{Home, SMALL};

const MOTHERS: &str = "070-174 06 72";
const CHILDS: &str = "070-174 06 71";

impl Home {
    async fn reach(&mut self, fields: &[(&str, &str)]) -> Page {
        let path = format!("{}/reach", self.part);
        self.teacher.fill(&path, fields).await
    }
}

#[tokio::test]
async fn the_childs_number_is_refused_when_it_also_rings_at_a_guardian_and_nothing_typed_is_lost() {
    let mut home = Home::new(SMALL).await;
    let same = [
        ("guardian-0", MOTHERS),
        ("guardian-1", ""),
        ("child", "+46 70 174 06 72"),
    ];
    let page = home.reach(&same).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.html.contains("id=\"child-error\""), "{}", page.html);
    assert!(page.html.contains("vårdnadshavares"), "{}", page.html);
    for (_, typed) in same {
        assert!(page.html.contains(&format!("value=\"{typed}\"")), "{typed}");
    }
    assert!(
        !home
            .teacher
            .get(&home.part)
            .await
            .html
            .contains("tel:0701740672")
    );
}

#[tokio::test]
async fn what_is_no_number_is_said_beside_its_own_field() {
    let mut home = Home::new(SMALL).await;
    let words = [("guardian-1", "ring mormor"), ("child", CHILDS)];
    let page = home.reach(&words).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.html.contains("id=\"guardian-1-error\""));
    assert!(!page.html.contains("id=\"child-error\""));
    assert!(page.html.contains("ring mormor") && page.html.contains(CHILDS));
}

/// In the twin the numbers are others. That somebody wrote is told to the family in both; what, in none.
#[tokio::test]
async fn whoever_works_with_the_child_can_call_and_no_page_of_the_family_tells_a_number() {
    let mut home = Home::new(SMALL).await;
    let mut twin = Home::new(SMALL).await;
    let numbers = [("guardian-0", MOTHERS), ("child", CHILDS)];
    let saved = home.reach(&numbers).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.html);
    let others = [("guardian-1", "044-780 00 01"), ("child", "")];
    assert_eq!(twin.reach(&others).await.status, StatusCode::SEE_OTHER);
    let page = home.teacher.get(&home.part).await.html;
    for dialled in ["tel:0701740672", "tel:0701740671"] {
        assert!(page.contains(dialled), "{page}");
    }
    twin.teacher.get(&twin.part).await;
    assert_eq!(home.mothers().await, twin.mothers().await);
    assert_eq!(home.fathers().await, twin.fathers().await);
    // The form comes with what is known, and an empty field takes it away.
    let form = home.teacher.get(&format!("{}/reach", home.part)).await.html;
    assert!(form.contains(&format!("value=\"{MOTHERS}\"")));
    let gone = home.reach(&[("guardian-0", MOTHERS), ("child", "")]).await;
    assert_eq!(gone.status, StatusCode::SEE_OTHER, "{}", gone.html);
    let page = home.teacher.get(&home.part).await.html;
    assert!(page.contains("tel:0701740672"));
}
