//! What a reader gets. Folded again from only what this reader may read, so that what is hidden leaves no trace:
//! no gaps, counts or order that tell (design decision 11).

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::Timestamp;
use jiff::civil::Date;

use crate::Refusal;
use crate::author::{Author, Voice};
use crate::command::{AskConsent, Now, no_since};
use crate::entry::{AboutOthers, ChildCard, Entry, Kind, NamedContact, Record};
use crate::fold::{Block, Folded, Meeting, Sent, Written, fold};
use crate::handover::Handover;
use crate::id::{ConsentId, EntryId, PersonId, UnitId};
use crate::matter::Matter;
use crate::measure_yes::MeasureYes;
use crate::newer::{Outdated, outdated};
use crate::next::{Next, ahead_of, open_matters};
use crate::placing::Whose;
use crate::plan::{Plan, plans};
use crate::practice::AreaKey;
use crate::showing::Setting;
use crate::standing::Consent;
use crate::times::Times;

/// The only thing readers get.
#[derive(Clone, Debug)]
pub struct View {
    folded: Folded,
    today: Date,
    times: Times,
    /// The reader's unit.
    unit: Option<UnitId>,
    /// What the reader's unit has open: the same as in its list, also where a copy that it came from is locked; and what
    /// others have closed. Of others a reader sees too little to say whether they have anything to decide.
    matters: BTreeMap<UnitId, Matter>,
    stopped: BTreeSet<UnitId>,
}

/// A copy that was addressed to this unit, locked or not.
fn came_to(record: &Record, unit: Option<UnitId>) -> bool {
    match &record.entry {
        Entry::Copy(copy) => copy.to.receiver().is_some_and(|to| unit == Some(to.unit)),
        _ => false,
    }
}

/// What one voice said of one area, and when.
#[derive(Clone, Copy, Debug)]
pub struct Said<'a> {
    /// The area.
    pub area: &'a AreaKey,
    /// Whose words.
    pub voice: Voice,
    /// What works.
    pub works: &'a str,
    /// What is hard.
    pub hard: &'a str,
    /// Who wrote it down.
    pub by: &'a Author,
    /// When.
    pub at: jiff::Timestamp,
}

impl View {
    /// A view of those records that `may` allows, one answer per record of `full` in order. Units of which a copy is
    /// locked are told by one neutral text for every cause. A locked copy is left out whatever `may` says: the entry
    /// that locked it may itself be hidden.
    #[must_use]
    pub fn new(full: &Folded, may: &[bool], unit: Option<UnitId>, today: Date) -> Self {
        let stopped = full
            .received
            .values()
            .filter(|received| received.is_locked(today) && unit.is_some() && received.unit == unit)
            .filter_map(|received| received.from)
            .collect();
        let allowed: Vec<_> = full
            .records
            .iter()
            .zip(may)
            .filter(|(record, may)| **may || came_to(record, unit))
            .map(|(record, _)| Arc::clone(record))
            .collect();
        let visible: Vec<_> = full
            .records
            .iter()
            .zip(may)
            .filter(|(record, may)| **may && !full.is_locked(record, today))
            .map(|(record, _)| Arc::clone(record))
            .collect();
        let folded = fold(visible);
        // A copy that is locked has come all the same: the page says what the list says.
        let mut matters = if folded.records.len() == allowed.len() {
            open_matters(&folded, today)
        } else {
            open_matters(&fold(allowed), today)
        };
        matters.retain(|of, matter| unit == Some(*of) || matter.closed.is_some());
        Self {
            folded,
            today,
            times: Times::default(),
            unit,
            matters,
            stopped,
        }
    }

    /// The same where things may take other times (X9).
    #[must_use]
    pub const fn within(mut self, times: Times) -> Self {
        self.times = times;
        self
    }

