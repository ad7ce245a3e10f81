//! Writing: may I, what is there, what follows, write it.

use std::sync::Arc;

use folder::class::{Action, Resource};
use folder::command::Now;
use folder::entry::{Addressee, Copy, Ground, Source};
use folder::id::{EntryId, OrganisationId, PartId, PersonId, ReleaseId};
use folder::next::ahead;
use folder::placing::laid_in;
use folder::times::Times;
use folder::{Author, Entry, Folded, Record, Refusal, fold};
use jiff::Timestamp;
use jiff::civil::Date;
use seal::{Header, link};
use store::{Append, Commit, NewPart, Owner, PartRegister, RegisterRow};

use crate::contact::Contact;
use crate::cx::Cx;
use crate::house::House;
use crate::mark_others::marked_in;
use crate::part::{Loaded, Outside, Shut, tasks};
use crate::stop::Stop;

/// The sheet that was filled in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// Becomes the id of what is written, so that a form sent twice is saved once.
    pub id: EntryId,
    /// What the writer had seen when the sheet was handed out.
    pub seen: Seen,
    /// The writer was told that the text may tell a place, and has looked at it (law.md A13).
    pub looked_at: bool,
}

/// What a writer had seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seen {
    /// Nothing is claimed: a rule writes, or an import.
    Unsaid,
    /// The view's mark.
    Upto(Option<EntryId>),
}

impl Sheet {
    /// A sheet that claims nothing.
    #[must_use]
    pub fn fresh(house: &House) -> Self {
        Self {
            id: EntryId::from_bytes(house.fresh()),
            seen: Seen::Unsaid,
            looked_at: false,
        }
    }
}

/// What is about to be saved together.
#[derive(Default)]
pub(crate) struct Draft {
    pub parts: Vec<NewPart>,
    pub shut: Vec<Shut>,
    pub registers: Vec<PartRegister>,
    pub cards: Vec<(PartId, Vec<u8>)>,
    pub log: Vec<store::LogRow>,
}

impl Draft {
    /// Takes an opened part with what was written in it; its outside says what is to be done there now.
    pub fn take(&mut self, mut loaded: Loaded, cx: &Cx<'_>) -> Result<(), Stop> {
        let (rows, outside) = cx.house.outside(&loaded, cx.today());
        self.registers.push(rows);
        if loaded.shut.card.says(outside) {
            let card = cx.house.sealed_card(&loaded.shut)?;
            self.cards.push((loaded.shut.row.id, card));
        }
        self.shut.push(loaded.shut);
        Ok(())
    }

    /// Saves all of it, or nothing.
    pub async fn save(self, house: &House) -> Result<(), Stop> {
        let commit = Commit {
            parts: self.parts,
            appends: self
                .shut
                .into_iter()
                .map(|shut| Append {
                    part: shut.row.id,
                    expected: shut.expected,
                    entries: shut.pending,
                })
                .collect(),
            registers: self.registers,
            cards: self.cards,
            log: self.log,
        };
        Ok(house.store.commit(commit).await?)
    }
}

impl House {
    /// What lists say of a part as it now stands: its register rows, and what stands on a branch's card.
    pub(crate) fn outside(&self, part: &Loaded, today: Date) -> (PartRegister, Outside) {
        let times = self.times(Some(part.shut.row.organisation));
        let steps = ahead(&part.full, today, times);
        let rows = folder::register::rows(&part.full, today, &steps);
        let outside = match part.shut.row.owner {
            Owner::Branch(_) => Outside {
                tasks: tasks(&part.full, today, &steps),
                contact: Contact::of(&part.full),
            },
            Owner::Person(_) | Owner::Unit(_) => Outside::default(),
        };
        (registered(part.shut.row.id, rows), outside)
    }

    /// How long things may take: as the pack in use promises, and its controller (X9).
    pub(crate) fn times(&self, controller: Option<OrganisationId>) -> Times {
        let pack = self.pack().map(|pack| pack.limits().over(Times::default()));
        let pack = pack.unwrap_or_default();
        controller
            .and_then(|controller| self.directory().organisation(controller))
            .map_or(pack, |controller| controller.rules.times.over(pack))
    }
}

/// The rows as the store keeps them.
pub(crate) fn registered(part: PartId, rows: Vec<folder::register::Row>) -> PartRegister {
    PartRegister {
        part,
        rows: rows
            .into_iter()
            .map(|row| RegisterRow {
                kind: row.kind.number(),
                unit: row.unit,
                function: row.function,
                reference: row.reference,
                due: row.due,
            })
            .collect(),
    }
}

