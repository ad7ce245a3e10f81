//! "Share this with them": with whom, which areas; then exactly who will see what, before anything leaves (R44, R48).

use std::collections::BTreeSet;

use app::offer::{Sharing, offer_with, preview_with};
use app::offer_by_law::any_way;
use app::show_part::PartPage;
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use folder::class::Action;
use folder::entry::{Entry, Ground, Level};
use folder::fold::Written;
use folder::id::{EntryId, PartId};
use folder::practice::AreaKey;
use folder::standing::Standing;
use jiff::civil::Date;

use crate::form::{Choice, Form};
use crate::look::Look;
use crate::pages::{about_others, check_share, done, ids, writing};
use crate::routes;
use crate::telling::{Line, Teller};
use crate::visitor::{Posted, Visitor};

/// The longest name.
const NAME: usize = 200;

#[derive(Template)]
#[template(path = "pages/share.html")]
struct Show<'a> {
    look: &'a Look,
    form: &'a Form,
    line: Line,
    receivers: Vec<Choice>,
    areas: Vec<Choice>,
    leave_out: Vec<Choice>,
    /// The sentences, to mark those about somebody else.
    others: about_others::Asked,
    ask: String,
    /// Where the law may let one share without consent, or empty.
    by_law: String,
    /// Where it is written down that it is not shared.
    keep: String,
    /// Where it is written down that something was told or given beside Kring, or empty.
    outside: String,
    /// A second person decides too.
    protected: bool,
    back: String,
}

/// A yes that stands, toward one unit.
pub(super) struct Yes {
    /// How the form names it.
    pub value: String,
    /// The consent and the unit.
    pub consent: folder::id::ConsentId,
    /// The unit.
    pub unit: folder::id::UnitId,
    /// What was agreed to.
    pub areas: BTreeSet<AreaKey>,
    /// To talk, or to share.
    pub level: Level,
    /// The last day.
    pub until: Date,
}

/// With whom, and what of it.
pub async fn show(
    visitor: Visitor,
    Path((part, entry)): Path<(String, String)>,
) -> Result<Response, Response> {
    let (page, entry) = open(&visitor, &part, &entry).await?;
    let mut form = visitor.form(routes::check_share(page.part, entry), page.view.mark());
    let found = in_kring(&visitor, &page);
    if let [only] = found.as_slice() {
        form = form.with("to", &only.value);
    }
    let own = page
        .view
        .entry(entry)
        .map(|written| areas_of(written.entry))
        .unwrap_or_default();
    let agreed: BTreeSet<&AreaKey> = found.iter().flat_map(|yes| &yes.areas).collect();
    for area in agreed
        .into_iter()
        .filter(|area| own.is_empty() || own.contains(area))
    {
        form = form.with("areas", &area.0);
    }
    shown(&visitor, &page, entry, form).await
}

/// Shows exactly what will be seen and by whom; nothing has left yet.
pub async fn check(
    Path((part, entry)): Path<(String, String)>,
    Posted { visitor, sent }: Posted,
) -> Result<Response, Response> {
    let (page, entry) = open(&visitor, &part, &entry).await?;
    let mut form = Form::sent(routes::check_share(page.part, entry), sent);
    let found = in_kring(&visitor, &page);
    if let Some(sharing) = read(&page, &found, entry, &mut form) {
        let second = second(&page, &mut form);
        match preview_with(&visitor.cx(), page.part, &sharing, &second).await {
            Ok(preview) => {
                let checked = check_share::Checked {
                    sharing: &sharing,
                    second: &second,
                    preview,
                };
                return check_share::shown(&visitor, &page, &found, checked);
            }
            Err(stop) => visitor.mend(&mut form, stop, page.view.mark())?,
        }
    }
    shown(&visitor, &page, entry, form).await
}

/// It has been checked: it is offered.
pub async fn save(
    Path((part, entry)): Path<(String, String)>,
    Posted { visitor, sent }: Posted,
) -> Result<Response, Response> {
    let (page, entry) = open(&visitor, &part, &entry).await?;
    let mut form = Form::sent(routes::check_share(page.part, entry), sent);
    let found = in_kring(&visitor, &page);
    let mut stop = None;
    if let Some(sharing) = read(&page, &found, entry, &mut form)
        && let Some(sheet) = visitor.sheet(&form)
    {
        let second = second(&page, &mut form);
        match offer_with(&visitor.cx(), page.part, sheet, &sharing, &second).await {
            Ok(_) => return Ok(done::go(routes::part(page.part), "offered")),
            Err(why) => stop = Some(why),
        }
    }
    let page = writing::reopen(&visitor, page.part, Action::Offer, &mut form, stop).await?;
    shown(&visitor, &page, entry, form).await
}

pub(super) async fn open(
    visitor: &Visitor,
    part: &str,
    entry: &str,
) -> Result<(PartPage, EntryId), Response> {
    let part: PartId = ids::read(visitor, part)?;
    let entry: EntryId = ids::read(visitor, entry)?;
    let page = writing::open(visitor, part, Action::Offer).await?;
    // Nobody releases onward what was received.
    let own = page
        .view
        .entry(entry)
        .is_some_and(|written| written.copy.is_none());
    if own {
        Ok((page, entry))
    } else {
        Err(visitor.not_found())
    }
}

/// Somebody around the child lives under protection, as far as this reader sees.
pub(super) fn is_protected(page: &PartPage) -> bool {
    let card = page.view.child();
    card.is_some_and(|card| card.protected().is_some())
}

