use folder::id::{EntryId, PartId};
use seal::{Header, Link, Record, Sealed};

use crate::db::{Conn, execute, look, row};
use crate::packed::{Numbers, Pieces};
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

/// The whole journal of a part in one row, see [`crate::packed`]: for each entry its sequence number, time, slot and
/// length, and then the ids, the bodies and the links end to end.
pub(crate) const JOURNAL: &str = "SELECT
     string_agg(CAST(seq AS TEXT) || ' ' || CAST(at AS TEXT) || ' ' || CAST(slot AS TEXT)
         || ' ' || CAST(length(body) AS TEXT), ' '),
     string_agg(id, ''), string_agg(body, ''), string_agg(link, '')
     FROM (SELECT seq, at, slot, id, body, link FROM journal WHERE part = $1 ORDER BY seq) AS entry";

/// What [`JOURNAL`] gives; nothing in it when there are no entries.
pub(crate) type Whole = (
    Option<String>,
    Option<Vec<u8>>,
    Option<Vec<u8>>,
    Option<Vec<u8>>,
);

fn read(
    part: PartId,
    (numbers, ids, bodies, links): &Whole,
) -> Result<Vec<JournalRow>, StoreError> {
    let mut numbers = Numbers::of(numbers.as_deref().unwrap_or_default());
    let mut ids = Pieces::of(ids.as_deref());
    let mut bodies = Pieces::of(bodies.as_deref());
    let mut links = Pieces::of(links.as_deref());
    let mut rows = Vec::new();
    while let Some(seq) = numbers.row()? {
        let (at, slot, length) = (numbers.next()?, numbers.next()?, numbers.next()?);
        let header = Header {
            part,
            seq: count(seq)?,
            entry: EntryId::from_bytes(ids.array()?),
            slot: count(slot)?,
            recorded_at: at,
        };
        rows.push(JournalRow {
            record: Record::stored(header, bodies.next(length)?),
            link: Link::from_bytes(links.array()?),
        });
    }
    ids.end()?;
    bodies.end()?;
    links.end()?;
    Ok(rows)
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
        if known.map_err(StoreError::from)?.is_some() {
            return Err(CommitError::Replayed { entry });
        }
    }
    let head = look!(
        conn,
        (i64,),
        "SELECT seq FROM journal WHERE part = $1 ORDER BY seq DESC LIMIT 1",
        part
    );
    let (head,) = head.map_err(StoreError::from)?.unwrap_or_default();
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
        )
        .map_err(StoreError::from)?;
    }
    Ok(())
}

impl Store {
    /// The whole journal of a part, in order.
    pub async fn journal(&self, part: PartId) -> Result<Vec<JournalRow>, StoreError> {
        let found = row!(&self.db, Whole, JOURNAL, part.as_bytes().as_slice())?;
        found.map_or_else(|| Ok(Vec::new()), |whole| read(part, &whole))
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
