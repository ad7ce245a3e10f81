//! Everything that somebody can find from the first page, and what each form there says when it is sent empty.

use std::collections::BTreeSet;

use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderValue, Method};

use super::hidden::Who;
use super::story::Told;
use crate::Fault;
use crate::http::{Asked, links};

/// As many pages as anybody has there a few times over.
const AT_MOST: usize = 60;

/// One answer, with the work it took.
pub struct Stop {
    pub asked: String,
    /// Status, headers and body.
    pub answer: String,
    /// Statements, entries opened and questions to the policies.
    pub work: [u64; 3],
}

/// Walks from the first page by links, and sends every address once with nothing in it.
pub async fn tour(told: &Told, who: Who) -> Result<Vec<Stop>, Fault> {
    let mut browser = told.browser(who).await?;
    // What each child's page is made of has been read once: what it costs a server that has read it is what is counted.
    let first = browser.send(&Asked::get("/")).await?;
    for path in links(&first)
        .into_iter()
        .chain(first.location().map(str::to_owned))
    {
        browser.send(&Asked::get(&path)).await?;
    }
    let mut waiting = vec!["/".to_owned()];
    let mut been = BTreeSet::new();
    let mut stops = Vec::new();
    while let Some(path) = waiting.pop() {
        if been.len() >= AT_MOST || !been.insert(path.clone()) || leaves(&path) {
            continue;
        }
        let get = Asked::get(&path);
        told.begin(stops.len());
        let before = told.work();
        let answer = browser.send(&get).await?;
        let work = told.since(before);
        waiting.extend(links(&answer));
        waiting.extend(answer.location().map(str::to_owned));
        stops.push(Stop {
            asked: get.to_string(),
            answer: format!("{} {}", answer.status, answer.whole()),
            work,
        });
        let mut post = Asked::get(&path);
        post.method = Method::POST;
        let form = HeaderValue::from_static("application/x-www-form-urlencoded");
        post.headers.push((CONTENT_TYPE, form));
        told.begin(stops.len());
        let before = told.work();
        let answer = browser.send(&post).await?;
        stops.push(Stop {
            asked: post.to_string(),
            answer: format!("{} {}", answer.status, answer.whole()),
            work: told.since(before),
        });
    }
    Ok(stops)
}

/// Ends the session.
fn leaves(path: &str) -> bool {
    ["/exit", "/sign-out", "/sign-in"].contains(&path)
}
