//! Every step that somebody has set down, or that follows from what was written, before it is known what a workplace has
//! closed.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::{Next, Step, after, day};
use crate::author::Author;
use crate::entry::{Addressee, Entry, MeetingOutcome};
use crate::fold::Folded;
use crate::id::{EntryId, FunctionId, PlanId, UnitId};
use crate::measure_yes::MeasureStanding;
use crate::newer::outdated;
use crate::plan::{Plan, Promised, plans};
use crate::standing::{Consent, Standing};
use crate::times::Times;

/// The steps, and the last day of what was over by itself before this one, for each unit.
pub(super) fn found(
    folded: &Folded,
    today: Date,
    times: Times,
) -> (Vec<Next>, BTreeMap<UnitId, Date>) {
    let mut looking = Looking {
        folded,
        today,
        times,
        steps: Vec::new(),
        over: BTreeMap::new(),
    };
    looking.look_again();
    looking.consents();
    looking.shared();
    looking.closed_and_opened();
    looking.meetings();
    looking.plans();
    looking.handover();
    let steps = looking.steps.into_iter();
    (steps.map(|step| step.owned(folded)).collect(), looking.over)
}

struct Looking<'a> {
    folded: &'a Folded,
    today: Date,
    times: Times,
    steps: Vec<Found>,
    over: BTreeMap<UnitId, Date>,
}

/// A step before it is told who answers for it.
struct Found {
    step: Step,
    due: Date,
    unit: Option<UnitId>,
    entry: EntryId,
    /// Whose hand it is the turn of.
    by: EntryId,
    /// The function that was asked, where it is not the turn of whoever wrote.
    function: Option<FunctionId>,
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
            function: None,
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
            function: self.function.or_else(|| {
                author
                    .filter(|author| {
                        author.unit() == self.unit && self.step != Step::LookAtEmergency
                    })
                    .and_then(Author::function)
            }),
            entry: self.entry,
            since: folded
                .record(self.since)
                .map_or(self.due, |record| day(record.at)),
            from: self.from,
            last: self.last,
        }
    }
}

