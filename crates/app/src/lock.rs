//! Locking collected copies where they lie (design decision 5).

use std::collections::BTreeMap;

use folder::Author;
use folder::command::Withdrawal;
use folder::entry::{LockReason, Locked};
use folder::id::{PartId, ReleaseId};
use folder::register::RowKind;
use jiff::civil::Date;
use store::Filter;

use crate::cx::Cx;
use crate::stop::Stop;
use crate::write::Draft;

impl Cx<'_> {
    /// Locks the copies that a withdrawal says, each in its receiver's part, with the one neutral reason; those that only
    /// end sooner get their earlier day there.
    pub(crate) async fn lock_copies(
        &self,
        withdrawal: &Withdrawal,
        draft: &mut Draft,
    ) -> Result<(), Stop> {
        let now = withdrawal.lock.iter().map(|release| (*release, None));
        let later = withdrawal
            .shorten
            .iter()
            .map(|(release, day)| (*release, Some(*day)));
        for (lies_in, releases) in self.copies(now.chain(later)).await? {
            // A part whose keys are gone has nothing left to lock.
            let Some(row) = self.house.store.part(lies_in).await? else {
                continue;
            };
            let Some(mut receiver) = self.house.load(row).await? else {
                continue;
            };
            let entries = releases
                .into_iter()
                .map(|(release, after)| {
                    let locked = Locked {
                        release,
                        reason: LockReason::Stopped,
                        after,
                    };
                    (self.entry_id(), locked.into())
                })
                .collect();
            receiver.write(self, &Author::Kring, entries).await?;
            draft.take(receiver, self)?;
        }
        Ok(())
    }

    /// Where the copies of these releases lie.
    async fn copies(
        &self,
        releases: impl Iterator<Item = (ReleaseId, Option<Date>)>,
    ) -> Result<BTreeMap<PartId, Vec<(ReleaseId, Option<Date>)>>, Stop> {
        let mut lie: BTreeMap<PartId, Vec<_>> = BTreeMap::new();
        for (release, after) in releases {
            let reference = Filter::Reference(*release.as_bytes());
            let kind = RowKind::CopyLies.number();
            for hit in self.house.store.register(kind, reference).await? {
                lie.entry(hit.part).or_default().push((release, after));
            }
        }
        Ok(lie)
    }
}
