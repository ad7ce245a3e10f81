use folder::id::PartId;
use sha2::{Digest, Sha256};

use crate::{Record, Sealed};

const GENESIS_DOMAIN: &[u8] = b"kring/genesis\x01";
const LINK_DOMAIN: &[u8] = b"kring/link\x01";

/// One link of a part's chain. It depends on every entry up to it, on their order and on their
/// key slots, but on no key: a chain still holds when a key has been destroyed (design decision 3).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Link([u8; 32]);

impl Link {
    /// What the first entry of a part links to.
    #[must_use]
    pub fn genesis(part: PartId) -> Self {
        Self(
            Sha256::new()
                .chain_update(GENESIS_DOMAIN)
                .chain_update(part.as_bytes())
                .finalize()
                .into(),
        )
    }

    /// The link with these bytes.
    #[must_use]
    pub const fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// The link's bytes.
    #[must_use]
    pub const fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

/// The chain does not hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the chain does not hold at entry {seq}")]
pub struct ChainError {
    /// The first place in the part where it breaks.
    pub seq: u64,
}

/// The link that follows `previous` when `record` is appended.
#[must_use]
pub fn link(previous: &Link, record: &Record<Sealed>) -> Link {
    Link(
        Sha256::new()
            .chain_update(LINK_DOMAIN)
            .chain_update(previous.0)
            .chain_update(record.header().canonical())
            .chain_update(Sha256::digest(record.body()))
            .finalize()
            .into(),
    )
}

/// Verifies a part's journal from its first entry and gives the last link. What a chain cannot
/// show by itself is that its end is missing: compare the answer with a link kept elsewhere.
pub fn verify<'a>(
    part: PartId,
    journal: impl IntoIterator<Item = (&'a Record<Sealed>, &'a Link)>,
) -> Result<Link, ChainError> {
    verify_after(part, 0, Link::genesis(part), journal)
}

/// The same for what comes after the entry numbered `seq`, whose link has been verified.
pub fn verify_after<'a>(
    part: PartId,
    seq: u64,
    link_of_it: Link,
    journal: impl IntoIterator<Item = (&'a Record<Sealed>, &'a Link)>,
) -> Result<Link, ChainError> {
    let mut head = link_of_it;
    for ((record, stored), seq) in journal.into_iter().zip(seq + 1..) {
        let next = link(&head, record);
        let header = record.header();
        if header.part != part || header.seq != seq || next != *stored {
            return Err(ChainError { seq });
        }
        head = next;
    }
    Ok(head)
}
