//! Sharing without consent where the law lets one (law.md A4; OSL 25:12, 26:9): off the ordinary way.

use app::offer::{Sharing, offer};
use app::offer_by_law::{Way, ways};
use app::show_part::PartPage;
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use folder::class::Action;
use folder::command::Outside;
use folder::entry::{ByLaw, Entry, Ground, Medium};
use folder::id::{EntryId, PartId};
use folder::practice::AreaKey;

use crate::form::{Choice, Form, LONGEST};
use crate::look::Look;
use crate::pages::share::areas_of;
use crate::pages::share_outside::{self, NAME};
use crate::pages::{about_others, done, ids, notice, units, writing};
use crate::routes;
use crate::telling::{Line, Teller};
use crate::visitor::{Posted, Visitor};

#[derive(Template)]
#[template(path = "pages/share_by_law.html")]
struct Show<'a> {
    look: &'a Look,
    form: &'a Form,
    line: Line,
    receivers: Vec<Choice>,
    areas: Vec<Choice>,
    leave_out: Vec<Choice>,
    /// The sentences, to mark those about somebody else.
    others: about_others::Asked,
    told: Vec<Choice>,
    media: Vec<Choice>,
    /// The family has said no to one of them.
    no_stands: bool,
    back: String,
}

/// The empty form.
pub async fn show(
    visitor: Visitor,
    Path((part, entry)): Path<(String, String)>,
) -> Result<Response, Response> {
    let (page, entry, ways) = open(&visitor, &part, &entry).await?;
    let mut form = visitor
        .form(routes::share_by_law(page.part, entry), page.view.mark())
        .with("medium", share_outside::word(Medium::Kring));
    if let Some(written) = page.view.entry(entry) {
        for area in areas_of(written.entry) {
            form = form.with("areas", area.0);
        }
    }
    shown(&visitor, &page, entry, &ways, form).await
}

/// It is offered, or the form comes back with what is missing.
pub async fn save(
    Path((part, entry)): Path<(String, String)>,
    Posted { visitor, sent }: Posted,
) -> Result<Response, Response> {
    let (page, entry, ways) = open(&visitor, &part, &entry).await?;
    let mut form = Form::sent(routes::share_by_law(page.part, entry), sent);
    let mut stop = None;
    if let Some(sharing) = read(&visitor, &ways, entry, &mut form)
        && let Some(sheet) = visitor.sheet(&form)
    {
        match offer(&visitor.cx(), page.part, sheet, &sharing).await {
            Ok(_) => {
                let done = if sharing.outside.is_some() {
                    "told"
                } else {
                    "offered"
                };
                return Ok(done::go(routes::part(page.part), done));
            }
            Err(why) => stop = Some(why),
        }
    }
    let page = writing::reopen(&visitor, page.part, Action::Offer, &mut form, stop).await?;
    shown(&visitor, &page, entry, &ways, form).await
}

/// Only where the law has a rule: without one there is no such page.
async fn open(
    visitor: &Visitor,
    part: &str,
    entry: &str,
) -> Result<(PartPage, EntryId, Vec<Way>), Response> {
    let part: PartId = ids::read(visitor, part)?;
    let entry: EntryId = ids::read(visitor, entry)?;
    let page = writing::open(visitor, part, Action::Offer).await?;
    let own = page.view.entry(entry).is_some_and(|written| {
        written.copy.is_none() && folder::command::can_leave(written.entry.kind())
    });
    let ways = match ways(&visitor.cx(), part).await {
        Ok(ways) if own && !ways.is_empty() => ways,
        Ok(_) => return Err(visitor.not_found()),
        Err(stop) => return Err(visitor.stopped(stop)),
    };
    Ok((page, entry, ways))
}

