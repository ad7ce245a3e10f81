//! "May we talk with them, may we share?" (R37–R43; law.md A5)

use app::ask_consent::{Question, ask_consent, is_blanket};
use app::foresee::{Foreseen, of_question};
use app::show_part::PartPage;
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use folder::age;
use folder::class::Action;
use folder::entry::{Because, ChildCard, Level, Signing, Without};
use folder::id::{PartId, PersonId};
use folder::practice::AreaKey;
use jiff::ToSpan;

use crate::foreseen::{self, Glimpses, toward};
use crate::form::{Choice, Form, LONGEST, When};
use crate::look::Look;
use crate::pages::{done, ids, notice, signing, units, writing};
use crate::routes;
use crate::telling::Teller;
use crate::visitor::{Posted, Visitor};

/// How long a yes holds, unless the writer says otherwise, and at most; in months (law.md A5.1).
const USUAL: i64 = 6;
const LONGEST_YES: i64 = 12;

#[derive(Template)]
#[template(path = "pages/ask_consent.html")]
struct Show<'a> {
    look: &'a Look,
    form: &'a Form,
    child: String,
    unit: String,
    units: Vec<Choice>,
    inside: Vec<Choice>,
    inside_way: String,
    areas: Vec<Choice>,
    levels: Vec<Choice>,
    signers: Vec<(String, String)>,
    /// Who could answer; nobody to choose between for a small child.
    signings: Vec<Choice>,
    /// Of two guardians, the one who need not answer; nobody to choose between for others.
    guardians: Vec<Choice>,
    because: Vec<Choice>,
    attested: Vec<Choice>,
    /// What each receiver could be given if the answer is yes, when it was asked for.
    foreseen: Vec<Glimpses>,
    back: String,
}

/// The empty form.
pub async fn show(visitor: Visitor, Path(part): Path<String>) -> Result<Response, Response> {
    let page = writing::open(&visitor, ids::read(&visitor, &part)?, Action::AskConsent).await?;
    let today = visitor.today();
    let mut until = today.checked_add(USUAL.months()).unwrap_or(today);
    let mut signing = Signing::Guardians;
    if let Some(card) = page.view.child() {
        signing = signing::proposed(&visitor, card);
        if signing != Signing::Child {
            until = until.min(age::last_day_under_age(card.birth));
        }
    }
    let form = visitor
        .form(routes::ask_consent(page.part), page.view.mark())
        .with("until", until.to_string())
        .with("signing", signing::word(signing));
    Ok(shown(&visitor, &page, form, None))
}

/// The question is put; then the answer can be written down.
pub async fn save(
    Path(part): Path<String>,
    Posted { visitor, sent }: Posted,
) -> Result<Response, Response> {
    let part = ids::read(&visitor, &part)?;
    let mut form = Form::sent(routes::ask_consent(part), sent);
    let mut stop = None;
    let known = writing::open(&visitor, part, Action::AskConsent).await?;
    let judging = signing::is_judged(&visitor, &known);
    if let Some(question) = read(&visitor, &mut form, judging)
        && let Some(sheet) = visitor.sheet(&form)
    {
        if form.ticked("look") {
            return look_first(&visitor, part, form, question).await;
        }
        match ask_consent(&visitor.cx(), part, sheet, question).await {
            Ok(consent) => return Ok(done::go(routes::record_answer(part, consent), "asked")),
            Err(why) => stop = Some(why),
        }
    }
    let page = writing::reopen(&visitor, part, Action::AskConsent, &mut form, stop).await?;
    Ok(shown(&visitor, &page, form, None))
}

/// Nothing is put yet: the same form, with what each receiver could be given if the answer is yes.
async fn look_first(
    visitor: &Visitor,
    part: PartId,
    mut form: Form,
    question: Question,
) -> Result<Response, Response> {
    let mut page = writing::open(visitor, part, Action::AskConsent).await?;
    match of_question(&visitor.cx(), &page.view, question.clone()) {
        Ok(foreseen) => Ok(shown(visitor, &page, form, Some((&question, foreseen)))),
        Err(stop) => {
            page =
                writing::reopen(visitor, part, Action::AskConsent, &mut form, Some(stop)).await?;
            Ok(shown(visitor, &page, form, None))
        }
    }
}

fn read(visitor: &Visitor, form: &mut Form, judging: bool) -> Option<Question> {
    let today = visitor.today();
    let offered = units::outside(visitor);
    let units = form.choices("units", |value| units::among(&offered, value));
    let cx = visitor.cx();
    let pack = cx.pack().ok();
    let areas = form.choices("areas", |key| {
        pack?.area(key).map(|area| AreaKey(area.key.clone()))
    });
    let level = form.choice("level", |value| match value {
        "talk" => Some(Level::Talk),
        "share" => Some(Level::Share),
        _ => None,
    });
    let purpose = form.text("purpose", LONGEST);
    let until = form.date("until", When::From(today));
    let last = today.checked_add(LONGEST_YES.months()).unwrap_or(today);
    if until.is_some_and(|until| until > last) {
        form.refuse("until", "consent-error-too-long");
    }
    let (signing, judged) = signing::read(form, judging);
    let child_heard = form.text("heard", LONGEST);
    let without = without(form);
    if let (Some(units), Some(areas)) = (&units, &areas)
        && is_blanket(&cx, units, &areas.iter().cloned().collect())
    {
        form.refuse("units", "consent-error-blanket");
    }
    if form.failed() {
        return None;
    }
    Some(Question {
        units: units?,
        areas: areas?.into_iter().collect(),
        purpose: purpose?,
        level: level?,
        until: until?,
        signing,
        judged: judged?,
        child_heard: child_heard?,
        without,
        text: visitor.look.plain("consent-text-version"),
    })
}

