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

/// One person on one day.
struct Seen {
    who: String,
    at: String,
    did: Vec<Did>,
}

/// The same thing done again and again is one line with every time.
struct Did {
    what: String,
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
    let at = [visitor.role_name(&look.role), visitor.unit_name(look.unit)].join(", ");
    let (who, at) = if look.name.is_empty() {
        (visitor.role_name(&look.role), visitor.unit_name(look.unit))
    } else {
        (look.name.clone(), at)
    };
    let same = |seen: &Seen| seen.who == who && seen.at == at;
    let place = day.lines.iter().position(same).unwrap_or_else(|| {
        day.lines.push(Seen {
            who: who.clone(),
            at,
            did: Vec::new(),
        });
        day.lines.len() - 1
    });
    let did = &mut day.lines[place].did;
    let what = visitor.look.t(&format!("did-{}", look.did));
    match did.iter_mut().find(|one| one.what == what) {
        Some(one) if one.times.contains(&time) => {}
        Some(one) => one.times.push(time),
        None => did.push(Did {
            what,
            times: vec![time],
        }),
    }
}
