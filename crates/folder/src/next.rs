//! What happens next: every open matter has a next step, an owner and a date.

use std::collections::BTreeMap;

use jiff::civil::{Date, DateTime};

use crate::author::Author;
use crate::entry::{Addressee, Entry, MeetingOutcome};
use crate::fold::Folded;
use crate::id::{EntryId, FunctionId, UnitId};
use crate::measure_yes::MeasureStanding;
use crate::newer::outdated;
use crate::plan::{Promised, plans};
use crate::standing::{Consent, Standing};
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
            Self::AwaitCollection => Turn::Receiver,
            _ => Turn::Own,
        }
    }

    /// What becomes of it when the workplace says that it is done.
    #[must_use]
    pub const fn at_closing(self) -> AtClosing {
        match self {
            Self::LookAgain
            | Self::TalkAlone
            | Self::AskAgain
            | Self::OfferAgain
            | Self::Decide => AtClosing::Ends,
            // The page stays closed, and what was opened was opened.
            Self::LookAtBlock | Self::LookAtEmergency => AtClosing::Stays,
            Self::AwaitAnswer
            | Self::AwaitCollection
            | Self::HoldMeeting
            | Self::DraftPlan
            | Self::AgreePlan
            | Self::AskMeasure
            | Self::AwaitYes
            | Self::Promised
            | Self::Review => AtClosing::Hinders,
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
    if days > i32::from(times.coordinate) {
        Risen::Coordinator
    } else if days > i32::from(times.oversee) {
        Risen::Overseer
    } else {
        Risen::No
    }
}

/// A step before it is told who answers for it.
struct Found {
    step: Step,
    due: Date,
    unit: Option<UnitId>,
    entry: EntryId,
    /// Whose hand it is the turn of.
    by: EntryId,
    /// When it began.
    since: EntryId,
    from: Option<Date>,
    last: Option<Date>,
}

impl Found {
    /// What has been so since an entry, and is for whoever wrote that.
    const fn new(step: Step, due: Date, unit: Option<UnitId>, entry: EntryId) -> Self {
        Self {
            step,
            due,
            unit,
            entry,
            by: entry,
            since: entry,
            from: None,
            last: None,
        }
    }

    fn owned(self, folded: &Folded) -> Next {
        let author = folded.record(self.by).map(|record| &record.author);
        Next {
            step: self.step,
            due: self.due,
            unit: self.unit,
            // Whoever opened does not look at it.
            function: author
                .filter(|author| author.unit() == self.unit && self.step != Step::LookAtEmergency)
                .and_then(Author::function),
            entry: self.entry,
            since: folded
                .record(self.since)
                .map_or(self.due, |record| day(record.at)),
            from: self.from,
            last: self.last,
        }
    }
}

/// The open steps on a day, soonest first.
#[must_use]
pub fn next(folded: &Folded, today: Date, times: Times) -> Vec<Next> {
    let mut steps = ahead(folded, today, times);
    steps.retain(|step| step.from.is_none_or(|from| from <= today));
    steps
}

/// The same, and what follows by itself on a later day if nobody writes until then: a step stands on a day between its
/// first and its last.
#[must_use]
pub fn ahead(folded: &Folded, today: Date, times: Times) -> Vec<Next> {
    let mut steps = Vec::new();
    look_again(folded, today, &mut steps);
    for consent in folded.consents.values() {
        let waits = consent.asked.receivers.iter().any(|receiver| {
            matches!(
                consent.toward(receiver.unit, today),
                Some(Standing::Waiting { .. })
            )
        });
        let again = consent
            .asked
            .receivers
            .iter()
            .filter(|receiver| !asked_anew(folded, consent, receiver.unit))
            .filter_map(|receiver| match consent.toward(receiver.unit, today)? {
                Standing::No { ask_again } => ask_again,
                _ => None,
            })
            .min();
        if waits && consent.asked.until >= today {
            let asked = folded.record(consent.entry).map(|record| record.at);
            let due = asked.map_or(consent.asked.until, |at| after(at, times.answer));
            steps.push(Found {
                last: Some(consent.asked.until),
                ..Found::new(
                    Step::AwaitAnswer,
                    due.min(consent.asked.until),
                    consent.unit,
                    consent.entry,
                )
            });
        }
        let doubted = consent.asked.receivers.iter().any(|receiver| {
            matches!(
                consent.toward(receiver.unit, today),
                Some(Standing::Doubted { .. })
            )
        });
        if let Some(due) = consent.doubted.values().min().filter(|_| doubted) {
            steps.push(Found::new(
                Step::TalkAlone,
                *due,
                consent.unit,
                consent.entry,
            ));
        }
        if let Some(due) = again {
            steps.push(Found::new(Step::AskAgain, due, consent.unit, consent.entry));
        }
    }
    for sent in folded.sent.values() {
        if matches!(sent.offered.to, Addressee::Function(_)) && sent.waits(today) {
            steps.push(Found {
                last: sent.until,
                ..Found::new(
                    Step::AwaitCollection,
                    after(sent.at, times.collect),
                    sent.unit,
                    sent.entry,
                )
            });
        }
    }
    // One step for each newer version, however many have an older one.
    let mut again: BTreeMap<(EntryId, Option<UnitId>), Date> = BTreeMap::new();
    for old in outdated(folded, today) {
        let last = again.entry((old.newer, old.by)).or_insert(old.until);
        *last = (*last).max(old.until);
    }
    for ((newer, by), last) in again {
        if let Some(record) = folded.record(newer) {
            steps.push(Found {
                last: Some(last),
                ..Found::new(Step::OfferAgain, after(record.at, times.collect), by, newer)
            });
        }
    }
    steps.extend(folded.blocks.iter().map(|((unit, _), block)| {
        Found::new(
            Step::LookAtBlock,
            block.look_again,
            Some(*unit),
            block.entry,
        )
    }));
    let unseen = folded.emergencies.iter();
    steps.extend(unseen.filter(|one| one.reviewed.is_none()).map(|one| {
        Found::new(
            Step::LookAtEmergency,
            one.review_by(),
            Some(one.unit),
            one.entry,
        )
    }));
    plan_steps(folded, today, times, &mut steps);
    of_matters(folded, times, &mut steps);
    steps.sort_by_key(|step| (step.due, step.step, step.entry));
    steps.into_iter().map(|step| step.owned(folded)).collect()
}

/// What a workplace has closed here has no step that ends with it; what is open has one, at least to decide (R14, X9).
fn of_matters(folded: &Folded, times: Times, steps: &mut Vec<Found>) {
    for (unit, matter) in folded.matters() {
        let here = |step: &Found| step.unit == Some(unit);
        if matter.closed.is_some() {
            steps.retain(|step| !here(step) || step.step.at_closing() != AtClosing::Ends);
        } else if let Some(moved) = folded.record(matter.moved) {
            let others = || {
                steps
                    .iter()
                    .filter(|step| here(step) && step.step.at_closing() != AtClosing::Stays)
            };
            // What is over by itself leaves something to decide on the day after.
            if others().all(|step| step.last.is_some()) {
                let last = others().filter_map(|step| step.last).max();
                steps.push(Found {
                    since: matter.moved,
                    from: last.and_then(|last| last.tomorrow().ok()),
                    ..Found::new(
                        Step::Decide,
                        after(moved.at, times.decide),
                        Some(unit),
                        matter.act,
                    )
                });
            }
        }
    }
}

/// The same unit was asked about again later, by the same discloser.
fn asked_anew(folded: &Folded, earlier: &Consent, unit: UnitId) -> bool {
    let place = |entry| folded.records.iter().position(|record| record.id == entry);
    folded.consents.values().any(|consent| {
        consent.unit == earlier.unit
            && place(consent.entry) > place(earlier.entry)
            && consent
                .asked
                .receivers
                .iter()
                .any(|receiver| receiver.unit == unit)
    })
}

pub(crate) fn day(at: jiff::Timestamp) -> Date {
    DateTime::from(at.to_zoned(jiff::tz::TimeZone::UTC)).date()
}

fn after(at: jiff::Timestamp, days: u16) -> Date {
    let mut due = day(at);
    for _ in 0..days {
        due = due.tomorrow().unwrap_or(due);
    }
    due
}

/// The latest thing noticed by a unit stays open until that unit has talked, analysed or noticed again. An own try does
/// not close it: whether it helped is what one looks for on the day.
fn look_again(folded: &Folded, today: Date, steps: &mut Vec<Found>) {
    let mut open: Vec<Found> = Vec::new();
    for written in folded
        .written(today)
        .filter(|written| written.copy.is_none())
    {
        let unit = written.author.unit();
        match written.entry {
            Entry::Observation(observation) => {
                open.retain(|step| step.unit != unit);
                open.push(Found::new(
                    Step::LookAgain,
                    observation.look_again,
                    unit,
                    written.id,
                ));
            }
            Entry::Conversation(_) | Entry::Analysis(_) => open.retain(|step| step.unit != unit),
            _ => {}
        }
    }
    steps.append(&mut open);
}

fn plan_steps(folded: &Folded, today: Date, times: Times, steps: &mut Vec<Found>) {
    let plans = plans(folded, today);
    for meeting in folded.meetings.values() {
        match &meeting.held {
            None => steps.push(Found::new(
                Step::HoldMeeting,
                meeting.called.when.date(),
                meeting.by.unit(),
                meeting.entry,
            )),
            Some(held) if matches!(held.outcome, MeetingOutcome::JointPlan) && plans.is_empty() => {
                steps.push(Found::new(
                    Step::DraftPlan,
                    meeting.called.when.date(),
                    meeting.by.unit(),
                    meeting.entry,
                ));
            }
            Some(_) => {}
        }
    }
    for plan in plans.iter().filter(|plan| plan.closed.is_none()) {
        if let Some(due) = plan.review_day() {
            steps.push(Found::new(Step::Review, due, plan.by.unit(), plan.entry));
        } else {
            steps.push(Found::new(
                Step::AgreePlan,
                after(plan.at, times.agree),
                plan.by.unit(),
                plan.entry,
            ));
        }
        for promised in &plan.measures {
            // A promise whose day has passed stays until a follow-up has looked at it (R84).
            let followed_up = plan
                .reviews
                .iter()
                .any(|reviewed| day(reviewed.at) >= promised.measure.promised);
            if !followed_up {
                measure_steps(promised, today, steps);
            }
        }
    }
}

/// What a measure waits for, today and from the day on which the child answers alone.
fn measure_steps(promised: &Promised, today: Date, steps: &mut Vec<Found>) {
    let alone = promised.yes.as_ref().and_then(|yes| yes.of_age);
    let alone = alone.filter(|day| *day > today);
    let now = measure_step(promised, today);
    let then = alone
        .map(|day| (day, measure_step(promised, day)))
        .filter(|(_, then)| *then != now);
    let mut push = |step, from, last| {
        // An answer is awaited since the question, by whoever put it.
        let asked = promised.yes.as_ref().map(|yes| yes.entry);
        let by = asked.filter(|_| step == Step::AwaitYes);
        steps.push(Found {
            by: by.unwrap_or(promised.entry),
            since: by.unwrap_or(promised.entry),
            from,
            last,
            ..Found::new(
                step,
                promised.measure.promised,
                Some(promised.measure.unit),
                promised.entry,
            )
        });
    };
    if let Some(step) = now {
        let last = then.and_then(|(day, _)| day.yesterday().ok());
        push(step, None, last);
    }
    if let Some((day, Some(step))) = then {
        push(step, Some(day), None);
    }
}

/// What a measure waits for. One that the family has said no to waits for nothing: the plan's follow-up takes it up.
fn measure_step(promised: &Promised, today: Date) -> Option<Step> {
    let standing = promised.yes.as_ref().map(|yes| yes.stands(today));
    match standing {
        Some(MeasureStanding::No) => None,
        // What was promised elsewhere is asked about there.
        _ if !promised.own => Some(Step::Promised),
        None | Some(MeasureStanding::Over) => Some(Step::AskMeasure),
        Some(MeasureStanding::Waiting(_)) => Some(Step::AwaitYes),
        Some(MeasureStanding::Yes) => Some(Step::Promised),
    }
}
