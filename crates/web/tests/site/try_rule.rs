//! The rules as sentences once more, asked for over HTTP: what a lawyer who tries a case reads is what decides.

// The sentences and how they are read belong to the law's own tests; here only the road is another.
#[expect(dead_code, reason = "half of it asks the functions directly")]
#[path = "../../../law/tests/rules/rule.rs"]
mod rule;

use axum::http::StatusCode;
use rule::Book;

use crate::common::Place;

const RULES: &str = include_str!("../../../law/tests/rules.toml");

/// The codes on the part of the page that answers.
fn answered(html: &str) -> Vec<&str> {
    let answer = html
        .split("aria-labelledby=\"answer\"")
        .nth(1)
        .and_then(|after| after.split("</section>").next())
        .unwrap_or_else(|| panic!("{html}"));
    let codes = answer.split("class=\"code\">").skip(1);
    codes
        .map(|after| after.split('<').next().unwrap())
        .collect()
}

#[tokio::test]
async fn every_rule_about_a_release_is_answered_alike_over_http() {
    let place = Place::new(1).await;
    let mut stranger = place.stranger();
    let book = Book::read(RULES).unwrap();
    let mut asked = 0;
    for rule in book.rules() {
        let Some((case, expected)) = book.case(rule) else {
            continue;
        };
        let page = stranger.post("/rules/try", &[("case", &case)]).await;
        assert_eq!(page.status, StatusCode::OK, "{}: {}", rule.name, page.html);
        let codes = answered(&page.html);
        // The first code is the ground or the reason, as in the sentence.
        assert_eq!(codes[0], expected[0], "{}", rule.name);
        for code in &expected {
            assert!(codes.contains(&code.as_str()), "{}: {code}", rule.name);
        }
        asked += 1;
    }
    assert!(asked >= 28 + 60, "{asked}");
}

#[tokio::test]
async fn a_case_that_cannot_be_read_keeps_its_words_and_says_where() {
    let place = Place::new(1).await;
    let mut stranger = place.stranger();
    let page = stranger
        .post("/rules/try", &[("case", "sender = \"baker\"")])
        .await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.html.contains("baker") && page.html.contains("id=\"case-error\""));
    let empty = stranger.post("/rules/try", &[("case", " ")]).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    // The example that the page begins with is a case, and has its answer.
    let example = stranger.get("/rules/try").await.html;
    assert!(example.contains("OSL-25-12"), "{example}");
    assert!(law::Case::read(include_str!("../../../../law/case.toml")).is_ok());
}
