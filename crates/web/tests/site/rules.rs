//! The rules, open to everybody.

use crate::common::Place;
use app::rules::rules;
use axum::http::StatusCode;

#[tokio::test]
async fn a_stranger_reads_every_rule_with_its_source_in_both_languages() {
    let place = Place::new(1).await;
    let mut stranger = place.stranger();
    let front = stranger.get("/sign-in").await;
    assert!(front.html.contains("href=\"/rules\""));
    let mut heard = Vec::new();
    for (language, heading) in [
        ("sv", "Reglerna som Kring följer"),
        ("en", "The rules that Kring follows"),
    ] {
        stranger.cookie = format!("language={language}");
        let page = stranger.get("/rules").await;
        assert_eq!(page.status, StatusCode::OK, "{}", page.html);
        assert!(page.html.contains(&format!("<h1>{heading}</h1>")));
        let main = page.html.split("<main").nth(1).unwrap();
        for key in ["{rules", "{ rules", "??", ">rules-", " rules-"] {
            assert!(!main.contains(key), "{language}: {key}");
        }
        for ground in rules().law.grounds() {
            let row = main
                .split(&format!("id=\"ground-{}\"", ground.key))
                .nth(1)
                .unwrap()
                .split("</tr>")
                .next()
                .unwrap();
            assert!(row.contains(&format!(">{}<", ground.code)), "{row}");
            assert!(row.contains(&ground.source.join("; ")), "{row}");
        }
        for policy in rules().policies.iter().flat_map(|file| &file.policies) {
            let row = main
                .split(&format!("id=\"policy-{}\"", policy.id))
                .nth(1)
                .unwrap();
            let row = row.split("</li>").next().unwrap();
            assert!(row.contains(&policy.source), "{row}");
            assert!(row.contains("<pre") && row.contains("principal"), "{row}");
        }
        heard.push(page.html);
    }
    assert_ne!(heard[0], heard[1]);
}

#[tokio::test]
async fn whoever_is_signed_in_keeps_the_own_frame_around_the_rules() {
    let place = Place::new(1).await;
    let mut teacher = place.browser_of(place.county.teacher).await;
    let page = teacher.get("/rules").await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.html.contains("action=\"/sign-out\""));
    let harm = teacher.get("/harm").await;
    assert!(harm.html.contains("href=\"/rules\""));
}
