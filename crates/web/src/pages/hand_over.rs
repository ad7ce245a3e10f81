//! "Somebody else becomes the child's contact": who is asked, what the family knows, and what need not be told again
//! (R56, X8).

use app::Stop;
use app::hand_over::{Successor, hand_over, successors, take_back};
use app::show_part::PartPage;
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use folder::class::Action;
use folder::entry::HandoverOffered;
use jiff::ToSpan;

use crate::form::{Choice, Form, LONGEST, When};
use crate::look::Look;
use crate::pages::consult::seat;
use crate::pages::{done, ids, writing};
use crate::routes;
use crate::telling::Teller;
use crate::visitor::{Posted, Visitor};

/// So many days to answer are proposed.
const DAYS: i64 = 7;

#[derive(Template)]
#[template(path = "pages/hand_over.html")]
struct Show<'a> {
    look: &'a Look,
    form: &'a Form,
    child: String,
    /// The contact that the family knows; empty where there is none.
    contact: String,
    /// What the family is asked to know, by the key of its label.
    told: &'static str,
    /// What is asked already, or has been answered with a no.
    asked: Option<Asked>,
    /// Nobody is asked, or has said no; or something was typed.
    asks: bool,
    /// Why nobody can be asked, by the key of the text; or empty.
    nobody: &'static str,
    to: Vec<Choice>,
    back: String,
}

struct Asked {
    /// Whom, and by when.
    told: String,
    /// It cannot, and why.
    refused: String,
    /// It cannot, or has not answered in time.
    over: bool,
    /// The own unit asked, and may take it back.
    own: bool,
}

/// The form, or what is asked already.
pub async fn show(visitor: Visitor, Path(part): Path<String>) -> Result<Response, Response> {
    let part = ids::read(&visitor, &part)?;
    let page = writing::open(&visitor, part, Action::HandOver).await?;
    let by = visitor.today().saturating_add(DAYS.days());
    let form = visitor.form(routes::hand_over(part), page.view.mark());
    let mut form = form.with("answer-by", by.to_string());
    // Whoever asks somebody else does not write it all again.
    if let Some(before) = page.view.handover() {
        form = form
            .with("told", &before.offered.told)
            .with("known", &before.offered.known);
    }
    shown(&visitor, &page, form, false).await
}

/// It is asked, taken back, or shown again.
pub async fn save(
    Path(part): Path<String>,
    Posted { visitor, sent }: Posted,
) -> Result<Response, Response> {
    let part = ids::read(&visitor, &part)?;
    let page = writing::open(&visitor, part, Action::HandOver).await?;
    let mut form = Form::sent(routes::hand_over(part), sent);
    let cx = visitor.cx();
    let mut stop: Option<Stop> = None;
    let back = form.value("way") == "back";
    if back {
        if let Some(sheet) = visitor.sheet(&form) {
            match take_back(&cx, part, sheet).await {
                Ok(()) => return Ok(done::go(routes::part(part), "handover-back")),
                Err(why) => stop = Some(why),
            }
        }
    } else {
        let all = seats(&visitor, &page).await?;
        if let Some(offered) = read(&visitor, &all, &mut form)
            && let Some(sheet) = visitor.sheet(&form)
        {
            match hand_over(&cx, part, sheet, &offered).await {
                Ok(()) => return Ok(done::go(routes::part(part), "handed-over")),
                Err(why) => stop = Some(why),
            }
        }
    }
    let page = writing::reopen(&visitor, part, Action::HandOver, &mut form, stop).await?;
    shown(&visitor, &page, form, !back).await
}

async fn seats(visitor: &Visitor, page: &PartPage) -> Result<Vec<Successor>, Response> {
    let found = successors(&visitor.cx(), page).await;
    found.map_err(|stop| visitor.stopped(stop))
}

fn read(visitor: &Visitor, all: &[Successor], form: &mut Form) -> Option<HandoverOffered> {
    let to = form.choice("to", |value| {
        let function = value.parse().ok()?;
        all.iter().find(|one| one.function == function)
    });
    let told = form.text("told", LONGEST);
    let known = form.text("known", LONGEST);
    let answer_by = form.date("answer-by", When::From(visitor.today()));
    if form.failed() {
        return None;
    }
    let to = to?;
    Some(HandoverOffered {
        to: to.function,
        unit: to.unit,
        told: told?,
        known: known?,
        answer_by: answer_by?,
    })
}

/// What was typed comes back, also when somebody else has asked meanwhile.
async fn shown(
    visitor: &Visitor,
    page: &PartPage,
    form: Form,
    typed: bool,
) -> Result<Response, Response> {
    let look = &visitor.look;
    let child = Teller::new(visitor, &page.view).child();
    let told = if page.view.named_contact().is_some() {
        "hand-over-told"
    } else {
        "hand-over-told-none"
    };
    let form = form
        .called("to", look.t("hand-over-to"))
        .called("told", look.t1(told, "child", &child))
        .called("known", look.t1("hand-over-known", "child", &child))
        .called("answer-by", look.t("hand-over-answer-by"));
    let all = seats(visitor, page).await?;
    let to = all.iter().map(|one| {
        let names = look.tongue().list(&one.names);
        Choice::new(one.function.to_string(), names).hint(seat(visitor, one.unit, one.function))
    });
    let contact = page.view.named_contact();
    let asked = asked(visitor, page);
    let show = Show {
        look,
        form: &form,
        contact: contact.map(|one| one.name.clone()).unwrap_or_default(),
        told,
        asks: typed || asked.as_ref().is_none_or(|one| one.over),
        asked,
        nobody: match contact {
            _ if typed => "",
            Some(one) if Some(one.unit) != visitor.unit() => "refusal-handover-not-yours",
            _ if all.is_empty() => "hand-over-nobody",
            _ => "",
        },
        to: to.collect(),
        child,
        back: routes::part(page.part),
    };
    Ok(look.show_form(&form, &show))
}

fn asked(visitor: &Visitor, page: &PartPage) -> Option<Asked> {
    let asked = page.view.handover()?;
    let to = &asked.offered;
    let why = asked.refused.and_then(|(entry, _)| {
        let no = page.view.entry(entry)?;
        match no.entry {
            folder::Entry::HandoverAnswered(answered) => Some(answered.why.clone()),
            _ => None,
        }
    });
    Some(Asked {
        told: visitor.look.tw(
            "hand-over-asked",
            &[
                ("to", seat(visitor, to.unit, to.to).into()),
                ("day", visitor.date(to.answer_by).into()),
            ],
        ),
        refused: why.unwrap_or_default(),
        over: !asked.waits(visitor.today()),
        own: asked.by.unit() == visitor.unit(),
    })
}
