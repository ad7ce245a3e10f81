//! "Check before you share": exactly what will be seen, by whom, until when, on what ground (R44).

use app::offer::{Preview, Sharing};
use app::show_part::PartPage;
use askama::Template;
use axum::response::Response;
use folder::entry::Ground;

use super::share::Yes;
use super::{about_others, share_outside};
use crate::form::Form;
use crate::look::Look;
use crate::routes;
use crate::telling::{Line, Teller};
use crate::visitor::Visitor;

#[derive(Template)]
#[template(path = "pages/check_share.html")]
struct Show<'a> {
    look: &'a Look,
    form: &'a Form,
    line: Line,
    to: String,
    holders: Vec<String>,
    /// It is told or given beside Kring: to whom, by which way.
    outside: Option<(String, String)>,
    until: String,
    ground: String,
    /// What the family has set as a condition.
    conditions: Vec<String>,
    areas: String,
    chosen: Vec<String>,
    /// The sentences that are left out, as the form names them.
    others: Vec<String>,
    cut: bool,
    second: String,
    change: String,
    keep: String,
}

/// What was chosen, and what it would lead to.
pub(super) struct Checked<'a> {
    pub sharing: &'a Sharing,
    /// The second person who decides, when the child's identity is protected.
    pub second: &'a str,
    pub preview: Preview,
}

/// The page, with what was chosen carried along and fresh marks.
#[expect(
    clippy::result_large_err,
    reason = "the error is the page that is sent"
)]
pub(super) fn shown(
    visitor: &Visitor,
    page: &PartPage,
    found: &[Yes],
    Checked {
        sharing,
        second,
        preview,
    }: Checked<'_>,
) -> Result<Response, Response> {
    let look = &visitor.look;
    let teller = Teller::new(visitor, &page.view);
    let ground = |yes: &&Yes| {
        let consent = yes.consent;
        sharing.ground == Ground::Consent { consent } && yes.unit == sharing.unit
    };
    let yes = found.iter().find(ground);
    let (Some(yes), Some(written)) = (yes, page.view.entry(sharing.of)) else {
        return Err(visitor.not_found());
    };
    let change = match &sharing.outside {
        None => routes::share(page.part, sharing.of),
        Some(_) => routes::share_outside(page.part, sharing.of),
    };
    let mut form = visitor
        .form(change.as_str(), page.view.mark())
        .with("to", &yes.value)
        .with("second", second);
    if let Some(outside) = &sharing.outside {
        form = form
            .with("who", &outside.who)
            .with("medium", share_outside::word(outside.medium));
    }
    if sharing.forbehall {
        form = form.with("condition", "yes");
    }
    if sharing.without_thought {
        form = form.with("without", "yes");
    }
    let asked = page
        .view
        .consents()
        .into_iter()
        .find(|found| found.asked.consent == yes.consent);
    let said_yes = asked
        .into_iter()
        .flat_map(|found| found.answers.keys())
        .map(|person| teller.person(*person));
    let said_yes: Vec<String> = said_yes.collect();
    let show = Show {
        look,
        form: &form,
        to: teller.receiver(&preview.to),
        holders: preview
            .holders
            .into_iter()
            .map(|person| person.name)
            .collect(),
        until: visitor.date(yes.until),
        ground: look.t1("check-ground", "who", look.tongue().list(&said_yes)),
        conditions: preview.conditions,
        areas: teller.areas(&sharing.areas),
        chosen: sharing.areas.iter().map(|area| area.0.clone()).collect(),
        others: sharing
            .about_others
            .iter()
            .map(about_others::value)
            .collect(),
        second: second.to_owned(),
        cut: preview.entry != *written.entry,
        line: teller.tell(sharing.of, &preview.entry, written.author, written.at, true),
        outside: sharing
            .outside
            .as_ref()
            .map(|outside| (outside.who.clone(), look.t(outside.medium.key()))),
        change,
        keep: routes::keep(page.part, sharing.of),
    };
    Ok(look.show(&show))
}
