//! "Who has looked?" (R49).

use app::who_has_read::{Look as Access, who_has_read};
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use folder::id::PartId;
use jiff::civil::Date;

use super::ids;
use crate::look::Look;
use crate::routes;
use crate::visitor::Visitor;

#[derive(Template)]
#[template(path = "pages/room_log.html")]
struct Show<'a> {
    look: &'a Look,
    days: Vec<Day>,
    back: String,
}

struct Day {
    date: Date,
    called: String,
    lines: Vec<Seen>,
}

/// The same person doing the same thing again and again is one line with every time.
struct Seen {
    who: String,
    at: String,
    did: String,
    times: Vec<String>,
}

/// The log, newest first, day by day.
pub async fn show(visitor: Visitor, Path(room): Path<String>) -> Result<Response, Response> {
    let room: PartId = ids::read(&visitor, &room)?;
    let looks = match who_has_read(&visitor.cx(), room).await {
        Ok(looks) => looks,
        Err(stop) => return Err(visitor.stopped(stop)),
    };
    let mut days: Vec<Day> = Vec::new();
    for look in &looks {
        let local = look.at.to_zoned(visitor.site.house.zone().clone());
        if days.last().is_none_or(|day| day.date != local.date()) {
            days.push(Day {
                date: local.date(),
                called: visitor.look.tongue().weekday_date(local.date()),
                lines: Vec::new(),
            });
        }
        let hour = format!("{:02}", local.hour());
        let minute = format!("{:02}", local.minute());
        let time = visitor
            .look
            .tw("clock", &[("hour", hour.into()), ("minute", minute.into())]);
        if let Some(day) = days.last_mut() {
            add(&visitor, day, look, time);
        }
    }
    Ok(visitor.look.show(&Show {
        look: &visitor.look,
        days,
        back: routes::room(room),
    }))
}

fn add(visitor: &Visitor, day: &mut Day, look: &Access, time: String) {
    let did = visitor.look.t(&format!("did-{}", look.did));
    let at = [visitor.role_name(&look.role), visitor.unit_name(look.unit)].join(", ");
    let same = |seen: &&mut Seen| seen.who == look.name && seen.at == at && seen.did == did;
    match day.lines.last_mut().filter(same) {
        Some(seen) => {
            if seen.times.last() != Some(&time) {
                seen.times.push(time);
            }
        }
        None => day.lines.push(Seen {
            who: look.name.clone(),
            at,
            did,
            times: vec![time],
        }),
    }
}
