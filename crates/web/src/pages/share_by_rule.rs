//! Sharing without consent by one rule of law: its own questions, and only whom it reaches from here (law.md A4).

use app::offer::{Sharing, offer};
use app::offer_by_law::{Way, Ways};
use app::show_part::PartPage;
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use folder::class::Action;
use folder::command::Outside;
use folder::entry::{ByLaw, Ground, Harm, HarmTest, Medium};
use folder::id::EntryId;
use folder::practice::AreaKey;

use crate::form::{Choice, Form, LONGEST};
use crate::look::Look;
use crate::pages::share::{areas_of, has_thought, leaves_thought};
use crate::pages::share_by_law::{self, reason};
use crate::pages::share_outside::{self, NAME};
use crate::pages::{about_others, done, notice, units, writing};
use crate::routes;
use crate::telling::{Line, Teller};
use crate::visitor::{Posted, Visitor};

#[derive(Template)]
#[template(path = "pages/share_by_rule.html")]
struct Show<'a> {
    look: &'a Look,
    form: &'a Form,
    /// The rule, what it lets one do, and the paragraph.
    rule: String,
    lead: String,
    source: String,
    why: String,
    why_hint: String,
    line: Line,
    receivers: Vec<Choice>,
    areas: Vec<Choice>,
    leave_out: Vec<Choice>,
    /// The sentences, to mark those about somebody else.
    others: about_others::Asked,
    harm: Vec<Choice>,
    told: Vec<Choice>,
    media: Vec<Choice>,
    /// The family has said no to one of them.
    no_stands: bool,
    back: String,
}

/// What the page is about: an entry, and one rule with the ways that it opens from here.
struct Opened {
    page: PartPage,
    entry: EntryId,
    rule: String,
    ways: Ways,
}

type Address = Path<(String, String, String)>;

/// The empty form.
pub async fn show(visitor: Visitor, Path(address): Address) -> Result<Response, Response> {
    let opened = open(&visitor, address).await?;
    let mark = opened.page.view.mark();
    let mut form = visitor
        .form(opened.address(), mark)
        .with("medium", share_outside::word(Medium::Kring));
    if let [only] = opened.ways.all.as_slice() {
        form = form.with("to", only.unit.to_string());
    }
    if let Some(written) = opened.page.view.entry(opened.entry) {
        for area in areas_of(written.entry) {
            form = form.with("areas", area.0);
        }
    }
    shown(&visitor, &opened, form).await
}

/// It is offered, or the form comes back with what is missing.
pub async fn save(
    Path(address): Address,
    Posted { visitor, sent }: Posted,
) -> Result<Response, Response> {
    let mut opened = open(&visitor, address).await?;
    let part = opened.page.part;
    let mut form = Form::sent(opened.address(), sent);
    let mut stop = None;
    if let Some(sharing) = read(&visitor, &opened, &mut form)
        && let Some(sheet) = visitor.sheet(&form)
    {
        match offer(&visitor.cx(), part, sheet, &sharing).await {
            Ok(_) => {
                let done = if sharing.outside.is_some() {
                    "told"
                } else {
                    "offered"
                };
                return Ok(done::go(routes::part(part), done));
            }
            Err(why) => stop = Some(why),
        }
    }
    opened.page = writing::reopen(&visitor, part, Action::Offer, &mut form, stop).await?;
    shown(&visitor, &opened, form).await
}

impl Opened {
    fn address(&self) -> String {
        routes::share_by_rule(self.page.part, self.entry, &self.rule)
    }

    fn refused(&self, way: &Way) -> bool {
        self.ways.refused.contains(&way.unit)
    }
}

/// Only a rule that the law has from here: of another there is no page.
async fn open(
    visitor: &Visitor,
    (part, entry, rule): (String, String, String),
) -> Result<Opened, Response> {
    let (page, entry, mut ways) = share_by_law::open(visitor, &part, &entry).await?;
    ways.all.retain(|way| way.rule == rule);
    if ways.all.is_empty() {
        return Err(visitor.not_found());
    }
    Ok(Opened {
        page,
        entry,
        rule,
        ways,
    })
}

