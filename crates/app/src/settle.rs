//! Making a room hold what it should of a part: laying what is missing, closing what should not be there.

use std::collections::BTreeSet;
use std::sync::Arc;

use folder::entry::{Copy, LockReason, Locked};
use folder::id::{EntryId, FolderId, PersonId};
use folder::placing::laid_in;
use folder::showing::Setting;
use folder::{Author, Entry, Folded, Record, age};
use store::Owner;

use crate::cx::Cx;
use crate::part::Loaded;
use crate::stop::Stop;
use crate::write::Draft;

impl Loaded {
    /// The copies of an entry that lie open here.
    fn open_copies(&self, of: EntryId) -> impl Iterator<Item = &Copy> {
        self.full
            .records
            .iter()
            .filter_map(move |record| match &record.entry {
                Entry::Copy(copy) if copy.of == of => Some(copy),
                _ => None,
            })
            .filter(|copy| {
                let received = self.full.received.get(&copy.release);
                received.is_none_or(|received| !received.locked)
            })
    }
}

impl Cx<'_> {
    /// Settles the rooms of these people for what is concerned in this part.
    pub(crate) async fn settle_rooms(
        &self,
        from: &Loaded,
        persons: &BTreeSet<PersonId>,
        concerned: impl Fn(&Folded, &Record) -> bool,
        draft: &mut Draft,
    ) -> Result<(), Stop> {
        for person in persons {
            let folder = from.shut.row.folder;
            let owner = Owner::Person(*person);
            let Some(row) = self.house.store.part_of(folder, owner).await? else {
                continue;
            };
            let Some(mut room) = self.house.load(row).await? else {
                continue;
            };
            self.settle_room(from, &mut room, &concerned).await?;
            if !room.shut.pending.is_empty() {
                draft.shut.push(room.shut);
            }
        }
        Ok(())
    }

    /// Settles one room for what is concerned in this part. Behind a guardian's closed door nothing new is laid.
    pub(crate) async fn settle_room(
        &self,
        from: &Loaded,
        room: &mut Loaded,
        concerned: impl Fn(&Folded, &Record) -> bool,
    ) -> Result<(), Stop> {
        let (Owner::Person(person), Some(setting)) = (room.shut.row.owner, self.setting_of(from))
        else {
            return Ok(());
        };
        let whose = room.shut.card.whose(person);
        let filled = room.shut.card.is_filled(person, self.today());
        // The age that counts is the child's on the day of writing: a birthday takes nothing back.
        let then = |at| Setting {
            years: from.full.card.as_ref().map_or(setting.years, |card| {
                age::years(card.birth, self.day_of(at))
            }),
            ..setting
        };
        let records: Vec<Arc<Record>> = from
            .full
            .records
            .iter()
            .filter(|record| concerned(&from.full, record))
            .map(Arc::clone)
            .collect();
        for record in records {
            // What lies in a closed room is kept as it should be, so that it is right when the room opens again.
            let lies = room.open_copies(record.id).next().is_some();
            let wanted =
                laid_in(whose, &record, &from.full, then(record.at)).filter(|_| filled || lies);
            let mut there = false;
            let mut entries: Vec<(EntryId, Entry)> = Vec::new();
            for copy in room.open_copies(record.id) {
                if wanted.as_ref() == Some(&*copy.entry) && !there {
                    there = true;
                } else {
                    let locked = Locked {
                        release: copy.release,
                        reason: LockReason::Stopped,
                        after: None,
                    };
                    entries.push((self.entry_id(), locked.into()));
                }
            }
            if let Some(entry) = wanted.filter(|_| !there) {
                let copy = self.copy_to_room(from, &record, person, entry)?;
                entries.push((self.entry_id(), copy.into()));
            }
            room.write(self, &Author::Kring, entries).await?;
        }
        Ok(())
    }

    /// A room that opens again holds what it should: what was written since somebody closed it, and what somebody has
    /// decided to show meanwhile, whenever it was written. As long as anything else keeps it closed, it is remembered
    /// since when.
    pub(crate) async fn settle_if_open(&self, room: &mut Loaded) -> Result<(), Stop> {
        let Owner::Person(person) = room.shut.row.owner else {
            return Ok(());
        };
        if !room.shut.card.room_facts(person, self.today()).open {
            return Ok(());
        }
        let outside = room.shut.card.room.as_mut();
        let since = outside.and_then(|outside| outside.closed_since.take());
        self.settle_from_all(room, |full, record| {
            since.is_some_and(|since| record.at >= since)
                || full.decided(record, person) == Some(true)
        })
        .await
    }

    /// The same for every room of a folder, in a transaction of its own.
    pub(crate) async fn settle_opened(&self, folder: FolderId) -> Result<(), Stop> {
        let mut draft = Draft::default();
        for row in self.house.store.parts_of_folder(folder).await? {
            if !matches!(row.owner, Owner::Person(_)) {
                continue;
            }
            let Some(mut room) = self.house.load(row).await? else {
                continue;
            };
            self.settle_if_open(&mut room).await?;
            if !room.shut.pending.is_empty() {
                self.relabel(room.shut, &mut draft)?;
            }
        }
        draft.save(self.house).await
    }

    /// Settles one room for what is concerned in every branch's part.
    pub(crate) async fn settle_from_all(
        &self,
        room: &mut Loaded,
        concerned: impl Fn(&Folded, &Record) -> bool,
    ) -> Result<(), Stop> {
        let folder = room.shut.row.folder;
        for row in self.house.store.parts_of_folder(folder).await? {
            if !matches!(row.owner, Owner::Branch(_)) {
                continue;
            }
            if let Some(from) = self.house.load(row).await? {
                self.settle_room(&from, room, &concerned).await?;
            }
        }
        Ok(())
    }

    /// What the defaults depend on in this part; nothing where the child is not known.
    pub(crate) fn setting_of(&self, from: &Loaded) -> Option<Setting> {
        let Owner::Branch(branch) = from.shut.row.owner else {
            return None;
        };
        let card = from.full.card.as_ref()?;
        Some(self.setting(card, Some(branch)))
    }
}
