//! Small invented parts and entries.

use folder::id::{BranchId, EntryId, FolderId, OrganisationId, PartId};
use jiff::Timestamp;
use seal::{Entropy, Header, Key, Link, Record, link};
use store::{Append, Commit, NewPart, Owner, Store};

/// Bytes that differ each time: enough for a test, never for service.
pub struct Counting(pub u64);

impl Entropy for Counting {
    fn fill(&mut self, bytes: &mut [u8]) {
        for byte in bytes.chunks_mut(8) {
            self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
            byte.copy_from_slice(
                &self.0.wrapping_mul(0xbf58_476d_1ce4_e5b9).to_be_bytes()[..byte.len()],
            );
        }
    }
}

pub const ORGANISATION: OrganisationId = OrganisationId::from_bytes([0x0a; 16]);
pub const FOLDER: FolderId = FolderId::from_bytes([0x0f; 16]);

pub fn key() -> Key {
    Key::from_bytes([7; 32])
}

pub fn now() -> Timestamp {
    Timestamp::from_microsecond(1_795_305_600_000_001).unwrap()
}

pub fn part_id(number: u8) -> PartId {
    PartId::from_bytes([number; 16])
}

pub fn entry_id(number: u64) -> EntryId {
    let mut id = [0xee; 16];
    id[..8].copy_from_slice(&number.to_be_bytes());
    EntryId::from_bytes(id)
}

/// A branch's part of the one folder.
pub fn part(number: u8) -> NewPart {
    NewPart {
        id: part_id(number),
        folder: FOLDER,
        owner: Owner::Branch(BranchId::from_bytes([number; 16])),
        organisation: ORGANISATION,
        card: vec![number; 40],
        opened_at: now(),
    }
}

/// Entries with these numbers as ids, sealed for the places after `expected`.
pub fn entries(part: PartId, expected: u64, head: Link, ids: &[u64], text: &[u8]) -> Append {
    let mut head = head;
    let entries = (expected + 1..)
        .zip(ids)
        .map(|(seq, id)| {
            let header = Header {
                part,
                seq,
                entry: entry_id(*id),
                slot: seq,
                recorded_at: now().as_microsecond(),
            };
            let record = Record::new(header, text.to_vec()).seal(&key(), &mut Counting(*id));
            head = link(&head, &record);
            (record, head)
        })
        .collect();
    Append {
        part,
        expected,
        entries,
    }
}

/// The first entries of a part.
pub fn first(part: PartId, ids: &[u64]) -> Append {
    entries(part, 0, Link::genesis(part), ids, b"Nora was glad today")
}

pub fn appending(append: Append) -> Commit {
    Commit {
        appends: vec![append],
        ..Commit::default()
    }
}

/// Opens a part with these first entries.
pub async fn open(store: &Store, number: u8, ids: &[u64]) {
    let commit = Commit {
        parts: vec![part(number)],
        appends: vec![first(part_id(number), ids)],
        ..Commit::default()
    };
    store.commit(commit).await.unwrap();
}
