//! What happens next: every open matter has a next step, an owner and a date.

mod decide;
mod found;

use std::collections::BTreeMap;

use jiff::civil::{Date, DateTime};

use crate::fold::Folded;
use crate::id::{EntryId, FunctionId, UnitId};
use crate::matter::Matter;
use crate::times::Times;

/// Which kind of step.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// Look again at what was noticed (R17).
    LookAgain,
    /// The family has not answered yet.
    AwaitAnswer,
    /// A yes may not be free: talk with that person alone (C4).
    TalkAlone,
    /// Ask again: the family said it was fine (R41).
    AskAgain,
    /// Somebody has not collected yet.
    AwaitCollection,
    /// Somebody has an older version of what was shared.
    OfferAgain,
    /// A meeting is called.
    HoldMeeting,
    /// The meeting ended in a plan that nobody has begun.
    DraftPlan,
    /// The plan is a draft.
    AgreePlan,
    /// A measure is promised, and nobody has asked for the family's yes to it (R38).
    AskMeasure,
    /// Somebody has not answered about a measure.
    AwaitYes,
    /// A measure is promised by this day (R83).
    Promised,
    /// Follow up the plan (R87).
    Review,
    /// A guardian's page is closed: look whether it still has to be (OSL 12:3).
    LookAtBlock,
    /// Somebody opened in an emergency: somebody else looks at why (PDL 4:3).
    LookAtEmergency,
    /// A seat is asked to become the named contact (X8).
    TakeOver,
    /// Whoever asked it waits for the answer.
    AwaitTakeOver,
    /// It cannot: somebody else is asked, or the contact stays.
    HandOver,
    /// Whom the family knows as its contact does not sit there any more. Who sits where is not written in a part, so only
    /// those who know it tell of this step (R55).
    NewContact,
    /// Nothing else is set down: decide what follows, or close (R14, X9).
    Decide,
}

/// Whose turn it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Turn {
    /// The owner's own.
    Own,
    /// The family answers.
    Family,
    /// Somebody collects what was shared.
    Receiver,
}

/// What becomes of a step when its workplace is done with the child.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AtClosing {
    /// It is over.
    Ends,
    /// It is done all the same.
    Stays,
    /// Others count on it, so it comes first.
    Hinders,
}

impl Step {
    /// Whose turn it is (R83: waiting is visible).
    #[must_use]
    pub const fn turn(self) -> Turn {
        match self {
            Self::AwaitAnswer | Self::AwaitYes => Turn::Family,
            Self::AwaitCollection | Self::AwaitTakeOver => Turn::Receiver,
            _ => Turn::Own,
        }
    }

    /// What becomes of it when the workplace says that it is done.
    #[must_use]
    pub const fn at_closing(self) -> AtClosing {
        match self {
            // A question can be answered all the same, and a yes opens again.
            Self::LookAgain
            | Self::AwaitAnswer
            | Self::AwaitYes
            | Self::AskAgain
            | Self::OfferAgain
            | Self::NewContact
            | Self::Decide => AtClosing::Ends,
            // The page stays closed, and what was opened was opened.
            Self::LookAtBlock | Self::LookAtEmergency => AtClosing::Stays,
            // A yes that may not be free is talked about before anything else (C4).
            Self::TalkAlone
            | Self::AwaitCollection
            | Self::HoldMeeting
            | Self::DraftPlan
            | Self::AgreePlan
            | Self::AskMeasure
            | Self::Promised
            | Self::Review
            | Self::TakeOver
            | Self::AwaitTakeOver
            | Self::HandOver => AtClosing::Hinders,
        }
    }

    /// The key of the text.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::LookAgain => "next-look-again",
            Self::AwaitAnswer => "next-await-answer",
            Self::TalkAlone => "next-talk-alone",
            Self::AskAgain => "next-ask-again",
            Self::AwaitCollection => "next-await-collection",
            Self::OfferAgain => "next-offer-again",
            Self::HoldMeeting => "next-hold-meeting",
            Self::DraftPlan => "next-draft-plan",
            Self::AgreePlan => "next-agree-plan",
            Self::AskMeasure => "next-ask-measure",
            Self::AwaitYes => "next-await-yes",
            Self::Promised => "next-promised",
            Self::Review => "next-review",
            Self::LookAtBlock => "next-look-at-block",
            Self::LookAtEmergency => "next-look-at-emergency",
            Self::TakeOver => "next-take-over",
            Self::AwaitTakeOver => "next-await-take-over",
            Self::HandOver => "next-hand-over",
            Self::NewContact => "next-new-contact",
            Self::Decide => "next-decide",
        }
    }
}

