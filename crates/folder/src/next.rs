//! What happens next: every open matter has a next step, an owner and a date.

use jiff::civil::{Date, DateTime};

use crate::author::Author;
use crate::entry::{Addressee, Entry, MeetingOutcome};
use crate::fold::Folded;
use crate::id::{EntryId, FunctionId, UnitId};
use crate::measure_yes::MeasureStanding;
use crate::newer::outdated;
use crate::plan::{Promised, plans};
use crate::standing::{Consent, Standing};

/// How long an offer may lie before it rises at its sender, in days (design decision 10).
pub const OFFER_RISES_AFTER: i32 = 7;

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

/// How long a matter may lie after its day until whoever oversees the unit sees it, in days.
pub const RISES_TO_OVERSEER_AFTER: i32 = 7;

/// How long until whoever coordinates at the unit sees it too, in days.
pub const RISES_TO_COORDINATOR_AFTER: i32 = 14;

/// How far something due on a day has risen. It is the same for every kind of step, and moves by the calendar alone.
#[must_use]
pub fn risen(due: Date, today: Date) -> Risen {
    let days = (today - due).get_days();
    if days > RISES_TO_COORDINATOR_AFTER {
        Risen::Coordinator
    } else if days > RISES_TO_OVERSEER_AFTER {
        Risen::Overseer
    } else {
        Risen::No
    }
}

/// A step before it is told who answers for it.
#[derive(PartialEq)]
struct Found {
    step: Step,
    due: Date,
    unit: Option<UnitId>,
    entry: EntryId,
}

/// The entry from which something has been so: of an answer that is awaited about a measure the question, not the promise.
fn began(folded: &Folded, step: Step, entry: EntryId) -> Option<EntryId> {
    if step != Step::AwaitYes {
        return Some(entry);
    }
    let Entry::Measure(measure) = &folded.record(entry)?.entry else {
        return None;
    };
    let asked = folded.measure_yes.get(&measure.measure);
    Some(asked.map_or(entry, |asked| asked.entry))
}

impl Found {
    fn owned(self, folded: &Folded) -> Next {
        let began = began(folded, self.step, self.entry);
        let record = began.and_then(|entry| folded.record(entry));
        let author = record.map(|record| &record.author);
        Next {
            step: self.step,
            due: self.due,
            unit: self.unit,
            // Whoever opened does not look at it.
            function: author
                .filter(|author| author.unit() == self.unit && self.step != Step::LookAtEmergency)
                .and_then(Author::function),
            entry: self.entry,
            since: record.map_or(self.due, |record| day(record.at)),
            last: (self.step == Step::AwaitAnswer).then_some(self.due),
        }
    }
}

/// The open steps on a day, soonest first.
#[must_use]
pub fn next(folded: &Folded, today: Date) -> Vec<Next> {
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
            steps.push(Found {
                step: Step::AwaitAnswer,
                due: consent.asked.until,
                unit: consent.unit,
                entry: consent.entry,
            });
        }
        let doubted = consent.asked.receivers.iter().any(|receiver| {
            matches!(
                consent.toward(receiver.unit, today),
                Some(Standing::Doubted { .. })
            )
        });
        if let Some(due) = consent.doubted.values().min().filter(|_| doubted) {
            steps.push(Found {
                step: Step::TalkAlone,
                due: *due,
                unit: consent.unit,
                entry: consent.entry,
            });
        }
        if let Some(due) = again {
            steps.push(Found {
                step: Step::AskAgain,
                due,
                unit: consent.unit,
                entry: consent.entry,
            });
        }
    }
    for sent in folded.sent.values() {
        if matches!(sent.offered.to, Addressee::Function(_)) && sent.waits(today) {
            steps.push(Found {
                step: Step::AwaitCollection,
                due: after(sent.at, OFFER_RISES_AFTER),
                unit: sent.unit,
                entry: sent.entry,
            });
        }
    }
    for old in outdated(folded, today) {
        if let Some(newer) = folded.record(old.newer) {
            steps.push(Found {
                step: Step::OfferAgain,
                due: after(newer.at, OFFER_RISES_AFTER),
                unit: old.by,
                entry: old.newer,
            });
        }
    }
    steps.extend(folded.blocks.iter().map(|((unit, _), block)| Found {
        step: Step::LookAtBlock,
        due: block.look_again,
        unit: Some(*unit),
        entry: block.entry,
    }));
    let unseen = folded.emergencies.iter();
    steps.extend(
        unseen
            .filter(|one| one.reviewed.is_none())
            .map(|one| Found {
                step: Step::LookAtEmergency,
                due: one.review_by(),
                unit: Some(one.unit),
                entry: one.entry,
            }),
    );
    plan_steps(folded, today, &mut steps);
    steps.dedup();
    steps.sort_by_key(|step| (step.due, step.step, step.entry));
    steps.into_iter().map(|step| step.owned(folded)).collect()
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

fn after(at: jiff::Timestamp, days: i32) -> Date {
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
                open.push(Found {
                    step: Step::LookAgain,
                    due: observation.look_again,
                    unit,
                    entry: written.id,
                });
            }
            Entry::Conversation(_) | Entry::Analysis(_) => open.retain(|step| step.unit != unit),
            _ => {}
        }
    }
    steps.append(&mut open);
}

fn plan_steps(folded: &Folded, today: Date, steps: &mut Vec<Found>) {
    let plans = plans(folded, today);
    for meeting in folded.meetings.values() {
        match &meeting.held {
            None => steps.push(Found {
                step: Step::HoldMeeting,
                due: meeting.called.when.date(),
                unit: meeting.by.unit(),
                entry: meeting.entry,
            }),
            Some(held) if matches!(held.outcome, MeetingOutcome::JointPlan) && plans.is_empty() => {
                steps.push(Found {
                    step: Step::DraftPlan,
                    due: meeting.called.when.date(),
                    unit: meeting.by.unit(),
                    entry: meeting.entry,
                });
            }
            Some(_) => {}
        }
    }
    for plan in plans.iter().filter(|plan| plan.closed.is_none()) {
        if let Some(due) = plan.review_day() {
            steps.push(Found {
                step: Step::Review,
                due,
                unit: plan.by.unit(),
                entry: plan.entry,
            });
        } else {
            steps.push(Found {
                step: Step::AgreePlan,
                due: after(plan.at, 14),
                unit: plan.by.unit(),
                entry: plan.entry,
            });
        }
        for promised in &plan.measures {
            // A promise whose day has passed stays until a follow-up has looked at it (R84).
            let followed_up = plan
                .reviews
                .iter()
                .any(|reviewed| day(reviewed.at) >= promised.measure.promised);
            if let Some(step) = measure_step(promised, today).filter(|_| !followed_up) {
                steps.push(Found {
                    step,
                    due: promised.measure.promised,
                    unit: Some(promised.measure.unit),
                    entry: promised.entry,
                });
            }
        }
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
