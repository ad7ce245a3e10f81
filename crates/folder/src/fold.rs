//! Folding a journal into what holds.
//!
//! Folding knows no clock: what a day changes (an end date passing) is asked of the folded state with that day.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::Timestamp;
use jiff::civil::Date;

use crate::author::Author;
use crate::class::{EntryClass, Home};
use crate::emergency::{Emergency, opening};
use crate::entry::{
    AboutOthers, Addressee, ChildCard, ConsentAnswered, Copy, Entry, Form, Ground, GuardianBlock,
    InnerAccess, Kind, Locked, MeetingCalled, MeetingHeld, NamedContact, Offered, ReadingHeld,
    Record, Signing,
};
use crate::handover::Handover;
use crate::id::{BranchId, ConsentId, EntryId, MeasureId, MeetingId, PersonId, ReleaseId, UnitId};
use crate::measure_yes::MeasureYes;
use crate::passages::Passages;
use crate::protection::only;
use crate::showing::{Decided, decisions};
use crate::standing::Consent;

/// A release as its sender's part knows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sent {
    /// The entry that offered.
    pub entry: EntryId,
    /// When it was offered.
    pub at: Timestamp,
    /// By which unit.
    pub unit: Option<UnitId>,
    /// What was offered to whom.
    pub offered: Offered,
    /// The last day it may be read: as offered, or earlier since somebody's yes has become shorter.
    pub until: Option<Date>,
    /// It was collected.
    pub collected: bool,
    /// It was taken back before anybody collected it.
    pub cancelled: bool,
}

impl Sent {
    /// It can still be collected on this day.
    #[must_use]
    pub fn waits(&self, today: Date) -> bool {
        !self.collected && !self.cancelled && self.until.is_none_or(|until| until >= today)
    }
}

/// A copy as its receiver's part knows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Received {
    /// The entry that holds the copy.
    pub entry: EntryId,
    /// The last day it may be read.
    pub until: Option<Date>,
    /// Locked by an entry.
    pub locked: bool,
    /// From which unit.
    pub from: Option<UnitId>,
    /// The unit it was addressed to.
    pub unit: Option<UnitId>,
}

impl Received {
    /// Closed to daily work on this day.
    #[must_use]
    pub fn is_locked(&self, today: Date) -> bool {
        self.locked || self.until.is_some_and(|until| until < today)
    }
}

/// A meeting with its outcome.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meeting {
    /// The entry that called it.
    pub entry: EntryId,
    /// Who called.
    pub by: Author,
    /// It was called in this part, not received as a copy.
    pub own: bool,
    /// The call.
    pub called: MeetingCalled,
    /// What it came to, when it was held.
    pub held: Option<MeetingHeld>,
}

/// What holds in a part or room, folded from its entries.
#[derive(Clone, Debug, Default)]
pub struct Folded {
    /// The entries, oldest first.
    pub records: Vec<Arc<Record>>,
    /// Who the child is.
    pub card: Option<ChildCard>,
    /// The named contact.
    pub named_contact: Option<NamedContact>,
    /// In a room the contact of each branch, with the entry that says so: one does not know of another's.
    pub(crate) contacts: BTreeMap<BranchId, (EntryId, NamedContact)>,
    /// The seat that is asked to become it, as long as it has not said yes.
    pub handover: Option<Handover>,
    /// Consents by id.
    pub consents: BTreeMap<ConsentId, Consent>,
    /// What was offered from here.
    pub sent: BTreeMap<ReleaseId, Sent>,
    /// What was received here.
    pub received: BTreeMap<ReleaseId, Received>,
    /// Inner-secrecy decisions.
    pub opened: Vec<InnerAccess>,
    /// Meetings.
    pub meetings: BTreeMap<MeetingId, Meeting>,
    /// Who in the family reads what, where somebody decided.
    pub readers: Decided,
    /// From which place in the journal which guardians were near: see [`ChildCard::near`].
    pub(crate) near: Vec<(usize, BTreeSet<PersonId>)>,
    /// Where a yes to a measure was asked for, the latest question.
    pub measure_yes: BTreeMap<MeasureId, MeasureYes>,
    /// Which sentences of an entry are about somebody else, where somebody said so.
    pub about_others: BTreeMap<EntryId, AboutOthers>,
    /// The guardians whose pages a unit here has closed, and by which entry.
    pub blocks: BTreeMap<(UnitId, PersonId), Block>,
    /// What was opened in an emergency, oldest first.
    pub emergencies: Vec<Emergency>,
    /// The last day until which a unit here has decided that a guardian is told later what it does.
    pub(crate) held: BTreeMap<(UnitId, PersonId), Held>,
}

