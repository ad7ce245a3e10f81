//! "I noticed something": what I saw apart from what I think, and a day to look again (R12, R13, R17).

use app::choose_readers::To;
use app::show_part::PartPage;
use app::write_note;
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use folder::Kind;
use folder::class::Action;
use folder::entry::Observation;
use folder::practice::AreaKey;
use jiff::ToSpan;

use crate::form::{Choice, Form, LONGEST, When};
use crate::look::Look;
use crate::pages::readers::{self, Asked};
use crate::pages::{done, ids, writing};
use crate::routes;
use crate::telling::Teller;
use crate::visitor::{Posted, Visitor};

/// How long until one looks again, unless the writer says otherwise.
const AGAIN_AFTER_DAYS: i64 = 14;

#[derive(Template)]
#[template(path = "pages/notice.html")]
struct Show<'a> {
    look: &'a Look,
    form: &'a Form,
    child: String,
    unit: String,
    areas: Vec<Choice>,
    readers: Asked,
    back: String,
}

/// The empty form.
pub async fn show(visitor: Visitor, Path(part): Path<String>) -> Response {
    let part = match ids::read(&visitor, &part) {
        Ok(part) => part,
        Err(answer) => return answer,
    };
    let page = match writing::open(&visitor, part, Action::Note).await {
        Ok(page) => page,
        Err(answer) => return answer,
    };
    let today = visitor.today();
    let again = today.checked_add(AGAIN_AFTER_DAYS.days()).unwrap_or(today);
    let form = visitor
        .form(routes::notice(part), page.view.mark())
        .with("again", again.to_string());
    shown(&visitor, &page, form)
}

/// What was noticed is written, or shown again.
pub async fn save(Path(part): Path<String>, Posted { visitor, sent }: Posted) -> Response {
    let part = match ids::read(&visitor, &part) {
        Ok(part) => part,
        Err(answer) => return answer,
    };
    let mut form = Form::sent(routes::notice(part), sent);
    let mut stop = None;
    if let Some(observation) = read(&visitor, &mut form)
        && let Some(sheet) = visitor.sheet(&form)
    {
        match write_note::notice(&visitor.cx(), part, sheet, observation).await {
            Ok(()) => return done::go(routes::part(part), "noticed"),
            Err(why) => stop = Some(why),
        }
    }
    match writing::reopen(&visitor, part, Action::Note, &mut form, stop).await {
        Ok(page) => shown(&visitor, &page, form),
        Err(answer) => answer,
    }
}

fn read(visitor: &Visitor, form: &mut Form) -> Option<To<Observation>> {
    let seen = form.text("saw", LONGEST);
    let thought = form.text_if_any("think", LONGEST);
    let cx = visitor.cx();
    let pack = cx.pack().ok();
    let areas = form.choices_if_any("areas", |key| {
        pack?.area(key).map(|area| AreaKey(area.key.clone()))
    });
    let again = form.date("again", When::From(visitor.today()));
    let chosen = readers::read(form);
    if form.failed() {
        return None;
    }
    let what = Observation {
        seen: seen?,
        thought: (!thought.is_empty()).then_some(thought),
        areas,
        look_again: again?,
    };
    Some(To { what, chosen })
}

fn shown(visitor: &Visitor, page: &PartPage, form: Form) -> Response {
    let look = &visitor.look;
    let form = form
        .called("saw", look.t("notice-saw"))
        .called("think", look.t("notice-think"))
        .called("areas", look.t("notice-areas"))
        .called("again", look.t("notice-again"));
    let (form, readers) = readers::ask(visitor, page, Kind::Observation, form);
    let show = Show {
        look,
        form: &form,
        child: Teller::new(visitor, &page.view).child(),
        unit: visitor.unit_name(visitor.unit()),
        areas: areas(visitor),
        readers,
        back: routes::part(page.part),
    };
    look.show_form(&form, &show)
}

/// The pack's areas to choose from.
pub(crate) fn areas(visitor: &Visitor) -> Vec<Choice> {
    let cx = visitor.cx();
    let areas = cx
        .pack()
        .map(|pack| pack.areas().to_vec())
        .unwrap_or_default();
    areas
        .iter()
        .map(|area| Choice::new(&area.key, visitor.pack().msg(&area.text())))
        .collect()
}
