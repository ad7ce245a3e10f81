//! What sealing promises, tried on arbitrary bytes.
#![expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

use folder::id::{EntryId, PartId};
use proptest::prelude::*;
use seal::{
    Entropy, Header, Key, Link, Record, SealError, Sealed, link, open_card, seal_card, unwrap,
    verify, wrap,
};

/// Bytes that differ each time: enough for a test, never for service.
struct Counting(u8);

impl Entropy for Counting {
    fn fill(&mut self, bytes: &mut [u8]) {
        for byte in bytes {
            self.0 = self.0.wrapping_add(1);
            *byte = self.0;
        }
    }
}

const PART: PartId = PartId::from_bytes([0x11; 16]);

fn header(seq: u64) -> Header {
    let mut entry = [0x22; 16];
    entry[..8].copy_from_slice(&seq.to_be_bytes());
    Header {
        part: PART,
        seq,
        entry: EntryId::from_bytes(entry),
        slot: seq,
        recorded_at: 1_763_769_600_000_000,
    }
}

fn key(byte: u8) -> Key {
    Key::from_bytes([byte; 32])
}

fn sealed(seq: u64, plain: &[u8]) -> Record<Sealed> {
    Record::new(header(seq), plain.to_vec()).seal(&key(1), &mut Counting(0))
}

fn journal(bodies: &[Vec<u8>]) -> Vec<(Record<Sealed>, Link)> {
    let mut head = Link::genesis(PART);
    (1..)
        .zip(bodies)
        .map(|(seq, body)| {
            let record = sealed(seq, body);
            head = link(&head, &record);
            (record, head)
        })
        .collect()
}

fn holds(journal: &[(Record<Sealed>, Link)]) -> Result<Link, u64> {
    verify(PART, journal.iter().map(|(record, link)| (record, link))).map_err(|broken| broken.seq)
}

fn flip(bytes: &[u8], bit: usize) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    bytes[bit / 8] ^= 1 << (bit % 8);
    bytes
}

/// Every field changed in turn.
fn other_headers(right: Header) -> [Header; 5] {
    [
        Header {
            part: PartId::from_bytes([0x12; 16]),
            ..right
        },
        Header {
            seq: right.seq + 1,
            ..right
        },
        Header {
            entry: EntryId::from_bytes([0x23; 16]),
            ..right
        },
        Header {
            slot: right.slot + 1,
            ..right
        },
        Header {
            recorded_at: right.recorded_at - 1,
            ..right
        },
    ]
}

#[test]
fn the_header_bytes_are_frozen() {
    let bytes = Header {
        part: PartId::from_bytes([0x11; 16]),
        seq: 0x0102,
        entry: EntryId::from_bytes([0x22; 16]),
        slot: 0x0304,
        recorded_at: -2,
    }
    .canonical();
    let expected = [
        b"kring/entry\x01".as_slice(),
        &[0x11; 16],
        &[0, 0, 0, 0, 0, 0, 1, 2],
        &[0x22; 16],
        &[0, 0, 0, 0, 0, 0, 3, 4],
        &[0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xfe],
    ]
    .concat();
    assert_eq!(bytes.as_slice(), expected);
}

#[test]
fn the_first_link_is_frozen() {
    let stored = Header {
        part: PART,
        seq: 1,
        entry: EntryId::from_bytes([0x22; 16]),
        slot: 1,
        recorded_at: 0,
    };
    let record = Record::stored(stored, b"\x01sealed".to_vec());
    // Computed with another implementation of SHA-256.
    let expected = [
        0x9b, 0x7f, 0x89, 0x7b, 0x5b, 0x3f, 0x34, 0xdf, 0xd4, 0x05, 0x59, 0x2f, 0x38, 0x55, 0x10,
        0xa7, 0xcb, 0x96, 0xd3, 0x3d, 0x24, 0x93, 0xc7, 0x80, 0x63, 0x70, 0x97, 0x37, 0x74, 0xaa,
        0xd7, 0xb8,
    ];
    assert_eq!(link(&Link::genesis(PART), &record).as_bytes(), &expected);
}

#[test]
fn sealing_twice_never_gives_the_same_bytes() {
    let mut entropy = Counting(0);
    let first = seal_card(&key(1), b"", b"name", &mut entropy);
    assert_ne!(first, seal_card(&key(1), b"", b"name", &mut entropy));
}

