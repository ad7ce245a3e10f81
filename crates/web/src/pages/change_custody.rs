//! "Custody has changed" (law.md A5.4; FB 6 kap.).

use app::begin::NewGuardian;
use app::change_custody::change_custody;
use app::show_part::PartPage;
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use folder::class::Action;
use folder::entry::{Addressee, Custody, Entry, Ground, Guardian, Signing};

use crate::form::{Choice, Form, LONGEST};
use crate::look::Look;
use crate::pages::{done, ids, writing};
use crate::routes;
use crate::telling::Teller;
use crate::visitor::{Posted, Visitor};

const NAME: usize = 120;
const FORMS: [(&str, Custody); 6] = [
    ("joint", Custody::Joint),
    ("sole", Custody::Sole),
    ("appointed", Custody::Appointed),
    ("temporary", Custody::Temporary),
    ("god-man", Custody::GodMan),
    ("none", Custody::None),
];

#[derive(Template)]
#[template(path = "pages/change_custody.html")]
struct Show<'a> {
    look: &'a Look,
    form: &'a Form,
    child: String,
    guardians: Vec<Row>,
    forms: Vec<Choice>,
    interpreter: Vec<Choice>,
    /// Whom something is shared with now, by what guardians have answered.
    stops: Vec<String>,
    back: String,
}

/// A guardian who is known.
struct Row {
    name: String,
    field: String,
}

fn field(place: usize) -> String {
    format!("custody-{place}")
}

/// The form, as custody is known now.
pub async fn show(visitor: Visitor, Path(part): Path<String>) -> Result<Response, Response> {
    let page = writing::open(&visitor, ids::read(&visitor, &part)?, Action::AskConsent).await?;
    let mut form = visitor.form(routes::change_custody(page.part), page.view.mark());
    form = filled(guardians(&page), form);
    Ok(shown(&visitor, &page, form))
}

fn filled(guardians: &[Guardian], mut form: Form) -> Form {
    for (place, guardian) in guardians.iter().enumerate() {
        form = form.with(&field(place), word(guardian.custody));
    }
    form
}

/// The change acts at once.
pub async fn save(
    Path(part): Path<String>,
    Posted { visitor, sent }: Posted,
) -> Result<Response, Response> {
    let part = ids::read(&visitor, &part)?;
    let known = writing::open(&visitor, part, Action::AskConsent).await?;
    let mut form = Form::sent(routes::change_custody(part), sent);
    let mut stop = None;
    if let Some((guardians, from)) = read(&mut form, guardians(&known))
        && let Some(sheet) = visitor.sheet(&form)
    {
        match change_custody(&visitor.cx(), part, sheet, guardians, &from).await {
            Ok(()) => return Ok(done::go(routes::part(part), "custody")),
            Err(why) => stop = Some(why),
        }
    }
    let page = writing::reopen(&visitor, part, Action::AskConsent, &mut form, stop).await?;
    writing::beside(
        &visitor,
        &page.view,
        &mut form,
        |entry, empty| match entry {
            Entry::ChildCard(card) => Some(filled(&card.guardians, empty)),
            _ => None,
        },
    );
    Ok(shown(&visitor, &page, form))
}

fn guardians(page: &PartPage) -> &[Guardian] {
    page.view.child().map_or(&[], |card| &card.guardians)
}

fn word(custody: Custody) -> &'static str {
    FORMS
        .iter()
        .find(|(_, form)| *form == custody)
        .map_or("", |(word, _)| *word)
}

fn held(form: &mut Form, field: &str) -> Option<Custody> {
    form.choice(field, |value| {
        FORMS
            .iter()
            .find(|(word, _)| *word == value)
            .map(|(_, custody)| *custody)
    })
}

fn read(form: &mut Form, known: &[Guardian]) -> Option<(Vec<NewGuardian>, String)> {
    let mut guardians = Vec::new();
    for (place, guardian) in known.iter().enumerate() {
        guardians.push(held(form, &field(place)).map(|custody| NewGuardian {
            person: Some(guardian.person),
            name: guardian.name.clone(),
            custody,
            language: guardian.language.clone(),
            interpreter: guardian.interpreter,
        }));
    }
    let touched = ["new-name", "new-custody", "new-language", "new-interpreter"];
    if touched.iter().any(|field| form.ticked(field)) {
        let name = form.text("new-name", NAME);
        let custody = held(form, "new-custody");
        let language = form.text_if_any("new-language", NAME);
        let interpreter = form.ticked("new-interpreter");
        guardians.push(name.zip(custody).map(|(name, custody)| NewGuardian {
            person: None,
            name,
            custody,
            language,
            interpreter,
        }));
    }
    let from = form.text("known", LONGEST);
    if form.failed() {
        return None;
    }
    Some((guardians.into_iter().collect::<Option<Vec<_>>>()?, from?))
}

/// What the child has answered alone stands whoever has custody.
fn by_guardians(page: &PartPage, ground: &Ground) -> bool {
    let Ground::Consent { consent } = ground else {
        return false;
    };
    page.view
        .consents()
        .iter()
        .any(|found| found.asked.consent == *consent && found.asked.signing != Signing::Child)
}

fn shown(visitor: &Visitor, page: &PartPage, mut form: Form) -> Response {
    let look = &visitor.look;
    let teller = Teller::new(visitor, &page.view);
    let mut rows = Vec::new();
    for (place, guardian) in guardians(page).iter().enumerate() {
        form = form.called(field(place), guardian.name.clone());
        rows.push(Row {
            name: guardian.name.clone(),
            field: field(place),
        });
    }
    let form = form
        .called("new-name", look.t("custody-new"))
        .called("new-custody", look.t("custody-new"))
        .called("known", look.t("custody-known"));
    let mut stops: Vec<String> = page
        .view
        .sent()
        .into_iter()
        .filter(|sent| {
            let here = matches!(sent.offered.to, Addressee::Function(_));
            here && !sent.cancelled && by_guardians(page, &sent.offered.ground)
        })
        .map(|sent| teller.addressee(&sent.offered.to))
        .collect();
    stops.sort();
    stops.dedup();
    let show = Show {
        look,
        form: &form,
        child: teller.child(),
        guardians: rows,
        forms: FORMS
            .iter()
            .map(|(word, custody)| Choice::new(*word, teller.custody(*custody)))
            .collect(),
        interpreter: vec![Choice::new("yes", look.t("begin-interpreter"))],
        stops,
        back: routes::part(page.part),
    };
    look.show_form(&form, &show)
}
