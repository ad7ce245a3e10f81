//! "From now on it is me": answering whoever asks one to become a child's contact, or becoming it in the seat of one who has
//! left (R53, R55, X8, X11).

use app::Stop;
use app::hand_over::{Reply, answer, become_contact};
use app::show_part::PartPage;
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use folder::class::Action;
use folder::entry::ChildCard;
use folder::handover::Handover;

use crate::form::{Choice, Form, LONGEST};
use crate::look::Look;
use crate::pages::{done, ids, writing};
use crate::routes;
use crate::telling::Teller;
use crate::visitor::{Posted, Visitor};

#[derive(Template)]
#[template(path = "pages/take_over.html")]
struct Show<'a> {
    look: &'a Look,
    form: &'a Form,
    child: String,
    /// What is asked; otherwise one becomes the contact without.
    asked: Option<Asked>,
    answers: Vec<Choice>,
    /// Whom the family knows; empty where there is nobody.
    before: String,
    /// The family knows whoever reads this already, or nobody is its contact by law.
    nothing: &'static str,
    back: String,
}

struct Asked {
    by: String,
    told: String,
    known: String,
}

/// The question with what is handed over, or the words to the family.
pub async fn show(visitor: Visitor, Path(part): Path<String>) -> Result<Response, Response> {
    let part = ids::read(&visitor, &part)?;
    let page = writing::open(&visitor, part, Action::TakeOver).await?;
    let form = visitor.form(routes::take_over(part), page.view.mark());
    Ok(shown(&visitor, &page, form))
}

/// It is answered, or shown again.
pub async fn save(
    Path(part): Path<String>,
    Posted { visitor, sent }: Posted,
) -> Result<Response, Response> {
    let part = ids::read(&visitor, &part)?;
    let page = writing::open(&visitor, part, Action::TakeOver).await?;
    let mut form = Form::sent(routes::take_over(part), sent);
    let mut stop: Option<Stop> = None;
    let cx = visitor.cx();
    if asked(&visitor, &page).is_some() {
        if let Some(reply) = read(&mut form)
            && let Some(sheet) = visitor.sheet(&form)
        {
            let word = match reply {
                Reply::Takes => "taken-over",
                Reply::Cannot(_) => "not-taken-over",
            };
            match answer(&cx, part, sheet, &reply).await {
                Ok(()) => return Ok(done::go(routes::part(part), word)),
                Err(why) => stop = Some(why),
            }
        }
    } else if let Some(told) = form.text("told", LONGEST)
        && let Some(sheet) = visitor.sheet(&form)
    {
        match become_contact(&cx, part, sheet, told).await {
            Ok(()) => return Ok(done::go(routes::part(part), "taken-over")),
            Err(why) => stop = Some(why),
        }
    }
    let page = writing::reopen(&visitor, part, Action::TakeOver, &mut form, stop).await?;
    Ok(shown(&visitor, &page, form))
}

/// What is asked of the reader's own seat.
fn asked<'a>(visitor: &Visitor, page: &'a PartPage) -> Option<&'a Handover> {
    let own = visitor.cx().actor.professional().map(|seat| seat.function);
    let asked = page.view.handover();
    asked.filter(|asked| asked.refused.is_none() && Some(asked.offered.to) == own)
}

fn read(form: &mut Form) -> Option<Reply> {
    let takes = form.choice("answer", |value| match value {
        "takes" => Some(true),
        "cannot" => Some(false),
        _ => None,
    })?;
    if takes {
        return Some(Reply::Takes);
    }
    form.text("why", LONGEST).map(Reply::Cannot)
}

fn shown(visitor: &Visitor, page: &PartPage, form: Form) -> Response {
    let look = &visitor.look;
    let child = Teller::new(visitor, &page.view).child();
    let asked = asked(visitor, page);
    let form = form
        .called("answer", look.t("take-over-answer"))
        .called("why", look.t("take-over-why"))
        .called("told", look.t1("take-over-told", "child", &child));
    let contact = page.view.named_contact();
    let own = visitor.cx().actor.person();
    let nothing = if page.view.child().and_then(ChildCard::protected).is_some() {
        "refusal-protected-contact"
    } else if asked.is_none() && contact.is_some_and(|one| one.person == Some(own)) {
        "take-over-is-you"
    } else {
        ""
    };
    let show = Show {
        look,
        form: &form,
        asked: asked.map(|asked| Asked {
            by: asked.by.name().unwrap_or_default().to_owned(),
            told: asked.offered.told.clone(),
            known: asked.offered.known.clone(),
        }),
        answers: vec![
            Choice::new("takes", look.t("take-over-takes")).hint(look.t("take-over-takes-hint")),
            Choice::new("cannot", look.t("take-over-cannot")).hint(look.t("take-over-cannot-hint")),
        ],
        before: contact.map(|one| one.name.clone()).unwrap_or_default(),
        nothing,
        child,
        back: routes::part(page.part),
    };
    look.show_form(&form, &show)
}
