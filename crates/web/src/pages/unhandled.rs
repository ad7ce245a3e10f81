//! A protected matter has nobody: naming who takes over, without a name and without a place (law.md A13).

use app::Stop;
use app::people::Person;
use app::protect::candidates;
use app::unhandled::{name_handlers, unhandled};
use askama::Template;
use axum::response::Response;
use folder::id::{PartId, PersonId};
use folder::protection::Handlers;

use crate::form::{Choice, Form};
use crate::look::Look;
use crate::pages::done;
use crate::routes;
use crate::visitor::{Posted, Visitor};

/// Which of several is meant.
const WHICH: &str = "which";

#[derive(Template)]
#[template(path = "pages/unhandled.html")]
struct Show<'a> {
    look: &'a Look,
    form: &'a Form,
    /// Nobody is missing.
    nothing: bool,
    handlers: Vec<Choice>,
    back: String,
}

/// The first that nobody handles, or that there is none.
pub async fn show(visitor: Visitor) -> Result<Response, Response> {
    let first = first(&visitor).await?;
    let mut form = visitor.form(routes::unhandled(), None);
    if let Some(part) = first {
        form = form.with(WHICH, part.to_string());
    }
    shown(&visitor, form, first.is_none()).await
}

/// Whoever was named sees the child from now on.
pub async fn save(Posted { visitor, sent }: Posted) -> Result<Response, Response> {
    let first = first(&visitor).await?;
    let people = people(&visitor).await?;
    let mut form = Form::sent(routes::unhandled(), sent);
    let which: Option<PartId> = form.value(WHICH).parse().ok();
    let handlers = form.choices("handlers", |value| {
        let person: PersonId = value.parse().ok()?;
        people.iter().any(|one| one.id == person).then_some(person)
    });
    if handlers
        .as_ref()
        .is_some_and(|all| all.len() > Handlers::AT_MOST)
    {
        form.refuse("handlers", "refusal-too-many-handlers");
    }
    if let (Some(part), Some(handlers), false) = (which, handlers, form.failed()) {
        let named = match visitor.sheet(&form) {
            Some(sheet) => name_handlers(&visitor.cx(), part, sheet, &handlers).await,
            None => Err(Stop::Behind),
        };
        match named {
            Ok(()) => return Ok(done::go(routes::home(), "identity")),
            Err(stop) => visitor.mend(&mut form, stop, None)?,
        }
    } else if !form.failed() {
        visitor.mend(&mut form, Stop::Behind, None)?;
    }
    shown(&visitor, form, first.is_none()).await
}

/// One that nobody handles; the page for an unknown address to whoever may not name.
async fn first(visitor: &Visitor) -> Result<Option<PartId>, Response> {
    let cx = visitor.cx();
    if cx.may_name_handlers().is_err() {
        return Err(visitor.not_found());
    }
    let found = unhandled(&cx).await.map_err(|stop| visitor.stopped(stop))?;
    Ok(found.first().copied())
}

async fn people(visitor: &Visitor) -> Result<Vec<Person>, Response> {
    candidates(&visitor.cx())
        .await
        .map_err(|stop| visitor.stopped(stop))
}

async fn shown(visitor: &Visitor, form: Form, nothing: bool) -> Result<Response, Response> {
    let look = &visitor.look;
    let form = form.called("handlers", look.t("unhandled-who"));
    let handlers = people(visitor).await?;
    Ok(look.show_form(
        &form,
        &Show {
            look,
            form: &form,
            nothing,
            handlers: handlers
                .iter()
                .map(|person| Choice::new(person.id.to_string(), &person.name))
                .collect(),
            back: routes::home(),
        },
    ))
}
