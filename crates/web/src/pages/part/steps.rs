//! What happens next, with owner and date, and what this reader may do about it.

use app::show_part::PartPage;
use folder::class::Action;
use folder::entry::Entry;
use folder::next::{Next, Step, Turn};

use crate::routes;
use crate::visitor::Visitor;

/// A step that waits.
pub struct StepRow {
    /// What.
    pub text: String,
    /// The unit that owns it.
    pub owner: String,
    /// By when, or from when one asks after it.
    pub when: String,
    /// Its day has passed, and it is somebody's here to do.
    pub late: bool,
    /// Where the reader does it, when it is theirs to do.
    pub way: Option<Way>,
    /// It is time, or nothing is gained by waiting.
    urgent: bool,
}

/// Something to do.
#[derive(Clone)]
pub struct Way {
    /// Where.
    pub href: String,
    /// What it is called.
    pub label: String,
}

/// These steps, in order.
#[must_use]
pub fn rows(visitor: &Visitor, page: &PartPage, steps: Vec<Next>) -> Vec<StepRow> {
    let today = page.view.today();
    steps
        .into_iter()
        .map(|next| {
            let waits_for_its_day = matches!(
                next.step,
                Step::LookAgain
                    | Step::Review
                    | Step::AskAgain
                    | Step::LookAtBlock
                    | Step::LookAtEmergency
                    | Step::AwaitTakeOver
                    | Step::Decide
            );
            let day = visitor.date(next.due);
            let late = next.due < today && next.step.turn() == Turn::Own;
            let key = match next.step.turn() {
                Turn::Own if late => "part-late",
                Turn::Own => "part-due",
                Turn::Family | Turn::Receiver => "start-awaited",
            };
            StepRow {
                text: text(visitor, page, &next),
                owner: visitor.unit_name(next.unit),
                when: visitor.look.t1(key, "day", day),
                late,
                urgent: next.due <= today || !waits_for_its_day,
                way: way(visitor, page, &next),
            }
        })
        .collect()
}

/// What it is; of an older version also who has it.
fn text(visitor: &Visitor, page: &PartPage, next: &Next) -> String {
    if next.step != Step::OfferAgain {
        return visitor.look.t(next.step.key());
    }
    let outdated = page.view.outdated().into_iter();
    let units: Vec<String> = outdated
        .filter(|old| old.newer == next.entry)
        .map(|old| visitor.unit_name(Some(old.unit)))
        .collect();
    let units = visitor.look.tongue().list(&units);
    visitor.look.t1("part-offer-again", "to", units)
}

fn way(visitor: &Visitor, page: &PartPage, next: &Next) -> Option<Way> {
    if next.unit != visitor.unit() {
        return None;
    }
    let part = page.part;
    let own = visitor.cx().actor.professional().map(|seat| seat.function);
    let (action, href, key) = match next.step {
        Step::LookAgain => (Action::Note, routes::notice(part), "part-do-look-again"),
        Step::AwaitAnswer | Step::TalkAlone => {
            let consents = page.view.consents();
            let consent = consents
                .iter()
                .find(|consent| consent.entry == next.entry)?;
            let href = routes::record_answer(part, consent.asked.consent);
            (Action::AskConsent, href, "part-do-record-answer")
        }
        Step::AskAgain => (
            Action::AskConsent,
            routes::ask_consent(part),
            "part-ask-consent",
        ),
        // Whoever opened does not look at it: somebody else does.
        Step::AwaitCollection | Step::LookAtEmergency => return None,
        Step::OfferAgain => (
            Action::Offer,
            routes::share(part, next.entry),
            "part-do-offer-again",
        ),
        Step::HoldMeeting => {
            let meetings = page.view.meetings();
            let meeting = meetings
                .iter()
                .find(|meeting| meeting.entry == next.entry)?;
            let href = routes::hold_meeting(part, meeting.called.meeting);
            (Action::Meet, href, "part-do-hold-meeting")
        }
        Step::DraftPlan => (Action::Plan, routes::frame_plan(part), "part-frame-plan"),
        Step::AgreePlan => (Action::Plan, routes::agree_plan(part), "part-do-agree-plan"),
        Step::AskMeasure | Step::AwaitYes => {
            let measure = match page.view.entry(next.entry)?.entry {
                Entry::Measure(measure) => measure.measure,
                _ => return None,
            };
            let (href, key) = if next.step == Step::AskMeasure {
                (routes::ask_measure(part, measure), "measure-ask")
            } else {
                (
                    routes::measure_answer(part, measure),
                    "part-do-record-answer",
                )
            };
            (Action::AskConsent, href, key)
        }
        Step::Promised => (Action::Open, routes::plan(part), "part-plan-read"),
        Step::Review => (Action::Plan, routes::review(part), "part-do-review"),
        // The five questions end in what follows; whoever may not analyse talks with the family first.
        Step::Decide if page.may.contains(&Action::Analyse) => {
            (Action::Analyse, routes::analyse(part), "part-do-decide")
        }
        Step::Decide => (Action::Note, routes::talk(part), "part-talk"),
        // The contact's own seat may become the contact too, and answers nothing for the one that is asked.
        Step::TakeOver if next.function != own => return None,
        Step::TakeOver => (
            Action::TakeOver,
            routes::take_over(part),
            "part-do-take-over",
        ),
        Step::AwaitTakeOver | Step::HandOver => {
            (Action::HandOver, routes::hand_over(part), "part-hand-over")
        }
        // Whoever sits in the contact's seat tells the family, or anybody there where nobody does.
        Step::NewContact if next.function.is_some_and(|one| Some(one) != own) => return None,
        Step::NewContact => (
            Action::TakeOver,
            routes::take_over(part),
            "part-do-new-contact",
        ),
        Step::LookAtBlock => (Action::Block, routes::block(part), "part-block"),
    };
    // Whoever sees the page may read the plan.
    (action == Action::Open || page.may.contains(&action)).then(|| Way {
        href,
        label: visitor.look.t(key),
    })
}

