//! What every page that writes in a child's part begins and ends with.

use app::Stop;
use app::show_part::{PartPage, show_part};
use axum::response::Response;
use folder::class::Action;
use folder::id::PartId;

use crate::form::Form;
use crate::visitor::Visitor;

/// Opens the part for somebody who wants to do this there.
pub async fn open(visitor: &Visitor, part: PartId, action: Action) -> Result<PartPage, Response> {
    match show_part(&visitor.cx(), part).await {
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
    }
    Ok(page)
}
