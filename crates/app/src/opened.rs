//! Parts that were opened a while ago, so that each entry is opened once and not for every page.
//!
//! Nothing is believed of what lies here: every reading asks the journal for the last link that was verified and for what
//! came after it, and the keyring for the keys that are left. An entry whose key was destroyed is gone at the next
//! reading, and at once in the process that destroyed it. Which of it a reader sees is decided anew each time.

use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use folder::id::PartId;
use folder::{Folded, Record};
use seal::Link;

/// How many entries lie here at most: some tens of megabytes.
const MOST: usize = 20_000;

/// What was opened of one part.
#[derive(Clone)]
pub(crate) struct Remembered {
    /// The sequence number of its last entry.
    pub head: u64,
    /// The slot of its last entry's key.
    pub slot: u64,
    /// The link of its last entry.
    pub link: Link,
    /// The entries that have a key, each with its slot.
    pub records: Arc<Vec<(u64, Arc<Record>)>>,
    /// The slots of entries that had no key: destroyed, or made by another server after the keys were read.
    pub missing: Arc<Vec<u64>>,
    /// The same, folded.
    pub full: Arc<Folded>,
}

/// What was opened of every part.
#[derive(Default)]
pub(crate) struct Opened {
    kept: Mutex<Kept>,
    entries: AtomicU64,
}

#[derive(Default)]
struct Kept {
    parts: HashMap<PartId, (u64, Remembered)>,
    entries: usize,
    uses: u64,
}

impl Opened {
    fn kept(&self) -> MutexGuard<'_, Kept> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// So many entries were opened anew.
    pub fn count(&self, entries: usize) {
        let entries = u64::try_from(entries).unwrap_or(u64::MAX);
        self.entries.fetch_add(entries, Ordering::Relaxed);
    }

    /// How many have been opened since the server began.
    #[cfg(feature = "testing")]
    pub fn entries(&self) -> u64 {
        self.entries.load(Ordering::Relaxed)
    }

    /// What is remembered of a part.
    pub fn get(&self, part: PartId) -> Option<Remembered> {
        let mut kept = self.kept();
        kept.uses += 1;
        let now = kept.uses;
        let (used, remembered) = kept.parts.get_mut(&part)?;
        *used = now;
        Some(remembered.clone())
    }

    /// Remembers a part; what was not used for longest gives way.
    pub fn put(&self, part: PartId, remembered: Remembered) {
        let mut kept = self.kept();
        kept.forget(part);
        let size = remembered.records.len();
        if size > MOST {
            return;
        }
        while kept.entries + size > MOST {
            let oldest = kept.parts.iter().min_by_key(|(_, (used, _))| *used);
            let Some(oldest) = oldest.map(|(part, _)| *part) else {
                break;
            };
            kept.forget(oldest);
        }
        kept.uses += 1;
        kept.entries += size;
        let used = kept.uses;
        kept.parts.insert(part, (used, remembered));
    }

    /// Forgets a part.
    pub fn forget(&self, part: PartId) {
        self.kept().forget(part);
    }
}

impl Kept {
    fn forget(&mut self, part: PartId) {
        if let Some((_, remembered)) = self.parts.remove(&part) {
            self.entries -= remembered.records.len();
        }
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
mod tests {
    use folder::id::EntryId;
    use folder::{Author, Entry, entry};
    use jiff::Timestamp;

    use super::*;

    fn part(number: u8) -> PartId {
        PartId::from_bytes([number; 16])
    }

    fn of(entries: usize) -> Remembered {
        let record = Arc::new(Record {
            id: EntryId::from_bytes([1; 16]),
            at: Timestamp::UNIX_EPOCH,
            author: Author::Kring,
            entry: Entry::from(entry::OwnWords {
                text: "Hej".to_owned(),
            }),
        });
        Remembered {
            head: 1,
            slot: 1,
            link: Link::genesis(part(1)),
            records: Arc::new(vec![(1, record); entries]),
            missing: Arc::default(),
            full: Arc::default(),
        }
    }

    #[test]
    fn what_was_not_used_for_longest_gives_way() {
        let opened = Opened::default();
        opened.put(part(1), of(MOST / 2));
        opened.put(part(2), of(MOST / 2));
        assert!(opened.get(part(1)).is_some());
        opened.put(part(3), of(MOST / 2));
        assert!(opened.get(part(2)).is_none());
        assert_eq!(opened.get(part(1)).unwrap().records.len(), MOST / 2);
        assert!(opened.get(part(3)).is_some());
    }

    #[test]
    fn what_is_too_large_takes_nobodys_place() {
        let opened = Opened::default();
        opened.put(part(1), of(1));
        opened.put(part(2), of(MOST + 1));
        assert!(opened.get(part(1)).is_some());
        assert!(opened.get(part(2)).is_none());
    }

    #[test]
    fn what_is_forgotten_leaves_its_place() {
        let opened = Opened::default();
        opened.put(part(1), of(MOST));
        opened.put(part(1), of(1));
        opened.forget(part(1));
        opened.put(part(2), of(MOST - 1));
        opened.put(part(3), of(1));
        assert!(opened.get(part(2)).is_some());
    }
}
