//! "We do this": what the own unit promises, whom to call, where the responsibility begins and ends (R60, R78, R83).

use app::plan::promise;
use app::show_part::PartPage;
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use folder::class::Action;
use folder::entry::Measure;
use folder::id::{MeasureId, UnitId};
use folder::plan::Plan;

use crate::form::{Choice, Form, LONGEST, When};
use crate::look::Look;
use crate::pages::{done, ids, writing};
use crate::routes;
use crate::visitor::{Posted, Visitor};

/// The longest name or number.
const SHORT: usize = 200;

#[derive(Template)]
#[template(path = "pages/promise.html")]
struct Show<'a> {
    look: &'a Look,
    form: &'a Form,
    unit: String,
    goals: Vec<Choice>,
    back: String,
}

/// The form, with the writer as contact.
pub async fn show(visitor: Visitor, Path(part): Path<String>) -> Result<Response, Response> {
    let (page, plan) = open(&visitor, &part).await?;
    let directory = visitor.site.house.directory();
    let phone = visitor
        .unit()
        .and_then(|unit| directory.unit(unit))
        .map(|unit| unit.phone.clone());
    let mut form = visitor
        .form(routes::promise(page.part), page.view.mark())
        .with("contact", &visitor.signed.person.name)
        .with("phone", phone.unwrap_or_default());
    if let [only] = plan.goals() {
        form = form.with("goal", only.goal.to_string());
    }
    Ok(shown(&visitor, &page, &plan, form))
}

/// The promise is written, or shown again.
pub async fn save(
    Path(part): Path<String>,
    Posted { visitor, sent }: Posted,
) -> Result<Response, Response> {
    let (page, plan) = reached(&visitor, &part).await?;
    let part = page.part;
    let mut form = Form::sent(routes::promise(part), sent);
    let mut stop = None;
    if let Some(measure) = read(&visitor, &plan, &mut form)
        && let Some(sheet) = visitor.sheet(&form)
    {
        match promise(&visitor.cx(), part, sheet, measure).await {
            Ok(()) => return Ok(done::go(routes::plan(part), "promised")),
            Err(why) => stop = Some(why),
        }
    }
    let page = writing::reopen(&visitor, part, Action::Promise, &mut form, stop).await?;
    let plan = page.view.plan().unwrap_or(plan);
    Ok(shown(&visitor, &page, &plan, form))
}

/// A plan that has reached this part and is not closed.
async fn open(visitor: &Visitor, part: &str) -> Result<(PartPage, Plan), Response> {
    let (page, plan) = reached(visitor, part).await?;
    match plan.closed {
        None => Ok((page, plan)),
        Some(_) => Err(visitor.not_found()),
    }
}

/// A plan that has reached this part, also when somebody has closed it since the form was opened: the rules say so, and
/// what was typed is still there.
async fn reached(visitor: &Visitor, part: &str) -> Result<(PartPage, Plan), Response> {
    let page = writing::open(visitor, ids::read(visitor, part)?, Action::Promise).await?;
    match page.view.plan() {
        Some(plan) => Ok((page, plan)),
        None => Err(visitor.not_found()),
    }
}

fn read(visitor: &Visitor, plan: &Plan, form: &mut Form) -> Option<Measure> {
    let goal = form.choice("goal", |value| {
        let id = value.parse().ok()?;
        plan.goals()
            .iter()
            .any(|goal| goal.goal == id)
            .then_some(id)
    });
    let what = form.text("what", LONGEST);
    let contact = form.text("contact", SHORT);
    let phone = form.text("phone", SHORT);
    let promised = form.date("promised", When::From(visitor.today()));
    let begins = form.text("begins", LONGEST);
    let ends = form.text("ends", LONGEST);
    if form.failed() {
        return None;
    }
    Some(Measure {
        plan: plan.frame.plan,
        measure: MeasureId::from_bytes(visitor.site.house.fresh()),
        goal: goal?,
        what: what?,
        // The use case puts the own unit here, whatever stands in it.
        unit: visitor.unit().unwrap_or(UnitId::from_bytes([0; 16])),
        contact: contact?,
        phone: phone?,
        promised: promised?,
        begins: begins?,
        ends: ends?,
    })
}

fn shown(visitor: &Visitor, page: &PartPage, plan: &Plan, form: Form) -> Response {
    let look = &visitor.look;
    let form = form
        .called("goal", look.t("telling-goal"))
        .called("what", look.t("promise-what"))
        .called("contact", look.t("telling-contact"))
        .called("phone", look.t("telling-phone"))
        .called("promised", look.t("telling-promised"))
        .called("begins", look.t("promise-begins"))
        .called("ends", look.t("promise-ends"));
    let show = Show {
        look,
        form: &form,
        unit: visitor.unit_name(visitor.unit()),
        goals: plan
            .goals()
            .iter()
            .map(|goal| Choice::new(goal.goal.to_string(), &goal.words))
            .collect(),
        back: routes::plan(page.part),
    };
    look.show_form(&form, &show)
}
