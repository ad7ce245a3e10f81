//! A page about somebody is kept by nobody on the way, however its address is bent to look like a file that may be kept
//! ("web cache deception"): a proxy that goes by the ending of an address, or by another reading of it, has nothing.

use axum::body::Body;
use axum::http::header::{
    ACCEPT_ENCODING, AGE, CACHE_CONTROL, ETAG, EXPIRES, IF_MODIFIED_SINCE, IF_NONE_MATCH,
    LAST_MODIFIED, RANGE, SET_COOKIE, VARY,
};
use axum::http::{HeaderName, Request, StatusCode, Uri};
use web::{assets, routes};

use crate::addresses::{Situation, Things, filled, place};
use crate::common::{Browser, Page, Place};

/// What stands on the pages about the child and nowhere else.
const WORDS: [&str; 6] = [
    "Test Barn",
    "Test Mamma",
    "Leker gärna",
    "Jag vill vara med i leken",
    "Han sover bättre nu",
    "Vi leker i en liten grupp",
];

/// Whoever may see something of the child.
async fn insiders(place: &Place) -> Vec<(&'static str, Browser)> {
    let county = place.county;
    vec![
        ("teacher", place.browser_of(county.teacher).await),
        ("nurse", place.browser_of(county.contact).await),
        ("Test Mamma", place.browser_at_home(county.mother).await),
        ("Test Barn", place.browser_at_home(county.child).await),
    ]
}

/// Every address in a county where there is one of everything. Three end the session or begin one.
fn addresses(things: &Things) -> Vec<String> {
    let all = routes::EVERY.iter();
    all.filter(|pattern| !["/exit", "/sign-out", "/sign-in"].contains(*pattern))
        .map(|pattern| filled(pattern, things).unwrap())
        .collect()
}

/// Everybody's own name stands on each of their pages.
fn tells(page: &Page, who: &str) -> Option<&'static str> {
    let mut words = WORDS.into_iter().filter(|word| *word != who);
    words.find(|word| page.html.contains(word))
}

fn is_kept_by_nobody(page: &Page) -> bool {
    let mut said = page.headers.get_all(CACHE_CONTROL).iter();
    let only = said.next().is_some_and(|one| one == "no-store") && said.next().is_none();
    only && [ETAG, LAST_MODIFIED, EXPIRES, AGE]
        .iter()
        .all(|name| !page.headers.contains_key(name))
}

/// The same address, as somebody who wants it to be kept would have it opened.
fn bent(path: &str) -> Vec<String> {
    let file = assets::css();
    let (folder, name) = file.rsplit_once('/').unwrap();
    let last = path.rsplit('/').next().unwrap();
    let mut all: Vec<String> = [
        "/x.css",
        "/x.js",
        "/favicon.ico",
        ".css",
        ".ico",
        ";x.css",
        ";.css",
        ";jsessionid=1.css",
        "%2fx.css",
        "%2Fx.css",
        "%252fx.css",
        "%5cx.css",
        "%3fx.css",
        "%3bx.css",
        "%23x.css",
        "%00x.css",
        "%0ax.css",
        "%09x.css",
        "%20.css",
        "%c0%afx.css",
        "%2ecss",
        "?x=.css",
        "?x.css",
        "?/assets/x.css",
        "?done=noticed.css",
        "/?x.css",
        "&x=.css",
        ",x.css",
        "~x.css",
        "!x.css",
        "@x.css",
        "/",
        "//",
        "/.",
        ".",
        "..",
        "...",
        "%2e",
        "%2e%2e",
        "/%2e%2e/x.css",
        "/../x.css",
        "/..%2fx.css",
        "%2f",
        "%2f%2e%2e%2fassets%2fx.css",
    ]
    .iter()
    .map(|end| format!("{path}{end}"))
    .collect();
    all.extend([
        format!("/{path}"),
        format!("//{path}"),
        format!("/.{path}"),
        format!("/%2e{path}"),
        format!("/;x.css{path}"),
        format!("{folder}/..{path}"),
        format!("{folder}/%2e%2e{path}"),
        format!("{folder}/..%2f{}", &path[1..]),
        format!("{file}/..{path}"),
        format!("{file}/../..{path}"),
        format!("{file}%2f..%2f..{path}"),
        format!("{file};{path}"),
        format!("{file}{path}"),
        format!("{file}%00{path}"),
        format!("/favicon.ico{path}"),
        format!("/favicon.ico%2f..{path}"),
        format!(
            "{}%2f{last}",
            &path[..path.len() - last.len()].trim_end_matches('/')
        ),
        path.to_ascii_uppercase(),
        format!("{path}/{name}"),
        format!("{path}%2f..%2f..%2fassets%2f{name}"),
    ]);
    all.retain(|path| path.parse::<Uri>().is_ok());
    all
}