    /// What is read in an emergency: what `may` allows, also copies that are locked (standards R9).
    #[must_use]
    pub fn in_emergency(full: &Folded, may: &[bool], today: Date) -> Self {
        let visible: Vec<_> = full
            .records
            .iter()
            .zip(may)
            .filter(|(record, may)| **may && record.entry.kind() != Kind::Locked)
            .map(|(record, _)| Arc::clone(record))
            .collect();
        let mut folded = fold(visible);
        // A copy whose ground has ended is read as one whose ground stands.
        for received in folded.received.values_mut() {
            received.locked = false;
            received.until = None;
        }
        Self {
            folded,
            today,
            times: Times::default(),
            unit: None,
            matters: BTreeMap::new(),
            stopped: BTreeSet::new(),
        }
    }

    /// The day it was made.
    #[must_use]
    pub const fn today(&self) -> Date {
        self.today
    }

    /// Who the child is.
    #[must_use]
    pub const fn child(&self) -> Option<&ChildCard> {
        self.folded.card.as_ref()
    }

    /// The named contact.
    #[must_use]
    pub const fn named_contact(&self) -> Option<&NamedContact> {
        self.folded.named_contact.as_ref()
    }

    /// In a room the contact of each branch that has one, the latest first.
    #[must_use]
    pub fn contacts(&self) -> Vec<(EntryId, &NamedContact)> {
        let place = |id: &EntryId| self.folded.records.iter().position(|one| one.id == *id);
        let all = self.folded.contacts.values();
        let mut all: Vec<_> = all.map(|(entry, contact)| (*entry, contact)).collect();
        all.sort_by_key(|(entry, _)| std::cmp::Reverse(place(entry)));
        all
    }

    /// The seat that is asked to become it, as long as it has not said yes.
    #[must_use]
    pub const fn handover(&self) -> Option<&Handover> {
        self.folded.handover.as_ref()
    }

