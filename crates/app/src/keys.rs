//! Keys in their envelopes: entry key ← part key ← organisation key ← installation key (design decision 3).

use std::collections::BTreeMap;
use std::sync::PoisonError;

use folder::id::{OrganisationId, PartId};
use seal::{Key, unwrap, wrap};

use crate::house::House;
use crate::stop::Stop;

/// How many entry keys are made ahead, so that saving an entry waits for one flush and not two.
const AHEAD: u64 = 64;

/// The keys of one part, unwrapped for one request.
pub(crate) struct PartKeys {
    pub part: Key,
    slots: BTreeMap<u64, Vec<u8>>,
    id: PartId,
}

impl PartKeys {
    /// The slot's key has not been destroyed.
    pub fn has(&self, slot: u64) -> bool {
        self.slots.contains_key(&slot)
    }

    /// The key of a slot; `None` when it was destroyed.
    pub fn slot(&self, slot: u64) -> Result<Option<Key>, Stop> {
        self.slots
            .get(&slot)
            .map(|wrapped| unwrap(&self.part, &slot_context(self.id, slot), wrapped))
            .transpose()
            .map_err(Stop::from)
    }
}

fn slot_context(part: PartId, slot: u64) -> Vec<u8> {
    [part.as_bytes().as_slice(), &slot.to_be_bytes()].concat()
}

impl House {
    /// The organisation's key; made the first time.
    pub(crate) async fn organisation_key(&self, organisation: OrganisationId) -> Result<Key, Stop> {
        let cached = self
            .organisation_keys
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .get(&organisation)
            .cloned();
        if let Some(key) = cached {
            return Ok(key);
        }
        let context = organisation.as_bytes();
        let wrapped = if let Some(wrapped) = self.keyring.organisation_key(organisation).await? {
            wrapped
        } else {
            let fresh = self.with_entropy(|entropy| {
                let key = Key::fresh(entropy);
                wrap(&self.installation, context, &key, entropy)
            });
            self.keyring
                .insert_organisation_key(organisation, &fresh)
                .await?;
            // Another server may have been first: what is stored is what counts.
            self.keyring
                .organisation_key(organisation)
                .await?
                .ok_or_else(|| Stop::fault("making a key")("the key was not kept"))?
        };
        let key = unwrap(&self.installation, context, &wrapped)?;
        self.organisation_keys
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .insert(organisation, key.clone());
        Ok(key)
    }

    /// The key of a controller's log in a year (design decision 13); made the first time.
    pub(crate) async fn log_key(
        &self,
        organisation: OrganisationId,
        year: i16,
    ) -> Result<Key, Stop> {
        let at = (organisation, year);
        let cached = self
            .log_keys
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .get(&at)
            .cloned();
        if let Some(key) = cached {
            return Ok(key);
        }
        let outer = self.organisation_key(organisation).await?;
        let context = [organisation.as_bytes().as_slice(), &year.to_be_bytes()].concat();
        let wrapped = if let Some(wrapped) = self.keyring.log_key(organisation, year).await? {
            wrapped
        } else {
            let fresh = self.with_entropy(|entropy| {
                let key = Key::fresh(entropy);
                wrap(&outer, &context, &key, entropy)
            });
            self.keyring
                .insert_log_key(organisation, year, &fresh)
                .await?;
            self.keyring
                .log_key(organisation, year)
                .await?
                .ok_or_else(|| Stop::fault("making a key")("the key was not kept"))?
        };
        let key = unwrap(&outer, &context, &wrapped)?;
        self.log_keys
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .insert(at, key.clone());
        Ok(key)
    }

    /// The keys of a part; `None` when the whole part was destroyed.
    pub(crate) async fn part_keys(&self, id: PartId) -> Result<Option<PartKeys>, Stop> {
        let Some(stored) = self.keyring.part_keys(id).await? else {
            return Ok(None);
        };
        let outer = self.organisation_key(stored.organisation).await?;
        Ok(Some(PartKeys {
            part: unwrap(&outer, id.as_bytes(), &stored.wrapped)?,
            slots: stored.slots,
            id,
        }))
    }

    /// Keys for a part that is about to be opened.
    pub(crate) async fn make_part_keys(
        &self,
        id: PartId,
        organisation: OrganisationId,
    ) -> Result<PartKeys, Stop> {
        let outer = self.organisation_key(organisation).await?;
        let (wrapped, slots) = self.with_entropy(|entropy| {
            let part = Key::fresh(entropy);
            let slots = (1..=AHEAD)
                .map(|slot| {
                    wrap(
                        &part,
                        &slot_context(id, slot),
                        &Key::fresh(entropy),
                        entropy,
                    )
                })
                .collect::<Vec<_>>();
            (wrap(&outer, id.as_bytes(), &part, entropy), slots)
        });
        self.keyring
            .insert_part(id, organisation, &wrapped, &slots)
            .await?;
        self.part_keys(id)
            .await?
            .ok_or_else(|| Stop::fault("making a key")("the key was not kept"))
    }

    /// The next slot that has a key, after the last one used; makes keys ahead when there is none.
    pub(crate) async fn next_slot(&self, keys: &mut PartKeys, used: u64) -> Result<u64, Stop> {
        let next = |keys: &PartKeys| keys.slots.range(used + 1..).next().map(|(slot, _)| *slot);
        if let Some(slot) = next(keys) {
            return Ok(slot);
        }
        let last = keys.slots.keys().next_back().copied().unwrap_or(0);
        let first = last.max(used) + 1;
        let fresh = self.with_entropy(|entropy| {
            (first..first + AHEAD)
                .map(|slot| {
                    let context = slot_context(keys.id, slot);
                    wrap(&keys.part, &context, &Key::fresh(entropy), entropy)
                })
                .collect::<Vec<_>>()
        });
        self.keyring.add_slots(keys.id, first, &fresh).await?;
        if let Some(stored) = self.keyring.part_keys(keys.id).await? {
            keys.slots = stored.slots;
        }
        next(keys).ok_or_else(|| Stop::fault("making a key")("the key was not kept"))
    }
}