#[tokio::test]
async fn a_cache_deceiver_never_gets_a_page_about_somebody_kept_at_a_bent_address() {
    let (place, things) = place(Situation::Preschool).await;
    let (mut about, mut same, mut asked) = (0, 0, 0);
    for (who, mut browser) in insiders(&place).await {
        for path in addresses(&things) {
            let page = browser.get(&path).await;
            assert!(is_kept_by_nobody(&page), "{who} {path}\n{}", page.head);
            if tells(&page, who).is_none() {
                continue;
            }
            about += 1;
            let plain = page.status;
            for bent in bent(&path) {
                asked += 1;
                let page = browser.get(&bent).await;
                assert!(is_kept_by_nobody(&page), "{who} {bent}\n{}", page.head);
                let Some(word) = tells(&page, who) else {
                    continue;
                };
                // Only what a query is added to is the same page still.
                same += 1;
                let (real, _) = bent.split_once('?').unwrap_or((&bent, ""));
                assert_eq!(real, path, "{who} {bent} tells {word}");
                assert_eq!(page.status, plain, "{who} {bent}");
            }
        }
    }
    // There was something to keep, and some of it was met again.
    assert!(
        about > 30 && same > about && asked > 10 * same,
        "{about} {same} {asked}"
    );
}

#[tokio::test]
async fn whoever_asks_for_a_page_as_a_cache_does_is_given_it_whole_and_to_keep_nothing() {
    let (place, things) = place(Situation::Preschool).await;
    let asked: [(HeaderName, &str); 6] = [
        (IF_NONE_MATCH, "*"),
        (IF_NONE_MATCH, "\"1\""),
        (IF_MODIFIED_SINCE, "Sat, 20 Nov 2027 12:00:00 GMT"),
        (RANGE, "bytes=0-9"),
        (HeaderName::from_static("x-original-url"), "/assets/x.css"),
        (HeaderName::from_static("x-forwarded-host"), "kring.example"),
    ];
    for (who, mut browser) in insiders(&place).await {
        for path in addresses(&things) {
            let plain = browser.get(&path).await;
            for (name, value) in &asked {
                let request = Request::get(&path).header(name, *value);
                let page = browser.send(request.body(Body::empty()).unwrap()).await;
                assert!(is_kept_by_nobody(&page), "{who} {path} {name}");
                assert_eq!(page.status, plain.status, "{who} {path} {name}");
            }
        }
    }
}

#[tokio::test]
async fn what_is_posted_or_refused_is_kept_by_nobody_either() {
    let (place, things) = place(Situation::Preschool).await;
    let mut everybody = insiders(&place).await;
    everybody.push(("nobody", place.stranger()));
    for (who, mut browser) in everybody {
        for path in addresses(&things) {
            for method in ["POST", "HEAD", "PUT", "DELETE", "OPTIONS"] {
                let request = Request::builder().method(method).uri(&path);
                let page = browser.send(request.body(Body::empty()).unwrap()).await;
                assert!(is_kept_by_nobody(&page), "{who} {method} {path}");
            }
        }
        for path in [
            "/sign-in",
            "/sign-out",
            "/exit",
            "/language",
            "/no-such-page",
        ] {
            for method in ["GET", "POST"] {
                let mut stranger = place.stranger();
                let request = Request::builder().method(method).uri(path);
                let page = stranger.send(request.body(Body::empty()).unwrap()).await;
                assert!(is_kept_by_nobody(&page), "{method} {path}");
            }
        }
    }
}

#[tokio::test]
async fn a_shared_cache_may_keep_the_style_and_the_icon_alone_which_are_the_same_for_everybody() {
    let (place, _) = place(Situation::Preschool).await;
    let mut teacher = place.browser_of(place.county.teacher).await;
    let mut stranger = place.stranger();
    let mut liar = place.stranger();
    liar.cookie = "kring=no-such-session; language=en; theme=dark".to_owned();
    for path in [assets::css(), assets::icon(), "/favicon.ico"] {
        for packed in ["identity", "gzip"] {
            let request = || Request::get(path).header(ACCEPT_ENCODING, packed);
            let mut pages = Vec::new();
            for browser in [&mut teacher, &mut stranger, &mut liar] {
                pages.push(browser.fetch(request().body(Body::empty()).unwrap()).await);
            }
            let (headers, body) = &pages[0];
            assert_eq!(
                headers[CACHE_CONTROL],
                "public, max-age=31536000, immutable"
            );
            assert!(!headers.contains_key(SET_COOKIE), "{path}");
            for (other, bytes) in &pages {
                assert_eq!((other, bytes), (headers, body), "{path} {packed}");
                let varies = other.get_all(VARY).iter();
                for name in varies.flat_map(|one| one.to_str().unwrap().split(',')) {
                    assert_eq!(name.trim(), "accept-encoding", "{path}");
                }
            }
        }
        // What is no such file is not kept, whatever it is called.
        for none in [
            format!("{path}x"),
            format!("{path}/"),
            format!("/{path}"),
            format!("{path}/x.css"),
            path.to_ascii_uppercase(),
        ] {
            let page = stranger.get(&none).await;
            assert_eq!(page.status, StatusCode::NOT_FOUND, "{none}");
            assert!(is_kept_by_nobody(&page), "{none}\n{}", page.head);
        }
        let request = Request::post(path).body(Body::empty()).unwrap();
        let page = stranger.send(request).await;
        assert_eq!(page.status, StatusCode::METHOD_NOT_ALLOWED);
        assert!(is_kept_by_nobody(&page), "{path}\n{}", page.head);
    }
}