/// A next step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Next {
    /// What.
    pub step: Step,
    /// By when.
    pub due: Date,
    /// The unit that owns it.
    pub unit: Option<UnitId>,
    /// The function there that it came from, which answers for it; nobody's in particular where another unit began it.
    pub function: Option<FunctionId>,
    /// The entry it comes from.
    pub entry: EntryId,
    /// The day since which it is so.
    pub since: Date,
    /// The first day on which it is to be done, for what follows by itself when something else is over.
    pub from: Option<Date>,
    /// The last day on which it can be done, for what is over by itself after it.
    pub last: Option<Date>,
}

impl Next {
    /// What becomes of it when the workplace says that it is done. A promise whose day has passed is followed up by whoever
    /// leads the plan, which the one who promised cannot do.
    #[must_use]
    pub fn at_closing(&self, today: Date) -> AtClosing {
        if matches!(self.step, Step::Promised | Step::AskMeasure) && self.due < today {
            AtClosing::Ends
        } else {
            self.step.at_closing()
        }
    }

    /// Whether it is to be done or waited for on this day.
    #[must_use]
    pub fn stands(&self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.last.is_none_or(|last| day <= last)
    }
}

/// How far a matter has risen that nobody has done anything about (R14: something always happens).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Risen {
    /// Its owner has it.
    No,
    /// Whoever oversees the unit sees it too.
    Overseer,
    /// Whoever coordinates at the unit sees it too.
    Coordinator,
}

/// How far something due on a day has risen. It is the same for every kind of step, and moves by the calendar alone.
#[must_use]
pub fn risen(due: Date, today: Date, times: Times) -> Risen {
    let days = (today - due).get_days();
    // Nobody coordinates past whoever oversees.
    if days > i32::from(times.coordinate.max(times.oversee)) {
        Risen::Coordinator
    } else if days > i32::from(times.oversee) {
        Risen::Overseer
    } else {
        Risen::No
    }
}

/// The open steps on a day, soonest first.
#[must_use]
pub fn next(folded: &Folded, today: Date, times: Times) -> Vec<Next> {
    let mut steps = ahead(folded, today, times);
    steps.retain(|step| step.stands(today));
    steps
}

/// The same, and what follows by itself on a later day if nobody writes until then: a step stands on a day between its
/// first and its last.
#[must_use]
pub fn ahead(folded: &Folded, today: Date, times: Times) -> Vec<Next> {
    let (steps, over) = found::found(folded, today, times);
    settled(steps, &rested(folded, over), today, times)
}

/// The same for matters that are known already.
pub(crate) fn ahead_of(
    folded: &Folded,
    matters: &BTreeMap<UnitId, Matter>,
    today: Date,
    times: Times,
) -> Vec<Next> {
    let (steps, _) = found::found(folded, today, times);
    settled(steps, matters, today, times)
}

fn settled(
    mut steps: Vec<Next>,
    matters: &BTreeMap<UnitId, Matter>,
    today: Date,
    times: Times,
) -> Vec<Next> {
    for (unit, matter) in matters {
        decide::settle(&mut steps, *unit, matter, today, times);
    }
    steps.sort_by_key(|step| (step.due, step.step, step.entry));
    steps
}

/// The matters of a part as they rest on a day: what has been over by itself moves them too.
pub(crate) fn open_matters(folded: &Folded, today: Date) -> BTreeMap<UnitId, Matter> {
    let (_, over) = found::found(folded, today, Times::default());
    rested(folded, over)
}

fn rested(folded: &Folded, over: BTreeMap<UnitId, Date>) -> BTreeMap<UnitId, Matter> {
    let mut matters = folded.matters();
    for (unit, day) in over {
        if let Some(matter) = matters.get_mut(&unit) {
            matter.rests_since = matter.rests_since.max(day);
        }
    }
    matters
}

pub(crate) fn day(at: jiff::Timestamp) -> Date {
    DateTime::from(at.to_zoned(jiff::tz::TimeZone::UTC)).date()
}

fn after(day: Date, days: u16) -> Date {
    let mut due = day;
    for _ in 0..days {
        due = due.tomorrow().unwrap_or(due);
    }
    due
}
