//! "Who has looked?" (R49).

use app::who_has_read::{Look as Access, who_has_read};
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use folder::id::PartId;

use super::ids;
use crate::look::Look;
use crate::pages::extract;
use crate::pages::log_days::{Day, Did, by_day};
use crate::pages::why_here::because;
use crate::routes;
use crate::visitor::Visitor;

#[derive(Template)]
#[template(path = "pages/room_log.html")]
struct Show<'a> {
    look: &'a Look,
    days: Vec<Day>,
    extract: String,
    back: String,
}

/// The log, newest first, day by day.
pub async fn show(visitor: Visitor, Path(room): Path<String>) -> Result<Response, Response> {
    let room: PartId = ids::read(&visitor, &room)?;
    let all = read(&visitor, room).await?;
    Ok(visitor.look.show(&Show {
        look: &visitor.look,
        days: by_day(&visitor, all),
        extract: routes::room_log_extract(room),
        back: routes::room(room),
    }))
}

/// The same, to keep and to show to others.
pub async fn file(visitor: Visitor, Path(room): Path<String>) -> Result<Response, Response> {
    let room: PartId = ids::read(&visitor, &room)?;
    let all = read(&visitor, room).await?;
    Ok(extract::file(&visitor, &all))
}

async fn read(visitor: &Visitor, room: PartId) -> Result<Vec<Did>, Response> {
    let looks = who_has_read(&visitor.cx(), room).await;
    let looks = looks.map_err(|stop| visitor.stopped(stop))?;
    Ok(looks.iter().map(|look| told(visitor, look)).collect())
}

fn told(visitor: &Visitor, access: &Access) -> Did {
    let look = &visitor.look;
    let (role, unit) = (
        visitor.role_name(&access.role),
        visitor.unit_name(access.unit),
    );
    let (who, seat) = if access.name.is_empty() {
        (role, unit)
    } else {
        (access.name.clone(), [role, unit].join(", "))
    };
    let mut said = Vec::new();
    if let Some(opened) = &access.emergency {
        said.push((look.t("telling-why"), opened.opened.why.clone()));
        match &opened.reviewed {
            Some(reviewed) => {
                let found = if reviewed.needed {
                    "log-emergency-needed"
                } else {
                    "log-emergency-not"
                };
                said.push((look.t(found), reviewed.said.clone()));
            }
            None => said.push((
                look.t("log-emergency-waits"),
                visitor.date(opened.review_by()),
            )),
        }
    }
    Did {
        at: access.at,
        who,
        seat,
        what: look.t(&format!("did-{}", access.did)),
        refused: false,
        because: because(look, &access.because),
        said,
    }
}