fn read(visitor: &Visitor, opened: &Opened, form: &mut Form) -> Option<Sharing> {
    let ways = opened.ways.all.iter();
    let to = form.choice("to", |value| {
        ways.clone().find(|way| way.unit.to_string() == value)
    });
    let cx = visitor.cx();
    let pack = cx.pack().ok();
    let areas = form.choices("areas", |key| {
        pack?.area(key).map(|area| AreaKey(area.key.clone()))
    });
    let why = form.text("why", LONGEST);
    let harm = weighed(to, form);
    let set_aside = if to.is_some_and(|way| opened.refused(way)) {
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
    let untold = untold(form);
    let medium = form.choice_if_any("medium", share_outside::of_word_or_kring);
    let medium = medium.filter(|medium| *medium != Medium::Kring);
    let who = match medium {
        None => Some(form.text_if_any("who", NAME)),
        Some(_) => form.text("who", NAME),
    };
    if medium.is_none() && to.is_some_and(|way| way.outside) {
        form.refuse("medium", "by-law-error-medium");
    }
    if form.failed() {
        return None;
    }
    let to = to?;
    let who = who?;
    Some(Sharing {
        of: opened.entry,
        unit: to.unit,
        ground: Ground::Law(ByLaw {
            ground: to.ground.clone(),
            why: why?,
            set_aside: set_aside?,
            harm: Some(harm?),
            second: second?,
            untold: untold?,
        }),
        areas: areas?.into_iter().collect(),
        without_thought: leaves_thought(&opened.page, opened.entry, form),
        about_others: about_others::read(form),
        outside: medium.map(|medium| Outside { who, medium }),
        forbehall: false,
    })
}

/// What was judged of harm. A rule that holds where nobody is harmed holds nowhere else.
fn weighed(to: Option<&Way>, form: &mut Form) -> Option<HarmTest> {
    let outcome = form.choice("harm", |value| match value {
        "nobody" => Some(Harm::Nobody),
        "unclear" => Some(Harm::Unclear),
        "somebody" => Some(Harm::Somebody),
        _ => None,
    });
    if to.is_some_and(|way| way.harmless) && outcome.is_some_and(|found| found != Harm::Nobody) {
        form.refuse("harm", "by-law-error-harm");
    }
    let considered = form.text("weighed", LONGEST);
    Some(HarmTest {
        outcome: outcome?,
        considered: considered?,
    })
}

/// Why the family is not told; empty when it is.
fn untold(form: &mut Form) -> Option<String> {
    let told = form.choice("told", |value| match value {
        "yes" => Some(true),
        "no" => Some(false),
        _ => None,
    });
    if told == Some(false) {
        return form.text("untold", LONGEST);
    }
    // Words that say why telling would harm are never dropped for a slip of the thumb.
    if !form.text_if_any("untold", LONGEST).is_empty() {
        form.refuse("told", "by-law-error-told");
    }
    Some(String::new())
}

async fn shown(visitor: &Visitor, opened: &Opened, form: Form) -> Result<Response, Response> {
    let look = &visitor.look;
    let (page, entry, ways) = (&opened.page, opened.entry, &opened.ways.all);
    let teller = Teller::new(visitor, &page.view);
    let written = page.view.entry(entry).ok_or_else(|| visitor.not_found())?;
    let why = look.t(&reason(&opened.rule));
    let form = called(look, form).called("why", why.as_str());
    let show = Show {
        look,
        form: &form,
        rule: look.t(&format!("by-law-rule-{}", opened.rule)),
        lead: look.t(&format!("by-law-lead-{}", opened.rule)),
        source: ways
            .first()
            .map(|way| share_by_law::source(&way.ground))
            .unwrap_or_default(),
        why,
        why_hint: look.t(&format!("{}-hint", reason(&opened.rule))),
        line: teller.line(&written),
        receivers: receivers(visitor, ways),
        areas: notice::areas(visitor),
        others: about_others::asked(visitor, page, &written).await?,
        leave_out: if has_thought(&written) {
            vec![Choice::new("yes", look.t("share-without")).hint(look.t("share-without-hint"))]
        } else {
            Vec::new()
        },
        harm: ["nobody", "unclear", "somebody"]
            .map(|word| Choice::new(word, look.t(&format!("by-law-harm-{word}"))))
            .into(),
        told: vec![
            Choice::new("yes", look.t("by-law-told-yes")).hint(look.t("by-law-told-yes-hint")),
            Choice::new("no", look.t("by-law-told-no")),
        ],
        media: share_outside::ways(look, std::iter::once(Medium::Kring).chain(Medium::OUTSIDE)),
        no_stands: ways.iter().any(|way| opened.refused(way)),
        back: routes::share_by_law(page.part, entry),
    };
    Ok(look.show_form(&form, &show))
}

fn called(look: &Look, form: Form) -> Form {
    form.called("to", look.t("share-to"))
        .called("areas", look.t("share-areas"))
        .called("harm", look.t("by-law-harm"))
        .called("weighed", look.t("by-law-weighed"))
        .called("aside", look.t("by-law-aside"))
        .called("second", look.t("by-law-second"))
        .called("medium", look.t("outside-medium"))
        .called("who", look.t("outside-who"))
        .called("told", look.t("by-law-told"))
        .called("untold", look.t("by-law-untold"))
}

fn receivers(visitor: &Visitor, ways: &[Way]) -> Vec<Choice> {
    let directory = visitor.site.house.directory();
    let found = ways.iter().filter_map(|way| {
        let known = units::choice(visitor, directory.unit(way.unit)?);
        Some(Choice::new(known.value, known.label).hint(visitor.role(way.to.function)))
    });
    found.collect()
}
