//! Which of the family reads what by default, by kind and age, and what somebody decided otherwise (law.md A5.3, A15;
//! OSL 12:3; domain 3.8, X2, X16). A default proposes; the author decides, and says why.

use std::collections::BTreeMap;

use crate::age;
use crate::entry::{Entry, Kind, Record};
use crate::fold::Folded;
use crate::id::{EntryId, MeasureId, MeetingId, PersonId, PlanId};
use crate::placing::Whose;

/// What a default depends on, besides the kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Setting {
    /// The child's age in whole years.
    pub years: i16,
    /// It was written in health care, where the child's own access begins earlier (law.md A15).
    pub health: bool,
}

/// Child or guardian.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reader {
    /// The child itself.
    Child,
    /// A guardian.
    Guardian,
}

/// A row: these kinds are shown to this reader at these ages. What stands in no row is shown by decision only.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    /// Which kinds.
    pub kinds: &'static [Kind],
    /// To whom.
    pub reader: Reader,
    /// Written in health care, or elsewhere.
    pub health: bool,
    /// From this age.
    pub from: i16,
    /// Until the day of this age.
    pub until: i16,
    /// Where it comes from.
    pub source: &'static str,
}

const TOGETHER: &[Kind] = &[
    Kind::MeetingCalled,
    Kind::MeetingHeld,
    Kind::PlanFrame,
    Kind::Measure,
    Kind::Review,
    Kind::PlanClosed,
];

const SAID: &[Kind] = &[Kind::Conversation, Kind::Analysis, Kind::InnerAccess];

const ALWAYS: i16 = i16::MAX;

const fn row(
    kinds: &'static [Kind],
    reader: Reader,
    health: bool,
    ages: (i16, i16),
    source: &'static str,
) -> Row {
    Row {
        kinds,
        reader,
        health,
        from: ages.0,
        until: ages.1,
        source,
    }
}

/// What is shown by default. Observations and own tries are in no row, nor is what closes them: a worry is given out by
/// somebody who decides so.
pub const TABLE: &[Row] = &[
    row(TOGETHER, Reader::Child, false, (0, ALWAYS), "R77, R94"),
    row(TOGETHER, Reader::Child, true, (0, ALWAYS), "R77, R94"),
    row(
        TOGETHER,
        Reader::Guardian,
        false,
        (0, age::OWN_SAY),
        "OSL 12:3, FB 6:11",
    ),
    row(
        TOGETHER,
        Reader::Guardian,
        true,
        (0, age::OWN_LOGIN),
        "OSL 12:3, 1177",
    ),
    row(
        SAID,
        Reader::Guardian,
        false,
        (0, age::OWN_SAY),
        "OSL 12:3, FB 6:11",
    ),
    row(
        SAID,
        Reader::Guardian,
        true,
        (0, age::OWN_LOGIN),
        "OSL 12:3, 1177",
    ),
    row(
        &[Kind::Conversation],
        Reader::Child,
        false,
        (0, ALWAYS),
        "R94",
    ),
    row(
        &[Kind::Conversation],
        Reader::Child,
        true,
        (0, ALWAYS),
        "R94",
    ),
    row(
        &[Kind::InnerAccess],
        Reader::Child,
        false,
        (age::OWN_LOGIN, ALWAYS),
        "PDL 8:5, domain 3.8",
    ),
    row(
        &[Kind::InnerAccess],
        Reader::Child,
        true,
        (age::OWN_LOGIN, ALWAYS),
        "PDL 8:5, domain 3.8",
    ),
    row(
        &[Kind::Analysis],
        Reader::Child,
        false,
        (age::OWN_JOURNAL, ALWAYS),
        "1177, domain 3.8",
    ),
    row(
        &[Kind::Analysis],
        Reader::Child,
        true,
        (age::OWN_JOURNAL, ALWAYS),
        "1177, domain 3.8",
    ),
    row(
        &[Kind::NamedContact],
        Reader::Child,
        false,
        (0, ALWAYS),
        "R53",
    ),
    row(
        &[Kind::NamedContact],
        Reader::Child,
        true,
        (0, ALWAYS),
        "R53",
    ),
    row(
        &[Kind::NamedContact],
        Reader::Guardian,
        false,
        (0, age::ADULT),
        "R53, FB 6:2",
    ),
    row(
        &[Kind::NamedContact],
        Reader::Guardian,
        true,
        (0, age::OWN_LOGIN),
        "R53, 1177",
    ),
];

/// Whether this kind is shown to this reader by itself.
#[must_use]
pub fn by_default(kind: Kind, whose: Whose, setting: Setting) -> bool {
    let reader = match whose {
        Whose::Child(_) => Reader::Child,
        Whose::Guardian(_) => Reader::Guardian,
    };
    TABLE.iter().any(|row| {
        row.reader == reader
            && row.health == setting.health
            && row.kinds.contains(&kind)
            && (row.from..row.until).contains(&setting.years)
    })
}