fn read(visitor: &Visitor, ways: &[Way], entry: EntryId, form: &mut Form) -> Option<Sharing> {
    let to = form.choice("to", |value| {
        ways.iter().find(|way| way.unit.to_string() == value)
    });
    let cx = visitor.cx();
    let pack = cx.pack().ok();
    let areas = form.choices("areas", |key| {
        pack?.area(key).map(|area| AreaKey(area.key.clone()))
    });
    let why = form.text("why", LONGEST);
    let set_aside = if to.is_some_and(|way| way.no_stands) {
        form.text("aside", LONGEST)
    } else {
        Some(form.text_if_any("aside", LONGEST))
    };
    let second = form.text("second", NAME);
    let own = visitor.signed.person.name.trim().to_lowercase();
    if second
        .as_ref()
        .is_some_and(|second| second.trim().to_lowercase() == own)
    {
        form.refuse("second", "by-law-error-second");
    }
    let told = form.choice("told", |value| match value {
        "yes" => Some(true),
        "no" => Some(false),
        _ => None,
    });
    let untold = if told == Some(false) {
        form.text("untold", LONGEST)
    } else {
        // Words that say why telling would harm are never dropped for a slip of the thumb.
        if !form.text_if_any("untold", LONGEST).is_empty() {
            form.refuse("told", "by-law-error-told");
        }
        Some(String::new())
    };
    let medium = form.choice_if_any("medium", share_outside::of_word_or_kring);
    let medium = medium.filter(|medium| *medium != Medium::Kring);
    let who = match medium {
        None => Some(form.text_if_any("who", NAME)),
        Some(_) => form.text("who", NAME),
    };
    if form.failed() {
        return None;
    }
    let to = to?;
    let who = who?;
    Some(Sharing {
        of: entry,
        unit: to.unit,
        ground: Ground::Law(ByLaw {
            ground: to.ground.clone(),
            why: why?,
            set_aside: set_aside?,
            second: second?,
            untold: untold?,
        }),
        areas: areas?.into_iter().collect(),
        without_thought: form.ticked("without"),
        about_others: about_others::read(form),
        outside: medium.map(|medium| Outside { who, medium }),
        forbehall: false,
    })
}

async fn shown(
    visitor: &Visitor,
    page: &PartPage,
    entry: EntryId,
    ways: &[Way],
    form: Form,
) -> Result<Response, Response> {
    let look = &visitor.look;
    let teller = Teller::new(visitor, &page.view);
    let written = page.view.entry(entry).ok_or_else(|| visitor.not_found())?;
    let form = form
        .called("to", look.t("share-to"))
        .called("areas", look.t("share-areas"))
        .called("why", look.t("by-law-why"))
        .called("aside", look.t("by-law-aside"))
        .called("second", look.t("by-law-second"))
        .called("medium", look.t("outside-medium"))
        .called("who", look.t("outside-who"))
        .called("told", look.t("by-law-told"))
        .called("untold", look.t("by-law-untold"));
    let directory = visitor.site.house.directory();
    let receivers = ways.iter().filter_map(|way| {
        let unit = directory.unit(way.unit)?;
        let role = visitor.role(way.to.function);
        let known = units::choice(visitor, unit);
        let hint = [role, source(&way.ground)].join(" · ");
        Some(Choice::new(known.value, known.label).hint(hint))
    });
    let thought = matches!(written.entry, Entry::Observation(seen) if seen.thought.is_some());
    let show = Show {
        look,
        form: &form,
        line: teller.line(&written),
        receivers: receivers.collect(),
        areas: notice::areas(visitor),
        others: about_others::asked(visitor, page, &written).await?,
        leave_out: if thought {
            vec![Choice::new("yes", look.t("share-without")).hint(look.t("share-without-hint"))]
        } else {
            Vec::new()
        },
        told: vec![
            Choice::new("yes", look.t("by-law-told-yes")).hint(look.t("by-law-told-yes-hint")),
            Choice::new("no", look.t("by-law-told-no")),
        ],
        media: share_outside::ways(look, std::iter::once(Medium::Kring).chain(Medium::OUTSIDE)),
        no_stands: ways.iter().any(|way| way.no_stands),
        back: routes::share(page.part, entry),
    };
    Ok(look.show_form(&form, &show))
}

/// A ground's code as one writes the paragraph: `OSL-25-12` is OSL 25:12.
#[must_use]
pub fn source(code: &str) -> String {
    let mut parts = code.split('-');
    let law = parts.next().unwrap_or_default();
    let place: Vec<&str> = parts.collect();
    format!("{law} {}", place.join(":"))
}
