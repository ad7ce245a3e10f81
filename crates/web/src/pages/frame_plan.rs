//! "This is what we want": why there is a plan, who takes part, and the goals, in the child's words (R77–R80).

use app::plan::{Frame, frame_plan};
use app::show_part::PartPage;
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use folder::class::Action;
use folder::entry::{Entry, Goal};
use folder::id::{GoalId, PlanId};
use folder::plan::Plan;

use crate::form::{Choice, Form, LONGEST};
use crate::look::Look;
use crate::pages::{done, ids, units, writing};
use crate::routes;
use crate::telling::Teller;
use crate::visitor::{Posted, Visitor};

/// How many goals there is room for: few goals are kept.
const GOALS: usize = 5;

/// How many rows are open from the start.
const SHOWN: usize = 2;

/// The longest goal.
const SHORT: usize = 1_000;

#[derive(Template)]
#[template(path = "pages/frame_plan.html")]
struct Show<'a> {
    look: &'a Look,
    form: &'a Form,
    child: String,
    units: Vec<Choice>,
    first: Vec<Row>,
    more: Vec<Row>,
    more_open: bool,
    childs: Vec<Choice>,
    ask: String,
    back: String,
}

/// The fields of one goal.
struct Row {
    number: usize,
    id: String,
    words: String,
    childs: String,
    know: String,
}

impl Row {
    fn at(number: usize) -> Self {
        Self {
            number,
            id: format!("goal-id-{number}"),
            words: format!("goal-{number}"),
            childs: format!("goal-child-{number}"),
            know: format!("goal-know-{number}"),
        }
    }
}

/// The form, with what the plan holds already.
pub async fn show(visitor: Visitor, Path(part): Path<String>) -> Result<Response, Response> {
    let page = writing::open(&visitor, ids::read(&visitor, &part)?, Action::Plan).await?;
    let mut form = visitor.form(routes::frame_plan(page.part), page.view.mark());
    if let Some(plan) = open(&visitor, &page)? {
        let rows = (1..=GOALS).map(Row::at).zip(plan.goals()).collect();
        form = filled(&plan, rows, form);
    }
    Ok(shown(&visitor, &page, form))
}

/// What the plan holds, each goal in its row.
fn filled(plan: &Plan, rows: Vec<(Row, &Goal)>, mut form: Form) -> Form {
    form = form.with("why", &plan.frame.why).with_field("units");
    for party in &plan.frame.parties {
        form = form.with("units", party.unit.to_string());
    }
    for (row, goal) in rows {
        form = form
            .with(&row.id, goal.goal.to_string())
            .with(&row.words, &goal.words)
            .with(&row.know, &goal.how_we_know);
        if goal.childs_words {
            form = form.with(&row.childs, "yes");
        }
    }
    form
}

/// Each goal in the row where the sent form has it; one that is new there in a free row, so that both can be kept.
fn placed<'a>(plan: &'a Plan, form: &Form) -> Vec<(Row, &'a Goal)> {
    let id = |goal: &Goal| goal.goal.to_string();
    let mut free = (1..=GOALS).map(Row::at).filter(|row| {
        let (own, words) = (form.value(&row.id), form.value(&row.words).trim());
        words.is_empty() && !plan.goals().iter().any(|goal| id(goal) == own)
    });
    let rows = plan.goals().iter().filter_map(|goal| {
        let known = (1..=GOALS)
            .map(Row::at)
            .find(|row| form.value(&row.id) == id(goal));
        Some((known.or_else(|| free.next())?, goal))
    });
    rows.collect()
}

/// Somebody changed the plan while this form was open: their words beside the own ones.
fn beside(visitor: &Visitor, page: &PartPage, form: &mut Form) {
    let Some(plan) = page.view.plan().filter(|plan| plan.closed.is_none()) else {
        return;
    };
    let sent = form.clone();
    writing::beside(visitor, &page.view, form, |entry, empty| match entry {
        Entry::PlanFrame(frame) if frame.plan == plan.frame.plan => {
            // A goal that the writer had before them and they took away is told; one that is only the writer's is not.
            let known = (1..=GOALS)
                .map(Row::at)
                .filter(|row| !sent.value(&row.id).is_empty());
            let empty = known.fold(empty, |form, row| {
                [row.words, row.know, row.childs]
                    .iter()
                    .fold(form, |form, field| form.with_field(field))
            });
            Some(filled(&plan, placed(&plan, &sent), empty))
        }
        _ => None,
    });
    if form.theirs_told().is_some() {
        // Taking a goal over from them keeps it the same goal.
        for (row, goal) in placed(&plan, &sent) {
            form.set(&row.id, goal.goal.to_string());
        }
    }
}

