//! What one has said yes and no to (R40, R45).

use askama::Template;
use axum::extract::Path;
use axum::response::Response;

use super::room;
use crate::family::asked::{self, Asked};
use crate::family::whom;
use crate::look::Look;
use crate::routes;
use crate::visitor::Visitor;

#[derive(Template)]
#[template(path = "pages/room_consents.html")]
struct Show<'a> {
    look: &'a Look,
    child: String,
    asked: Vec<Asked>,
    back: String,
}

/// The questions and the own answers.
pub async fn show(mut visitor: Visitor, Path(of): Path<String>) -> Result<Response, Response> {
    let page = room::open(&mut visitor, &of).await?;
    Ok(visitor.look.show(&Show {
        look: &visitor.look,
        child: whom(&visitor, &page),
        asked: asked::all(&visitor, &page),
        back: routes::room(page.part),
    }))
}
