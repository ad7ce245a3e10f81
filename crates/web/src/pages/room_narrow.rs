//! Making a yes smaller: fewer areas, talk only, a sooner end, a condition (R40, R45; law.md A5.1).

use std::collections::BTreeSet;

use app::Stop;
use app::rooms::RoomPage;
use app::withdraw_consent::narrow_consent;
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use folder::command::NarrowConsent;
use folder::entry::{Answer, Level};
use folder::id::UnitId;
use folder::practice::AreaKey;
use folder::standing::Consent;
use jiff::civil::Date;

use super::room_withdraw::{Address, find, lies_there};
use super::{done, room};
use crate::family::answer_form::word;
use crate::family::{asked, whom};
use crate::form::{Choice, Form, LONGEST, When};
use crate::look::Look;
use crate::routes;
use crate::telling::Teller;
use crate::visitor::{Posted, Visitor, go};

#[derive(Template)]
#[template(path = "pages/room_narrow.html")]
struct Show<'a> {
    look: &'a Look,
    form: &'a Form,
    child: String,
    /// Who shares.
    from: String,
    /// With whom.
    to: String,
    /// What I have said yes to; nothing to choose when it is only one.
    areas: Vec<Choice>,
    /// Nothing to choose when my yes is only to talk.
    levels: Vec<Choice>,
    /// The conditions that stay.
    conditions: Vec<String>,
    /// What waits or was received, and may be closed by this.
    shared: Vec<String>,
    stop: String,
    back: String,
}

/// My yes as it stands.
struct Yes<'a> {
    areas: &'a BTreeSet<AreaKey>,
    level: Level,
    until: Date,
    conditions: &'a [String],
}

/// My yes, to take something away from.
pub async fn show(mut visitor: Visitor, Path(address): Address) -> Result<Response, Response> {
    let page = room::open(&mut visitor, &address.0).await?;
    let (consent, unit) = find(&visitor, &page, &address)?;
    let Some(yes) = standing(&visitor, consent, unit) else {
        return Ok(go(routes::room_consents(page.part)));
    };
    let action = routes::room_narrow(page.part, consent.asked.consent, unit);
    let mut form = visitor
        .form(action, page.view.mark())
        .with("level", word(yes.level))
        .with("until", yes.until.to_string());
    for area in yes.areas {
        form = form.with("areas", &area.0);
    }
    Ok(shown(&visitor, &page, consent, unit, &yes, form))
}

/// It is made smaller.
pub async fn save(
    Path(address): Address,
    Posted { mut visitor, sent }: Posted,
) -> Result<Response, Response> {
    let page = room::open(&mut visitor, &address.0).await?;
    let (consent, unit) = find(&visitor, &page, &address)?;
    let Some(yes) = standing(&visitor, consent, unit) else {
        return Ok(go(routes::room_consents(page.part)));
    };
    let action = routes::room_narrow(page.part, consent.asked.consent, unit);
    let mut form = Form::sent(action, sent);
    if let Some(narrower) = read(&visitor, consent, unit, &yes, &mut form) {
        let narrowed = match visitor.sheet(&form) {
            Some(sheet) => narrow_consent(&visitor.cx(), page.part, sheet, narrower).await,
            None => Err(Stop::Behind),
        };
        match narrowed {
            Ok(()) => return Ok(done::go(routes::room_consents(page.part), "narrowed")),
            Err(stop) => visitor.mend(&mut form, stop, page.view.mark())?,
        }
    }
    Ok(shown(&visitor, &page, consent, unit, &yes, form))
}

/// Nothing when there is no yes of mine that holds.
fn standing<'a>(visitor: &Visitor, consent: &'a Consent, unit: UnitId) -> Option<Yes<'a>> {
    if !asked::can_stop(visitor, consent, unit) {
        return None;
    }
    let Some(Answer::Yes {
        areas,
        level,
        until,
        conditions,
    }) = asked::answer(visitor, consent, unit)
    else {
        return None;
    };
    let until = until.unwrap_or(consent.asked.until);
    (until >= visitor.today()).then_some(Yes {
        areas,
        level: *level,
        until,
        conditions,
    })
}

fn read(
    visitor: &Visitor,
    consent: &Consent,
    unit: UnitId,
    yes: &Yes<'_>,
    form: &mut Form,
) -> Option<NarrowConsent> {
    let areas = form.choices("areas", |key| {
        let key = AreaKey(key.to_owned());
        yes.areas.contains(&key).then_some(key)
    });
    let level = form.choice_if_any("level", |chosen| {
        [Level::Talk, Level::Share]
            .into_iter()
            .find(|level| word(*level) == chosen && *level <= yes.level)
    });
    let until = form.date("until", When::From(visitor.today()));
    if until.is_some_and(|until| until > yes.until) {
        form.refuse("until", "narrow-error-later");
    }
    let condition = form.text_if_any("condition", LONGEST);
    if form.failed() {
        return None;
    }
    let (areas, until): (BTreeSet<AreaKey>, Date) = (areas?.into_iter().collect(), until?);
    let level = level.unwrap_or(yes.level);
    let same = areas == *yes.areas && level == yes.level && until == yes.until;
    if same && condition.is_empty() {
        form.refuse("", "narrow-error-same");
        return None;
    }
    Some(NarrowConsent {
        consent: consent.asked.consent,
        unit,
        by: visitor.signed.person.id,
        areas,
        level,
        until,
        condition,
        language: visitor.look.language.native_name().to_owned(),
    })
}

fn shown(
    visitor: &Visitor,
    page: &RoomPage,
    consent: &Consent,
    unit: UnitId,
    yes: &Yes<'_>,
    form: Form,
) -> Response {
    let look = &visitor.look;
    let teller = Teller::new(visitor, &page.view);
    let form = form
        .called("areas", look.t("narrow-areas"))
        .called("level", look.t("narrow-level"))
        .called("until", look.t("narrow-until"))
        .called("condition", look.t("narrow-condition"));
    let (mut shared, received, _) = lies_there(visitor, page, consent, unit);
    shared.extend(received);
    let levels = match yes.level {
        Level::Talk => Vec::new(),
        Level::Share => vec![
            Choice::new(word(Level::Share), look.t("reply-level-share"))
                .hint(look.t("reply-level-share-hint")),
            Choice::new(word(Level::Talk), look.t("reply-level-talk"))
                .hint(look.t("reply-level-talk-hint")),
        ],
    };
    look.show_form(
        &form,
        &Show {
            look,
            form: &form,
            child: whom(visitor, page),
            from: visitor.unit_name(consent.unit),
            to: visitor.unit_name(Some(unit)),
            areas: yes
                .areas
                .iter()
                .map(|key| Choice::new(&key.0, teller.area(key)))
                .collect(),
            levels,
            conditions: yes.conditions.to_vec(),
            shared,
            stop: routes::room_withdraw(page.part, consent.asked.consent, unit),
            back: routes::room_consents(page.part),
        },
    )
}
