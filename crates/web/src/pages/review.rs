//! "How did it go?" Goal by goal, with the child's and the guardians' views, and a next time (R87).

use app::plan::review_plan;
use app::show_part::PartPage;
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use folder::class::Action;
use folder::entry::{Change, Entry, GoalReview, Review};
use folder::id::GoalId;
use folder::plan::Plan;
use jiff::ToSpan;

use crate::form::{Choice, Form, LONGEST, When};
use crate::look::Look;
use crate::pages::plan::{held, held_once};
use crate::pages::{done, writing};
use crate::plan_shown::change_key;
use crate::routes;
use crate::telling::Teller;
use crate::visitor::{Posted, Visitor};

/// When it is followed up again unless the writer says otherwise, in months.
const USUAL: i64 = 3;

#[derive(Template)]
#[template(path = "pages/review.html")]
struct Show<'a> {
    look: &'a Look,
    form: &'a Form,
    child: String,
    goals: Vec<Row>,
    changes: Vec<Choice>,
    back: String,
}

/// The fields of one goal.
struct Row {
    goal: String,
    change: String,
    words: String,
}

/// The empty form.
pub async fn show(visitor: Visitor, Path(part): Path<String>) -> Result<Response, Response> {
    let (page, plan) = held(&visitor, &part).await?;
    let today = visitor.today();
    let next = today.checked_add(USUAL.months()).unwrap_or(today);
    let form = visitor
        .form(routes::review(page.part), page.view.mark())
        .with("next", next.to_string());
    Ok(shown(&visitor, &page, &plan, form))
}

/// The follow-up is written, or shown again.
pub async fn save(
    Path(part): Path<String>,
    Posted { visitor, sent }: Posted,
) -> Result<Response, Response> {
    let (page, plan) = held_once(&visitor, &part).await?;
    let part = page.part;
    let mut form = Form::sent(routes::review(part), sent);
    let mut stop = None;
    if let Some(review) = read(&visitor, &plan, &mut form)
        && let Some(sheet) = visitor.sheet(&form)
    {
        match review_plan(&visitor.cx(), part, sheet, review).await {
            Ok(()) => return Ok(done::go(routes::plan(part), "reviewed")),
            Err(why) => stop = Some(why),
        }
    }
    let page = writing::reopen(&visitor, part, Action::Plan, &mut form, stop).await?;
    let plan = page.view.plan().unwrap_or(plan);
    writing::beside(
        &visitor,
        &page.view,
        &mut form,
        |entry, empty| match entry {
            Entry::Review(review) if review.plan == plan.frame.plan => Some(filled(review, empty)),
            _ => None,
        },
    );
    Ok(shown(&visitor, &page, &plan, form))
}

/// The fields are named for their goal, so that words about one goal never come to stand under another.
fn rows(plan: &Plan) -> Vec<Row> {
    let rows = plan.goals().iter().map(|goal| Row {
        goal: goal.words.clone(),
        change: change_field(goal.goal),
        words: words_field(goal.goal),
    });
    rows.collect()
}

fn change_field(goal: GoalId) -> String {
    format!("change-{goal}")
}

fn words_field(goal: GoalId) -> String {
    format!("words-{goal}")
}

fn filled(review: &Review, mut form: Form) -> Form {
    for goal in &review.goals {
        let change = match goal.change {
            Change::Nearer => "nearer",
            Change::Same => "same",
            Change::Farther => "farther",
        };
        form = form
            .with(&change_field(goal.goal), change)
            .with(&words_field(goal.goal), &goal.words);
    }
    form.with("child", &review.child)
        .with("guardian", &review.guardian)
        .with("next", review.next.to_string())
}

fn read(visitor: &Visitor, plan: &Plan, form: &mut Form) -> Option<Review> {
    let mut goals = Vec::new();
    for (goal, row) in plan.goals().iter().zip(rows(plan)) {
        let change = form.choice(&row.change, |value| match value {
            "nearer" => Some(Change::Nearer),
            "same" => Some(Change::Same),
            "farther" => Some(Change::Farther),
            _ => None,
        });
        let words = form.text(&row.words, LONGEST);
        if let (Some(change), Some(words)) = (change, words) {
            goals.push(GoalReview {
                goal: goal.goal,
                change,
                words,
            });
        }
    }
    let child = form.text("child", LONGEST);
    let guardian = form.text("guardian", LONGEST);
    let next = form.date("next", When::From(visitor.today()));
    if form.failed() {
        return None;
    }
    Some(Review {
        plan: plan.frame.plan,
        goals,
        child: child?,
        guardian: guardian?,
        next: next?,
    })
}

fn shown(visitor: &Visitor, page: &PartPage, plan: &Plan, form: Form) -> Response {
    let look = &visitor.look;
    let child = Teller::new(visitor, &page.view).child();
    let mut form = form
        .called("child", look.t1("review-child", "child", &child))
        .called("guardian", look.t("review-guardian"))
        .called("next", look.t("review-next-day"));
    for row in rows(plan) {
        form = form
            .called(row.change, &row.goal)
            .called(row.words, &row.goal);
    }
    let show = Show {
        look,
        form: &form,
        child,
        goals: rows(plan),
        changes: vec![
            Choice::new("nearer", look.t(change_key(Change::Nearer))),
            Choice::new("same", look.t(change_key(Change::Same))),
            Choice::new("farther", look.t(change_key(Change::Farther))),
        ],
        back: routes::plan(page.part),
    };
    look.show_form(&form, &show)
}