/// The frame is written, or shown again.
pub async fn save(
    Path(part): Path<String>,
    Posted { visitor, sent }: Posted,
) -> Result<Response, Response> {
    let part = ids::read(&visitor, &part)?;
    let page = writing::open(&visitor, part, Action::Plan).await?;
    let plan = open(&visitor, &page)?;
    let mut form = Form::sent(routes::frame_plan(part), sent);
    let mut stop = None;
    if let Some(frame) = read(&visitor, &page, plan.as_ref(), &mut form)
        && let Some(sheet) = visitor.sheet(&form)
    {
        match frame_plan(&visitor.cx(), part, sheet, frame).await {
            Ok(()) => return Ok(done::go(routes::plan(part), "framed")),
            Err(why) => stop = Some(why),
        }
    }
    let page = writing::reopen(&visitor, part, Action::Plan, &mut form, stop).await?;
    beside(&visitor, &page, &mut form);
    Ok(shown(&visitor, &page, form))
}

/// The plan that is written on; one that somebody else holds is not changed here.
#[expect(
    clippy::result_large_err,
    reason = "the error is the page that is sent"
)]
fn open(visitor: &Visitor, page: &PartPage) -> Result<Option<Plan>, Response> {
    match page.view.plan().filter(|plan| plan.closed.is_none()) {
        Some(plan) if !plan.own => {
            Err(visitor.stopped(folder::Refusal::new("refusal-plan-exists").into()))
        }
        plan => Ok(plan),
    }
}

/// Those around the child, and those who take part already.
fn parties(visitor: &Visitor, page: &PartPage) -> Vec<Choice> {
    let mut all = units::around(visitor, &page.view);
    let directory = visitor.site.house.directory();
    let taking_part = page
        .view
        .plan()
        .into_iter()
        .flat_map(|plan| plan.frame.parties);
    for unit in taking_part.filter_map(|party| directory.unit(party.unit)) {
        let choice = units::choice(visitor, unit);
        if !all.iter().any(|one| one.value == choice.value) {
            all.push(choice);
        }
    }
    all
}

fn read(visitor: &Visitor, page: &PartPage, plan: Option<&Plan>, form: &mut Form) -> Option<Frame> {
    let why = form.text("why", LONGEST);
    let offered = parties(visitor, page);
    let units = form.choices_if_any("units", |value| units::among(&offered, value));
    let mut goals = Vec::new();
    for row in (1..=GOALS).map(Row::at) {
        let (words, know) = (form.value(&row.words).trim(), form.value(&row.know).trim());
        if words.is_empty() && know.is_empty() {
            continue;
        }
        let (words, know) = (form.text(&row.words, SHORT), form.text(&row.know, SHORT));
        let known =
            |id: &GoalId| plan.is_some_and(|plan| plan.goals().iter().any(|goal| goal.goal == *id));
        let id = form.value(&row.id).parse().ok().filter(known);
        if let (Some(words), Some(how_we_know)) = (words, know) {
            goals.push(Goal {
                goal: id.unwrap_or_else(|| GoalId::from_bytes(visitor.site.house.fresh())),
                words,
                childs_words: form.ticked(&row.childs),
                how_we_know,
            });
        }
    }
    if form.failed() {
        return None;
    }
    Some(Frame {
        plan: plan.map_or_else(
            || PlanId::from_bytes(visitor.site.house.fresh()),
            |plan| plan.frame.plan,
        ),
        why: why?,
        units,
        goals,
    })
}

fn shown(visitor: &Visitor, page: &PartPage, form: Form) -> Response {
    let look = &visitor.look;
    let child = Teller::new(visitor, &page.view).child();
    let mut form = form
        .called("why", look.t("plan-why"))
        .called("units", look.t("plan-units"));
    for row in (1..=GOALS).map(Row::at) {
        form = form
            .called(
                &row.words,
                look.t1("plan-goal", "number", row.number.to_string()),
            )
            .called(
                &row.know,
                look.t1("plan-goal", "number", row.number.to_string()),
            );
    }
    let mut rows: Vec<Row> = (1..=GOALS).map(Row::at).collect();
    let more = rows.split_off(SHOWN);
    let show = Show {
        look,
        form: &form,
        units: parties(visitor, page),
        first: rows,
        more_open: more.iter().any(|row| {
            let holds = |field: &String| !form.value(field).is_empty() || form.differs(field);
            holds(&row.words) || holds(&row.know) || form.error(&row.words).is_some()
        }),
        more,
        childs: vec![Choice::new(
            "yes",
            look.t1("plan-goal-childs", "child", &child),
        )],
        child,
        ask: if page.may.contains(&Action::AskConsent) {
            routes::ask_consent(page.part)
        } else {
            String::new()
        },
        back: routes::plan(page.part),
    };
    look.show_form(&form, &show)
}