    /// What was written, newest first.
    pub fn timeline(&self) -> impl Iterator<Item = Written<'_>> {
        self.folded.written(self.today).rev()
    }

    /// Where a yes to a measure was asked for, oldest first.
    #[must_use]
    pub fn measure_yes(&self) -> Vec<&MeasureYes> {
        let place = |yes: &&MeasureYes| {
            let mut records = self.folded.records.iter();
            records.position(|record| record.id == yes.entry)
        };
        let mut all: Vec<_> = self.folded.measure_yes.values().collect();
        all.sort_by_key(place);
        all
    }

    /// What came after a mark, oldest first, as far as this reader may read it. Nothing when what the mark was set at
    /// can itself no longer be read.
    #[must_use]
    pub fn since(&self, mark: Option<EntryId>) -> impl DoubleEndedIterator<Item = Written<'_>> {
        let records = &self.folded.records;
        let from = match mark {
            None => Some(0),
            Some(id) => records
                .iter()
                .position(|record| record.id == id)
                .map(|at| at + 1),
        };
        let new: BTreeSet<EntryId> = from
            .and_then(|from| records.get(from..))
            .into_iter()
            .flatten()
            .map(|record| record.id)
            .collect();
        self.folded
            .written(self.today)
            .filter(move |written| new.contains(&written.record.id))
    }

    /// One entry, by its id in this journal.
    #[must_use]
    pub fn entry(&self, id: EntryId) -> Option<Written<'_>> {
        self.folded
            .written(self.today)
            .find(|written| written.record.id == id)
    }

    /// Plans, oldest first.
    #[must_use]
    pub fn plans(&self) -> Vec<Plan> {
        plans(&self.folded, self.today)
    }

    /// The latest plan.
    #[must_use]
    pub fn plan(&self) -> Option<Plan> {
        self.plans().pop()
    }

    /// Consents, in the order of their entries.
    #[must_use]
    pub fn consents(&self) -> Vec<&Consent> {
        let mut consents: Vec<_> = self.folded.consents.values().collect();
        consents.sort_by_key(|consent| {
            self.folded
                .records
                .iter()
                .position(|record| record.id == consent.entry)
        });
        consents
    }

    /// What would be asked, as far as this reader knows: for a preview, before the question is put (R44).
    pub fn asking(&self, ask: AskConsent, now: Now<'_>) -> Result<Entry, Refusal> {
        ask.decide(&self.folded, now)
    }

    /// As far as this reader sees, a later no has taken the place of this yes: see [`no_since`].
    #[must_use]
    pub fn no_since(&self, yes: ConsentId, unit: UnitId, areas: &BTreeSet<AreaKey>) -> bool {
        no_since(&self.folded, yes, unit, areas, self.today)
    }

    /// Who has an older version of something shared from here: see [`outdated`].
    #[must_use]
    pub fn outdated(&self) -> Vec<Outdated> {
        outdated(&self.folded, self.today)
    }

    /// What was offered from here, oldest first.
    #[must_use]
    pub fn sent(&self) -> Vec<&Sent> {
        let mut sent: Vec<_> = self.folded.sent.values().collect();
        sent.sort_by_key(|sent| (sent.at, sent.entry));
        sent
    }

    /// Meetings, oldest first.
    #[must_use]
    pub fn meetings(&self) -> Vec<&Meeting> {
        let mut meetings: Vec<_> = self.folded.meetings.values().collect();
        meetings.sort_by_key(|meeting| meeting.called.when);
        meetings
    }

    /// What voices have said of the wheel's areas, oldest first.
    #[must_use]
    pub fn said(&self) -> Vec<Said<'_>> {
        self.folded
            .written(self.today)
            .filter_map(|written| match written.entry {
                Entry::Conversation(conversation) => Some((written, conversation)),
                _ => None,
            })
            .flat_map(|(written, conversation)| {
                conversation.pieces.iter().map(move |piece| Said {
                    area: &piece.area,
                    voice: piece.voice,
                    works: &piece.works,
                    hard: &piece.hard,
                    by: written.author,
                    at: written.at,
                })
            })
            .collect()
    }

    /// What happens next, soonest first.
    #[must_use]
    pub fn next(&self) -> Vec<Next> {
        let mut steps = ahead_of(&self.folded, &self.matters, self.today, self.times);
        steps.retain(|step| step.stands(self.today));
        steps
    }

    /// Since when the reader's unit is done for now, if it is.
    #[must_use]
    pub fn closed_here(&self) -> Option<Timestamp> {
        self.matters.get(&self.unit?)?.closed
    }

    /// Whether the reader's unit has something open about the child.
    #[must_use]
    pub fn has_open(&self) -> bool {
        let own = self.unit.and_then(|unit| self.matters.get(&unit));
        own.is_some_and(|matter| matter.closed.is_none())
    }

    /// Units whose sharing has stopped, whatever the cause.
    #[must_use]
    pub const fn stopped(&self) -> &BTreeSet<UnitId> {
        &self.stopped
    }

    /// Whether somebody in the family is shown this entry, as far as this reader knows what was decided.
    #[must_use]
    pub fn shown_to(&self, whose: Whose, id: EntryId, setting: Setting) -> bool {
        let record = self.folded.record(id);
        record.is_some_and(|record| self.folded.shown_to(whose, record, setting))
    }

    /// The guardian whose page the unit has closed, and when it looks again.
    #[must_use]
    pub fn block(&self, unit: UnitId, guardian: PersonId) -> Option<Block> {
        self.folded.blocks.get(&(unit, guardian)).copied()
    }

    /// Until when the unit tells this guardian later what it does, when it does.
    #[must_use]
    pub fn holds_back(&self, unit: UnitId, guardian: PersonId) -> Option<Date> {
        self.folded.holds_back(unit, guardian, self.today)
    }

    /// Which sentences of an entry are about somebody else, as far as this reader knows.
    #[must_use]
    pub fn about_others(&self, of: EntryId) -> Option<&AboutOthers> {
        self.folded.about_others.get(&of)
    }

    /// A mark of what this reader had seen: the latest entry they could see. Tells nothing of what they could not.
    #[must_use]
    pub fn mark(&self) -> Option<EntryId> {
        self.folded.records.last().map(|record| record.id)
    }
}
