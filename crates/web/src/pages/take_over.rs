//! "From now on it is me": answering whoever asks one to become a child's contact, or becoming it in the seat of one who has
//! left (R53, R55, X8, X11).

use app::hand_over::{Reply, answer, become_contact};
use app::show_part::PartPage;
use app::{Sheet, Stop};
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use folder::Refusal;
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
    /// It is an answer; otherwise one becomes the contact without having been asked.
    answers_it: bool,
    /// What is asked, while it is.
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
    let way = asked(&visitor, &page).map_or(Way::Becomes, |_| Way::Answers);
    Ok(shown(&visitor, &page, form, way))
}

/// It is answered, or shown again. Which of the two was sent says the form: meanwhile somebody may have asked, or asks no
/// longer, and nothing typed is lost by that.
pub async fn save(
    Path(part): Path<String>,
    Posted { visitor, sent }: Posted,
) -> Result<Response, Response> {
    let part = ids::read(&visitor, &part)?;
    // Whoever could be a contact gets the words back, and is told why it cannot be now.
    let page = writing::open(&visitor, part, Action::HandOver).await?;
    let mut form = Form::sent(routes::take_over(part), sent);
    let way = if form.value("way") == "answers" {
        Way::Answers
    } else {
        Way::Becomes
    };
    let read = match way {
        Way::Answers => reply(&mut form).map(Said::Reply),
        Way::Becomes => form.text("told", LONGEST).map(Said::Told),
    };
    let mut stop = None;
    if let (Some(said), Some(sheet)) = (read, visitor.sheet(&form)) {
        match say(&visitor, &page, sheet, said).await {
            Ok(word) => return Ok(done::go(routes::part(part), word)),
            Err(why) => stop = Some(why),
        }
    }
    let page = writing::reopen(&visitor, part, Action::HandOver, &mut form, stop).await?;
    Ok(shown(&visitor, &page, form, way))
}

/// What was sent.
enum Said {
    Reply(Reply),
    Told(String),
}

/// Says it, and gives the word for what was done.
async fn say(
    visitor: &Visitor,
    page: &PartPage,
    sheet: Sheet,
    said: Said,
) -> Result<&'static str, Stop> {
    let cx = visitor.cx();
    if !page.may.contains(&Action::TakeOver) {
        return Err(match said {
            _ if page.view.entry(sheet.id).is_some() => Stop::Replayed(sheet.id),
            Said::Reply(_) => Refusal::new("refusal-no-handover").into(),
            Said::Told(_) => Refusal::new("refusal-has-contact").into(),
        });
    }
    match said {
        Said::Reply(reply) => {
            answer(&cx, page.part, sheet, &reply).await?;
            Ok(match reply {
                Reply::Takes => "taken-over",
                Reply::Cannot(_) => "not-taken-over",
            })
        }
        Said::Told(told) => {
            become_contact(&cx, page.part, sheet, told).await?;
            Ok("taken-over")
        }
    }
}

/// What a form says.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    /// Yes or no to whoever asks.
    Answers,
    /// It is me from now on.
    Becomes,
}

/// What is asked of the reader's own seat.
fn asked<'a>(visitor: &Visitor, page: &'a PartPage) -> Option<&'a Handover> {
    let own = visitor.cx().actor.professional().map(|seat| seat.function);
    let asked = page.view.handover();
    asked.filter(|asked| asked.refused.is_none() && Some(asked.offered.to) == own)
}

fn reply(form: &mut Form) -> Option<Reply> {
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

fn shown(visitor: &Visitor, page: &PartPage, form: Form, way: Way) -> Response {
    let look = &visitor.look;
    let child = Teller::new(visitor, &page.view).child();
    let asked = asked(visitor, page);
    let typed = form.failed() || form.again().is_some();
    let form = form
        .called("answer", look.t("take-over-answer"))
        .called("why", look.t("take-over-why"))
        .called("told", look.t1("take-over-told", "child", &child));
    let contact = page.view.named_contact();
    let cx = visitor.cx();
    let own = cx.actor.professional();
    let is_own = contact
        .zip(own)
        .is_some_and(|(one, own)| one.person == Some(own.person) && one.function == own.function);
    let nothing = if typed {
        ""
    } else if page.view.child().and_then(ChildCard::protected).is_some() {
        "refusal-protected-contact"
    } else if asked.is_none() && is_own {
        "take-over-is-you"
    } else if asked.is_none() && contact.is_some() && page.left.is_none() {
        "refusal-has-contact"
    } else {
        ""
    };
    let show = Show {
        look,
        form: &form,
        answers_it: way == Way::Answers,
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
