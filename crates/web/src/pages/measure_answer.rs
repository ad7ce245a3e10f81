//! "This is what they said about what we promised" (R38, R41, R83).

use app::measure_yes::record_measure_answer;
use app::show_part::PartPage;
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use folder::class::Action;
use folder::entry::{Entry, Form as Given, MeasureAnswered};
use folder::id::{MeasureId, PersonId};
use folder::measure_yes::{MeasureStanding, MeasureYes};
use folder::plan::Promised;

use crate::form::{Choice, Form, LONGEST};
use crate::look::Look;
use crate::pages::ask_measure::find;
use crate::pages::{done, ids, writing};
use crate::routes;
use crate::telling::Teller;
use crate::visitor::{Posted, Visitor, go};

#[derive(Template)]
#[template(path = "pages/measure_answer.html")]
struct Show<'a> {
    look: &'a Look,
    form: &'a Form,
    what: String,
    /// Others decide since it was asked: where it is asked anew.
    anew: Option<String>,
    signers: Vec<Choice>,
    answers: Vec<Choice>,
    forms: Vec<Choice>,
    back: String,
}

/// The question with room for an answer; before it is asked, on to asking.
pub async fn show(
    visitor: Visitor,
    Path((part, measure)): Path<(String, String)>,
) -> Result<Response, Response> {
    let page = writing::open(&visitor, ids::read(&visitor, &part)?, Action::AskConsent).await?;
    let promised = find(&visitor, &page, ids::read(&visitor, &measure)?)?;
    let Some(yes) = promised.yes.as_ref() else {
        return Ok(go(routes::ask_measure(page.part, promised.measure.measure)));
    };
    let form = visitor.form(
        routes::measure_answer(page.part, promised.measure.measure),
        page.view.mark(),
    );
    let form = filled(yes, form);
    Ok(shown(&visitor, &page, &promised, yes, form))
}

/// The answer is written, or shown again.
pub async fn save(
    Path((part, measure)): Path<(String, String)>,
    Posted { visitor, sent }: Posted,
) -> Result<Response, Response> {
    let part = ids::read(&visitor, &part)?;
    let measure: MeasureId = ids::read(&visitor, &measure)?;
    let page = writing::open(&visitor, part, Action::AskConsent).await?;
    let known = find(&visitor, &page, measure)?;
    let Some(asked) = known.yes.as_ref() else {
        return Ok(go(routes::ask_measure(part, measure)));
    };
    let mut form = Form::sent(routes::measure_answer(part, measure), sent);
    let mut stop = None;
    if let Some(answered) = read(asked, &mut form)
        && let Some(sheet) = visitor.sheet(&form)
    {
        let done = done_word(answered.yes);
        match record_measure_answer(&visitor.cx(), part, sheet, answered).await {
            Ok(()) => return Ok(done::go(routes::plan(part), done)),
            Err(why) => stop = Some(why),
        }
    }
    let page = writing::reopen(&visitor, part, Action::AskConsent, &mut form, stop).await?;
    let promised = find(&visitor, &page, measure)?;
    writing::beside(
        &visitor,
        &page.view,
        &mut form,
        |entry, empty| match entry {
            Entry::MeasureAnswered(answered) if answered.measure == measure => {
                Some(given(answered, empty))
            }
            _ => None,
        },
    );
    let yes = promised.yes.as_ref().unwrap_or(asked);
    Ok(shown(&visitor, &page, &promised, yes, form))
}

/// What is said when it is saved.
pub(super) const fn done_word(yes: bool) -> &'static str {
    if yes { "measure-yes" } else { "measure-no" }
}

/// The only one who can be meant is chosen.
fn filled(yes: &MeasureYes, form: Form) -> Form {
    let mut missing = yes.asked.signers.iter();
    let mut missing = missing
        .by_ref()
        .filter(|signer| !yes.answers.contains_key(signer));
    match (missing.next(), missing.next()) {
        (Some(only), None) => form.with("by", only.to_string()),
        _ => form,
    }
}

fn given(answered: &MeasureAnswered, form: Form) -> Form {
    let form = form
        .with("by", answered.by.to_string())
        .with("answer", if answered.yes { "yes" } else { "no" })
        .with("said", &answered.said);
    match answered.form {
        Given::Oral => form.with("form", "oral"),
        Given::Written => form.with("form", "written"),
        Given::OwnPage => form.with_field("form"),
    }
}

fn read(yes: &MeasureYes, form: &mut Form) -> Option<MeasureAnswered> {
    let by: Option<PersonId> = form.choice("by", |value| {
        let signers = &yes.asked.signers;
        value.parse().ok().filter(|id| signers.contains(id))
    });
    let answer = form.choice("answer", yes_or_no);
    let given = form.choice("form", |value| match value {
        "oral" => Some(Given::Oral),
        "written" => Some(Given::Written),
        _ => None,
    });
    let said = form.text_if_any("said", LONGEST);
    if form.failed() {
        return None;
    }
    Some(MeasureAnswered {
        measure: yes.asked.measure,
        by: by?,
        yes: answer?,
        form: given?,
        said,
    })
}

/// What was chosen.
pub(super) fn yes_or_no(value: &str) -> Option<bool> {
    match value {
        "yes" => Some(true),
        "no" => Some(false),
        _ => None,
    }
}

fn shown(
    visitor: &Visitor,
    page: &PartPage,
    promised: &Promised,
    yes: &MeasureYes,
    form: Form,
) -> Response {
    let look = &visitor.look;
    let teller = Teller::new(visitor, &page.view);
    let form = form
        .called("by", look.t("answer-by"))
        .called("answer", look.t("measure-answer"))
        .called("form", look.t("answer-form"))
        .called("said", look.t("answer-said"));
    let over = yes.stands(visitor.today()) == MeasureStanding::Over;
    let signers = yes.asked.signers.iter().map(|signer| {
        let hint = match yes.answers.get(signer) {
            Some(_) => "answer-given",
            None => "answer-missing",
        };
        Choice::new(signer.to_string(), teller.person(*signer)).hint(look.t(hint))
    });
    look.show_form(
        &form,
        &Show {
            look,
            form: &form,
            what: yes.asked.what.clone(),
            anew: over.then(|| routes::ask_measure(page.part, promised.measure.measure)),
            signers: signers.collect(),
            answers: vec![
                Choice::new("yes", look.t("yes")),
                Choice::new("no", look.t("no")).hint(look.t("answer-no-hint")),
            ],
            forms: vec![
                Choice::new("oral", look.t("telling-form-oral")),
                Choice::new("written", look.t("telling-form-written")),
            ],
            back: routes::plan(page.part),
        },
    )
}
