//! Opening a part: sealed rows in, what holds out.

use std::collections::BTreeSet;
use std::sync::Arc;

use folder::class::{Home, PartFacts, RoomFacts};
use folder::entry::Custody;
use folder::id::{BranchId, FunctionId, PartId, PersonId, UnitId};
use folder::next::{Next, Step};
use folder::placing::Whose;
use folder::plan::plans;
use folder::protection::{Handlers, Protection, only};
use folder::{Folded, age, fold};
use jiff::Timestamp;
use jiff::civil::Date;
use practice::Analyst;
use seal::{Link, Sealed, open_card, seal_card, verify_after};
use serde::{Deserialize, Serialize};
use store::{Head, JournalRow, NewPart, Owner};

use crate::contact::Contact;
use crate::house::House;
use crate::keys::PartKeys;
use crate::opened::Remembered;
use crate::stop::Stop;

/// What stands on the outside of a part or room, sealed with the part's key: enough for lists.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Card {
    /// The child.
    pub child: PersonId,
    /// The child's name.
    pub name: String,
    /// The child's day of birth.
    pub birth: Date,
    /// For a room: whose, and how the person stands to the child.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub room: Option<RoomCard>,
    /// Protected identity: nobody but these (law.md A13).
    #[serde(default, skip_serializing_if = "Handlers::is_empty")]
    pub handlers: Handlers,
    /// The level of protection, of anybody in the household.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub protection: Option<Protection>,
    /// For a room: it is of a guardian who is not known to live under the same protection, and is closed by that.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub apart: bool,
    /// What is to be done or waited for here. Sealed as all of the outside, since a step tells what is going on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tasks: Vec<Task>,
    /// The child's named contact, where nobody protects it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contact: Option<Contact>,
}

/// What the outside of a part says of what is inside.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Outside {
    pub tasks: Vec<Task>,
    pub contact: Option<Contact>,
}

/// Something that has a day and somebody who answers for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Task {
    /// What.
    pub step: Step,
    /// By which day.
    pub due: Date,
    /// Since which day.
    pub since: Date,
    /// It begins by itself on this day, when something else is over.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Date>,
    /// It is over by itself after this day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last: Option<Date>,
    /// The unit that has it.
    pub unit: UnitId,
    /// The function there that answers for it; nobody's in particular where another unit began it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub function: Option<FunctionId>,
}

impl Task {
    /// A step that a unit has.
    pub(crate) fn of(next: &Next) -> Option<Self> {
        Some(Self {
            step: next.step,
            due: next.due,
            since: next.since,
            from: next.from,
            last: next.last,
            unit: next.unit?,
            function: next.function,
        })
    }

    /// Whether there is something to do or to wait for on this day.
    pub(crate) fn stands(&self, today: Date) -> bool {
        self.from.is_none_or(|from| from <= today) && self.last.is_none_or(|last| today <= last)
    }
}

/// Of these steps what the units that work here have to do or wait for, the soonest first.
pub(crate) fn tasks(folded: &Folded, today: Date, steps: &[Next]) -> Vec<Task> {
    let units = folded.units(today);
    let tasks = steps.iter().filter_map(Task::of);
    tasks.filter(|task| units.contains(&task.unit)).collect()
}

impl House {
    /// The outside of a part, as it now is.
    pub(crate) fn sealed_card(&self, part: &Shut) -> Result<Vec<u8>, Stop> {
        let bytes = part.card.bytes()?;
        let id = part.row.id;
        Ok(self.with_entropy(|entropy| seal_card(&part.keys.part, id.as_bytes(), &bytes, entropy)))
    }
}

/// Cards are filled with spaces to a multiple of so many bytes: the length of what is sealed does not tell of handlers,
/// nor of the few things that wait in most parts.
const FILLED_TO: usize = 2048;

