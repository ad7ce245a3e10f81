//! "We tried this ourselves" before asking others (R16).

use app::choose_readers::To;
use app::show_part::PartPage;
use app::write_note;
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use folder::Kind;
use folder::class::Action;
use folder::entry::OwnTry;

use crate::form::{Form, LONGEST};
use crate::look::Look;
use crate::pages::readers::{self, Asked};
use crate::pages::{done, ids, writing};
use crate::routes;
use crate::telling::Teller;
use crate::visitor::{Posted, Visitor};

#[derive(Template)]
#[template(path = "pages/tried.html")]
struct Show<'a> {
    look: &'a Look,
    form: &'a Form,
    child: String,
    unit: String,
    readers: Asked,
    back: String,
}

/// The empty form.
pub async fn show(visitor: Visitor, Path(part): Path<String>) -> Response {
    let part = match ids::read(&visitor, &part) {
        Ok(part) => part,
        Err(answer) => return answer,
    };
    match writing::open(&visitor, part, Action::Note).await {
        Ok(page) => {
            let form = visitor.form(routes::tried(part), page.view.mark());
            shown(&visitor, &page, form)
        }
        Err(answer) => answer,
    }
}

/// What was tried is written, or shown again.
pub async fn save(Path(part): Path<String>, Posted { visitor, sent }: Posted) -> Response {
    let part = match ids::read(&visitor, &part) {
        Ok(part) => part,
        Err(answer) => return answer,
    };
    let mut form = Form::sent(routes::tried(part), sent);
    let what = form.text("what", LONGEST);
    let result = form.text("result", LONGEST);
    let chosen = readers::read(&mut form);
    let mut stop = None;
    if let Some((what, result)) = what.zip(result).filter(|_| !form.failed())
        && let Some(sheet) = visitor.sheet(&form)
    {
        let what = OwnTry { what, result };
        let tried = To { what, chosen };
        match write_note::try_ourselves(&visitor.cx(), part, sheet, tried).await {
            Ok(()) => return done::go(routes::part(part), "tried"),
            Err(why) => stop = Some(why),
        }
    }
    match writing::reopen(&visitor, part, Action::Note, &mut form, stop).await {
        Ok(page) => shown(&visitor, &page, form),
        Err(answer) => answer,
    }
}

fn shown(visitor: &Visitor, page: &PartPage, form: Form) -> Response {
    let look = &visitor.look;
    let form = form
        .called("what", look.t("tried-what"))
        .called("result", look.t("tried-result"));
    let (form, readers) = readers::ask(visitor, page, Kind::OwnTry, form);
    let show = Show {
        look,
        form: &form,
        child: Teller::new(visitor, &page.view).child(),
        unit: visitor.unit_name(visitor.unit()),
        readers,
        back: routes::part(page.part),
    };
    look.show_form(&form, &show)
}