/// What a guardian is told later.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Held {
    /// Since when: what was done before is told already.
    pub since: Timestamp,
    /// The last day.
    pub until: Date,
}

/// A guardian's page that is closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Block {
    /// The entry that closed it, or that last said when to look again.
    pub entry: EntryId,
    /// The day on which somebody looks at it again.
    pub look_again: Date,
}

/// Something that was written, here or in the part that a copy came from.
#[derive(Clone, Copy, Debug)]
pub struct Written<'a> {
    /// The record in this journal.
    pub record: &'a Record,
    /// Who wrote it.
    pub author: &'a Author,
    /// When.
    pub at: Timestamp,
    /// What.
    pub entry: &'a Entry,
    /// The entry's own id, also when this is a copy.
    pub id: EntryId,
    /// The copy it came in, if it did.
    pub copy: Option<&'a Copy>,
}

/// Folds records, oldest first.
#[must_use]
pub fn fold(records: impl IntoIterator<Item = impl Into<Arc<Record>>>) -> Folded {
    let records: Vec<Arc<Record>> = records.into_iter().map(Into::into).collect();
    let mut folded = Folded::default();
    for (place, record) in records.iter().enumerate() {
        folded.take(record, &record.author, record.at, &record.entry);
        folded.hand_over(record);
        if let Entry::ChildCard(card) = &record.entry {
            folded.near.push((place, card.near()));
        }
    }
    // What a meeting came to may be collected before its call, so outcomes are placed when every call is known; what
    // was written here comes last and stands.
    for own in [false, true] {
        for record in &records {
            folded.conclude(record, own);
        }
    }
    folded.records = records;
    folded.readers = decisions(&folded);
    folded
}

