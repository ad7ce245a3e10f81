//! The question on paper, in the same words as on the screen (R42, R125): to read, fill in and sign.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use folder::class::Action;
use folder::entry::Level;
use folder::id::PersonId;

use super::record_answer::find;
use crate::look::Look;
use crate::pages::{ids, writing};
use crate::routes;
use crate::telling::Teller;
use crate::visitor::Visitor;

#[derive(Template)]
#[template(path = "pages/paper_consent.html")]
struct Show<'a> {
    look: &'a Look,
    child: String,
    unit: String,
    phone: String,
    purpose: String,
    until: String,
    areas: Vec<String>,
    toward: Vec<Toward>,
    share: bool,
    signers: Vec<String>,
    /// Those who are asked too and live outside the protection: nothing that tells a place is for them (law.md A13).
    apart: Vec<String>,
    /// The version of the words; empty when they have changed since it was asked.
    version: String,
    back: String,
}

/// One receiver.
struct Toward {
    unit: String,
    role: String,
    about: String,
}

/// The paper.
pub async fn show(
    visitor: Visitor,
    Path((part, consent)): Path<(String, String)>,
) -> Result<Response, Response> {
    let page = writing::open(&visitor, ids::read(&visitor, &part)?, Action::AskConsent).await?;
    let consent = find(&visitor, &page, ids::read(&visitor, &consent)?)?;
    let look = &visitor.look;
    let teller = Teller::new(&visitor, &page.view);
    let asked = &consent.asked;
    let directory = visitor.site.house.directory();
    let toward = asked.receivers.iter().map(|receiver| Toward {
        unit: teller.unit(receiver.unit),
        role: teller.role(receiver.function),
        about: directory
            .unit(receiver.unit)
            .and_then(|unit| unit.about.as_deref())
            .map(|key| look.t(key))
            .unwrap_or_default(),
    });
    let phone = consent.unit.and_then(|unit| directory.unit(unit));
    let card = page.view.child();
    let outside = |person: &PersonId| card.is_some_and(|card| card.is_apart(*person));
    let (apart, near): (Vec<PersonId>, Vec<PersonId>) =
        asked.signers.iter().copied().partition(outside);
    let signers = |people: &[PersonId]| people.iter().map(|one| teller.person(*one)).collect();
    let version = look.plain("consent-text-version");
    Ok(look.show(&Show {
        look,
        child: teller.child(),
        unit: visitor.unit_name(consent.unit),
        phone: phone.map(|unit| unit.phone.clone()).unwrap_or_default(),
        purpose: asked.purpose.clone(),
        until: visitor.date(asked.until),
        areas: asked.areas.iter().map(|area| teller.area(area)).collect(),
        toward: toward.collect(),
        share: asked.level == Level::Share,
        apart: signers(&apart),
        signers: signers(&near),
        version: if version == asked.text {
            version
        } else {
            String::new()
        },
        back: routes::record_answer(page.part, asked.consent),
    }))
}
