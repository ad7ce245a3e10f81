//! Letting more people read own words: what has been read cannot be unread (R94).

use app::Stop;
use app::rooms::RoomPage;
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use folder::entry::Entry;
use folder::id::EntryId;

use super::{done, ids, room, room_words};
use crate::form::{Choice, Form};
use crate::look::Look;
use crate::routes;
use crate::visitor::{Posted, Visitor};

#[derive(Template)]
#[template(path = "pages/room_share.html")]
struct Show<'a> {
    look: &'a Look,
    form: &'a Form,
    words: &'a str,
    readers: Vec<Choice>,
    back: String,
}

/// The words, and who could be let in.
pub async fn show(
    mut visitor: Visitor,
    Path((of, entry)): Path<(String, String)>,
) -> Result<Response, Response> {
    let page = room::open(&mut visitor, &of).await?;
    let (id, words) = find(&visitor, &page, &entry)?;
    let form = visitor.form(routes::room_share(page.part, id), page.view.mark());
    Ok(shown(&visitor, &page, words, form))
}

/// They are let in.
pub async fn save(
    Path((of, entry)): Path<(String, String)>,
    Posted { mut visitor, sent }: Posted,
) -> Result<Response, Response> {
    let page = room::open(&mut visitor, &of).await?;
    let (id, words) = find(&visitor, &page, &entry)?;
    let mut form = Form::sent(routes::room_share(page.part, id), sent);
    let places = form.choices("to", room_words::chosen(&page.choices));
    if let Some(places) = places {
        let readers = room_words::read(&page.choices, places);
        if let Some(sheet) = visitor.sheet(&form) {
            match app::words::share_words(&visitor.cx(), page.part, sheet, id, &readers).await {
                Ok(()) => return Ok(done::go(routes::room(page.part), "shared")),
                Err(stop) => visitor.mend(&mut form, stop, page.view.mark())?,
            }
        } else {
            visitor.mend(&mut form, Stop::Behind, page.view.mark())?;
        }
    }
    Ok(shown(&visitor, &page, words, form))
}

#[expect(
    clippy::result_large_err,
    reason = "the error is the page that is sent"
)]
fn find<'a>(
    visitor: &Visitor,
    page: &'a RoomPage,
    entry: &str,
) -> Result<(EntryId, &'a str), Response> {
    let id: EntryId = ids::read(visitor, entry)?;
    match page.view.entry(id) {
        Some(written) if written.copy.is_none() => match written.entry {
            Entry::OwnWords(own) => Ok((id, &own.text)),
            _ => Err(visitor.not_found()),
        },
        _ => Err(visitor.not_found()),
    }
}

fn shown(visitor: &Visitor, page: &RoomPage, words: &str, form: Form) -> Response {
    let look = &visitor.look;
    let form = form.called("to", look.t("share-words-to"));
    look.show_form(
        &form,
        &Show {
            look,
            form: &form,
            words,
            readers: room_words::boxes(visitor, &page.choices),
            back: routes::room(page.part),
        },
    )
}