/// Whose room it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoomCard {
    /// The person's name.
    pub name: String,
    /// How a guardian holds custody; nothing for the child itself.
    pub custody: Option<Custody>,
    /// The person's language.
    pub language: String,
    /// Branches that know that this guardian has no custody any more. What another knows does not open the room again.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub ended_by: BTreeSet<BranchId>,
    /// Units that have closed it (OSL 12:3 st 1 p 1). It is closed while any of them holds.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub closed_by: BTreeSet<UnitId>,
    /// Since when it is closed by them: what was written since is laid here when it opens.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub closed_since: Option<Timestamp>,
}

impl RoomCard {
    /// The outside of a new room.
    pub(crate) fn new(name: &str, custody: Option<Custody>, language: &str) -> Self {
        Self {
            name: name.to_owned(),
            custody,
            language: language.to_owned(),
            ended_by: BTreeSet::new(),
            closed_by: BTreeSet::new(),
            closed_since: None,
        }
    }

    /// A guardian with custody, as far as every branch knows.
    fn is_custodians(&self) -> bool {
        let custody = self.custody.is_some_and(|custody| custody != Custody::None);
        custody && self.ended_by.is_empty()
    }

    /// The same, whose room nobody has closed.
    fn is_open(&self) -> bool {
        self.is_custodians() && self.closed_by.is_empty()
    }
}

/// A part that can be written in but has not been read. What is no part of a folder has no card.
pub(crate) struct Shut<C = Card> {
    pub row: NewPart,
    pub card: C,
    pub keys: PartKeys,
    pub expected: u64,
    pub head: u64,
    /// The slot of the last entry's key. Slots only go up: one whose key was destroyed is never used again, also
    /// when a backup has brought back a journal that ends before it.
    pub slot: u64,
    pub link: Link,
    pub pending: Vec<(seal::Record<Sealed>, Link)>,
}

/// A part that has been opened.
pub(crate) struct Loaded {
    pub shut: Shut,
    pub full: Arc<Folded>,
    pub home: Home,
}

/// Where the entries of an owner lie; nothing for what is no part of a folder.
pub(crate) const fn home_of(owner: Owner) -> Option<Home> {
    match owner {
        Owner::Branch(branch) => Some(Home::Branch(branch)),
        Owner::Person(person) => Some(Home::Room(person)),
        Owner::Unit(_) => None,
    }
}

impl House {
    async fn card_and_keys(&self, row: &NewPart) -> Result<Option<(Card, PartKeys)>, Stop> {
        let Some(keys) = self.part_keys(row.id).await? else {
            return Ok(None);
        };
        let card = open_card(&keys.part, row.id.as_bytes(), &row.card)?;
        Ok(Some((serde_json::from_slice(&card)?, keys)))
    }

    /// The card of a part; nothing when its key was destroyed.
    pub(crate) async fn card(&self, row: &NewPart) -> Result<Option<Card>, Stop> {
        Ok(self.card_and_keys(row).await?.map(|(card, _)| card))
    }

    /// A part for writing only: its words stay sealed.
    pub(crate) async fn shut(&self, row: NewPart) -> Result<Option<Shut>, Stop> {
        let Some((card, keys)) = self.card_and_keys(&row).await? else {
            return Ok(None);
        };
        let Head { seq, slot, link } = self.store.head(row.id).await?.unwrap_or(Head {
            seq: 0,
            slot: 0,
            link: Link::genesis(row.id),
        });
        Ok(Some(Shut {
            row,
            card,
            keys,
            expected: seq,
            head: seq,
            slot,
            link,
            pending: Vec::new(),
        }))
    }

