//! "What has been done with what we have?": the part's own log, and the same as a file for the controller's check.

use app::part_log::{Done, part_log};
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use folder::id::PartId;

use super::ids;
use crate::look::Look;
use crate::pages::extract;
use crate::pages::log_days::{Day, Did, by_day};
use crate::pages::why_here::{refused, rules};
use crate::routes;
use crate::visitor::Visitor;

#[derive(Template)]
#[template(path = "pages/part_log.html")]
struct Show<'a> {
    look: &'a Look,
    days: Vec<Day>,
    extract: String,
    back: String,
}

/// The log, newest first, day by day.
pub async fn show(visitor: Visitor, Path(part): Path<String>) -> Result<Response, Response> {
    let part: PartId = ids::read(&visitor, &part)?;
    let all = read(&visitor, part).await?;
    Ok(visitor.look.show(&Show {
        look: &visitor.look,
        days: by_day(&visitor, all),
        extract: routes::part_log_extract(part),
        back: routes::part(part),
    }))
}

/// The same as a file.
pub async fn file(visitor: Visitor, Path(part): Path<String>) -> Result<Response, Response> {
    let part: PartId = ids::read(&visitor, &part)?;
    let all = read(&visitor, part).await?;
    Ok(extract::file(&visitor, &all))
}

async fn read(visitor: &Visitor, part: PartId) -> Result<Vec<Did>, Response> {
    let all = part_log(&visitor.cx(), part).await;
    let all = all.map_err(|stop| visitor.stopped(stop))?;
    Ok(all.into_iter().map(|done| told(visitor, done)).collect())
}

fn told(visitor: &Visitor, done: Done) -> Did {
    let look = &visitor.look;
    let seat = [visitor.role_name(&done.role), visitor.unit_name(done.unit)];
    Did {
        at: done.at,
        who: done.name,
        seat: seat.join(", "),
        what: look.t(&format!("did-{}", done.did)),
        refused: done.refused,
        because: if done.refused {
            refused(look, &done.because)
        } else {
            rules(look, &done.because)
        },
        said: Vec::new(),
    }
}
