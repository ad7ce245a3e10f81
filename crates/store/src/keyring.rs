use std::collections::BTreeMap;
use std::path::Path;

use folder::id::{OrganisationId, PartId};
use rusqlite::Connection;

use crate::db::{Conn, Db, Schema, blocking, execute, row, rows};
use crate::sqlite::{self, Transaction, at_once};
use crate::value::{bytes, count, whole};
use crate::{Engine, StoreError};

const SCHEMA: Schema = Schema {
    mark: i32::from_be_bytes(*b"Krky"),
    sqlite: &[include_str!("../migrations/keyring/sqlite/0001_start.sql")],
    postgres: &[include_str!(
        "../migrations/keyring/postgres/0001_start.sql"
    )],
};

/// The wrapped keys, in a store of their own that the ordinary backup leaves out (design decision
/// 3). Cheap to clone.
///
/// Entry keys are made ahead: slot n belongs to the entry with sequence number n, so that saving
/// an entry costs one flush and not two.
#[derive(Clone, Debug)]
pub struct Keyring {
    pub(crate) db: Db,
}

/// What opens one part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartKeys {
    /// The controller or host whose key wraps the part's.
    pub organisation: OrganisationId,
    /// The part's key, wrapped.
    pub wrapped: Vec<u8>,
    /// The entries' keys by slot, wrapped by the part's. A destroyed one is missing.
    pub slots: BTreeMap<u64, Vec<u8>>,
}

enum Change {
    Organisation(OrganisationId, Vec<u8>),
    Log(OrganisationId, i16, Vec<u8>),
    Part(PartId, OrganisationId, Vec<u8>, Vec<Vec<u8>>),
    Slots(PartId, u64, Vec<Vec<u8>>),
    DestroyEntry(PartId, u64),
    DestroyPart(PartId),
}

impl Change {
    async fn apply(&self, conn: &mut Conn<'_>) -> Result<(), StoreError> {
        match self {
            Self::Organisation(organisation, wrapped) => {
                execute!(
                    conn,
                    "INSERT INTO organisation_key (organisation, wrapped) VALUES ($1, $2)
                     ON CONFLICT DO NOTHING",
                    organisation.as_bytes().as_slice(),
                    wrapped.as_slice(),
                )?;
            }
            Self::Log(organisation, year, wrapped) => {
                execute!(
                    conn,
                    "INSERT INTO log_key (organisation, year, wrapped) VALUES ($1, $2, $3)
                     ON CONFLICT DO NOTHING",
                    organisation.as_bytes().as_slice(),
                    i64::from(*year),
                    wrapped.as_slice(),
                )?;
            }
            Self::Part(part, organisation, wrapped, slots) => {
                let added = execute!(
                    conn,
                    "INSERT INTO part_key (part, organisation, wrapped) VALUES ($1, $2, $3)
                     ON CONFLICT DO NOTHING",
                    part.as_bytes().as_slice(),
                    organisation.as_bytes().as_slice(),
                    wrapped.as_slice(),
                )?;
                // Slots wrapped by a part key that was not kept could never be opened.
                if added == 1 {
                    add_slots(conn, *part, 1, slots).await?;
                }
            }
            Self::Slots(part, from, slots) => add_slots(conn, *part, *from, slots).await?,
            Self::DestroyEntry(part, slot) => {
                execute!(
                    conn,
                    "DELETE FROM entry_key WHERE part = $1 AND slot = $2",
                    part.as_bytes().as_slice(),
                    whole(*slot)?,
                )?;
            }
            Self::DestroyPart(part) => {
                let part = part.as_bytes().as_slice();
                execute!(conn, "DELETE FROM entry_key WHERE part = $1", part)?;
                execute!(conn, "DELETE FROM part_key WHERE part = $1", part)?;
            }
        }
        Ok(())
    }
}

async fn add_slots(
    conn: &mut Conn<'_>,
    part: PartId,
    from: u64,
    slots: &[Vec<u8>],
) -> Result<(), StoreError> {
    for (wrapped, slot) in slots.iter().zip(whole(from)?..) {
        execute!(
            conn,
            "INSERT INTO entry_key (part, slot, wrapped) VALUES ($1, $2, $3)
             ON CONFLICT DO NOTHING",
            part.as_bytes().as_slice(),
            slot,
            wrapped.as_slice(),
        )?;
    }
    Ok(())
}

impl Keyring {
    /// Opens the keyring at `sqlite:PATH` or `postgres://…`, never the store's own address.
    pub async fn open(address: &str) -> Result<Self, StoreError> {
        let db = Db::open(address, &SCHEMA).await?;
        Ok(Self { db })
    }

    /// Which engine runs underneath.
    #[must_use]
    pub const fn engine(&self) -> Engine {
        self.db.engine()
    }

    /// An organisation's key, wrapped.
    pub async fn organisation_key(
        &self,
        organisation: OrganisationId,
    ) -> Result<Option<Vec<u8>>, StoreError> {
        let found = row!(
            &self.db,
            (Vec<u8>,),
            "SELECT wrapped FROM organisation_key WHERE organisation = $1",
            organisation.as_bytes().as_slice(),
        )?;
        Ok(found.map(|(wrapped,)| wrapped))
    }

