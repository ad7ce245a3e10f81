//! "Let us meet": as few as possible, a reason per person, and the child's part thought of (R68–R71).

use app::meet::call_meeting;
use app::show_part::PartPage;
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use folder::class::Action;
use folder::entry::{Invitee, MeetingCalled, WhoInvited};
use folder::id::MeetingId;
use jiff::civil::Time;

use crate::form::{Choice, Form, LONGEST, When};
use crate::look::Look;
use crate::pages::{done, ids, units, writing};
use crate::routes;
use crate::telling::Teller;
use crate::visitor::{Posted, Visitor};

/// The longest name, place or reason.
const SHORT: usize = 300;

/// How many there is room for beside those Kring knows of (X13).
const OTHERS: usize = 2;

#[derive(Template)]
#[template(path = "pages/call_meeting.html")]
struct Show<'a> {
    look: &'a Look,
    form: &'a Form,
    child: String,
    guests: Vec<Guest>,
    others: Vec<[String; 2]>,
    hidden_place: bool,
    ask: String,
    back: String,
}

/// Somebody who can be invited, with the fields that say so.
struct Guest {
    who: WhoInvited,
    name: String,
    tick: String,
    boxes: Vec<Choice>,
    why: String,
}

/// The empty form.
pub async fn show(visitor: Visitor, Path(part): Path<String>) -> Result<Response, Response> {
    let page = writing::open(&visitor, ids::read(&visitor, &part)?, Action::Meet).await?;
    let form = visitor.form(routes::call_meeting(page.part), page.view.mark());
    Ok(shown(&visitor, &page, form))
}

/// The call is written, or shown again.
pub async fn save(
    Path(part): Path<String>,
    Posted { visitor, sent }: Posted,
) -> Result<Response, Response> {
    let part = ids::read(&visitor, &part)?;
    let page = writing::open(&visitor, part, Action::Meet).await?;
    let mut form = Form::sent(routes::call_meeting(part), sent);
    let mut stop = None;
    if let Some(called) = read(&visitor, &page, &mut form)
        && let Some(sheet) = visitor.sheet(&form)
    {
        match call_meeting(&visitor.cx(), part, sheet, called).await {
            Ok(()) => return Ok(done::go(routes::part(part), "called")),
            Err(why) => stop = Some(why),
        }
    }
    let page = writing::reopen(&visitor, part, Action::Meet, &mut form, stop).await?;
    Ok(shown(&visitor, &page, form))
}

/// The child, the guardians, and the workplaces that are around the child.
fn guests(visitor: &Visitor, page: &PartPage) -> Vec<Guest> {
    let mut found: Vec<(WhoInvited, String)> = Vec::new();
    if let Some(card) = page.view.child() {
        found.push((
            WhoInvited::Child {
                person: card.person,
            },
            card.name.clone(),
        ));
        let guardians = card.guardians.iter();
        found.extend(guardians.map(|one| {
            (
                WhoInvited::Guardian { person: one.person },
                one.name.clone(),
            )
        }));
    }
    for unit in units::around(visitor, &page.view) {
        if let Ok(id) = unit.value.parse() {
            found.push((WhoInvited::Unit { unit: id }, unit.label));
        }
    }
    let with_fields = found
        .into_iter()
        .enumerate()
        .map(|(at, (who, name))| Guest {
            who,
            tick: format!("guest-{at}"),
            boxes: vec![Choice::new("yes", &name)],
            why: format!("why-{at}"),
            name,
        });
    with_fields.collect()
}

fn hidden_place(page: &PartPage) -> bool {
    let card = page.view.child();
    card.is_some_and(|card| card.protected().is_some())
}

fn others() -> Vec<[String; 2]> {
    (1..=OTHERS)
        .map(|at| [format!("other-{at}"), format!("other-why-{at}")])
        .collect()
}

fn read(visitor: &Visitor, page: &PartPage, form: &mut Form) -> Option<MeetingCalled> {
    let day = form.date("day", When::From(visitor.today()));
    let time = form.text("time", SHORT).and_then(|text| {
        let time = text.replace('.', ":").parse::<Time>().ok();
        if time.is_none() {
            form.refuse("time", "meeting-error-time");
        }
        time
    });
    // Where a protected child is to be is agreed by voice and never written down (law.md A13).
    let place = if hidden_place(page) {
        Some(String::new())
    } else {
        form.text("place", SHORT)
    };
    let mut invited = Vec::new();
    for guest in guests(visitor, page) {
        if form.ticked(&guest.tick) {
            let reason = form.text(&guest.why, SHORT).unwrap_or_default();
            invited.push(Invitee {
                who: guest.who,
                reason,
            });
        }
    }
    for [name, why] in others() {
        let name = form.text_if_any(&name, SHORT);
        if !name.is_empty() {
            let reason = form.text(&why, SHORT).unwrap_or_default();
            invited.push(Invitee {
                who: WhoInvited::Other { name },
                reason,
            });
        }
    }
    if invited.is_empty() && !form.failed() {
        form.refuse("guest-0", "meeting-error-nobody");
    }
    let childs_part = form.text("part", LONGEST);
    if form.failed() {
        return None;
    }
    Some(MeetingCalled {
        meeting: MeetingId::from_bytes(visitor.site.house.fresh()),
        when: day?.to_datetime(time?),
        place: place?,
        invited,
        childs_part: childs_part?,
    })
}

fn shown(visitor: &Visitor, page: &PartPage, form: Form) -> Response {
    let look = &visitor.look;
    let child = Teller::new(visitor, &page.view).child();
    let guests = guests(visitor, page);
    let mut form = form
        .called("day", look.t("meeting-day"))
        .called("time", look.t("meeting-time"))
        .called("place", look.t("telling-place"))
        .called("part", look.t1("meeting-part", "child", &child))
        .called("guest-0", look.t("meeting-who"));
    for guest in &guests {
        form = form.called(&guest.why, look.t1("meeting-why", "name", &guest.name));
    }
    for [_, why] in others() {
        form = form.called(why, look.t("meeting-other-why"));
    }
    let show = Show {
        look,
        form: &form,
        child,
        guests,
        others: others(),
        hidden_place: hidden_place(page),
        ask: if page.may.contains(&Action::AskConsent) {
            routes::ask_consent(page.part)
        } else {
            String::new()
        },
        back: routes::part(page.part),
    };
    look.show_form(&form, &show)
}
