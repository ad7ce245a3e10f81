//! The children that the own unit is done with for now: whoever comes back is found here.

use app::children::closed_children;
use askama::Template;
use axum::response::Response;

use crate::look::Look;
use crate::routes;
use crate::visitor::Visitor;

#[derive(Template)]
#[template(path = "pages/closed.html")]
struct Show<'a> {
    look: &'a Look,
    unit: String,
    children: Vec<(String, String, String)>,
    back: String,
}

/// By name.
pub async fn show(visitor: Visitor) -> Result<Response, Response> {
    let children = closed_children(&visitor.cx()).await;
    let children = children.map_err(|stop| visitor.stopped(stop))?;
    let (look, today) = (&visitor.look, visitor.today());
    Ok(look.show(&Show {
        look,
        unit: visitor.unit_name(visitor.unit()),
        children: children
            .into_iter()
            .map(|line| {
                let age = look.tongue().age(line.card.birth, today);
                (routes::part(line.part), line.card.name, age)
            })
            .collect(),
        back: routes::home(),
    }))
}
