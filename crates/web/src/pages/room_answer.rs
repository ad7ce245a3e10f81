//! Answering a question about consent on one's own page (R37–R43, R109; law.md A5).

use app::Stop;
use app::answer_consent::answer_consent;
use app::foresee::at_home;
use app::rooms::RoomPage;
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use folder::entry::{ConsentAnswered, Form as Given, Level, Receiver, ReceiverAnswer};
use folder::id::ConsentId;
use folder::standing::Consent;
use jiff::civil::Date;

use super::{done, ids, room};
use crate::family::answer_form;
use crate::family::asked::{self, Asked};
use crate::family::whom;
use crate::foreseen::{self, Glimpses, toward};
use crate::form::{Choice, Form, LONGEST, When};
use crate::look::Look;
use crate::routes;
use crate::telling::Teller;
use crate::visitor::{Posted, Visitor};

#[derive(Template)]
#[template(path = "pages/room_answer.html")]
struct Show<'a> {
    look: &'a Look,
    form: &'a Form,
    child: String,
    asked: Asked,
    /// It is asked to write and share, so a yes may be to talk only.
    share: bool,
    toward: Vec<Question>,
    yes_no: Vec<Choice>,
    areas: Vec<Choice>,
    levels: Vec<Choice>,
    back: String,
}

/// The question about one receiver.
struct Question {
    unit: String,
    /// Who there would read.
    role: String,
    /// What they do in a team around a child (R42).
    about: String,
    answer: String,
    areas: String,
    level: String,
    condition: String,
    /// What of what lies on this page they could be given if the answer is yes.
    seen: Glimpses,
}

/// The question, with my latest answer filled in.
pub async fn show(
    mut visitor: Visitor,
    Path((of, consent)): Path<(String, String)>,
) -> Result<Response, Response> {
    let page = room::open(&mut visitor, &of).await?;
    let consent = find(&visitor, &page, &consent)?;
    let address = routes::room_answer(page.part, consent.asked.consent);
    let form = answer_form::filled(&visitor, consent, visitor.form(address, page.view.mark()));
    shown(&visitor, &page, consent, &form).await
}

/// The answer.
pub async fn save(
    Path((of, consent)): Path<(String, String)>,
    Posted { mut visitor, sent }: Posted,
) -> Result<Response, Response> {
    let page = room::open(&mut visitor, &of).await?;
    let consent = find(&visitor, &page, &consent)?;
    let mut form = Form::sent(routes::room_answer(page.part, consent.asked.consent), sent);
    let answers = answer_form::read(&visitor, consent, &mut form);
    let said = form.text_if_any("said", LONGEST);
    let ask_again = form.date_if_any("ask-again", When::From(visitor.today()));
    if !form.failed() {
        let answered = answered(&visitor, consent, answers, said, ask_again);
        let done = match visitor.sheet(&form) {
            Some(sheet) => answer_consent(&visitor.cx(), page.part, sheet, answered).await,
            None => Err(Stop::Behind),
        };
        match done {
            Ok(()) => return Ok(done::go(routes::room_consents(page.part), "answered")),
            Err(stop) => visitor.mend(&mut form, stop, page.view.mark())?,
        }
    }
    shown(&visitor, &page, consent, &form).await
}

#[expect(
    clippy::result_large_err,
    reason = "the error is the page that is sent"
)]
fn find<'a>(visitor: &Visitor, page: &'a RoomPage, consent: &str) -> Result<&'a Consent, Response> {
    let id: ConsentId = ids::read(visitor, consent)?;
    let consents = page.view.consents().into_iter();
    let mut mine =
        consents.filter(|found| found.asked.consent == id && asked::mine(visitor, found));
    mine.next().ok_or_else(|| visitor.not_found())
}

fn answered(
    visitor: &Visitor,
    consent: &Consent,
    answers: Vec<ReceiverAnswer>,
    said: String,
    ask_again: Option<Date>,
) -> ConsentAnswered {
    ConsentAnswered {
        consent: consent.asked.consent,
        by: visitor.signed.person.id,
        answers,
        form: Given::OwnPage,
        language: visitor.look.language.native_name().to_owned(),
        interpreter: false,
        said,
        ask_again,
    }
}

fn question(visitor: &Visitor, at: usize, receiver: &Receiver, seen: Glimpses) -> Question {
    let unit = visitor.site.house.directory().unit(receiver.unit);
    let about = unit.and_then(|unit| unit.about.as_deref());
    Question {
        unit: visitor.unit_name(Some(receiver.unit)),
        role: visitor.role(receiver.function),
        about: about.map(|key| visitor.look.t(key)).unwrap_or_default(),
        answer: format!("answer-{at}"),
        areas: format!("areas-{at}"),
        level: format!("level-{at}"),
        condition: format!("condition-{at}"),
        seen,
    }
}

async fn shown(
    visitor: &Visitor,
    page: &RoomPage,
    consent: &Consent,
    form: &Form,
) -> Result<Response, Response> {
    let foreseen = at_home(&visitor.cx(), page, consent).await;
    let foreseen = foreseen.map_err(|stop| visitor.stopped(stop))?;
    let look = &visitor.look;
    let teller = Teller::new(visitor, &page.view).about(&page.card.name);
    let areas = &consent.asked.areas;
    let questions: Vec<Question> = asked::open(consent)
        .enumerate()
        .map(|(at, receiver)| {
            let level = consent.asked.level;
            let home = foreseen::Page::Home;
            let seen = toward(visitor, teller, &foreseen, receiver.unit, level, home);
            question(visitor, at, receiver, seen)
        })
        .collect();
    let mut form = form.clone();
    for one in &questions {
        form = form
            .called(&one.answer, &one.unit)
            .called(&one.areas, &one.unit)
            .called(&one.level, &one.unit)
            .called(&one.condition, look.t("reply-condition"));
    }
    form = form
        .called("said", look.t("reply-said"))
        .called("ask-again", look.t("reply-again"));
    Ok(look.show_form(
        &form,
        &Show {
            look,
            form: &form,
            child: whom(visitor, page),
            asked: asked::one(visitor, page, consent),
            share: consent.asked.level == Level::Share,
            toward: questions,
            yes_no: vec![
                Choice::new("yes", look.t("yes")),
                Choice::new("no", look.t("no")),
            ],
            areas: areas
                .iter()
                .map(|key| Choice::new(&key.0, teller.area(key)))
                .collect(),
            levels: vec![
                Choice::new("talk", look.t("reply-level-talk"))
                    .hint(look.t("reply-level-talk-hint")),
                Choice::new("share", look.t("reply-level-share"))
                    .hint(look.t("reply-level-share-hint")),
            ],
            back: routes::room_consents(page.part),
        },
    ))
}
