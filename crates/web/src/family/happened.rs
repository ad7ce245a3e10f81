//! What has happened, and when we meet.

use app::rooms::RoomPage;
use folder::entry::{ChildsVoice, Entry, Kind, MeetingOutcome, WhoInvited};
use folder::fold::{Meeting, Written};

use super::person;
use crate::telling::{Line, Teller};
use crate::visitor::Visitor;

/// A meeting.
pub struct Met {
    /// When.
    pub when: String,
    /// Where.
    pub place: String,
    /// Who is invited, and why.
    pub invited: Vec<(String, String)>,
    /// How the child takes part.
    pub childs_part: String,
    /// What the child said there, or empty.
    pub said: String,
    /// What the meeting came to, or empty when it is yet to be held.
    pub outcome: String,
    /// The common picture, or empty.
    pub picture: String,
}

/// Meetings, the latest first.
#[must_use]
pub fn meetings(visitor: &Visitor, page: &RoomPage) -> Vec<Met> {
    let meetings = page.view.meetings();
    meetings
        .into_iter()
        .rev()
        .map(|meeting| met(visitor, page, meeting))
        .collect()
}

fn met(visitor: &Visitor, page: &RoomPage, meeting: &Meeting) -> Met {
    let called = &meeting.called;
    let who = |who: &WhoInvited| match who {
        WhoInvited::Unit { unit } => visitor.unit_name(Some(*unit)),
        WhoInvited::Guardian { person: one } | WhoInvited::Child { person: one } => {
            person(visitor, page, *one)
        }
        WhoInvited::Other { name } => name.clone(),
    };
    let held = meeting.held.as_ref();
    Met {
        when: Teller::new(visitor, &page.view).local(called.when),
        place: called.place.clone(),
        invited: called
            .invited
            .iter()
            .map(|one| (who(&one.who), one.reason.clone()))
            .collect(),
        childs_part: called.childs_part.clone(),
        said: held.map_or_else(String::new, |held| match &held.child {
            ChildsVoice::InPerson { words } | ChildsVoice::Brought { words } => words.clone(),
        }),
        outcome: held.map_or_else(String::new, |held| match &held.outcome {
            MeetingOutcome::JointPlan => visitor.look.t("family-meeting-plan"),
            MeetingOutcome::NoCollaboration { why } => {
                visitor.look.t1("family-meeting-none", "why", why)
            }
        }),
        picture: held.map_or_else(String::new, |held| held.picture.clone()),
    }
}

/// What others have done, newest first. The family's own words and answers stand elsewhere on the page.
#[must_use]
pub fn lines(visitor: &Visitor, page: &RoomPage) -> Vec<Line> {
    let teller = Teller::new(visitor, &page.view).about(&page.card.name);
    let told = page.view.timeline().filter(|written| by_others(written));
    told.map(|written| teller.line(&written)).collect()
}

fn by_others(written: &Written<'_>) -> bool {
    let kind = written.entry.kind();
    written.copy.is_some() && !matches!(kind, Kind::OwnWords | Kind::WordsShared)
}

/// What somebody has written and that the child may read, of kinds that no other place on its page shows.
#[must_use]
pub fn shown_to_child(visitor: &Visitor, page: &RoomPage) -> Vec<Line> {
    let teller = Teller::new(visitor, &page.view).about(&page.card.name);
    let told = page.view.timeline().filter(|written| {
        let kind = written.entry.kind();
        let only_here = [
            Kind::Observation,
            Kind::OwnTry,
            Kind::Analysis,
            Kind::InnerAccess,
            Kind::ClosedHere,
        ];
        by_others(written) && only_here.contains(&kind)
    });
    told.map(|written| teller.line(&written)).collect()
}

/// The same in a child's words: when, and one short sentence.
#[must_use]
pub fn told_to_child(visitor: &Visitor, page: &RoomPage) -> Vec<(String, String)> {
    let zone = visitor.site.house.zone();
    let told = page
        .view
        .timeline()
        .filter(by_others)
        .filter_map(|written| {
            let key = match written.entry {
                Entry::NamedContact(_) => "child-did-contact",
                Entry::Conversation(_) => "child-did-talk",
                Entry::MeetingCalled(_) => "child-did-call",
                Entry::MeetingHeld(_) => "child-did-meet",
                Entry::PlanFrame(_) => "child-did-plan",
                Entry::Measure(_) => "child-did-promise",
                Entry::Review(_) => "child-did-review",
                Entry::PlanClosed(_) => "child-did-close",
                Entry::ClosedHere(_) => "child-did-close-here",
                _ => return None,
            };
            let (mut by, mut more) = (written.author.name().unwrap_or_default(), "");
            if let Entry::NamedContact(contact) = written.entry {
                // Whoever was it before is not it any more.
                let mut now = page.view.contacts().into_iter();
                now.find(|(entry, _)| *entry == written.record.id)?;
                (by, more) = (&contact.name, &contact.told);
            }
            let day = visitor.date(written.at.to_zoned(zone.clone()).date());
            let said = [visitor.look.t1(key, "by", by), more.to_owned()];
            Some((day, said.join(" ").trim_end().to_owned()))
        });
    told.collect()
}