/// The one main thing, and everything else the reader may do here.
pub(super) fn ways(
    visitor: &Visitor,
    page: &PartPage,
    steps: &[StepRow],
) -> (Option<Way>, Vec<Way>) {
    let part = page.part;
    let no_plan = page.view.plan().is_none_or(|plan| plan.closed.is_some());
    let open_here = page.view.has_open();
    let protected = page
        .view
        .child()
        .is_some_and(|card| card.protected().is_some());
    let contact = page.view.named_contact();
    let no_contact = contact.is_none() && !protected;
    let running = page.view.plan().is_some_and(|plan| plan.is_active());
    let all = [
        (Action::Note, true, routes::notice(part), "part-notice"),
        (Action::Note, true, routes::tried(part), "part-tried"),
        (Action::Note, true, routes::talk(part), "part-talk"),
        (
            Action::AskConsent,
            true,
            routes::ask_consent(part),
            "part-ask-consent",
        ),
        (
            Action::OpenInside,
            true,
            routes::inside(part),
            "part-inside",
        ),
        (Action::Analyse, true, routes::analyse(part), "part-analyse"),
        (
            Action::Meet,
            true,
            routes::call_meeting(part),
            "part-call-meeting",
        ),
        (
            Action::Plan,
            no_plan,
            routes::frame_plan(part),
            "part-frame-plan",
        ),
        (
            Action::Promise,
            running,
            routes::promise(part),
            "part-promise",
        ),
        (
            Action::TakeOver,
            no_contact,
            routes::take_over(part),
            "part-become-contact",
        ),
        (
            Action::HandOver,
            !protected && contact.is_none_or(|one| Some(one.unit) == visitor.unit()),
            routes::hand_over(part),
            if no_contact {
                "part-ask-contact"
            } else {
                "part-hand-over"
            },
        ),
        (
            Action::Close,
            open_here,
            routes::close_here(part),
            "part-close-here",
        ),
        (Action::Block, true, routes::block(part), "part-block"),
        (Action::Block, true, routes::later(part), "part-later"),
        (Action::Protect, true, routes::protect(part), "part-protect"),
        (
            Action::OpenEmergency,
            true,
            routes::emergency(part),
            "part-emergency",
        ),
        (
            Action::ReadLog,
            true,
            routes::part_log(part),
            "part-log-title",
        ),
    ];
    let mut ways: Vec<Way> = all
        .into_iter()
        .filter(|(action, fits, ..)| *fits && page.may.contains(action))
        .map(|(_, _, href, key)| Way {
            href,
            label: visitor.look.t(key),
        })
        .collect();
    let main = steps
        .iter()
        .filter(|step| step.urgent)
        .find_map(|step| step.way.clone())
        .or_else(|| ways.first().cloned());
    ways.retain(|way| main.as_ref().is_none_or(|main| main.href != way.href));
    (main, ways)
}
