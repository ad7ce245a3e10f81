//! What every page that writes in a child's part begins and ends with.

use app::Stop;
use app::show_part::{PartPage, show_part_for};
use axum::response::Response;
use folder::View;
use folder::class::Action;
use folder::entry::Entry;
use folder::id::PartId;

use crate::form::Form;
use crate::telling::Teller;
use crate::visitor::Visitor;

/// Opens the part for somebody who wants to do this there.
pub async fn open(visitor: &Visitor, part: PartId, action: Action) -> Result<PartPage, Response> {
    match show_part_for(&visitor.cx(), part, action).await {
        Ok(page) if page.may.contains(&action) => Ok(page),
        Ok(_) => Err(visitor.not_found()),
        Err(stop) => Err(visitor.stopped(stop)),
    }
}

/// Opens it again to show a form that was not saved: `stop` says why, unless the form itself does. A form whose marks
/// are not ours is answered as one that somebody wrote before.
pub async fn reopen(
    visitor: &Visitor,
    part: PartId,
    action: Action,
    form: &mut Form,
    stop: Option<Stop>,
) -> Result<PartPage, Response> {
    let page = open(visitor, part, action).await?;
    if let Some(stop) = stop {
        visitor.mend(form, stop, page.view.mark())?;
    } else if !form.failed() {
        visitor.mend(form, Stop::Behind, page.view.mark())?;
    } else {
        visitor.overtaken(form, page.view.mark());
    }
    came(visitor, &page.view, form);
    Ok(page)
}

/// Shows above the form what came while it was open, newest first.
pub fn came(visitor: &Visitor, view: &View, form: &mut Form) {
    let teller = Teller::new(visitor, view);
    let missed = visitor.missed(form, view);
    form.show_came(missed.iter().rev().map(|one| teller.line(one)).collect());
}

/// Lays the latest that somebody wrote of the same thing while the form was open beside the own fields: `theirs` fills
/// an empty form with it, or knows that the entry is about something else. The writer chooses; nothing is overwritten.
pub fn beside(
    visitor: &Visitor,
    view: &View,
    form: &mut Form,
    theirs: impl Fn(&Entry, Form) -> Option<Form>,
) {
    let missed = visitor.missed(form, view);
    let found = missed.iter().rev().find_map(|written| {
        theirs(written.entry, Form::new("", "", "")).map(|theirs| (written, theirs))
    });
    if let Some((written, theirs)) = found {
        let who = Teller::new(visitor, view).name_of(written.author);
        let when = visitor.moment(written.at);
        let told = visitor
            .look
            .tw("form-theirs", &[("who", who.into()), ("when", when.into())]);
        form.lay_beside(told, theirs);
    }
}
