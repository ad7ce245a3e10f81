//! The rules that Kring follows, each with its source, for a controller's lawyer and whoever else wants to read them.
//! All of it comes from what decides: the law's data and the policies' text. Open to everybody.

mod access;
mod grounds;
mod matrix;
mod row;
mod tables;
pub(super) mod words;

use app::rules::rules;
use askama::Template;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;

use self::access::File;
use self::grounds::{Flowing, Step};
use self::matrix::Sender;
use self::row::{Fact, Table};
use crate::look::Look;
use crate::routes;
use crate::site::Shared;
use crate::visitor::{Visitor, stranger};

#[derive(Template)]
#[template(path = "pages/rules.html")]
struct Show<'a> {
    look: &'a Look,
    acts: Vec<Fact>,
    tags: Vec<Fact>,
    steps: Vec<Step>,
    instead: Vec<String>,
    regimes: Table,
    grounds: Vec<Flowing>,
    senders: Vec<Sender>,
    thresholds: Table,
    bands: Table,
    clocks: Table,
    protections: Table,
    knobs: Vec<Fact>,
    files: Vec<File>,
    try_one: String,
}

/// Everything, on one page. Whoever is signed in keeps the own frame.
pub async fn show(
    State(site): State<Shared>,
    headers: HeaderMap,
    visitor: Result<Visitor, Response>,
) -> Response {
    let look = match visitor {
        Ok(visitor) => visitor.look,
        Err(_) => stranger(&site, &headers, &routes::rules()),
    };
    look.show(&page(&look))
}

fn page(look: &Look) -> Show<'_> {
    let rules = rules();
    let law = &rules.law;
    Show {
        look,
        acts: words::acts(look),
        tags: words::tags(look),
        steps: grounds::steps(look, rules),
        instead: words::offers(look),
        regimes: tables::regimes(look, law),
        grounds: grounds::flows(look, rules),
        senders: matrix::senders(look, law),
        thresholds: tables::thresholds(look, law),
        bands: tables::bands(look, law),
        clocks: tables::clocks(look, law),
        protections: tables::protections(look, law),
        knobs: words::knobs(look),
        files: access::files(look, rules),
        try_one: routes::try_rule(),
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
mod tests;