impl Looking<'_> {
    /// It stands, or is over by itself already.
    fn push(&mut self, found: Found) {
        match (found.last, found.unit) {
            (Some(last), Some(unit)) if last < self.today => {
                let over = self.over.entry(unit).or_insert(last);
                *over = (*over).max(last);
            }
            _ => self.steps.push(found),
        }
    }

    /// What is asked of the family, and what it has answered.
    fn consents(&mut self) {
        for consent in self.folded.consents.values() {
            let standings: Vec<(UnitId, Standing)> = consent
                .asked
                .receivers
                .iter()
                .filter_map(|to| Some((to.unit, consent.toward(to.unit, self.today)?)))
                .collect();
            let is = |which: fn(&Standing) -> bool| standings.iter().any(|(_, one)| which(one));
            if is(|one| matches!(one, Standing::Waiting { .. })) {
                let asked = self
                    .folded
                    .record(consent.entry)
                    .map(|record| day(record.at));
                let due = asked.map_or(consent.asked.until, |day| after(day, self.times.answer));
                self.push(Found {
                    last: Some(consent.asked.until),
                    ..Found::new(
                        Step::AwaitAnswer,
                        due.min(consent.asked.until),
                        consent.unit,
                        consent.entry,
                    )
                });
            }
            let doubted = is(|one| matches!(one, Standing::Doubted { .. }));
            if let Some(due) = consent.doubted.values().min().filter(|_| doubted) {
                let talk = Found::new(Step::TalkAlone, *due, consent.unit, consent.entry);
                self.push(talk);
            }
            let again = standings
                .iter()
                .filter(|_| !self.closed_since(consent.unit, consent.entry))
                .filter(|(unit, _)| !asked_anew(self.folded, consent, *unit))
                .filter_map(|(_, standing)| match standing {
                    Standing::No { ask_again } => *ask_again,
                    _ => None,
                })
                .min();
            if let Some(due) = again {
                let again = Found::new(Step::AskAgain, due, consent.unit, consent.entry);
                self.push(again);
            }
        }
    }

    /// What was offered, and what has a later version since.
    fn shared(&mut self) {
        for sent in self.folded.sent.values() {
            let to_function = matches!(sent.offered.to, Addressee::Function(_));
            if to_function && !sent.collected && !sent.cancelled {
                self.push(Found {
                    last: sent.until,
                    ..Found::new(
                        Step::AwaitCollection,
                        after(day(sent.at), self.times.collect),
                        sent.unit,
                        sent.entry,
                    )
                });
            }
        }
        // One step for each newer version, however many have an older one.
        let mut again: BTreeMap<(EntryId, Option<UnitId>), Date> = BTreeMap::new();
        for old in outdated(self.folded, Date::MIN) {
            let last = again.entry((old.newer, old.by)).or_insert(old.until);
            *last = (*last).max(old.until);
        }
        for ((newer, by), last) in again {
            if let Some(record) = self.folded.record(newer) {
                let due = after(day(record.at), self.times.collect);
                self.push(Found {
                    last: Some(last),
                    ..Found::new(Step::OfferAgain, due, by, newer)
                });
            }
        }
    }

    /// Pages that are closed, and what was opened in an emergency.
    fn closed_and_opened(&mut self) {
        for ((unit, _), block) in &self.folded.blocks {
            let look = (Step::LookAtBlock, block.look_again);
            self.push(Found::new(look.0, look.1, Some(*unit), block.entry));
        }
        let unseen = self.folded.emergencies.iter();
        for one in unseen.filter(|one| one.reviewed.is_none()) {
            let look = (Step::LookAtEmergency, one.review_by());
            self.push(Found::new(look.0, look.1, Some(one.unit), one.entry));
        }
    }

    /// What was asked before a workplace was done does not come back when it opens again.
    fn closed_since(&self, unit: Option<UnitId>, entry: EntryId) -> bool {
        let later = self.folded.records.iter().rev();
        later.take_while(|record| record.id != entry).any(|record| {
            record.author.unit() == unit && matches!(record.entry, Entry::ClosedHere(_))
        })
    }

    /// A meeting that ended in a plan is for somebody to begin on, as long as no plan can be read here.
    fn meetings(&mut self) {
        let until = shared_until(self.folded);
        let plans = plans(self.folded, Date::MIN);
        let lasts = plans.iter().map(|plan| {
            let shared = until.get(&plan.frame.plan).copied().flatten();
            shared.filter(|_| !plan.own)
        });
        // Nothing where one may be read for good.
        let lasts: Option<Vec<Date>> = lasts.collect();
        let planned = lasts.is_none();
        let over = lasts.and_then(|lasts| lasts.into_iter().max());
        let from = over
            .filter(|last| *last >= self.today)
            .and_then(|last| last.tomorrow().ok());
        for meeting in self.folded.meetings.values() {
            let (step, from) = match &meeting.held {
                None => (Step::HoldMeeting, None),
                Some(held) if matches!(held.outcome, MeetingOutcome::JointPlan) && !planned => {
                    (Step::DraftPlan, from)
                }
                Some(_) => continue,
            };
            self.push(Found {
                from,
                ..Found::new(
                    step,
                    meeting.called.when.date(),
                    meeting.by.unit(),
                    meeting.entry,
                )
            });
        }
    }

    /// A plan that came from another branch is there until the last day that it may be read.
    fn plans(&mut self) {
        let until = shared_until(self.folded);
        for plan in plans(self.folded, Date::MIN) {
            if plan.closed.is_some() {
                continue;
            }
            let last = until.get(&plan.frame.plan).copied().flatten();
            let last = last.filter(|_| !plan.own);
            let (step, due) = match plan.review_day() {
                Some(due) => (Step::Review, due),
                None => (Step::AgreePlan, after(day(plan.at), self.times.agree)),
            };
            self.push(Found {
                last,
                ..Found::new(step, due, plan.by.unit(), plan.entry)
            });
            for promised in &plan.measures {
                let closed = promised.measure.promised < self.today
                    && self.closed_since(Some(promised.measure.unit), promised.entry);
                if !closed && !followed_up(&plan, promised) {
                    self.measure(promised, last);
                }
            }
        }
    }

    /// What a measure waits for, today and from the day on which the child answers alone.
    fn measure(&mut self, promised: &Promised, until: Option<Date>) {
        let alone = promised.yes.as_ref().and_then(|yes| yes.of_age);
        let alone = alone.filter(|day| *day > self.today);
        let now = measure_step(promised, self.today);
        let then = alone
            .map(|day| (day, measure_step(promised, day)))
            .filter(|(day, then)| *then != now && until.is_none_or(|until| *day <= until));
        if let Some(step) = now {
            let changes = then.and_then(|(day, _)| day.yesterday().ok());
            self.push(of_measure(promised, step, None, changes.or(until)));
        }
        if let Some((day, Some(step))) = then {
            self.push(of_measure(promised, step, Some(day), until));
        }
    }

    /// Who is asked to become the named contact, and who waits for that.
    fn handover(&mut self) {
        let Some(asked) = &self.folded.handover else {
            return;
        };
        let (by, to) = (asked.by.unit(), &asked.offered);
        let Some((entry, at)) = asked.refused else {
            let last = Some(to.answer_by);
            self.push(Found {
                last,
                ..Found::new(Step::AwaitTakeOver, to.answer_by, by, asked.entry)
            });
            self.push(Found {
                function: Some(to.to),
                last,
                ..Found::new(Step::TakeOver, to.answer_by, Some(to.unit), asked.entry)
            });
            // Nobody has answered by then: it is the turn of whoever asked.
            if let Ok(from) = to.answer_by.tomorrow() {
                self.push(Found {
                    from: (from > self.today).then_some(from),
                    ..Found::new(Step::HandOver, from, by, asked.entry)
                });
            }
            return;
        };
        let due = after(day(at), self.times.collect);
        self.push(Found {
            since: entry,
            ..Found::new(Step::HandOver, due, by, asked.entry)
        });
    }

    /// The latest thing noticed by a unit stays open until that unit has talked, analysed, noticed again or closed. An own try does
    /// not close it: whether it helped is what one looks for on the day.
    fn look_again(&mut self) {
        let mut open: Vec<Found> = Vec::new();
        let written = self.folded.written(self.today);
        for written in written.filter(|written| written.copy.is_none()) {
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
                Entry::Conversation(_) | Entry::Analysis(_) | Entry::ClosedHere(_) => {
                    open.retain(|step| step.unit != unit);
                }
                _ => {}
            }
        }
        self.steps.append(&mut open);
    }
}

