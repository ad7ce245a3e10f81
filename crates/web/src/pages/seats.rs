//! "Who sits where with us, and what may each decide?" And, for whoever staffs, who begins and who leaves (R55, R57, R66).

use app::Stop;
use app::staff::{Colleague, SeatHere, Sitting, Who, colleagues, leave, seat, seats, sit};
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use folder::class::Mandate;
use folder::id::{FunctionId, PersonId};
use jiff::civil::Date;

use crate::form::{Choice, Form, When};
use crate::look::Look;
use crate::pages::{done, ids};
use crate::routes;
use crate::visitor::{Posted, Visitor};

/// The longest name.
const NAME: usize = 100;

#[derive(Template)]
#[template(path = "pages/seats.html")]
struct List<'a> {
    look: &'a Look,
    unit: String,
    seats: Vec<Row>,
    /// One says who sits where.
    staffs: bool,
    back: String,
}

struct Row {
    role: String,
    /// Where it is changed.
    href: String,
    sitting: Vec<String>,
    /// That nobody sits there, or from when; or empty.
    empty: String,
    /// How many children count on it.
    children: String,
    /// What it may decide.
    mandates: Vec<String>,
}

/// Every seat at the own unit.
pub async fn list(visitor: Visitor) -> Result<Response, Response> {
    let cx = visitor.cx();
    let found = seats(&cx).await.map_err(|stop| visitor.stopped(stop))?;
    let look = &visitor.look;
    Ok(look.show(&List {
        look,
        unit: visitor.unit_name(visitor.unit()),
        seats: found.iter().map(|seat| row(&visitor, seat)).collect(),
        staffs: cx.may_staff().is_ok(),
        back: routes::home(),
    }))
}

fn row(visitor: &Visitor, seat: &SeatHere) -> Row {
    let look = &visitor.look;
    let today = visitor.today();
    let empty = match seat.empty_from {
        Some(day) if day <= today => look.t("seats-empty"),
        Some(day) => look.t1("seats-empty-from", "day", visitor.date(day)),
        None => String::new(),
    };
    let count = i64::try_from(seat.children).unwrap_or(i64::MAX);
    let mandates = Mandate::ALL.into_iter();
    Row {
        role: visitor.role(seat.function.id),
        href: routes::seat(seat.function.id),
        sitting: seat.sitting.iter().map(|one| told(visitor, one)).collect(),
        empty,
        children: look.tw("seats-children", &[("count", count.into())]),
        mandates: mandates
            .filter(|one| seat.function.mandates.contains(one))
            .map(|one| look.t(&format!("mandate-{}", one.word())))
            .collect(),
    }
}

/// Somebody, and the days that are still to come.
fn told(visitor: &Visitor, one: &Sitting) -> String {
    let look = &visitor.look;
    let from = (one.from > visitor.today()).then(|| visitor.date(one.from));
    let to = one.to.map(|day| visitor.date(day));
    let (key, days) = match (from, to) {
        (None, None) => return one.name.clone(),
        (Some(from), None) => ("seats-from", vec![("from", from)]),
        (None, Some(to)) => ("seats-to", vec![("to", to)]),
        (Some(from), Some(to)) => ("seats-from-to", vec![("from", from), ("to", to)]),
    };
    let mut args = vec![("name", one.name.as_str().into())];
    args.extend(days.iter().map(|(name, day)| (*name, day.as_str().into())));
    look.tw(key, &args)
}

#[derive(Template)]
#[template(path = "pages/seat.html")]
struct One<'a> {
    look: &'a Look,
    form: &'a Form,
    role: String,
    row: Row,
    colleagues: Vec<Choice>,
    /// Those who sit there, to be given a last day.
    leaving: Vec<Choice>,
    leave: String,
    back: String,
}

/// One seat, for whoever says who sits there.
pub async fn show(visitor: Visitor, Path(function): Path<String>) -> Result<Response, Response> {
    let function = ids::read(&visitor, &function)?;
    let form = visitor.form(routes::seat(function), None);
    let form = form.with("from", visitor.today().to_string());
    shown(&visitor, function, form).await
}

