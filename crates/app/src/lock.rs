//! Locking collected copies where they lie (design decision 5).

use std::collections::BTreeMap;

use folder::Author;
use folder::entry::{LockReason, Locked};
use folder::id::{PartId, ReleaseId};
use folder::register::RowKind;
use store::Filter;

use crate::cx::Cx;
use crate::stop::Stop;
use crate::write::Draft;

impl Cx<'_> {
    /// Locks the copies of these releases, each in its receiver's part, with the one neutral reason.
    pub(crate) async fn lock_copies(
        &self,
        releases: Vec<ReleaseId>,
        draft: &mut Draft,
    ) -> Result<(), Stop> {
        for (lies_in, releases) in self.copies(releases).await? {
            // A part whose keys are gone has nothing left to lock.
            let Some(row) = self.house.store.part(lies_in).await? else {
                continue;
            };
            let Some(mut receiver) = self.house.load(row).await? else {
                continue;
            };
            let entries = releases
                .into_iter()
                .map(|release| {
                    let locked = Locked {
                        release,
                        reason: LockReason::Stopped,
                    };
                    (self.entry_id(), locked.into())
                })
                .collect();
            receiver.write(self, &Author::Kring, entries).await?;
            draft.take(receiver, self);
        }
        Ok(())
    }

    /// Where the copies of these releases lie.
    async fn copies(
        &self,
        releases: Vec<ReleaseId>,
    ) -> Result<BTreeMap<PartId, Vec<ReleaseId>>, Stop> {
        let mut lie: BTreeMap<PartId, Vec<ReleaseId>> = BTreeMap::new();
        for release in releases {
            let reference = Filter::Reference(*release.as_bytes());
            let kind = RowKind::CopyLies.number();
            for hit in self.house.store.register(kind, reference).await? {
                lie.entry(hit.part).or_default().push(release);
            }
        }
        Ok(lie)
    }
}
