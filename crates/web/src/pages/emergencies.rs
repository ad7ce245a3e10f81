//! Looking afterwards at what was opened in an emergency: why, when and what was read, and nothing of what stood there
//! (PDL 4:3; R9 of the standards).

use app::Stop;
use app::emergency::{LookedInto, ToReview, look_into, review_emergency, to_review};
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use folder::class::Mandate;
use folder::entry::EmergencyReviewed;
use folder::id::EntryId;

use super::ids;
use crate::form::{Choice, Form, LONGEST};
use crate::look::Look;
use crate::pages::done;
use crate::routes;
use crate::visitor::{Posted, Visitor};

#[derive(Template)]
#[template(path = "pages/emergencies.html")]
struct List<'a> {
    look: &'a Look,
    rows: Vec<Row>,
    back: String,
}

struct Row {
    href: String,
    who: String,
    when: String,
    due: String,
    late: bool,
}

#[derive(Template)]
#[template(path = "pages/review_emergency.html")]
struct Show<'a> {
    look: &'a Look,
    form: &'a Form,
    who: String,
    when: String,
    until: String,
    /// It is open still, and is looked at when the hour is over.
    open: bool,
    why: String,
    did: Vec<(String, String)>,
    found: Vec<Choice>,
    back: String,
}

/// Those that nobody has looked at yet. The page for an unknown address to whoever does not look.
pub async fn list(visitor: Visitor) -> Result<Response, Response> {
    let seat = visitor.signed.actor.professional();
    if seat.is_none_or(|seat| !seat.mandates.contains(&Mandate::Oversee)) {
        return Err(visitor.not_found());
    }
    let all = to_review(&visitor.cx()).await;
    let all = all.map_err(|stop| visitor.stopped(stop))?;
    let today = visitor.today();
    let rows = all.iter().map(|one| Row {
        href: routes::review_emergency(one.emergency.entry),
        who: who(&visitor, one),
        when: visitor.moment(one.emergency.at),
        due: visitor.date(one.emergency.review_by()),
        late: one.emergency.review_by() < today,
    });
    let look = &visitor.look;
    Ok(look.show(&List {
        look,
        rows: rows.collect(),
        back: routes::home(),
    }))
}

/// One of them.
pub async fn show(visitor: Visitor, Path(entry): Path<String>) -> Result<Response, Response> {
    let entry = ids::read(&visitor, &entry)?;
    let one = found(&visitor, entry).await?;
    let form = visitor.form(routes::review_emergency(entry), None);
    Ok(shown(&visitor, &one, &form))
}

/// What was found is written, or shown again.
pub async fn save(
    Path(entry): Path<String>,
    Posted { visitor, sent }: Posted,
) -> Result<Response, Response> {
    let entry: EntryId = ids::read(&visitor, &entry)?;
    let one = found(&visitor, entry).await?;
    let mut form = Form::sent(routes::review_emergency(entry), sent);
    let needed = form.choice("found", |value| match value {
        "needed" => Some(true),
        "not" => Some(false),
        _ => None,
    });
    let said = form.text("said", LONGEST);
    if let (Some(needed), Some(said), false) = (needed, said, form.failed()) {
        let reviewed = EmergencyReviewed {
            of: entry,
            needed,
            said,
        };
        let done = match visitor.sheet(&form) {
            Some(sheet) => review_emergency(&visitor.cx(), one.of.part, sheet, &reviewed).await,
            None => Err(Stop::Behind),
        };
        match done {
            Ok(()) => return Ok(done::go(routes::emergencies(), "looked")),
            Err(stop) => visitor.mend(&mut form, stop, None)?,
        }
    }
    Ok(shown(&visitor, &one, &form))
}

async fn found(visitor: &Visitor, entry: EntryId) -> Result<LookedInto, Response> {
    let found = look_into(&visitor.cx(), entry).await;
    found.map_err(|stop| visitor.stopped(stop))
}

fn who(visitor: &Visitor, one: &ToReview) -> String {
    let emergency = &one.emergency;
    let parts = [
        emergency.name.clone(),
        visitor.role(emergency.function),
        visitor.unit_name(Some(emergency.unit)),
    ];
    parts.join(", ")
}

fn shown(visitor: &Visitor, found: &LookedInto, form: &Form) -> Response {
    let look = &visitor.look;
    let one = &found.of;
    let form = form
        .clone()
        .called("found", look.t("review-emergency-found"))
        .called("said", look.t("review-emergency-said"));
    let did = found.did.iter().map(|(at, did)| {
        let what = look.t(&format!("did-{did}"));
        (visitor.moment(*at), what)
    });
    let show = Show {
        look,
        form: &form,
        who: who(visitor, one),
        when: visitor.moment(one.emergency.at),
        until: visitor.moment(one.emergency.opened.until),
        open: one.emergency.stands(visitor.now),
        why: one.emergency.opened.why.clone(),
        did: did.collect(),
        found: vec![
            Choice::new("needed", look.t("review-emergency-needed")),
            Choice::new("not", look.t("review-emergency-not"))
                .hint(look.t("review-emergency-not-hint")),
        ],
        back: routes::emergencies(),
    };
    look.show_form(&form, &show)
}