impl Folded {
    fn take(&mut self, record: &Record, author: &Author, at: Timestamp, entry: &Entry) {
        match entry {
            Entry::ChildCard(card) => self.know(card),
            Entry::NamedContact(contact) => self.named_contact = Some(contact.clone()),
            Entry::ConsentAsked(asked) => {
                let put = Consent::put(record.id, author.unit(), asked.clone());
                self.consents.insert(asked.consent, put);
            }
            Entry::ConsentAnswered(answered) => self.hear(answered),
            Entry::ConsentWithdrawn(withdrawn) => {
                if let Some(consent) = self.consents.get_mut(&withdrawn.consent) {
                    consent.withdrawn.insert(withdrawn.unit);
                }
            }
            Entry::ConsentEnded(ended) => {
                if let Some(consent) = self.consents.get_mut(&ended.consent) {
                    consent.outlived = true;
                }
            }
            Entry::ConsentDoubted(doubted) => {
                if let Some(consent) = self.consents.get_mut(&doubted.consent) {
                    consent.doubted.insert(doubted.of, doubted.talk);
                }
            }
            Entry::MeasureAsked(asked) => {
                let put =
                    MeasureYes::put(record.id, author.unit(), asked.clone(), self.card.as_ref());
                self.measure_yes.insert(asked.measure, put);
            }
            Entry::MeasureAnswered(answered) => {
                if let Some(yes) = self.measure_yes.get_mut(&answered.measure) {
                    yes.answers.insert(answered.by, answered.clone());
                }
            }
            Entry::Offered(offered) => {
                self.sent.insert(
                    offered.release,
                    Sent {
                        entry: record.id,
                        at,
                        unit: author.unit(),
                        offered: offered.clone(),
                        until: offered.until,
                        collected: false,
                        cancelled: false,
                    },
                );
            }
            Entry::Collected(collected) => {
                if let Some(sent) = self.sent.get_mut(&collected.release) {
                    sent.collected = true;
                }
            }
            Entry::OfferCancelled(cancelled) => {
                if let Some(sent) = self.sent.get_mut(&cancelled.release) {
                    sent.cancelled = true;
                }
            }
            Entry::Copy(copy) => self.receive(record, copy),
            Entry::Locked(locked) => self.lock(locked),
            Entry::InnerAccess(access) => self.opened.push(access.clone()),
            Entry::MeetingCalled(called) => {
                self.meetings.insert(
                    called.meeting,
                    Meeting {
                        entry: record.id,
                        by: author.clone(),
                        own: !matches!(record.entry, Entry::Copy(_)),
                        called: called.clone(),
                        held: None,
                    },
                );
            }
            Entry::AboutOthers(marked) => {
                self.about_others.insert(marked.of, marked.clone());
            }
            Entry::GuardianBlock(block) => self.close(record.id, author, block),
            Entry::EmergencyOpened(_) => self.emergencies.extend(opening(record)),
            Entry::EmergencyReviewed(reviewed) => self.looked_at(author.unit(), at, reviewed),
            Entry::ReadingHeld(held) => self.hold(author, at, held),
            // Placed by `conclude`, or read from the records when they are shown: see `plans`, `next` and the view.
            Entry::MeetingHeld(_)
            | Entry::Observation(_)
            | Entry::OwnTry(_)
            | Entry::Conversation(_)
            | Entry::NotShared(_)
            | Entry::Analysis(_)
            | Entry::PlanFrame(_)
            | Entry::Measure(_)
            | Entry::Review(_)
            | Entry::PlanClosed(_)
            | Entry::ClosedHere(_)
            // Taken by `hand_over`.
            | Entry::HandoverOffered(_)
            | Entry::HandoverAnswered(_)
            | Entry::OwnWords(_)
            | Entry::WordsShared(_)
            | Entry::FamilyReaders(_) => {}
        }
    }

    /// A copy is closed, or ends sooner.
    fn lock(&mut self, locked: &Locked) {
        if let Some(received) = self.received.get_mut(&locked.release) {
            match locked.after {
                None => received.locked = true,
                Some(day) => received.until = Some(earlier(received.until, day)),
            }
        }
    }

    /// Somebody's answer, the latest standing.
    fn hear(&mut self, answered: &ConsentAnswered) {
        if let Some(consent) = self.consents.get_mut(&answered.consent) {
            consent.answers.insert(answered.by, answered.clone());
            // Who doubted has heard it anew; on the own page the same pressure may be felt.
            if answered.form != Form::OwnPage {
                consent.doubted.remove(&answered.by);
            }
        }
        self.shorten(answered);
    }

    /// The unit's decision about a guardian's page, as it now is.
    fn close(&mut self, entry: EntryId, author: &Author, block: &GuardianBlock) {
        let Some(unit) = author.unit() else {
            return;
        };
        let place = (unit, block.person);
        if let Some(look_again) = block.look_again {
            self.blocks.insert(place, Block { entry, look_again });
        } else {
            self.blocks.remove(&place);
        }
        let asked = self.measure_yes.values_mut();
        for yes in asked.filter(|yes| yes.unit == Some(unit)) {
            yes.keep_out(block.person, block.look_again.is_some());
        }
    }

    /// The unit's decision about what a guardian is told later, as it now is.
    fn hold(&mut self, author: &Author, at: Timestamp, held: &ReadingHeld) {
        let Some(unit) = author.unit() else {
            return;
        };
        let place = (unit, held.person);
        let since = held.since.unwrap_or(at);
        match held.until {
            Some(until) => self.held.insert(place, Held { since, until }),
            None => self.held.remove(&place),
        };
    }