    /// Opens a part: reads, verifies the chain, opens what has a key, folds. What was opened before is not opened again.
    pub(crate) async fn load(&self, row: NewPart) -> Result<Option<Loaded>, Stop> {
        let Some(home) = home_of(row.owner) else {
            return Ok(None);
        };
        let before = self.opened.get(row.id).filter(|before| before.head > 0);
        let from = before.as_ref().map_or(0, |before| before.head);
        let mut journal = self.store.journal_from(row.id, from).await?;
        // The keys after the journal: whatever stands there was sealed with a key that is kept by now.
        let Some((card, keys)) = self.card_and_keys(&row).await? else {
            self.opened.forget(row.id);
            return Ok(None);
        };
        let now = match before {
            Some(before) => read_on(row.id, &keys, &journal, before)?,
            None => None,
        };
        let now = if let Some(now) = now {
            self.opened.count(journal.len().saturating_sub(1));
            now
        } else {
            if from > 0 {
                journal = self.store.journal(row.id).await?;
            }
            self.opened.count(journal.len());
            read(row.id, &keys, &journal, &nothing(row.id))?
        };
        self.opened.put(row.id, now.clone());
        Ok(Some(Loaded {
            shut: Shut {
                row,
                card,
                keys,
                expected: now.head,
                head: now.head,
                slot: now.slot,
                link: now.link,
                pending: Vec::new(),
            },
            full: now.full,
            home,
        }))
    }

    /// Opens the part with this id; unknown and destroyed ones are answered alike, and what is no part of a folder.
    pub(crate) async fn load_part(&self, id: PartId) -> Result<Loaded, Stop> {
        let row = self.store.part(id).await?.ok_or_else(Stop::not_found)?;
        self.load(row).await?.ok_or_else(Stop::not_found)
    }
}

fn nothing(id: PartId) -> Remembered {
    Remembered {
        head: 0,
        slot: 0,
        link: Link::genesis(id),
        records: Arc::default(),
        missing: Arc::default(),
        full: Arc::default(),
    }
}

/// What came after `before`; nothing when the journal does not say the same any more (a backup was brought back).
fn read_on(
    id: PartId,
    keys: &PartKeys,
    journal: &[JournalRow],
    before: Remembered,
) -> Result<Option<Remembered>, Stop> {
    let Some((last, new)) = journal.split_first() else {
        return Ok(None);
    };
    // A key that was missed before opens an entry in the middle: then everything is read anew.
    if last.link != before.link || before.missing.iter().any(|slot| keys.has(*slot)) {
        return Ok(None);
    }
    let all_there = before.records.iter().all(|(slot, _)| keys.has(*slot));
    if new.is_empty() && all_there {
        return Ok(Some(before));
    }
    read(id, keys, new, &before).map(Some)
}

/// Verifies and opens what follows, and leaves out what has no key any more.
fn read(
    id: PartId,
    keys: &PartKeys,
    journal: &[JournalRow],
    before: &Remembered,
) -> Result<Remembered, Stop> {
    let rows = journal.iter().map(|row| (&row.record, &row.link));
    let link = verify_after(id, before.head, before.link, rows)
        .map_err(Stop::fault("verifying the chain"))?;
    let mut records: Vec<_> = before
        .records
        .iter()
        .filter(|(slot, _)| keys.has(*slot))
        .cloned()
        .collect();
    let mut missing = before.missing.to_vec();
    for row in journal {
        let slot = row.record.header().slot;
        if let Some(key) = keys.slot(slot)? {
            let open = row.record.open(&key)?;
            records.push((slot, Arc::new(serde_json::from_slice(open.plain())?)));
        } else {
            missing.push(slot);
        }
    }
    let (head, slot) = journal.last().map_or((before.head, before.slot), |row| {
        let header = row.record.header();
        (header.seq, header.slot)
    });
    let full = fold(records.iter().map(|(_, record)| Arc::clone(record)));
    Ok(Remembered {
        head,
        slot,
        link,
        records: Arc::new(records),
        missing: Arc::new(missing),
        full: Arc::new(full),
    })
}

impl Card {
    /// Says what is inside now, and whether that is anything else than before.
    pub(crate) fn says(&mut self, outside: Outside) -> bool {
        let Outside { tasks, contact } = outside;
        let new = self.tasks != tasks || self.contact != contact;
        self.tasks = tasks;
        self.contact = contact;
        new
    }

    /// As it is sealed.
    pub(crate) fn bytes(&self) -> Result<Vec<u8>, serde_json::Error> {
        let mut bytes = serde_json::to_vec(self)?;
        bytes.resize(bytes.len().next_multiple_of(FILLED_TO), b' ');
        Ok(bytes)
    }

