//! "This guardian's page has to be closed" (OSL 12:3 st 1 p 1; law.md A5.3).

use app::block_guardian::block_guardian;
use app::show_part::PartPage;
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use folder::class::Action;
use folder::entry::GuardianBlock;
use folder::id::PersonId;

use crate::form::{Choice, Form, LONGEST, When};
use crate::look::Look;
use crate::pages::{done, ids, writing};
use crate::routes;
use crate::telling::Teller;
use crate::visitor::{Posted, Visitor};

#[derive(Template)]
#[template(path = "pages/block.html")]
struct Show<'a> {
    look: &'a Look,
    form: &'a Form,
    child: String,
    guardians: Vec<Choice>,
    /// What to do; empty where nothing is closed.
    ways: Vec<Choice>,
    harm: String,
    back: String,
}

/// The empty form.
pub async fn show(visitor: Visitor, Path(part): Path<String>) -> Result<Response, Response> {
    let page = writing::open(&visitor, ids::read(&visitor, &part)?, Action::Block).await?;
    let form = visitor.form(routes::block(page.part), page.view.mark());
    Ok(shown(&visitor, &page, &form))
}

/// It is decided, or shown again.
pub async fn save(
    Path(part): Path<String>,
    Posted { visitor, sent }: Posted,
) -> Result<Response, Response> {
    let part = ids::read(&visitor, &part)?;
    let page = writing::open(&visitor, part, Action::Block).await?;
    let mut form = Form::sent(routes::block(part), sent);
    let mut stop = None;
    if let Some(block) = read(&visitor, &page, &mut form)
        && let Some(sheet) = visitor.sheet(&form)
    {
        match block_guardian(&visitor.cx(), part, sheet, &block).await {
            Ok(()) => {
                let word = if block.look_again.is_some() {
                    "blocked"
                } else {
                    "unblocked"
                };
                return Ok(done::go(routes::part(part), word));
            }
            Err(why) => stop = Some(why),
        }
    }
    let page = writing::reopen(&visitor, part, Action::Block, &mut form, stop).await?;
    Ok(shown(&visitor, &page, &form))
}

/// Those with custody, and those whose page is closed already.
fn guardians(visitor: &Visitor, page: &PartPage) -> Vec<(PersonId, String, Option<String>)> {
    let closed = |person| {
        let block = page.view.block(visitor.unit()?, person)?;
        Some(visitor.date(block.look_again))
    };
    let card = page.view.child();
    card.iter()
        .flat_map(|card| &card.guardians)
        .map(|guardian| (guardian, closed(guardian.person)))
        .filter(|(guardian, closed)| {
            closed.is_some() || guardian.custody != folder::entry::Custody::None
        })
        .map(|(guardian, closed)| (guardian.person, guardian.name.clone(), closed))
        .collect()
}

fn any_closed(visitor: &Visitor, page: &PartPage) -> bool {
    let mut all = guardians(visitor, page).into_iter();
    all.any(|(_, _, closed)| closed.is_some())
}

fn read(visitor: &Visitor, page: &PartPage, form: &mut Form) -> Option<GuardianBlock> {
    let all = guardians(visitor, page);
    let person = form.choice("person", |value| {
        let person = value.parse().ok()?;
        all.iter().any(|(one, ..)| *one == person).then_some(person)
    });
    let opens = any_closed(visitor, page)
        && form.choice("way", |value| match value {
            "close" => Some(false),
            "open" => Some(true),
            _ => None,
        }) == Some(true);
    let why = form.text("why", LONGEST);
    let look_again = if opens {
        None
    } else {
        form.date("look_again", When::From(visitor.today()))
    };
    if form.failed() {
        return None;
    }
    Some(GuardianBlock {
        person: person?,
        look_again,
        why: why?,
    })
}

fn shown(visitor: &Visitor, page: &PartPage, form: &Form) -> Response {
    let look = &visitor.look;
    let teller = Teller::new(visitor, &page.view);
    let form = form
        .clone()
        .called("person", look.t("block-person"))
        .called("way", look.t("block-way"))
        .called("why", look.t("block-why"))
        .called("look_again", look.t("block-look-again"));
    let guardians = guardians(visitor, page)
        .into_iter()
        .map(|(person, name, closed)| {
            let choice = Choice::new(person.to_string(), name);
            match closed {
                Some(day) => choice.hint(look.t1("block-is-closed", "day", day.as_str())),
                None => choice,
            }
        })
        .collect();
    let ways = if any_closed(visitor, page) {
        vec![
            Choice::new("close", look.t("block-close")),
            Choice::new("open", look.t("block-open")).hint(look.t("block-open-hint")),
        ]
    } else {
        Vec::new()
    };
    let show = Show {
        look,
        form: &form,
        child: teller.child(),
        guardians,
        ways,
        harm: routes::harm(),
        back: routes::part(page.part),
    };
    look.show_form(&form, &show)
}
