//! "I am not sure that yes was free" (C4): it is not used, and nobody at home can see it.

use app::ask_consent::doubt_consent;
use app::show_part::PartPage;
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use folder::class::Action;
use folder::entry::{Answer, ConsentDoubted};
use folder::id::{ConsentId, PersonId};
use folder::standing::Consent;

use super::record_answer::find;
use crate::form::{Choice, Form, LONGEST, When};
use crate::look::Look;
use crate::pages::{done, ids, writing};
use crate::routes;
use crate::telling::Teller;
use crate::visitor::{Posted, Visitor};

#[derive(Template)]
#[template(path = "pages/doubt_consent.html")]
struct Show<'a> {
    look: &'a Look,
    form: &'a Form,
    child: String,
    people: Vec<Choice>,
    harm: String,
    back: String,
}

/// The empty form.
pub async fn show(
    visitor: Visitor,
    Path((part, consent)): Path<(String, String)>,
) -> Result<Response, Response> {
    let page = writing::open(&visitor, ids::read(&visitor, &part)?, Action::AskConsent).await?;
    let consent = find(&visitor, &page, ids::read(&visitor, &consent)?)?;
    let mut form = visitor.form(
        routes::doubt_consent(page.part, consent.asked.consent),
        page.view.mark(),
    );
    if let [only] = said_yes(consent).as_slice() {
        form = form.with("of", only.to_string());
    }
    Ok(shown(&visitor, &page, consent, &form))
}

/// It is noted, or shown again.
pub async fn save(
    Path((part, consent)): Path<(String, String)>,
    Posted { visitor, sent }: Posted,
) -> Result<Response, Response> {
    let part = ids::read(&visitor, &part)?;
    let id: ConsentId = ids::read(&visitor, &consent)?;
    let page = writing::open(&visitor, part, Action::AskConsent).await?;
    let consent = find(&visitor, &page, id)?;
    let mut form = Form::sent(routes::doubt_consent(part, id), sent);
    let mut stop = None;
    if let Some(doubted) = read(&visitor, consent, &mut form)
        && let Some(sheet) = visitor.sheet(&form)
    {
        match doubt_consent(&visitor.cx(), part, sheet, doubted).await {
            Ok(()) => return Ok(done::go(routes::part(part), "doubted")),
            Err(why) => stop = Some(why),
        }
    }
    let page = writing::reopen(&visitor, part, Action::AskConsent, &mut form, stop).await?;
    let consent = find(&visitor, &page, id)?;
    Ok(shown(&visitor, &page, consent, &form))
}

/// Those who have said yes to anybody.
fn said_yes(consent: &Consent) -> Vec<PersonId> {
    let yes = consent.answers.iter().filter(|(_, answered)| {
        let mut lines = answered.answers.iter();
        lines.any(|line| matches!(line.answer, Answer::Yes { .. }))
    });
    yes.map(|(person, _)| *person).collect()
}

fn read(visitor: &Visitor, consent: &Consent, form: &mut Form) -> Option<ConsentDoubted> {
    let people = said_yes(consent);
    let of = form.choice("of", |value| {
        value.parse().ok().filter(|one| people.contains(one))
    });
    let why = form.text("why", LONGEST);
    let talk = form.date("talk", When::From(visitor.today()));
    if form.failed() {
        return None;
    }
    Some(ConsentDoubted {
        consent: consent.asked.consent,
        of: of?,
        why: why?,
        talk: talk?,
    })
}

fn shown(visitor: &Visitor, page: &PartPage, consent: &Consent, form: &Form) -> Response {
    let look = &visitor.look;
    let teller = Teller::new(visitor, &page.view);
    let form = form
        .clone()
        .called("of", look.t("doubt-of"))
        .called("why", look.t("doubt-why"))
        .called("talk", look.t("doubt-talk"));
    let people = said_yes(consent)
        .into_iter()
        .map(|one| Choice::new(one.to_string(), teller.person(one)));
    let show = Show {
        look,
        form: &form,
        child: teller.child(),
        people: people.collect(),
        harm: routes::harm(),
        back: routes::part(page.part),
    };
    look.show_form(&form, &show)
}