    /// Those for whom the child exists; nothing when nobody is protected.
    pub(crate) fn only(&self) -> Option<BTreeSet<PersonId>> {
        only(self.protection, &self.handlers)
    }

    /// The child is there for this person, as far as protection goes.
    pub(crate) fn is_there_for(&self, person: PersonId) -> bool {
        self.only().is_none_or(|only| only.contains(&person))
    }

    /// Whose room it is, by this card.
    pub(crate) fn whose(&self, owner: PersonId) -> Whose {
        if owner == self.child {
            Whose::Child(owner)
        } else {
            Whose::Guardian(owner)
        }
    }

    /// What a policy may know of the room: a child's opens on its 7th birthday, and a guardian's closes with custody,
    /// by a block and on the child's 18th (FB 6:2; OSL 12:3).
    pub(crate) fn room_facts(&self, owner: PersonId, today: Date) -> RoomFacts {
        let years = age::years(self.birth, today);
        let open = match self.whose(owner) {
            Whose::Child(_) => years >= age::OWN_ROOM,
            Whose::Guardian(_) => {
                !self.apart
                    && self.room.as_ref().is_some_and(RoomCard::is_open)
                    && years < age::ADULT
            }
        };
        RoomFacts { of: owner, open }
    }

    /// A child may let its words out to this guardian. A page that somebody has closed for a while takes them as an open
    /// one does, and they are read when it opens again: else the child would learn that it is closed (OSL 12:3).
    pub(crate) fn takes_words(&self, owner: PersonId, today: Date) -> bool {
        let guardian = matches!(self.whose(owner), Whose::Guardian(_));
        let room = self.room.as_ref();
        guardian
            && !self.apart
            && room.is_some_and(RoomCard::is_custodians)
            && age::years(self.birth, today) < age::ADULT
    }

    /// What is written is laid there: in a child's own room from the first day, so that it lies there on the day the
    /// child opens it; behind a guardian's closed door nothing.
    pub(crate) fn is_filled(&self, owner: PersonId, today: Date) -> bool {
        matches!(self.whose(owner), Whose::Child(_)) || self.room_facts(owner, today).open
    }
}

impl Loaded {
    /// What a policy may know of this part; not found when it is a room.
    pub fn facts(&self, house: &House, today: Date) -> Result<PartFacts, Stop> {
        let Owner::Branch(branch) = self.shut.row.owner else {
            return Err(Stop::not_found());
        };
        let units = self.full.units(today);
        let analysts = match house.pack()?.analyst() {
            Analyst::NamedContact => self
                .full
                .named_contact
                .iter()
                .map(|contact| contact.function)
                .collect(),
            Analyst::Noticer => house
                .directory()
                .functions
                .iter()
                .filter(|function| units.contains(&function.unit))
                .map(|function| function.id)
                .collect(),
        };
        Ok(PartFacts {
            branch,
            units: units.clone(),
            handlers: self.shut.card.only(),
            coordinator: self.coordinator(house, today),
            analysts,
            takers: self.takers(house, &units),
        })
    }

    /// The functions that may become the contact now (X8): the one that is asked, those at the contact's workplace, for when
    /// the contact has left, and all while there is none.
    fn takers(&self, house: &House, units: &BTreeSet<UnitId>) -> BTreeSet<FunctionId> {
        let contact = self.full.named_contact.as_ref().map(|contact| contact.unit);
        let here = |unit| contact.map_or_else(|| units.contains(&unit), |own| own == unit);
        let functions = house.directory().functions.iter();
        let here = functions.filter(|function| here(function.unit));
        let asked = self.full.asked_to_take_over();
        asked.into_iter().chain(here.map(|one| one.id)).collect()
    }

    /// The function that leads the plan. One that is no more leads nothing: the plan is anybody's who may lead one, or it
    /// would lie still.
    fn coordinator(&self, house: &House, today: Date) -> Option<FunctionId> {
        plans(&self.full, today)
            .into_iter()
            .rev()
            .find(|plan| plan.closed.is_none())
            .map(|plan| plan.frame.coordinator)
            .filter(|function| house.directory().function(*function).is_some())
    }
}
