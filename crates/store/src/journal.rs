use folder::id::{EntryId, PartId};
use seal::{Header, Link, Record, Sealed};

use crate::db::{Conn, execute, look, row, rows};
use crate::value::{bytes, count, whole};
use crate::{Append, CommitError, Store, StoreError};

/// One entry of a part as it is stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JournalRow {
    /// The entry, sealed.
    pub record: Record<Sealed>,
    /// Its link in the part's chain.
    pub link: Link,
}

/// The end of a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Head {
    /// The sequence number of its last entry.
    pub seq: u64,
    /// The slot of the key that the last entry is sealed with.
    pub slot: u64,
    /// The link of its last entry.
    pub link: Link,
}

type Row = (i64, Vec<u8>, i64, i64, Vec<u8>, Vec<u8>);

fn read(part: PartId, (seq, id, at, slot, body, link): Row) -> Result<JournalRow, StoreError> {
    let header = Header {
        part,
        seq: count(seq)?,
        entry: EntryId::from_bytes(bytes(id)?),
        slot: count(slot)?,
        recorded_at: at,
    };
    Ok(JournalRow {
        record: Record::stored(header, body),
        link: Link::from_bytes(bytes(link)?),
    })
}

/// Appends, or says why not: first whether the entry is here already, then whether its place is
/// free, because a form that is sent twice also finds its place taken.
pub(crate) async fn append(conn: &mut Conn<'_>, append: &Append) -> Result<(), CommitError> {
    let part = append.part.as_bytes().as_slice();
    for (record, _) in &append.entries {
        let entry = record.header().entry;
        let known = look!(
            conn,
            (i64,),
            "SELECT seq FROM journal WHERE id = $1",
            entry.as_bytes().as_slice()
        );
        if known?.is_some() {
            return Err(CommitError::Replayed { entry });
        }
    }
    let head = look!(
        conn,
        (i64,),
        "SELECT seq FROM journal WHERE part = $1 ORDER BY seq DESC LIMIT 1",
        part
    );
    let (head,) = head?.unwrap_or_default();
    if head != whole(append.expected)? {
        return Err(CommitError::Behind { part: append.part });
    }
    for ((record, link), seq) in append.entries.iter().zip(head + 1..) {
        let header = record.header();
        if header.part != append.part || whole(header.seq)? != seq {
            return Err(StoreError::Unfit("an entry is sealed for another place").into());
        }
        execute!(
            conn,
            "INSERT INTO journal (part, seq, id, at, suite, slot, body, link)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
            part,
            seq,
            header.entry.as_bytes().as_slice(),
            header.recorded_at,
            i64::from(record.suite()),
            whole(header.slot)?,
            record.body(),
            link.as_bytes().as_slice(),
        )?;
    }
    Ok(())
}

impl Store {
    /// The whole journal of a part, in order.
    pub async fn journal(&self, part: PartId) -> Result<Vec<JournalRow>, StoreError> {
        self.journal_from(part, 0).await
    }

    /// The journal of a part from this sequence number on, in order.
    pub async fn journal_from(
        &self,
        part: PartId,
        seq: u64,
    ) -> Result<Vec<JournalRow>, StoreError> {
        let found = rows!(
            &self.db,
            Row,
            "SELECT seq, id, at, slot, body, link FROM journal
             WHERE part = $1 AND seq >= $2 ORDER BY seq",
            part.as_bytes().as_slice(),
            whole(seq)?,
        )?;
        found.into_iter().map(|row| read(part, row)).collect()
    }

    /// Where a part ends; nothing when it has no entries.
    pub async fn head(&self, part: PartId) -> Result<Option<Head>, StoreError> {
        let found = row!(
            &self.db,
            (i64, i64, Vec<u8>),
            "SELECT seq, slot, link FROM journal WHERE part = $1 ORDER BY seq DESC LIMIT 1",
            part.as_bytes().as_slice(),
        )?;
        found
            .map(|(seq, slot, link)| {
                Ok(Head {
                    seq: count(seq)?,
                    slot: count(slot)?,
                    link: Link::from_bytes(bytes(link)?),
                })
            })
            .transpose()
    }
}