impl Shut {
    /// Seals an entry at the end of this part. Nothing is saved yet.
    pub async fn write(&mut self, house: &House, record: &Record) -> Result<(), Stop> {
        let bytes = serde_json::to_vec(record)?;
        self.seal(house, record.id, record.at, bytes).await
    }
}

impl<C> Shut<C> {
    /// Seals bytes at the end of this journal. Nothing is saved yet.
    pub async fn seal(
        &mut self,
        house: &House,
        id: EntryId,
        at: Timestamp,
        bytes: Vec<u8>,
    ) -> Result<(), Stop> {
        let seq = self.head + 1;
        let slot = house.next_slot(&mut self.keys, self.slot).await?;
        let key = self
            .keys
            .slot(slot)?
            .ok_or_else(|| Stop::fault("finding a key")("the slot has no key"))?;
        let header = Header {
            part: self.row.id,
            seq,
            entry: id,
            slot,
            recorded_at: at.as_microsecond(),
        };
        let open = seal::Record::new(header, bytes);
        let sealed = house.with_entropy(|entropy| open.seal(&key, entropy));
        self.link = link(&self.link, &sealed);
        self.head = seq;
        self.slot = slot;
        self.pending.push((sealed, self.link));
        Ok(())
    }
}

impl Loaded {
    /// The sheet was not sent before. What it was filled in on lies elsewhere than it is written to, so the decision
    /// itself says whether it still fits.
    pub fn still_unsent(&self, sheet: Sheet) -> Result<(), Stop> {
        match self.full.record(sheet.id) {
            Some(_) => Err(Stop::Replayed(sheet.id)),
            None => Ok(()),
        }
    }

    /// Seals entries at the end and folds them in.
    pub async fn write(
        &mut self,
        cx: &Cx<'_>,
        author: &Author,
        entries: Vec<(EntryId, Entry)>,
    ) -> Result<Vec<Record>, Stop> {
        let mut written = Vec::with_capacity(entries.len());
        for (id, entry) in entries {
            let record = Record {
                id,
                at: cx.now,
                author: author.clone(),
                entry,
            };
            self.shut.write(cx.house, &record).await?;
            written.push(record);
        }
        let new = written.iter().cloned().map(Arc::new);
        let records = self.full.records.iter().map(Arc::clone).chain(new);
        self.full = Arc::new(fold(records));
        Ok(written)
    }
}