    /// Keeps an organisation's key unless there is one: read it back afterwards.
    pub async fn insert_organisation_key(
        &self,
        organisation: OrganisationId,
        wrapped: &[u8],
    ) -> Result<(), StoreError> {
        self.change(Change::Organisation(organisation, wrapped.to_vec()))
            .await
    }

    /// The key of a controller's access log for a year, wrapped.
    pub async fn log_key(
        &self,
        organisation: OrganisationId,
        year: i16,
    ) -> Result<Option<Vec<u8>>, StoreError> {
        let found = row!(
            &self.db,
            (Vec<u8>,),
            "SELECT wrapped FROM log_key WHERE organisation = $1 AND year = $2",
            organisation.as_bytes().as_slice(),
            i64::from(year),
        )?;
        Ok(found.map(|(wrapped,)| wrapped))
    }

    /// Keeps a log key unless there is one: read it back afterwards.
    pub async fn insert_log_key(
        &self,
        organisation: OrganisationId,
        year: i16,
        wrapped: &[u8],
    ) -> Result<(), StoreError> {
        self.change(Change::Log(organisation, year, wrapped.to_vec()))
            .await
    }

    /// Everything that opens a part; nothing when it is not there or was destroyed.
    pub async fn part_keys(&self, part: PartId) -> Result<Option<PartKeys>, StoreError> {
        let found = rows!(
            &self.db,
            (Vec<u8>, Vec<u8>, Option<i64>, Option<Vec<u8>>),
            "SELECT part_key.organisation, part_key.wrapped, entry_key.slot, entry_key.wrapped
             FROM part_key LEFT JOIN entry_key ON entry_key.part = part_key.part
             WHERE part_key.part = $1",
            part.as_bytes().as_slice(),
        )?;
        let mut keys = None;
        for (organisation, wrapped, slot, entry_key) in found {
            let keys = match &mut keys {
                Some(keys) => keys,
                None => keys.insert(PartKeys {
                    organisation: OrganisationId::from_bytes(bytes(organisation)?),
                    wrapped,
                    slots: BTreeMap::new(),
                }),
            };
            if let (Some(slot), Some(entry_key)) = (slot, entry_key) {
                keys.slots.insert(count(slot)?, entry_key);
            }
        }
        Ok(keys)
    }

    /// Keeps a new part's key and its first slots, from 1. A part that has a key keeps it, and its
    /// slots: read them back afterwards.
    pub async fn insert_part(
        &self,
        part: PartId,
        organisation: OrganisationId,
        wrapped: &[u8],
        slots: &[Vec<u8>],
    ) -> Result<(), StoreError> {
        self.change(Change::Part(
            part,
            organisation,
            wrapped.to_vec(),
            slots.to_vec(),
        ))
        .await
    }

    /// Adds slots from number `from`. A slot that exists stays as it is: read them back afterwards.
    pub async fn add_slots(
        &self,
        part: PartId,
        from: u64,
        slots: &[Vec<u8>],
    ) -> Result<(), StoreError> {
        self.change(Change::Slots(part, from, slots.to_vec())).await
    }

    /// Destroys an entry's key: nobody reads the entry again, and its chain still verifies.
    pub async fn destroy_entry(&self, part: PartId, slot: u64) -> Result<(), StoreError> {
        self.change(Change::DestroyEntry(part, slot)).await?;
        self.scrub().await
    }

    /// Destroys a part's key and all its entries'.
    pub async fn destroy_part(&self, part: PartId) -> Result<(), StoreError> {
        self.change(Change::DestroyPart(part)).await?;
        self.scrub().await
    }

    /// A copy of the whole keyring in a new file (`SQLite` only). Such copies are what destroyed
    /// keys live on in: keep them short.
    pub async fn backup_to(&self, path: &Path) -> Result<(), StoreError> {
        self.db.backup_to(path).await
    }

    /// Closes the connections.
    pub async fn close(&self) {
        self.db.close().await;
    }

    async fn change(&self, change: Change) -> Result<(), StoreError> {
        match &self.db {
            Db::Sqlite(file) => {
                let file = file.clone();
                let work = move |conn: &mut Connection| {
                    let mut transaction = Transaction::begin(conn)?;
                    at_once(transaction.apply(async |conn| change.apply(conn).await))??;
                    transaction.commit()
                };
                blocking(move || file.write(work)).await
            }
            Db::Postgres(pool) => {
                let mut tx = pool.begin_with("BEGIN").await?;
                change.apply(&mut Conn::Postgres(&mut tx)).await?;
                Ok(tx.commit().await?)
            }
        }
    }

    /// Takes a deleted key out of `SQLite`'s write-ahead log too. `PostgreSQL` does this by itself
    /// when it vacuums and recycles its log.
    async fn scrub(&self) -> Result<(), StoreError> {
        const SCRUB: &str = "PRAGMA wal_checkpoint(TRUNCATE)";
        let Db::Sqlite(file) = &self.db else {
            return Ok(());
        };
        let file = file.clone();
        let scrub = |conn: &mut Connection| sqlite::row::<(i64, i64, i64)>(conn, SCRUB, &[]);
        match blocking(move || file.write(scrub)).await? {
            Some((0, ..)) => Ok(()),
            _ => Err(StoreError::Unfit(
                "the log is being read: destroy the key once more",
            )),
        }
    }
}
