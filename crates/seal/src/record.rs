use std::fmt;

use folder::id::{EntryId, PartId};
use zeroize::Zeroizing;

use crate::envelope::{close, disclose};
use crate::{Entropy, Key, SealError};

/// Where an entry stands. It is stored in the clear beside the sealed body and bound to it, so
/// that a body moved to another place does not open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Header {
    /// The part that the entry belongs to.
    pub part: PartId,
    /// Its place in the part, from 1 without gaps.
    pub seq: u64,
    /// The entry's own id; one form sent twice carries the same id.
    pub entry: EntryId,
    /// Which of the part's entry keys seals it.
    pub slot: u64,
    /// When it was recorded, in microseconds since 1970 (UTC).
    pub recorded_at: i64,
}

/// The last byte is the version of the layout below, which never changes within a version.
const DOMAIN: [u8; 12] = *b"kring/entry\x01";

impl Header {
    /// The bytes that bind header and body together: fixed width, big-endian, frozen.
    #[must_use]
    pub fn canonical(&self) -> [u8; 68] {
        let mut bytes = [0; 68];
        bytes[..12].copy_from_slice(&DOMAIN);
        bytes[12..28].copy_from_slice(self.part.as_bytes());
        bytes[28..36].copy_from_slice(&self.seq.to_be_bytes());
        bytes[36..52].copy_from_slice(self.entry.as_bytes());
        bytes[52..60].copy_from_slice(&self.slot.to_be_bytes());
        bytes[60..].copy_from_slice(&self.recorded_at.to_be_bytes());
        bytes
    }
}

/// A body that can be read; wiped when dropped.
pub struct Open(Zeroizing<Vec<u8>>);

/// A body that nobody reads without its key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sealed(Vec<u8>);

/// An entry on its way between the one who writes and the store. Only `Record<Sealed>` gives out
/// what the store takes, so a readable entry cannot be stored (design decision 2):
///
/// ```compile_fail
/// fn store_it(record: seal::Record<seal::Sealed>) {}
/// fn readable(record: seal::Record<seal::Open>) { store_it(record) }
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct Record<State> {
    header: Header,
    body: State,
}

impl<State> Record<State> {
    /// Where the entry stands.
    #[must_use]
    pub const fn header(&self) -> &Header {
        &self.header
    }
}

impl<State> fmt::Debug for Record<State> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Record")
            .field("header", &self.header)
            .finish_non_exhaustive()
    }
}

impl Record<Open> {
    /// An entry to be sealed.
    #[must_use]
    pub fn new(header: Header, plain: Vec<u8>) -> Self {
        let body = Open(Zeroizing::new(plain));
        Self { header, body }
    }

    /// The readable bytes.
    #[must_use]
    pub fn plain(&self) -> &[u8] {
        &self.body.0
    }

    /// Seals the entry and wipes the readable bytes.
    #[must_use]
    pub fn seal(self, key: &Key, entropy: &mut dyn Entropy) -> Record<Sealed> {
        let body = close(key, &self.header.canonical(), &self.body.0, entropy);
        Record {
            header: self.header,
            body: Sealed(body),
        }
    }
}

impl Record<Sealed> {
    /// A record as it was stored. Whether the two belong together shows when it is opened.
    #[must_use]
    pub const fn stored(header: Header, body: Vec<u8>) -> Self {
        Self {
            header,
            body: Sealed(body),
        }
    }

    /// The sealed bytes: suite, nonce, ciphertext.
    #[must_use]
    pub fn body(&self) -> &[u8] {
        &self.body.0
    }

    /// Which algorithm sealed the body (its first byte; 0 when there is none).
    #[must_use]
    pub fn suite(&self) -> u8 {
        self.body.0.first().copied().unwrap_or_default()
    }

    /// Opens the entry with its own key.
    pub fn open(&self, key: &Key) -> Result<Record<Open>, SealError> {
        let plain = disclose(key, &self.header.canonical(), &self.body.0)?;
        Ok(Record {
            header: self.header,
            body: Open(plain),
        })
    }
}
