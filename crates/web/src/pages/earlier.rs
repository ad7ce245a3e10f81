//! What was written earlier, some at a time, back to the start.

use app::show_part::show_part;
use askama::Template;
use axum::extract::Path;
use axum::response::Response;

use crate::look::Look;
use crate::pages::ids;
use crate::pages::part::told::{Told, told};
use crate::routes;
use crate::telling::Teller;
use crate::visitor::Visitor;

const SOME: usize = 30;

#[derive(Template)]
#[template(path = "pages/earlier.html")]
struct Show<'a> {
    look: &'a Look,
    name: String,
    back: String,
    timeline: Vec<Told>,
    earlier: Option<String>,
    why_here: String,
}

/// What lies before an entry.
pub async fn show(visitor: Visitor, Path((part, before)): Path<(String, String)>) -> Response {
    let (part, before) = match (ids::read(&visitor, &part), ids::read(&visitor, &before)) {
        (Ok(part), Ok(before)) => (part, before),
        (Err(answer), _) | (_, Err(answer)) => return answer,
    };
    let page = match show_part(&visitor.cx(), part).await {
        Ok(page) => page,
        Err(stop) => return visitor.stopped(stop),
    };
    // What this reader cannot see is answered as what is not there.
    let mut rest = page.view.timeline();
    if !rest.any(|written| written.record.id == before) {
        return visitor.not_found();
    }
    let look = &visitor.look;
    let (timeline, earlier) = told(&visitor, &page, rest, SOME);
    look.show(&Show {
        look,
        name: Teller::new(&visitor, &page.view).child(),
        back: routes::part(part),
        timeline,
        earlier,
        why_here: routes::why_here(part),
    })
}