/// The second person whom a protected child takes. Nobody is asked for one otherwise, and none is written down.
pub(super) fn second(page: &PartPage, form: &mut Form) -> String {
    if is_protected(page) {
        form.text_if_any("second", NAME)
    } else {
        String::new()
    }
}

/// Every yes that stands today, as far as this reader sees.
pub(super) fn standing(visitor: &Visitor, page: &PartPage) -> Vec<Yes> {
    let today = visitor.today();
    let mut found = Vec::new();
    for consent in page.view.consents() {
        for receiver in &consent.asked.receivers {
            if let Some(Standing::Given {
                areas,
                level,
                until,
                ..
            }) = consent.toward(receiver.unit, today)
                && !page
                    .view
                    .no_since(consent.asked.consent, receiver.unit, &areas)
            {
                found.push(Yes {
                    value: format!("{}.{}", consent.asked.consent, receiver.unit),
                    consent: consent.asked.consent,
                    unit: receiver.unit,
                    areas,
                    level,
                    until,
                });
            }
        }
    }
    found
}

/// Those to share with in Kring: a yes to share, toward somebody who has an account.
fn in_kring(visitor: &Visitor, page: &PartPage) -> Vec<Yes> {
    let directory = visitor.site.house.directory();
    let mut found = standing(visitor, page);
    found.retain(|yes| {
        let outside = directory.unit(yes.unit).is_some_and(|unit| unit.outside);
        yes.level >= Level::Share && !outside
    });
    found
}

/// Receivers with what was agreed to.
pub(super) fn receivers<'a>(
    visitor: &Visitor,
    teller: &Teller<'_>,
    found: impl Iterator<Item = &'a Yes>,
) -> Vec<Choice> {
    let look = &visitor.look;
    let choice = |yes: &Yes| {
        let args = [
            ("areas", teller.areas(&yes.areas).into()),
            ("until", visitor.date(yes.until).into()),
        ];
        let key = match yes.level {
            Level::Talk => "share-yes-talk",
            Level::Share => "share-yes",
        };
        Choice::new(&yes.value, teller.unit(yes.unit)).hint(look.tw(key, &args))
    };
    found.map(choice).collect()
}

fn read(page: &PartPage, found: &[Yes], entry: EntryId, form: &mut Form) -> Option<Sharing> {
    let to = form.choice("to", |value| found.iter().find(|yes| yes.value == value));
    let areas = form.choices("areas", |key| {
        let key = AreaKey(key.to_owned());
        found
            .iter()
            .any(|yes| yes.areas.contains(&key))
            .then_some(key)
    });
    if form.failed() {
        return None;
    }
    let to = to?;
    Some(Sharing {
        of: entry,
        ground: Ground::Consent {
            consent: to.consent,
        },
        unit: to.unit,
        areas: areas?.into_iter().collect(),
        without_thought: leaves_thought(page, entry, form),
        about_others: about_others::read(form),
        outside: None,
        forbehall: false,
    })
}

pub(super) fn areas_of(entry: &Entry) -> BTreeSet<AreaKey> {
    match entry {
        Entry::Observation(seen) => seen.areas.iter().cloned().collect(),
        Entry::Conversation(talk) => talk.pieces.iter().map(|piece| piece.area.clone()).collect(),
        _ => BTreeSet::new(),
    }
}

/// What the writer thinks stays where it is, if there is a thought to leave out.
pub(super) fn leaves_thought(page: &PartPage, entry: EntryId, form: &Form) -> bool {
    let written = page.view.entry(entry);
    form.ticked("without") && written.is_some_and(|written| has_thought(&written))
}

pub(super) fn has_thought(written: &Written<'_>) -> bool {
    matches!(written.entry, Entry::Observation(seen) if seen.thought.is_some())
}

async fn shown(
    visitor: &Visitor,
    page: &PartPage,
    entry: EntryId,
    form: Form,
) -> Result<Response, Response> {
    let look = &visitor.look;
    let teller = Teller::new(visitor, &page.view);
    let written = page.view.entry(entry).ok_or_else(|| visitor.not_found())?;
    let outside = !standing(visitor, page).is_empty();
    let found = in_kring(visitor, page);
    let form = form
        .called("to", look.t("share-to"))
        .called("areas", look.t("share-areas"))
        .called("second", look.t("share-second"));
    let areas: BTreeSet<&AreaKey> = found.iter().flat_map(|yes| &yes.areas).collect();
    let show = Show {
        look,
        form: &form,
        line: teller.line(&written),
        receivers: receivers(visitor, &teller, found.iter()),
        areas: areas
            .into_iter()
            .map(|area| Choice::new(&area.0, teller.area(area)))
            .collect(),
        others: about_others::asked(visitor, page, &written).await?,
        leave_out: if has_thought(&written) {
            vec![Choice::new("yes", look.t("share-without")).hint(look.t("share-without-hint"))]
        } else {
            Vec::new()
        },
        ask: if page.may.contains(&Action::AskConsent) {
            routes::ask_consent(page.part)
        } else {
            String::new()
        },
        by_law: if any_way(&visitor.cx()) {
            routes::share_by_law(page.part, entry)
        } else {
            String::new()
        },
        keep: routes::keep(page.part, entry),
        outside: if outside {
            routes::share_outside(page.part, entry)
        } else {
            String::new()
        },
        protected: is_protected(page),
        back: routes::part(page.part),
    };
    Ok(look.show_form(&form, &show))
}
