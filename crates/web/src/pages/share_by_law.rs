//! Sharing without consent where the law lets one, off the ordinary way (law.md A1, A4): which of its rules, each in
//! plain words and with whom it reaches from here. There are only those that the law has (law.md A3).

use app::offer_by_law::{Way, Ways, ways};
use app::show_part::PartPage;
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use folder::class::Action;
use folder::id::{EntryId, PartId};
use law::Step;

use crate::look::Look;
use crate::pages::{ids, units, writing};
use crate::routes;
use crate::visitor::Visitor;

#[derive(Template)]
#[template(path = "pages/share_by_law.html")]
struct Show<'a> {
    look: &'a Look,
    rules: Vec<Rule>,
    back: String,
}

/// One rule, ready to print.
struct Rule {
    /// What it is called.
    name: String,
    /// Where its questions are.
    address: String,
    /// What it lets one do.
    lead: String,
    /// Whom it reaches from here.
    reaches: String,
    /// The paragraph.
    source: String,
}

/// Which rule.
pub async fn show(
    visitor: Visitor,
    Path((part, entry)): Path<(String, String)>,
) -> Result<Response, Response> {
    let (page, entry, ways) = open(&visitor, &part, &entry).await?;
    let look = &visitor.look;
    let mut rules: Vec<Rule> = Vec::new();
    for ways in ways.all.chunk_by(|one, next| one.rule == next.rule) {
        let Some(first) = ways.first() else {
            continue;
        };
        rules.push(Rule {
            name: look.t(&format!("by-law-rule-{}", first.rule)),
            address: routes::share_by_rule(page.part, entry, &first.rule),
            lead: look.t(&format!("by-law-lead-{}", first.rule)),
            reaches: look.t1("by-law-reaches", "places", names(&visitor, ways)),
            source: source(&first.ground),
        });
    }
    Ok(look.show(&Show {
        look,
        rules,
        back: routes::share(page.part, entry),
    }))
}

/// Only where the law has a rule: without one there is no such page.
pub(super) async fn open(
    visitor: &Visitor,
    part: &str,
    entry: &str,
) -> Result<(PartPage, EntryId, Ways), Response> {
    let part: PartId = ids::read(visitor, part)?;
    let entry: EntryId = ids::read(visitor, entry)?;
    let page = writing::open(visitor, part, Action::Offer).await?;
    let own = page.view.entry(entry).is_some_and(|written| {
        written.copy.is_none() && folder::command::can_leave(written.entry.kind())
    });
    match ways(&visitor.cx(), part).await {
        Ok(ways) if own && !ways.all.is_empty() => Ok((page, entry, ways)),
        Ok(_) => Err(visitor.not_found()),
        Err(stop) => Err(visitor.stopped(stop)),
    }
}

fn names(visitor: &Visitor, ways: &[Way]) -> String {
    let directory = visitor.site.house.directory();
    let units = ways.iter().filter_map(|way| directory.unit(way.unit));
    let names: Vec<String> = units
        .map(|unit| units::choice(visitor, unit).label)
        .collect();
    visitor.look.tongue().list(&names)
}

/// How the reason is asked for, by each rule in its own words.
pub(super) fn reason(rule: &str) -> String {
    format!("by-law-why-{rule}")
}

/// The paragraph of a ground as one writes it; empty where the harm test itself is the ground.
#[must_use]
pub fn source(code: &str) -> String {
    let row = app::rules::rules().law.ground(code);
    match row {
        Some(row) if row.step == Some(Step::NotSecret) => String::new(),
        Some(row) => row.source.first().cloned().unwrap_or_default(),
        None => code.to_owned(),
    }
}
