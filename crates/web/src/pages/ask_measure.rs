//! "Do you say yes to what we have promised?": put to those who decide (R38, R83; law.md A5.3).

use app::measure_yes::ask_measure;
use app::show_part::PartPage;
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use folder::class::Action;
use folder::id::MeasureId;
use folder::measure_yes::MeasureStanding;
use folder::plan::Promised;

use crate::form::{Choice, Form};
use crate::look::Look;
use crate::pages::{done, ids, signing, writing};
use crate::routes;
use crate::telling::Teller;
use crate::visitor::{Posted, Visitor};

#[derive(Template)]
#[template(path = "pages/ask_measure.html")]
struct Show<'a> {
    look: &'a Look,
    form: &'a Form,
    child: String,
    what: String,
    /// It is put already: where the answer is written down.
    put: Option<String>,
    /// Those whose yes it takes, where there is nothing to judge.
    guardians: String,
    signings: Vec<Choice>,
    back: String,
}

/// The question; when it is put already, the way to the answer.
pub async fn show(
    visitor: Visitor,
    Path((part, measure)): Path<(String, String)>,
) -> Result<Response, Response> {
    let page = writing::open(&visitor, ids::read(&visitor, &part)?, Action::AskConsent).await?;
    let promised = find(&visitor, &page, ids::read(&visitor, &measure)?)?;
    let mut form = visitor.form(
        routes::ask_measure(page.part, promised.measure.measure),
        page.view.mark(),
    );
    if let Some(card) = page.view.child() {
        let proposed = signing::proposed(&visitor, card);
        form = form.with("signing", signing::word(proposed));
    }
    Ok(shown(&visitor, &page, &promised, form))
}

/// It is put; then the answer can be written down.
pub async fn save(
    Path((part, measure)): Path<(String, String)>,
    Posted { visitor, sent }: Posted,
) -> Result<Response, Response> {
    let part = ids::read(&visitor, &part)?;
    let measure: MeasureId = ids::read(&visitor, &measure)?;
    let known = writing::open(&visitor, part, Action::AskConsent).await?;
    find(&visitor, &known, measure)?;
    let mut form = Form::sent(routes::ask_measure(part, measure), sent);
    let mut stop = None;
    let (who, judged) = signing::read(&mut form, signing::is_judged(&visitor, &known));
    if let Some(judged) = judged.filter(|_| !form.failed())
        && let Some(sheet) = visitor.sheet(&form)
    {
        match ask_measure(&visitor.cx(), part, sheet, measure, who, judged).await {
            Ok(()) => {
                let answer = routes::measure_answer(part, measure);
                return Ok(done::go(answer, "measure-asked"));
            }
            Err(why) => stop = Some(why),
        }
    }
    let page = writing::reopen(&visitor, part, Action::AskConsent, &mut form, stop).await?;
    let promised = find(&visitor, &page, measure)?;
    Ok(shown(&visitor, &page, &promised, form))
}

/// A measure that the reader's own workplace has promised here.
#[expect(
    clippy::result_large_err,
    reason = "the error is the page that is sent"
)]
pub(super) fn find(
    visitor: &Visitor,
    page: &PartPage,
    measure: MeasureId,
) -> Result<Promised, Response> {
    let plans = page.view.plans();
    let mut measures = plans.into_iter().flat_map(|plan| plan.measures);
    measures
        .find(|one| {
            one.own && one.measure.measure == measure && Some(one.measure.unit) == visitor.unit()
        })
        .ok_or_else(|| visitor.not_found())
}

fn shown(visitor: &Visitor, page: &PartPage, promised: &Promised, form: Form) -> Response {
    let look = &visitor.look;
    let teller = Teller::new(visitor, &page.view);
    let names: Vec<String> = page
        .view
        .child()
        .into_iter()
        .flat_map(folder::entry::ChildCard::custodians)
        .map(|guardian| guardian.name.clone())
        .collect();
    let standing = promised.yes.as_ref().map(|yes| yes.stands(visitor.today()));
    let put = !matches!(standing, None | Some(MeasureStanding::Over));
    let form = form
        .called("signing", look.t("consent-signing"))
        .called("judged", look.t("consent-judged"));
    look.show_form(
        &form,
        &Show {
            look,
            form: &form,
            child: teller.child(),
            what: promised.measure.what.clone(),
            put: put.then(|| routes::measure_answer(page.part, promised.measure.measure)),
            guardians: look.tongue().list(&names),
            signings: signing::choices(visitor, page, teller),
            back: routes::plan(page.part),
        },
    )
}