impl Cx<'_> {
    /// Lays what was written in the family's rooms, as the defaults say (design decision 8).
    pub(crate) async fn lay_in_rooms(
        &self,
        from: &Loaded,
        records: &[Record],
        draft: &mut Draft,
    ) -> Result<(), Stop> {
        let Some(setting) = self.setting_of(from) else {
            return Ok(());
        };
        let house = self.house;
        let folder = from.shut.row.folder;
        let mut rows = house.store.parts_of_folder(folder).await?;
        // Rooms that this very draft opens have what is written with it from their first day.
        rows.extend(
            draft
                .parts
                .iter()
                .filter(|part| part.folder == folder)
                .cloned(),
        );
        for row in rows {
            let Owner::Person(person) = row.owner else {
                continue;
            };
            let known = draft.shut.iter().position(|shut| shut.row.id == row.id);
            let mut room = match known {
                Some(at) => draft.shut.swap_remove(at),
                None => match house.shut(row).await? {
                    Some(room) => room,
                    None => continue,
                },
            };
            let filled = room.card.is_filled(person, self.today());
            let whose = room.card.whose(person);
            for record in records.iter().filter(|_| filled) {
                let Some(entry) = laid_in(whose, record, &from.full, setting) else {
                    continue;
                };
                let copy = self.copy_to_room(from, record, person, entry)?;
                let laid = Record {
                    id: EntryId::from_bytes(house.fresh()),
                    at: self.now,
                    author: Author::Kring,
                    entry: copy.into(),
                };
                room.write(house, &laid).await?;
            }
            if room.pending.is_empty() {
                continue;
            }
            draft.shut.push(room);
        }
        Ok(())
    }

    /// What is laid in somebody's room: a copy, given by the branch that wrote it.
    pub(crate) fn copy_to_room(
        &self,
        from: &Loaded,
        record: &Record,
        person: PersonId,
        entry: Entry,
    ) -> Result<Copy, Stop> {
        let Owner::Branch(branch) = from.shut.row.owner else {
            return Err(Stop::not_found());
        };
        Ok(Copy {
            release: ReleaseId::from_bytes(self.house.fresh()),
            of: record.id,
            from: Source {
                organisation: from.shut.row.organisation,
                branch: Some(branch),
                unit: record.author.unit(),
            },
            author: record.author.clone(),
            written: record.at,
            to: Addressee::Room { person },
            ground: Ground::Family,
            until: None,
            conditions: Vec::new(),
            entry: Box::new(entry),
        })
    }

    /// Asks whether the actor may, against a part; keeps a refusal in the log.
    pub(crate) async fn may_in_part(
        &self,
        part: &Loaded,
        action: Action,
    ) -> Result<Vec<String>, Stop> {
        let because = self.allowed_in_part(part, action).await?;
        // Nothing stops somebody who must open, or who looks at why others have.
        if matches!(action, Action::OpenEmergency | Action::Oversee) {
            return Ok(because);
        }
        let (person, id) = (self.actor.person(), part.shut.row.id);
        match self.house.limits.opens(person, id, self.now) {
            Ok(()) => Ok(because),
            Err(refusal) => Err(self.refuse(&part.shut.row, action, refusal).await),
        }
    }

    /// The same, however many children were opened in the hour.
    pub(crate) async fn allowed_in_part(
        &self,
        part: &Loaded,
        action: Action,
    ) -> Result<Vec<String>, Stop> {
        let facts = Resource::Part(part.facts(self.house, self.today())?);
        match self.house.gate.check(&self.actor, action, &facts) {
            Ok(allowed) => Ok(allowed.because),
            Err(refusal) => Err(self.refuse(&part.shut.row, action, refusal).await),
        }
    }

    /// The sheet was handed out on what still holds, and was not sent before.
    pub(crate) fn still_fits(&self, part: &Loaded, sheet: Sheet) -> Result<(), Stop> {
        if part.full.record(sheet.id).is_some() {
            return Err(Stop::Replayed(sheet.id));
        }
        match sheet.seen {
            Seen::Unsaid => Ok(()),
            Seen::Upto(mark) if self.view_of(part).mark() == mark => Ok(()),
            Seen::Upto(_) => Err(Stop::Behind),
        }
    }

    /// The whole way for a verb that writes in one part: load, ask, decide, seal, lay in rooms, append, log.
    /// When somebody wrote in between it is tried once more on what they wrote: what this writer cannot see never
    /// stops them, and what they can see does.
    pub(crate) async fn write_in_part(
        &self,
        id: PartId,
        action: Action,
        sheet: Sheet,
        decide: impl Fn(&Folded, Now<'_>) -> Result<Vec<Entry>, Refusal>,
    ) -> Result<(), Stop> {
        match self.try_write(id, action, sheet, &decide).await {
            Err(Stop::Behind) => self.try_write(id, action, sheet, &decide).await,
            done => done,
        }
    }

    async fn try_write(
        &self,
        id: PartId,
        action: Action,
        sheet: Sheet,
        decide: &impl Fn(&Folded, Now<'_>) -> Result<Vec<Entry>, Refusal>,
    ) -> Result<(), Stop> {
        let mut part = self.house.load_part(id).await?;
        let because = self.may_in_part(&part, action).await?;
        self.still_fits(&part, sheet)?;
        let pack = self.pack()?;
        let decided = decide(&part.full, self.deciding(pack)).and_then(|entries| {
            self.tells_no_place(&part.full, sheet, &entries)?;
            Ok(entries)
        });
        let entries = match decided {
            Ok(entries) => entries,
            Err(refusal) => return Err(self.refuse(&part.shut.row, action, refusal).await),
        };
        let entries = self.number(sheet, entries);
        // Kept for marks alone: with nobody else holding the fold, writing goes on in place.
        let marked = entries.iter().find_map(|(_, entry)| marked_in(entry));
        let before = marked.map(|of| (of, Arc::clone(&part.full)));
        let mut records = part.write(self, &self.author(), entries).await?;
        let mut draft = Draft::default();
        if let Some((of, before)) = before {
            let more = self.follow_marks(&mut part, &before, of, &mut draft);
            records.extend(more.await?);
        }
        self.lay_in_rooms(&part, &records, &mut draft).await?;
        draft.log.push(
            self.log_written(&part.shut.row, action, because, &records, &part.full)
                .await?,
        );
        draft.take(part, self)?;
        draft.save(self.house).await
    }

    /// The first entry gets the sheet's id.
    pub(crate) fn number(&self, sheet: Sheet, entries: Vec<Entry>) -> Vec<(EntryId, Entry)> {
        entries
            .into_iter()
            .enumerate()
            .map(|(place, entry)| {
                let id = match place {
                    0 => sheet.id,
                    _ => EntryId::from_bytes(self.house.fresh()),
                };
                (id, entry)
            })
            .collect()
    }
}