#[test]
fn a_wrapped_key_opens_only_with_its_key_and_in_its_place() {
    let wrapped = wrap(&key(9), b"here", &key(1), &mut Counting(0));
    let same = unwrap(&key(9), b"here", &wrapped).unwrap();
    let card = seal_card(&key(1), b"", b"name", &mut Counting(0));
    assert_eq!(open_card(&same, b"", &card).unwrap().as_slice(), b"name");
    assert!(unwrap(&key(9), b"there", &wrapped).is_err());
    assert!(unwrap(&key(8), b"here", &wrapped).is_err());
    assert!(
        open_card(&key(9), b"here", &wrapped).is_err(),
        "a key is never a card"
    );
}

#[test]
fn a_card_is_never_a_key() {
    let card = seal_card(&key(9), b"here", &[5; 32], &mut Counting(0));
    assert_eq!(
        unwrap(&key(9), b"here", &card).unwrap_err(),
        SealError::Unreadable
    );
}

#[test]
fn an_unknown_suite_and_a_stump_are_unreadable() {
    let mut card = seal_card(&key(1), b"", b"name", &mut Counting(0));
    for length in 0..card.len() {
        assert_eq!(
            open_card(&key(1), b"", &card[..length]),
            Err(SealError::Unreadable)
        );
    }
    card[0] = 2;
    assert_eq!(open_card(&key(1), b"", &card), Err(SealError::Unreadable));
}

#[test]
fn a_chain_holds_without_any_key_to_its_entries() {
    let mut rows = journal(&[b"one".to_vec(), b"two".to_vec()]);
    assert_eq!(holds(&rows), Ok(rows[1].1));
    assert!(
        rows[0].0.open(&key(2)).is_err(),
        "the key is not the right one"
    );
    rows.clear();
    assert_eq!(holds(&rows), Ok(Link::genesis(PART)));
}

#[test]
fn a_chain_of_another_part_does_not_hold() {
    let rows = journal(&[b"one".to_vec()]);
    let other = PartId::from_bytes([0x12; 16]);
    assert!(verify(other, rows.iter().map(|(record, link)| (record, link))).is_err());
}

proptest! {
    #[test]
    fn what_is_sealed_opens_to_the_same(plain: Vec<u8>) {
        let opened = sealed(1, &plain).open(&key(1)).unwrap();
        prop_assert_eq!(opened.plain(), plain);
    }

    #[test]
    fn any_flipped_bit_is_refused(plain: Vec<u8>, bit: prop::sample::Index) {
        let record = sealed(1, &plain);
        let changed = flip(record.body(), bit.index(record.body().len() * 8));
        prop_assert_eq!(Record::stored(header(1), changed).open(&key(1)).err(), Some(SealError::Unreadable));
    }

    #[test]
    fn any_other_header_or_key_is_refused(plain: Vec<u8>) {
        let record = sealed(1, &plain);
        for other in other_headers(header(1)) {
            let moved = Record::stored(other, record.body().to_vec());
            prop_assert_eq!(moved.open(&key(1)).err(), Some(SealError::Unreadable));
        }
        prop_assert_eq!(record.open(&key(2)).err(), Some(SealError::Unreadable));
    }

    #[test]
    fn the_chain_shows_a_changed_entry(bodies in prop::collection::vec(any::<Vec<u8>>(), 1..8), at: prop::sample::Index, bit: prop::sample::Index) {
        let whole = journal(&bodies);
        let at = at.index(whole.len());
        let (record, link) = &whole[at];
        let body = record.body();
        let seq = record.header().seq;
        let mut changes = vec![Record::stored(*record.header(), flip(body, bit.index(body.len() * 8)))];
        changes.extend(other_headers(*record.header()).map(|other| Record::stored(other, body.to_vec())));
        for change in changes {
            let mut rows = whole.clone();
            rows[at] = (change, *link);
            prop_assert_eq!(holds(&rows), Err(seq));
        }
        let mut rows = whole.clone();
        rows[at].1 = Link::from_bytes(flip(link.as_bytes(), bit.index(256)).try_into().unwrap());
        prop_assert_eq!(holds(&rows), Err(seq));
    }

    #[test]
    fn the_chain_shows_a_deleted_inserted_or_moved_entry(bodies in prop::collection::vec(any::<Vec<u8>>(), 2..8), at: prop::sample::Index) {
        let whole = journal(&bodies);
        let at = at.index(whole.len() - 1);
        let mut shorter = whole.clone();
        shorter.remove(at);
        let mut longer = whole.clone();
        longer.insert(at, whole[at].clone());
        let mut moved = whole.clone();
        moved.swap(at, at + 1);
        prop_assert!(holds(&whole).is_ok());
        prop_assert!(holds(&shorter).is_err());
        prop_assert!(holds(&longer).is_err());
        prop_assert!(holds(&moved).is_err());
    }
}
