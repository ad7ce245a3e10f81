//! Taking a yes back: first what it means, then it is done (R45; design decision 5).

use app::Stop;
use app::rooms::RoomPage;
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use folder::entry::{Addressee, Ground};
use folder::id::{ConsentId, UnitId};
use folder::standing::Consent;

use super::{done, ids, room};
use crate::family::{asked, whom};
use crate::form::Form;
use crate::look::Look;
use crate::routes;
use crate::telling::Teller;
use crate::visitor::{Posted, Visitor, go};

#[derive(Template)]
#[template(path = "pages/room_withdraw.html")]
struct Show<'a> {
    look: &'a Look,
    form: &'a Form,
    child: String,
    /// Who shares.
    from: String,
    /// With whom.
    to: String,
    /// What waits and will not be collected.
    waiting: Vec<String>,
    /// What was received and will be closed.
    received: Vec<String>,
    /// What was told or given beside Kring, which nobody can close.
    given: Vec<String>,
    back: String,
}

pub(super) type Address = Path<(String, String, String)>;

/// What it means.
pub async fn show(mut visitor: Visitor, Path(address): Address) -> Result<Response, Response> {
    let page = room::open(&mut visitor, &address.0).await?;
    let (consent, unit) = find(&visitor, &page, &address)?;
    if !asked::can_stop(&visitor, consent, unit) {
        return Ok(go(routes::room_consents(page.part)));
    }
    let action = routes::room_withdraw(page.part, consent.asked.consent, unit);
    let form = visitor.form(action, page.view.mark());
    Ok(shown(&visitor, &page, consent, unit, &form))
}

/// It is taken back.
pub async fn save(
    Path(address): Address,
    Posted { mut visitor, sent }: Posted,
) -> Result<Response, Response> {
    let page = room::open(&mut visitor, &address.0).await?;
    let (consent, unit) = find(&visitor, &page, &address)?;
    let id = consent.asked.consent;
    let mut form = Form::sent(routes::room_withdraw(page.part, id, unit), sent);
    if let Some(sheet) = visitor.sheet(&form) {
        match app::withdraw_consent::withdraw_consent(&visitor.cx(), page.part, sheet, id, unit)
            .await
        {
            Ok(()) => return Ok(done::go(routes::room_consents(page.part), "stopped")),
            Err(stop) => visitor.mend(&mut form, stop, page.view.mark())?,
        }
    } else {
        visitor.mend(&mut form, Stop::Behind, page.view.mark())?;
    }
    Ok(shown(&visitor, &page, consent, unit, &form))
}

/// What waits for the unit on this consent, and what it has collected.
pub(super) fn lies_there(
    visitor: &Visitor,
    page: &RoomPage,
    consent: &Consent,
    unit: UnitId,
) -> (Vec<String>, Vec<String>, Vec<String>) {
    let teller = Teller::new(visitor, &page.view);
    let ground = Ground::Consent {
        consent: consent.asked.consent,
    };
    let (mut waiting, mut received, mut given) = (Vec::new(), Vec::new(), Vec::new());
    for sent in page.view.sent() {
        let to = sent.offered.to.receiver();
        let to_unit = to.is_some_and(|to| to.unit == unit);
        if sent.offered.ground != ground || !to_unit || sent.cancelled {
            continue;
        }
        let args = [
            ("areas", teller.areas(&sent.offered.areas).into()),
            ("when", visitor.moment(sent.at).into()),
        ];
        let what = visitor.look.tw("withdraw-what", &args);
        if let Addressee::Outside { who, medium, .. } = &sent.offered.to {
            given.push([what, who.clone(), visitor.look.t(medium.key())].join(" · "));
        } else if sent.collected {
            received.push(what);
        } else {
            waiting.push(what);
        }
    }
    (waiting, received, given)
}

#[expect(
    clippy::result_large_err,
    reason = "the error is the page that is sent"
)]
pub(super) fn find<'a>(
    visitor: &Visitor,
    page: &'a RoomPage,
    (_, consent, unit): &(String, String, String),
) -> Result<(&'a Consent, UnitId), Response> {
    let (id, unit): (ConsentId, UnitId) = (ids::read(visitor, consent)?, ids::read(visitor, unit)?);
    let consents = page.view.consents().into_iter();
    let mut mine =
        consents.filter(|found| found.asked.consent == id && asked::mine(visitor, found));
    mine.next()
        .filter(|found| {
            found
                .asked
                .receivers
                .iter()
                .any(|receiver| receiver.unit == unit)
        })
        .map(|found| (found, unit))
        .ok_or_else(|| visitor.not_found())
}

fn shown(
    visitor: &Visitor,
    page: &RoomPage,
    consent: &Consent,
    unit: UnitId,
    form: &Form,
) -> Response {
    let (waiting, received, given) = lies_there(visitor, page, consent, unit);
    visitor.look.show_form(
        form,
        &Show {
            look: &visitor.look,
            form,
            child: whom(visitor, page),
            from: visitor.unit_name(consent.unit),
            to: visitor.unit_name(Some(unit)),
            waiting,
            received,
            given,
            back: routes::room_consents(page.part),
        },
    )
}
