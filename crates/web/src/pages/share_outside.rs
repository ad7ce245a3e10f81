//! What is told or given beside Kring: at a meeting, on paper, in another system. The same procedure, the same record,
//! and the family sees it alike (law.md A1, A8, A9).

use app::offer::{Sharing, offer_with, preview_with, under_condition};
use app::show_part::PartPage;
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use folder::class::Action;
use folder::command::Outside;
use folder::entry::{Ground, Medium};
use folder::id::EntryId;
use folder::practice::AreaKey;

use crate::form::{Choice, Form};
use crate::look::Look;
use crate::pages::share::{
    Yes, areas_of, has_thought, is_protected, leaves_thought, open, receivers, second, standing,
};
use crate::pages::{about_others, check_share, done, writing};
use crate::routes;
use crate::telling::{Line, Teller};
use crate::visitor::{Posted, Visitor};

/// The longest name of somebody who was told.
pub(super) const NAME: usize = 120;

#[derive(Template)]
#[template(path = "pages/share_outside.html")]
struct Show<'a> {
    look: &'a Look,
    form: &'a Form,
    line: Line,
    receivers: Vec<Choice>,
    media: Vec<Choice>,
    areas: Vec<Choice>,
    leave_out: Vec<Choice>,
    /// The sentences, to mark those about somebody else.
    others: about_others::Asked,
    /// The condition, when somebody among the receivers has no secrecy by law.
    condition: Vec<Choice>,
    /// A second person decides too.
    protected: bool,
    back: String,
}

type Address = Path<(String, String)>;

/// To whom, by which way, and what of it.
pub async fn show(visitor: Visitor, Path((part, entry)): Address) -> Result<Response, Response> {
    let (page, entry) = open(&visitor, &part, &entry).await?;
    let mut form = visitor.form(
        routes::check_share_outside(page.part, entry),
        page.view.mark(),
    );
    let found = standing(&visitor, &page);
    if let [only] = found.as_slice() {
        form = form.with("to", &only.value);
    }
    if let Some(written) = page.view.entry(entry) {
        for area in areas_of(written.entry) {
            form = form.with("areas", area.0);
        }
    }
    shown(&visitor, &page, entry, form).await
}

/// Shows exactly what is told or given, to whom; nothing is written yet.
pub async fn check(
    Path((part, entry)): Address,
    Posted { visitor, sent }: Posted,
) -> Result<Response, Response> {
    let (page, entry) = open(&visitor, &part, &entry).await?;
    let mut form = Form::sent(routes::check_share_outside(page.part, entry), sent);
    let found = standing(&visitor, &page);
    if let Some(sharing) = read(&visitor, &page, (&found, entry), &mut form) {
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

/// It is written down, with its receipt.
pub async fn save(
    Path((part, entry)): Address,
    Posted { visitor, sent }: Posted,
) -> Result<Response, Response> {
    let (page, entry) = open(&visitor, &part, &entry).await?;
    let mut form = Form::sent(routes::check_share_outside(page.part, entry), sent);
    let found = standing(&visitor, &page);
    let mut stop = None;
    if let Some(sharing) = read(&visitor, &page, (&found, entry), &mut form)
        && let Some(sheet) = visitor.sheet(&form)
    {
        let second = second(&page, &mut form);
        match offer_with(&visitor.cx(), page.part, sheet, &sharing, &second).await {
            Ok(_) => return Ok(done::go(routes::part(page.part), "told")),
            Err(why) => stop = Some(why),
        }
    }
    let page = writing::reopen(&visitor, page.part, Action::Offer, &mut form, stop).await?;
    shown(&visitor, &page, entry, form).await
}

/// Somebody among the receivers has no secrecy by law: the page puts the condition, and else there is none.
fn any_unbound(visitor: &Visitor, found: &[Yes]) -> bool {
    let cx = visitor.cx();
    found.iter().any(|yes| under_condition(&cx, yes.unit))
}

fn read(
    visitor: &Visitor,
    page: &PartPage,
    (found, entry): (&[Yes], EntryId),
    form: &mut Form,
) -> Option<Sharing> {
    let to = form.choice("to", |value| found.iter().find(|yes| yes.value == value));
    let medium = form.choice("medium", of_word);
    let who = form.text("who", NAME);
    let areas = form.choices("areas", |key| {
        let key = AreaKey(key.to_owned());
        found
            .iter()
            .any(|yes| yes.areas.contains(&key))
            .then_some(key)
    });
    let forbehall = any_unbound(visitor, found) && form.ticked("condition");
    if let Some((to, medium)) = to.zip(medium) {
        if to.level < medium.level() {
            form.refuse("medium", "outside-error-talk-only");
        }
        if under_condition(&visitor.cx(), to.unit) && !forbehall {
            form.refuse("condition", "outside-error-condition");
        }
    }
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
        outside: Some(Outside {
            who: who?,
            medium: medium?,
        }),
        forbehall,
    })
}

/// How a form names a way.
pub(super) const fn word(medium: Medium) -> &'static str {
    match medium {
        Medium::Kring => "kring",
        Medium::Spoken => "spoken",
        Medium::Paper => "paper",
        Medium::OtherSystem => "other",
    }
}

/// The way beside Kring that a form names.
pub(super) fn of_word(value: &str) -> Option<Medium> {
    Medium::OUTSIDE
        .into_iter()
        .find(|medium| word(*medium) == value)
}

/// Any way that a form names.
pub(super) fn of_word_or_kring(value: &str) -> Option<Medium> {
    (value == word(Medium::Kring))
        .then_some(Medium::Kring)
        .or_else(|| of_word(value))
}

/// The ways to choose between.
pub(super) fn ways(look: &Look, media: impl IntoIterator<Item = Medium>) -> Vec<Choice> {
    media
        .into_iter()
        .map(|medium| Choice::new(word(medium), look.t(medium.key())))
        .collect()
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
    let found = standing(visitor, page);
    if found.is_empty() {
        return Err(visitor.not_found());
    }
    let form = form
        .called("to", look.t("outside-to"))
        .called("medium", look.t("outside-medium"))
        .called("who", look.t("outside-who"))
        .called("areas", look.t("share-areas"))
        .called("second", look.t("share-second"))
        .called("condition", look.t("waiting-condition"));
    let mut areas: Vec<&AreaKey> = found.iter().flat_map(|yes| &yes.areas).collect();
    areas.sort();
    areas.dedup();
    let show = Show {
        look,
        form: &form,
        line: teller.line(&written),
        receivers: receivers(visitor, &teller, found.iter()),
        media: ways(look, Medium::OUTSIDE),
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
        condition: if any_unbound(visitor, &found) {
            vec![Choice::new("yes", look.t("outside-condition-yes"))]
        } else {
            Vec::new()
        },
        protected: is_protected(page),
        back: routes::share(page.part, entry),
    };
    Ok(look.show_form(&form, &show))
}
