//! When a child may come to harm: another road, of which nothing is kept here (R24; design decision 20; SoL 19–20).
//! Opening this page writes nothing anywhere.

use askama::Template;
use axum::response::Response;

use crate::look::Look;
use crate::routes;
use crate::visitor::Visitor;

#[derive(Template)]
#[template(path = "pages/harm.html")]
struct Show<'a> {
    look: &'a Look,
    receives: bool,
    rules: String,
}

/// What the law asks: of those who must report, or of those who receive.
pub async fn show(visitor: Visitor) -> Response {
    let directory = visitor.site.house.directory();
    match visitor.unit().and_then(|unit| directory.unit(unit)) {
        Some(unit) if unit.must_report || unit.receives_reports => visitor.look.show(&Show {
            look: &visitor.look,
            receives: unit.receives_reports,
            rules: routes::rules(),
        }),
        _ => visitor.not_found(),
    }
}