    /// Since when this guardian is told later, while that stands.
    pub(crate) fn held_since(
        &self,
        unit: UnitId,
        guardian: PersonId,
        today: Date,
    ) -> Option<Timestamp> {
        let held = self.held.get(&(unit, guardian))?;
        (held.until >= today).then_some(held.since)
    }

    /// The last day until which this unit has decided that a guardian is told later what it does, while that stands.
    #[must_use]
    pub fn holds_back(&self, unit: UnitId, guardian: PersonId, today: Date) -> Option<Date> {
        let until = self.held.get(&(unit, guardian)).map(|held| held.until);
        until.filter(|until| *until >= today)
    }

    /// What this unit did here at that moment is not told to this guardian today (law.md A16 case 12).
    #[must_use]
    pub fn tells_later(
        &self,
        unit: UnitId,
        at: Timestamp,
        guardian: PersonId,
        today: Date,
    ) -> bool {
        let held = self.held.get(&(unit, guardian));
        held.is_some_and(|held| at >= held.since && today <= held.until)
    }

    /// Secrecy holds against this guardian, as this unit has decided (OSL 12:3 st 1 p 1).
    #[must_use]
    pub fn keeps_out(&self, unit: UnitId, guardian: PersonId) -> bool {
        self.blocks.contains_key(&(unit, guardian))
    }

    /// The sentences of an entry that are about somebody else and do not go along (law.md A1).
    #[must_use]
    pub fn left_out(&self, of: EntryId) -> Passages {
        let marked = self.about_others.get(&of);
        marked.map(AboutOthers::left_out).unwrap_or_default()
    }

    /// What rests on an answer that ends sooner now ends with it.
    fn shorten(&mut self, answered: &ConsentAnswered) {
        let ground = Ground::Consent {
            consent: answered.consent,
        };
        for sent in self.sent.values_mut() {
            if let Addressee::Function(to) = &sent.offered.to
                && sent.offered.ground == ground
                && let Some(day) = answered.ends(to.unit)
            {
                sent.until = Some(earlier(sent.until, day));
            }
        }
    }

    /// A later card replaces an earlier one. When custody has changed, what guardians answered before is over.
    fn know(&mut self, card: &ChildCard) {
        let changed = self
            .card
            .as_ref()
            .is_some_and(|before| before.custody() != card.custody());
        if changed {
            for consent in self.consents.values_mut() {
                consent.outlived |= consent.asked.signing != Signing::Child;
            }
            for yes in self.measure_yes.values_mut() {
                yes.outlived |= yes.asked.signing != Signing::Child;
            }
        }
        for yes in self.measure_yes.values_mut() {
            yes.of(card);
        }
        if card.protected().is_some() {
            self.overtake();
            // A contact is a place: nobody is asked to become one (law.md A13).
            self.handover = None;
        }
        self.card = Some(card.clone());
    }

    /// In a room, what was laid there tells the same story as in the part it came from. In a branch's part a copy of
    /// a consent or meeting never acts on the branch's own.
    fn receive(&mut self, record: &Record, copy: &Copy) {
        self.received.insert(
            copy.release,
            Received {
                entry: record.id,
                until: copy.until,
                locked: false,
                from: copy.from.unit,
                unit: match &copy.to {
                    Addressee::Function(receiver) => Some(receiver.unit),
                    Addressee::Room { .. } | Addressee::Outside { .. } => None,
                },
            },
        );
        let in_room = matches!(copy.to, Addressee::Room { .. });
        if let (true, Entry::NamedContact(contact), Some(branch)) =
            (in_room, copy.entry.as_ref(), copy.from.branch)
        {
            let contact = (record.id, contact.clone());
            self.contacts.insert(branch, contact);
        }
        let tells = match copy.entry.as_ref() {
            Entry::MeetingCalled(called) => self
                .meetings
                .get(&called.meeting)
                .is_none_or(|meeting| !meeting.own),
            _ => false,
        };
        if in_room || tells {
            self.take(record, &copy.author, copy.written, &copy.entry);
        }
    }

