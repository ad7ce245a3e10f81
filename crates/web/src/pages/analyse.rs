//! "What is needed?" The pack's five questions, together with the family (domain 1.6, 3.4).

use app::analyse::analyse;
use app::choose_readers::To;
use app::show_part::PartPage;
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use folder::Kind;
use folder::class::Action;
use folder::entry::{Analysis, Entry, Outcome};

use crate::form::{Choice, Form, LONGEST};
use crate::look::Look;
use crate::pages::readers::{self, Asked};
use crate::pages::{done, ids, units, writing};
use crate::routes;
use crate::telling::Teller;
use crate::visitor::{Posted, Visitor};

/// The fields of the answers, in the order of the questions.
const ANSWERS: [&str; 5] = ["answer-1", "answer-2", "answer-3", "answer-4", "answer-5"];

#[derive(Template)]
#[template(path = "pages/analyse.html")]
struct Show<'a> {
    look: &'a Look,
    form: &'a Form,
    child: String,
    questions: Vec<(&'static str, String)>,
    together: Vec<Choice>,
    outcomes: Vec<Choice>,
    units: Vec<Choice>,
    readers: Asked,
    back: String,
}

/// The empty form.
pub async fn show(visitor: Visitor, Path(part): Path<String>) -> Result<Response, Response> {
    let page = writing::open(&visitor, ids::read(&visitor, &part)?, Action::Analyse).await?;
    let form = visitor.form(routes::analyse(page.part), page.view.mark());
    Ok(shown(&visitor, &page, form))
}

/// The answers are written, or shown again.
pub async fn save(
    Path(part): Path<String>,
    Posted { visitor, sent }: Posted,
) -> Result<Response, Response> {
    let part = ids::read(&visitor, &part)?;
    let mut form = Form::sent(routes::analyse(part), sent);
    let mut stop = None;
    if let Some(analysis) = read(&visitor, &mut form)
        && let Some(sheet) = visitor.sheet(&form)
    {
        match analyse(&visitor.cx(), part, sheet, analysis).await {
            Ok(()) => return Ok(done::go(routes::part(part), "analysed")),
            Err(why) => stop = Some(why),
        }
    }
    let page = writing::reopen(&visitor, part, Action::Analyse, &mut form, stop).await?;
    writing::beside(
        &visitor,
        &page.view,
        &mut form,
        |entry, empty| match entry {
            Entry::Analysis(analysis) => Some(filled(analysis, empty)),
            _ => None,
        },
    );
    Ok(shown(&visitor, &page, form))
}

fn filled(analysis: &Analysis, mut form: Form) -> Form {
    for (field, answer) in ANSWERS.iter().zip(&analysis.answers) {
        form = form.with(field, answer);
    }
    let together = if analysis.together { "yes" } else { "no" };
    let form = form.with("together", together);
    match &analysis.outcome {
        Outcome::OwnSupport => form.with("outcome", "own").with_field("unit"),
        Outcome::Collaborate => form.with("outcome", "collaborate").with_field("unit"),
        Outcome::Transfer { unit } => form
            .with("outcome", "transfer")
            .with("unit", unit.to_string()),
    }
}

fn read(visitor: &Visitor, form: &mut Form) -> Option<To<Analysis>> {
    let answers = ANSWERS.map(|field| form.text_if_any(field, LONGEST));
    if answers.iter().all(String::is_empty) && !form.failed() {
        form.refuse(ANSWERS[0], "analysis-error-empty");
    }
    let together = form.choice("together", |value| match value {
        "yes" => Some(true),
        "no" => Some(false),
        _ => None,
    });
    let offered = everybody(visitor);
    let outcome = match form
        .choice("outcome", |value| Some(value.to_owned()))
        .as_deref()
    {
        Some("own") => Some(Outcome::OwnSupport),
        Some("collaborate") => Some(Outcome::Collaborate),
        Some("transfer") => {
            let unit = form.choice("unit", |value| units::among(&offered, value));
            unit.map(|unit| Outcome::Transfer { unit })
        }
        Some(_) => {
            form.refuse("outcome", "error-choice");
            None
        }
        None => None,
    };
    let chosen = readers::read(form);
    if form.failed() {
        return None;
    }
    let what = Analysis {
        answers,
        together: together?,
        outcome: outcome?,
    };
    Some(To { what, chosen })
}

fn everybody(visitor: &Visitor) -> Vec<Choice> {
    let mut all = units::inside(visitor);
    all.extend(units::outside(visitor));
    // A child's matter is handed over to those who work here.
    let directory = visitor.site.house.directory();
    all.retain(|choice| {
        let id = choice.value.parse().ok();
        id.and_then(|id| directory.unit(id))
            .is_some_and(|unit| !unit.outside)
    });
    all
}

fn shown(visitor: &Visitor, page: &PartPage, form: Form) -> Response {
    let look = &visitor.look;
    let questions: Vec<(&'static str, String)> = (1..)
        .zip(ANSWERS)
        .map(|(number, field)| (field, visitor.pack().msg(&practice::text::question(number))))
        .collect();
    let mut form = form
        .called("together", look.t("analysis-together"))
        .called("outcome", look.t("analysis-outcome"))
        .called("unit", look.t("analysis-unit"));
    for (field, question) in &questions {
        form = form.called(*field, question);
    }
    let (form, readers) = readers::ask(visitor, page, Kind::Analysis, form);
    let show = Show {
        look,
        form: &form,
        child: Teller::new(visitor, &page.view).child(),
        questions,
        together: vec![
            Choice::new("yes", look.t("analysis-together-yes")),
            Choice::new("no", look.t("analysis-together-no")),
        ],
        outcomes: vec![
            Choice::new("own", look.t("telling-outcome-own")).hint(look.t("analysis-own-hint")),
            Choice::new("transfer", look.t("analysis-transfer"))
                .hint(look.t("analysis-transfer-hint")),
            Choice::new("collaborate", look.t("telling-outcome-collaborate"))
                .hint(look.t("analysis-collaborate-hint")),
        ],
        units: everybody(visitor),
        readers,
        back: routes::part(page.part),
    };
    look.show_form(&form, &show)
}
