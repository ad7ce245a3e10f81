//! Every page of the invented county, in every language: what people read is changed on purpose or not at all.
//!
//! The county is built at a fixed moment with seeded ids. Each person's pages are found by following the links, as the
//! person would; one page of each kind is kept. `INSTA_UPDATE=always cargo nextest run -p server` writes them anew.
#![expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::sync::Arc;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Request, StatusCode, header};
use jiff::Timestamp;
use practice::Packs;
use testkit::{Engine, World};
use tongue::{Language, PackTexts, Tongues};
use tower::ServiceExt;
use web::front::front;
use web::site::Site;

const NOW: &str = "2026-11-20T14:40:00Z";

/// Whose pages, and whose child is looked at first.
const PEOPLE: [(&str, &str, &str); 7] = [
    ("nurse", "Karin Lindgren", "Elliot Sandberg"),
    ("teacher", "Elin Berg", "Elliot Sandberg"),
    ("adviser", "Camilla Frisk", ""),
    ("mother", "Johanna Sandberg", ""),
    ("girl", "Tilde Aronsson", ""),
    ("youth", "Ebba Falk", ""),
    (OVERSEES, "Johan Ekholm", ""),
];

/// Of whom only the first page and what nobody else has reached is kept.
const OVERSEES: &str = "doctor";

async fn county() -> (Router, Vec<demo::SignIn>, testkit::Guard) {
    let now: Timestamp = NOW.parse().unwrap();
    let mut world = World::empty(Engine::Sqlite, 5).await;
    demo::build(&mut world.house, "kronoberg", now)
        .await
        .unwrap();
    let people = demo::people(&world.house, now).await.unwrap();
    let site = Site {
        house: world.house,
        tongues: Arc::new(Tongues::new(&PackTexts::of(&Packs::builtin())).unwrap()),
        clock: Arc::new(move || now),
        demo: true,
        https_only: false,
        hosts: Vec::new(),
    };
    (front(Arc::new(site)).unwrap(), people, world.guard)
}

/// Status, cookie or where to go on, and the page.
async fn send(router: &Router, request: Request<Body>) -> (StatusCode, String, String) {
    let response = router.clone().oneshot(request).await.unwrap();
    let status = response.status();
    let cookie = response
        .headers()
        .get(header::SET_COOKIE)
        .or_else(|| response.headers().get(header::LOCATION))
        .map(|cookie| {
            cookie
                .to_str()
                .unwrap()
                .split(';')
                .next()
                .unwrap()
                .to_owned()
        })
        .unwrap_or_default();
    let body = to_bytes(response.into_body(), usize::MAX).await.unwrap();
    (status, cookie, String::from_utf8(body.into()).unwrap())
}

async fn sign_in(router: &Router, who: &demo::SignIn) -> String {
    let function = who
        .function
        .map_or_else(|| "-".to_owned(), |function| function.to_string());
    let body = format!("as={}:{function}&return_to=/", who.person.id).replace(':', "%3A");
    let request = Request::post("/sign-in")
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .body(Body::from(body))
        .unwrap();
    let (status, cookie, _) = send(router, request).await;
    assert_eq!(status, StatusCode::SEE_OTHER);
    cookie
}

/// Ids differ from place to place and say nothing.
fn without_ids(text: &str) -> String {
    let mut out = String::new();
    let mut word = String::new();
    let flush = |word: &mut String, out: &mut String| {
        let id = word.len() == 32 && word.bytes().all(|byte| byte.is_ascii_hexdigit());
        out.push_str(if id { "ID" } else { word });
        word.clear();
    };
    for character in text.chars() {
        if character.is_ascii_alphanumeric() {
            word.push(character);
        } else {
            flush(&mut word, &mut out);
            out.push(character);
        }
    }
    flush(&mut word, &mut out);
    out
}

fn main_of(html: &str) -> &str {
    let start = html.find("<main").unwrap();
    let end = html.find("</main>").unwrap();
    &html[start..end]
}

fn links(html: &str) -> Vec<String> {
    html.split("href=\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .filter(|link| link.starts_with('/') && !link.starts_with("/assets"))
        .map(|link| link.split(['?', '#']).next().unwrap().to_owned())
        .collect()
}

/// One page of each kind that this person can reach, by kind.
async fn walk(
    router: &Router,
    cookie: &str,
    language: Language,
    first: &str,
) -> BTreeMap<String, String> {
    let mut pages = BTreeMap::new();
    let mut seen = BTreeSet::new();
    let mut waiting = VecDeque::from(["/".to_owned()]);
    while let Some(path) = waiting.pop_front() {
        // The rules are the same for everybody, generated, and tested where they are made.
        if ["/exit", "/rules", "/rules/try"].contains(&path.as_str()) || !seen.insert(path.clone())
        {
            continue;
        }
        let kind = without_ids(&path);
        if pages.contains_key(&kind) {
            continue;
        }
        let request = Request::get(&path)
            .header(header::COOKIE, cookie)
            .header(header::ACCEPT_LANGUAGE, language.code())
            .body(Body::empty())
            .unwrap();
        let (status, on, html) = send(router, request).await;
        if status == StatusCode::SEE_OTHER {
            waiting.push_front(on);
            continue;
        }
        assert_eq!(status, StatusCode::OK, "{path}: {html}");
        // A log as a file is no page, and is read as it stands.
        if path.ends_with("/file") {
            pages.insert(kind, html);
            continue;
        }
        assert!(html.contains(&format!("<html lang=\"{}\"", language.code())));
        let mut found = links(&html);
        if path == "/" && !first.is_empty() {
            let at = html.find(&format!(">{first}<")).unwrap();
            let link = html[..at].rsplit("href=\"").next().unwrap();
            found.insert(0, link.split('"').next().unwrap().to_owned());
        }
        pages.insert(kind, without_ids(main_of(&html)));
        waiting.extend(found);
    }
    pages
}

#[tokio::test]
async fn every_page_reads_as_it_did() {
    let (router, people, _guard) = county().await;
    let mut kinds = BTreeSet::new();
    for (as_whom, name, first) in PEOPLE {
        let who = people
            .iter()
            .find(|person| person.person.name == name)
            .unwrap();
        let cookie = sign_in(&router, who).await;
        let mut reached = BTreeSet::new();
        for language in Language::ALL {
            for (kind, html) in walk(&router, &cookie, language, first).await {
                assert!(
                    !html.contains("{ $") && !html.contains("??"),
                    "{kind}: {html}"
                );
                let file = kind.trim_matches('/').replace('/', "-");
                if as_whom == OVERSEES && kind != "/" && kinds.contains(&kind) {
                    continue;
                }
                let name = format!("{}-{as_whom}-{file}", language.code());
                reached.insert(kind);
                insta::with_settings!({
                    snapshot_path => "pages",
                    prepend_module_to_snapshot => false,
                    omit_expression => true,
                }, {
                    insta::assert_snapshot!(name, html);
                });
            }
        }
        kinds.append(&mut reached);
    }
    assert!(
        kinds.len() >= 24,
        "too few kinds of page were reached: {kinds:?}"
    );
}