/// Kinds about which somebody decides who in the family reads them. Who must be told something, or is asked, is told.
#[must_use]
pub const fn is_chosen(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::Observation
            | Kind::OwnTry
            | Kind::Conversation
            | Kind::Analysis
            | Kind::MeetingCalled
            | Kind::MeetingHeld
            | Kind::PlanFrame
            | Kind::Measure
            | Kind::Review
            | Kind::PlanClosed
            | Kind::ClosedHere
    )
}

/// What a decision is about: an entry, or what comes in versions. A closed plan is closed in its next version too.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Thread {
    /// One entry.
    Entry(EntryId),
    /// A meeting with its outcome.
    Meeting(MeetingId),
    /// A plan with all that is promised in it.
    Plan(PlanId),
    /// A measure.
    Measure(MeasureId),
}

/// The threads that an entry belongs to, the narrowest first. What was said of sharing an entry belongs to that entry.
#[must_use]
pub fn threads(folded: &Folded, record: &Record) -> Vec<Thread> {
    let offered = |release| {
        let sent = folded.sent.get(release)?;
        folded.record(sent.offered.of)
    };
    let shared = match &record.entry {
        Entry::Offered(offered) => folded.record(offered.of),
        Entry::Collected(collected) => offered(&collected.release),
        Entry::OfferCancelled(cancelled) => offered(&cancelled.release),
        _ => None,
    };
    let own = |record: &Record| match &record.entry {
        Entry::MeetingCalled(called) => vec![Thread::Meeting(called.meeting)],
        Entry::MeetingHeld(held) => vec![Thread::Meeting(held.meeting)],
        Entry::PlanFrame(frame) => vec![Thread::Plan(frame.plan)],
        Entry::Measure(measure) => {
            vec![Thread::Measure(measure.measure), Thread::Plan(measure.plan)]
        }
        // Whoever may not read a measure is not asked about it at home.
        Entry::MeasureAsked(asked) => {
            vec![Thread::Measure(asked.measure), Thread::Plan(asked.plan)]
        }
        Entry::MeasureAnswered(answered) => {
            let asked = folded.measure_yes.get(&answered.measure);
            let plan = asked.map(|yes| Thread::Plan(yes.asked.plan));
            std::iter::once(Thread::Measure(answered.measure))
                .chain(plan)
                .collect()
        }
        Entry::Review(review) => vec![Thread::Plan(review.plan)],
        Entry::PlanClosed(closed) => vec![Thread::Plan(closed.plan)],
        _ => vec![Thread::Entry(record.id)],
    };
    own(shared.unwrap_or(record))
}

/// What was decided of each thread for each person, the latest standing.
pub type Decided = BTreeMap<(Thread, PersonId), bool>;

/// Folds the decisions of a journal.
pub(crate) fn decisions(folded: &Folded) -> Decided {
    let mut decided = Decided::new();
    for record in &folded.records {
        let Entry::FamilyReaders(chosen) = &record.entry else {
            continue;
        };
        let about = folded.record(chosen.of);
        let Some(thread) = about.and_then(|about| threads(folded, about).into_iter().next()) else {
            continue;
        };
        for (people, shown) in [(&chosen.shown, true), (&chosen.closed, false)] {
            decided.extend(people.iter().map(|person| ((thread, *person), shown)));
        }
    }
    decided
}

impl Folded {
    /// What was decided about this entry for this person; nothing where the default holds. Closed anywhere is closed.
    #[must_use]
    pub fn decided(&self, record: &Record, person: PersonId) -> Option<bool> {
        if self.readers.is_empty() {
            return None;
        }
        let found: Vec<bool> = threads(self, record)
            .into_iter()
            .filter_map(|thread| self.readers.get(&(thread, person)).copied())
            .collect();
        (!found.is_empty()).then(|| found.iter().all(|shown| *shown))
    }

    /// The person could read about the child when this was written, as far as this journal knows: it is the child, or a
    /// guardian with custody who was inside the protection. Whoever could not was not written to, and the one who wrote
    /// counted on it: a place that no check finds still stands there when the protection is over (OSL 21:3; law.md A13).
    #[must_use]
    pub fn was_near(&self, whose: Whose, record: &Record) -> bool {
        let Whose::Guardian(person) = whose else {
            return true;
        };
        let place = self.records.iter().rposition(|one| one.id == record.id);
        let then = self
            .near
            .iter()
            .rev()
            .find(|(from, _)| place.is_none_or(|place| *from <= place));
        then.is_some_and(|(_, near)| near.contains(&person))
    }

    /// Whether this entry is shown to this person: as decided, or by default to whoever was near.
    #[must_use]
    pub fn shown_to(&self, whose: Whose, record: &Record, setting: Setting) -> bool {
        let by_itself =
            || by_default(record.entry.kind(), whose, setting) && self.was_near(whose, record);
        self.decided(record, whose.person())
            .unwrap_or_else(by_itself)
    }
}