fn of_measure(promised: &Promised, step: Step, from: Option<Date>, last: Option<Date>) -> Found {
    // An answer is awaited since the question, by whoever put it.
    let asked = promised.yes.as_ref().map(|yes| yes.entry);
    let by = asked.filter(|_| step == Step::AwaitYes);
    Found {
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
    }
}

/// A promise whose day has passed stays until a follow-up has looked at it (R84).
fn followed_up(plan: &Plan, promised: &Promised) -> bool {
    let mut reviews = plan.reviews.iter();
    reviews.any(|reviewed| day(reviewed.at) >= promised.measure.promised)
}

/// Until when the frames of a plan that came from elsewhere may be read; nothing where one may be read for good.
fn shared_until(folded: &Folded) -> BTreeMap<PlanId, Option<Date>> {
    let mut all: BTreeMap<PlanId, Option<Date>> = BTreeMap::new();
    for record in &folded.records {
        if let Entry::Copy(copy) = &record.entry
            && let Entry::PlanFrame(frame) = copy.entry.as_ref()
            && let Some(received) = folded.received.get(&copy.release)
            && !received.locked
        {
            let until = all.entry(frame.plan).or_insert(received.until);
            *until = until.zip(received.until).map(|(a, b)| a.max(b));
        }
    }
    all
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