    fn conclude(&mut self, record: &Record, own: bool) {
        let held = match &record.entry {
            Entry::MeetingHeld(held) if own => held,
            Entry::Copy(copy) if !own => match copy.entry.as_ref() {
                Entry::MeetingHeld(held) => held,
                _ => return,
            },
            _ => return,
        };
        if let Some(meeting) = self.meetings.get_mut(&held.meeting)
            && (own || !meeting.own)
        {
            meeting.held = Some(held.clone());
        }
    }

    /// What can be read on this day: own entries, and copies that are not locked, as if they lay side by side.
    #[must_use]
    pub fn written(&self, today: Date) -> impl DoubleEndedIterator<Item = Written<'_>> {
        self.records
            .iter()
            .filter_map(move |record| match &record.entry {
                Entry::Copy(_) if self.is_locked(record, today) => None,
                Entry::Copy(copy) => Some(Written {
                    record,
                    author: &copy.author,
                    at: copy.written,
                    entry: &copy.entry,
                    id: copy.of,
                    copy: Some(copy),
                }),
                entry => Some(Written {
                    record,
                    author: &record.author,
                    at: record.at,
                    entry,
                    id: record.id,
                    copy: None,
                }),
            })
    }

    /// The record with this id.
    #[must_use]
    pub fn record(&self, id: EntryId) -> Option<&Record> {
        self.records
            .iter()
            .find(|record| record.id == id)
            .map(AsRef::as_ref)
    }

    /// The record is a copy that is closed to daily work on this day.
    #[must_use]
    pub fn is_locked(&self, record: &Record, today: Date) -> bool {
        match &record.entry {
            Entry::Copy(copy) => self
                .received
                .get(&copy.release)
                .is_some_and(|received| received.is_locked(today)),
            _ => false,
        }
    }

    /// Nobody reads it in daily work, whatever else holds: a copy that is locked, and in a room the lock itself. Nothing
    /// is asked about these, so that what is withheld does not even cost anything.
    #[must_use]
    pub fn is_never_read(&self, record: &Record, home: Home, today: Date) -> bool {
        let lock = record.entry.kind() == Kind::Locked;
        self.is_locked(record, today) || (lock && matches!(home, Home::Room(_)))
    }

    /// The units that work with the child in this part on this day. Nobody works in a room.
    #[must_use]
    pub fn units(&self, today: Date) -> BTreeSet<UnitId> {
        let mut units = self.working();
        if units.is_empty() {
            // A room: the contacts and inner-secrecy decisions that lie there are copies for the family to read.
            return units;
        }
        units.extend(
            self.opened
                .iter()
                .filter(|access| access.until >= today)
                .map(|access| access.to),
        );
        units
    }

    /// The last day on which a unit that is only let in works with the child; nothing where none ends it.
    pub(crate) fn let_in_until(&self, unit: UnitId) -> Option<Date> {
        if self.working().contains(&unit) {
            return None;
        }
        let opened = self.opened.iter().filter(|access| access.to == unit);
        opened.map(|access| access.until).max()
    }

    /// The units that work with the child whoever is let in besides.
    fn working(&self) -> BTreeSet<UnitId> {
        let mut units: BTreeSet<_> = self
            .records
            .iter()
            // Whoever opens in an emergency, looks at that afterwards, or says that it cannot be the contact works with the
            // child as little as before.
            .filter(|record| {
                let kind = record.entry.kind();
                !matches!(
                    kind,
                    Kind::EmergencyOpened | Kind::EmergencyReviewed | Kind::HandoverAnswered
                )
            })
            .filter_map(|record| record.author.unit())
            .collect();
        units.extend(self.received.values().filter_map(|received| received.unit));
        let contact = self
            .records
            .iter()
            .rev()
            .find_map(|record| match &record.entry {
                Entry::NamedContact(contact) => Some(contact.unit),
                _ => None,
            });
        units.extend(contact);
        units
    }

    /// What a policy may know of each record, in order.
    #[must_use]
    pub fn classes(&self, home: Home, today: Date) -> Vec<EntryClass> {
        let everybody = self.units(today);
        let handlers = self
            .card
            .as_ref()
            .and_then(|card| only(card.protection, &card.handlers));
        self.records
            .iter()
            .map(|record| {
                let kind = record.entry.kind();
                let mut readers = match kind {
                    Kind::ChildCard | Kind::NamedContact => everybody.clone(),
                    _ => self.owner(record).into_iter().collect(),
                };
                if opens_inside(record) {
                    let inside: Vec<_> = self
                        .opened
                        .iter()
                        .filter(|access| access.until >= today && readers.contains(&access.of))
                        .map(|access| access.to)
                        .collect();
                    readers.extend(inside);
                }
                readers.retain(|unit| everybody.contains(unit));
                EntryClass {
                    home,
                    kind,
                    readers,
                    locked: self.is_locked(record, today),
                    handlers: handlers.clone(),
                    open_for: BTreeSet::new(),
                }
            })
            .collect()
    }

    /// The unit whose entry it is: the author's, or the one that the house or the family answered.
    pub(crate) fn owner(&self, record: &Record) -> BTreeSet<UnitId> {
        let one = |unit: Option<UnitId>| unit.into_iter().collect();
        let consent = |consent| {
            one(self
                .consents
                .get(&consent)
                .and_then(|found: &Consent| found.unit))
        };
        let sent = |release| one(self.sent.get(&release).and_then(|found| found.unit));
        match &record.entry {
            Entry::ConsentAnswered(answered) => consent(answered.consent),
            Entry::ConsentWithdrawn(withdrawn) => consent(withdrawn.consent),
            Entry::ConsentDoubted(doubted) => consent(doubted.consent),
            Entry::ConsentEnded(ended) => consent(ended.consent),
            Entry::MeasureAnswered(answered) => one(self
                .measure_yes
                .get(&answered.measure)
                .and_then(|yes| yes.unit)),
            Entry::Collected(collected) => sent(collected.release),
            Entry::OfferCancelled(cancelled) => sent(cancelled.release),
            Entry::Copy(copy) => match &copy.to {
                Addressee::Function(receiver) => one(Some(receiver.unit)),
                Addressee::Room { .. } | Addressee::Outside { .. } => BTreeSet::new(),
            },
            Entry::Locked(locked) => one(self
                .received
                .get(&locked.release)
                .and_then(|received| received.unit)),
            Entry::InnerAccess(access) => [access.of, access.to].into(),
            Entry::HandoverOffered(offered) => record
                .author
                .unit()
                .into_iter()
                .chain([offered.unit])
                .collect(),
            // Whoever asked and whoever was asked read what came of it.
            Entry::HandoverAnswered(answered) => {
                let asked = self.record(answered.offered);
                asked.map(|asked| self.owner(asked)).unwrap_or_default()
            }
            // What was found is read where it was opened.
            Entry::EmergencyReviewed(reviewed) => {
                one(self.emergency(reviewed.of).map(|emergency| emergency.unit))
            }
            _ => one(record.author.unit()),
        }
    }
}

fn earlier(until: Option<Date>, day: Date) -> Date {
    until.map_or(day, |until| until.min(day))
}

/// An inner-secrecy decision opens what was written about the child, never who was asked about consent or what was
/// offered to whom: nobody can tell who else was asked (design decision 6). Nor what somebody of the family has written in
/// the own room: they have said themselves who reads it (R94).
pub(crate) fn opens_inside(record: &Record) -> bool {
    let kind = record.entry.kind();
    let own_words = match &record.entry {
        Entry::Copy(copy) => matches!(copy.entry.kind(), Kind::OwnWords | Kind::WordsShared),
        _ => false,
    };
    !own_words && is_about_the_child(kind)
}

const fn is_about_the_child(kind: Kind) -> bool {
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
            | Kind::Copy
    )
}
