//! Disposal: destroying the key of an entry, so that nobody reads it again while the chain still holds (law.md A10).
//!
//! Run by the controller's operator after a disposal decision; the decision itself belongs in the controller's archive.

use folder::id::{EntryId, PartId};
use jiff::Timestamp;

use crate::house::House;
use crate::stop::Stop;

impl House {
    /// Destroys the key of one entry. It stays readable in backups of the keyring until those have rotated.
    /// What the registers knew of it goes with it.
    pub async fn dispose_entry(
        &self,
        part: PartId,
        entry: EntryId,
        now: Timestamp,
    ) -> Result<(), Stop> {
        let journal = self.store.journal(part).await?;
        let found = journal
            .iter()
            .find(|row| row.record.header().entry == entry)
            .ok_or_else(Stop::not_found)?;
        let slot = found.record.header().slot;
        let destroyed = self.keyring.destroy_entry(part, slot).await;
        // Also when the file could not be scrubbed: the key is gone.
        self.opened.forget(part);
        destroyed?;
        self.rebuild_part(part, now).await
    }

    /// Destroys the keys of a whole part.
    pub async fn dispose_part(&self, part: PartId, now: Timestamp) -> Result<(), Stop> {
        let destroyed = self.keyring.destroy_part(part).await;
        self.opened.forget(part);
        destroyed?;
        self.rebuild_part(part, now).await
    }
}