/// Somebody begins, or the form is shown again.
pub async fn begin(
    Path(function): Path<String>,
    Posted { visitor, sent }: Posted,
) -> Result<Response, Response> {
    let function = ids::read(&visitor, &function)?;
    let mut form = Form::sent(routes::seat(function), sent);
    let known = known(&visitor).await?;
    let who = form.choice("who", |value| {
        if value == "new" {
            return Some(None);
        }
        let person: PersonId = value.parse().ok()?;
        known
            .iter()
            .any(|one| one.person == person)
            .then_some(Some(person))
    });
    let name = match who {
        Some(None) => form.text("name", NAME),
        _ => Some(form.text_if_any("name", NAME)),
    };
    let from = form.date("from", When::From(visitor.today()));
    let to = form.date_if_any("to", When::From(from.unwrap_or(visitor.today())));
    let asked = (|| Some((who?, name?, from?)))().filter(|_| !form.failed());
    if let Some((who, name, from)) = asked {
        let who = who.map_or(Who::New(name), Who::Known);
        let saved = match visitor.sheet(&form) {
            Some(sheet) => sit(&visitor.cx(), function, sheet, &who, (from, to)).await,
            None => Err(Stop::Behind),
        };
        match saved {
            Ok(()) => return Ok(done::go(routes::seats(), "seated")),
            Err(stop) => visitor.mend(&mut form, stop, None)?,
        }
    }
    shown(&visitor, function, form).await
}

/// Somebody gets a last day, or the page says why not.
pub async fn end(
    Path(function): Path<String>,
    Posted { visitor, sent }: Posted,
) -> Result<Response, Response> {
    let function: FunctionId = ids::read(&visitor, &function)?;
    let form = Form::sent(routes::seat(function), sent);
    // The other form of the page stands as it was handed out.
    let mut form = form.with("from", visitor.today().to_string());
    // Somebody can have a seat more than once.
    let holding = form.choice("person", |value| {
        let (person, from) = value.split_once('_')?;
        Some((person.parse::<PersonId>().ok()?, from.parse::<Date>().ok()?))
    });
    let last = form.date("last", When::Any);
    if let (Some(holding), Some(last), false) = (holding, last, form.failed()) {
        match leave(&visitor.cx(), function, holding, last).await {
            Ok(()) => return Ok(done::go(routes::seats(), "seat-left")),
            Err(stop) => visitor.mend(&mut form, stop, None)?,
        }
    }
    shown(&visitor, function, form).await
}

async fn known(visitor: &Visitor) -> Result<Vec<Colleague>, Response> {
    let found = colleagues(&visitor.cx()).await;
    found.map_err(|stop| visitor.stopped(stop))
}

/// By name, with the seat that tells two of the same name apart.
fn named(visitor: &Visitor, one: &Colleague) -> String {
    let directory = visitor.site.house.directory();
    let unit = directory.function(one.function).map(|found| found.unit);
    [
        one.name.clone(),
        visitor.role(one.function),
        visitor.unit_name(unit),
    ]
    .join(", ")
}

async fn shown(visitor: &Visitor, function: FunctionId, form: Form) -> Result<Response, Response> {
    let look = &visitor.look;
    let found = seat(&visitor.cx(), function).await;
    let found = found.map_err(|stop| visitor.stopped(stop))?;
    let form = form
        .called("who", look.t("seat-who"))
        .called("name", look.t("seat-name"))
        .called("from", look.t("seat-from"))
        .called("to", look.t("seat-to"))
        .called("person", look.t("seat-leaving"))
        .called("last", look.t("seat-last"));
    let new = Choice::new("new", look.t("seat-new"));
    let known = known(visitor).await?;
    let known = known
        .iter()
        .map(|one| Choice::new(one.person.to_string(), named(visitor, one)));
    let leaving = found.sitting.iter();
    let show = One {
        look,
        role: visitor.role(function),
        row: row(visitor, &found),
        colleagues: known.chain([new]).collect(),
        leaving: leaving
            .map(|one| Choice::new(format!("{}_{}", one.person, one.from), told(visitor, one)))
            .collect(),
        leave: routes::leave_seat(function),
        back: routes::seats(),
        form: &form,
    };
    Ok(look.show_form(&form, &show))
}