/// Two guardians answer both, unless somebody writes why one of them need not (law.md A5.4; FB 6:13).
fn without(form: &mut Form) -> Option<Without> {
    let guardian: Option<PersonId> = form.choice_if_any("without", |value| value.parse().ok());
    if guardian.is_none() && form.ticked("without-why") {
        form.refuse("without", "error-choice-empty");
    }
    let guardian = guardian?;
    let prevented = form.choice("because", |value| match value {
        "prevented" => Some(true),
        "no-conflict" => Some(false),
        _ => None,
    });
    let judged = form.text("without-why", LONGEST);
    let because = if prevented? {
        let attested = form.choices_if_any("attested", |value| Some(value.to_owned()));
        let has = |word: &str| attested.iter().any(|one| one == word);
        if !has("cannot-wait") || !has("not-far-reaching") {
            form.refuse("attested", "consent-error-attested");
        }
        Because::Prevented {
            cannot_wait: has("cannot-wait"),
            far_reaching: !has("not-far-reaching"),
        }
    } else {
        Because::NoConflict
    };
    Some(Without {
        guardian,
        because,
        judged: judged?,
    })
}

/// The grounds that there are: the law's own, and the controller's rule where it has chosen it.
fn grounds(visitor: &Visitor) -> Vec<Choice> {
    let look = &visitor.look;
    let mut grounds = vec![
        Choice::new("prevented", look.t("consent-prevented"))
            .hint(look.t("consent-prevented-hint")),
    ];
    let rules = visitor.site.house.directory().rules_at(visitor.unit());
    if rules.guardian_rule == law::GuardianRule::OneOkUnlessKnownConflict {
        grounds.push(
            Choice::new("no-conflict", look.t("consent-no-conflict"))
                .hint(look.t("consent-no-conflict-hint")),
        );
    }
    grounds
}

fn shown(
    visitor: &Visitor,
    page: &PartPage,
    form: Form,
    foreseen: Option<(&Question, Vec<Foreseen>)>,
) -> Response {
    let look = &visitor.look;
    let teller = Teller::new(visitor, &page.view);
    let form = form
        .called("without", look.t("consent-without"))
        .called("because", look.t("consent-because"))
        .called("without-why", look.t("consent-without-why"))
        .called("attested", look.t("consent-attested"))
        .called("units", look.t("consent-units"))
        .called("areas", look.t("consent-areas"))
        .called("level", look.t("consent-level"))
        .called("purpose", look.t("consent-purpose"))
        .called("until", look.t("consent-until"))
        .called("signing", look.t("consent-signing"))
        .called("judged", look.t("consent-judged"))
        .called("heard", look.t("consent-heard"));
    let signers = page
        .view
        .child()
        .into_iter()
        .flat_map(folder::entry::ChildCard::custodians);
    let show = Show {
        look,
        form: &form,
        child: teller.child(),
        unit: visitor.unit_name(visitor.unit()),
        units: units::outside(visitor),
        inside: units::inside(visitor),
        inside_way: if page.may.contains(&Action::OpenInside) {
            routes::inside(page.part)
        } else {
            String::new()
        },
        areas: notice::areas(visitor),
        levels: levels(look),
        signers: signers
            .map(|one| (one.name.clone(), teller.custody(one.custody)))
            .collect(),
        signings: signing::choices(visitor, page, teller),
        guardians: guardians(page),
        because: grounds(visitor),
        attested: ["cannot-wait", "not-far-reaching"]
            .map(|word| Choice::new(word, look.t(&format!("consent-{word}"))))
            .into(),
        foreseen: foreseen.map_or_else(Vec::new, |(question, foreseen)| {
            let units = question.units.iter();
            units
                .map(|unit| {
                    toward(
                        visitor,
                        teller,
                        &foreseen,
                        *unit,
                        question.level,
                        foreseen::Page::Work,
                    )
                })
                .collect()
        }),
        back: routes::part(page.part),
    };
    look.show_form(&form, &show)
}

fn guardians(page: &PartPage) -> Vec<Choice> {
    let custodians: Vec<Choice> = page
        .view
        .child()
        .into_iter()
        .flat_map(ChildCard::custodians)
        .map(|one| Choice::new(one.person.to_string(), &one.name))
        .collect();
    if custodians.len() > 1 {
        custodians
    } else {
        Vec::new()
    }
}

fn levels(look: &Look) -> Vec<Choice> {
    vec![
        Choice::new("talk", look.t("consent-level-talk")).hint(look.t("consent-level-talk-hint")),
        Choice::new("share", look.t("consent-level-share"))
            .hint(look.t("consent-level-share-hint")),
    ]
}
