//! "This is what we came to": a joint plan, or why none is needed; the child's voice was there (R70, R72, R73).

use app::meet::hold_meeting;
use app::show_part::PartPage;
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use folder::class::Action;
use folder::entry::{ChildsVoice, Entry, MeetingHeld, MeetingOutcome};
use folder::fold::Meeting;
use folder::id::MeetingId;

use crate::form::{Choice, Form, LONGEST};
use crate::look::Look;
use crate::pages::{done, ids, writing};
use crate::routes;
use crate::telling::Teller;
use crate::visitor::{Posted, Visitor};

#[derive(Template)]
#[template(path = "pages/hold_meeting.html")]
struct Show<'a> {
    look: &'a Look,
    form: &'a Form,
    child: String,
    when: String,
    place: String,
    held: bool,
    /// A form that came back too late is still shown, so that nothing typed is lost.
    typed: bool,
    talk: String,
    invited: Vec<(String, String)>,
    voices: Vec<Choice>,
    outcomes: Vec<Choice>,
    back: String,
}

/// The empty form, with those invited as those who were there.
pub async fn show(
    visitor: Visitor,
    Path((part, meeting)): Path<(String, String)>,
) -> Result<Response, Response> {
    let page = writing::open(&visitor, ids::read(&visitor, &part)?, Action::Meet).await?;
    let meeting = find(&visitor, &page, ids::read(&visitor, &meeting)?)?;
    let names: Vec<String> = invited(&visitor, &page, meeting)
        .into_iter()
        .map(|(name, _)| name)
        .collect();
    let form = visitor
        .form(
            routes::hold_meeting(page.part, meeting.called.meeting),
            page.view.mark(),
        )
        .with("present", names.join("\n"));
    Ok(shown(&visitor, &page, meeting, form))
}

/// What it came to is written, or shown again.
pub async fn save(
    Path((part, meeting)): Path<(String, String)>,
    Posted { visitor, sent }: Posted,
) -> Result<Response, Response> {
    let part = ids::read(&visitor, &part)?;
    let id: MeetingId = ids::read(&visitor, &meeting)?;
    let mut form = Form::sent(routes::hold_meeting(part, id), sent);
    let mut stop = None;
    if let Some(held) = read(id, &mut form)
        && let Some(sheet) = visitor.sheet(&form)
    {
        match hold_meeting(&visitor.cx(), part, sheet, held).await {
            Ok(()) => return Ok(done::go(routes::part(part), "held")),
            Err(why) => stop = Some(why),
        }
    }
    let page = writing::reopen(&visitor, part, Action::Meet, &mut form, stop).await?;
    let meeting = find(&visitor, &page, id)?;
    writing::beside(
        &visitor,
        &page.view,
        &mut form,
        |entry, empty| match entry {
            Entry::MeetingHeld(held) if held.meeting == id => Some(filled(held, empty)),
            _ => None,
        },
    );
    Ok(shown(&visitor, &page, meeting, form))
}

/// A meeting that was called here.
#[expect(
    clippy::result_large_err,
    reason = "the error is the page that is sent"
)]
fn find<'a>(visitor: &Visitor, page: &'a PartPage, id: MeetingId) -> Result<&'a Meeting, Response> {
    let found = page
        .view
        .meetings()
        .into_iter()
        .find(|one| one.called.meeting == id && one.own);
    found.ok_or_else(|| visitor.not_found())
}

fn invited(visitor: &Visitor, page: &PartPage, meeting: &Meeting) -> Vec<(String, String)> {
    let teller = Teller::new(visitor, &page.view);
    let invited = meeting.called.invited.iter();
    invited
        .map(|one| (teller.invited(&one.who), one.reason.clone()))
        .collect()
}

fn filled(held: &MeetingHeld, form: Form) -> Form {
    let (voice, words) = match &held.child {
        ChildsVoice::InPerson { words } => ("in-person", words),
        ChildsVoice::Brought { words } => ("brought", words),
    };
    let form = form
        .with("present", &held.present)
        .with("voice", voice)
        .with("words", words)
        .with("picture", &held.picture);
    match &held.outcome {
        MeetingOutcome::JointPlan => form.with("outcome", "plan").with_field("why"),
        MeetingOutcome::NoCollaboration { why } => form.with("outcome", "none").with("why", why),
    }
}

fn read(meeting: MeetingId, form: &mut Form) -> Option<MeetingHeld> {
    let present = form.text("present", LONGEST);
    let in_person = form.choice("voice", |value| match value {
        "in-person" => Some(true),
        "brought" => Some(false),
        _ => None,
    });
    let words = form.text("words", LONGEST);
    let picture = form.text("picture", LONGEST);
    let joint = form.choice("outcome", |value| match value {
        "plan" => Some(true),
        "none" => Some(false),
        _ => None,
    });
    let outcome = match joint {
        Some(true) => Some(MeetingOutcome::JointPlan),
        Some(false) => form
            .text("why", LONGEST)
            .map(|why| MeetingOutcome::NoCollaboration { why }),
        None => None,
    };
    if form.failed() {
        return None;
    }
    let words = words?;
    Some(MeetingHeld {
        meeting,
        present: present?,
        child: if in_person? {
            ChildsVoice::InPerson { words }
        } else {
            ChildsVoice::Brought { words }
        },
        picture: picture?,
        outcome: outcome?,
    })
}

fn shown(visitor: &Visitor, page: &PartPage, meeting: &Meeting, form: Form) -> Response {
    let look = &visitor.look;
    let teller = Teller::new(visitor, &page.view);
    let child = teller.child();
    let form = form
        .called("present", look.t("telling-present"))
        .called("voice", look.t1("meeting-voice", "child", &child))
        .called("words", look.t1("meeting-words", "child", &child))
        .called("picture", look.t("telling-picture"))
        .called("outcome", look.t("meeting-outcome"))
        .called("why", look.t("meeting-none-why"));
    let show = Show {
        look,
        form: &form,
        when: teller.local(meeting.called.when),
        place: meeting.called.place.clone(),
        held: meeting.held.is_some(),
        typed: form.failed(),
        talk: if page.may.contains(&Action::Note) {
            routes::talk(page.part)
        } else {
            String::new()
        },
        invited: invited(visitor, page, meeting),
        voices: vec![
            Choice::new("in-person", look.t1("meeting-in-person", "child", &child)),
            Choice::new("brought", look.t("meeting-brought")),
        ],
        outcomes: vec![
            Choice::new("plan", look.t("telling-joint-plan")).hint(look.t("meeting-plan-hint")),
            Choice::new("none", look.t("meeting-none")).hint(look.t("meeting-none-hint")),
        ],
        child,
        back: routes::part(page.part),
    };
    look.show_form(&form, &show)
}
