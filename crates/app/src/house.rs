//! Everything a use case stands on.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use access::Gate;
use folder::id::OrganisationId;
use folder::{Entry, Refusal};
use jiff::tz::TimeZone;
use law::Law;
use practice::{Pack, Packs};
use seal::{Entropy, Key, keyed_hash, open_card, seal_card};
use store::{Keyring, Store};

use crate::directory::Directory;
use crate::limits::Limits;
use crate::opened::Opened;
use crate::stop::Stop;

/// What a house is opened with.
pub struct Opening {
    /// The main store.
    pub store: Store,
    /// The store of keys.
    pub keyring: Keyring,
    /// The installation's key, from a secret file or a vault.
    pub installation: Key,
    /// Where the people live: days begin and end there.
    pub zone: TimeZone,
    /// The source of ids, keys and nonces.
    pub entropy: Box<dyn Entropy + Send>,
    /// The practice packs.
    pub packs: Packs,
}

/// Everything a use case stands on: stores, keys, policies, directory and packs.
pub struct House {
    pub(crate) store: Store,
    pub(crate) keyring: Keyring,
    pub(crate) gate: Gate,
    pub(crate) zone: TimeZone,
    pub(crate) installation: Key,
    pub(crate) packs: Packs,
    pub(crate) law: Box<Law>,
    pub(crate) opened: Opened,
    pub(crate) limits: Limits,
    directory: Directory,
    entropy: Mutex<Box<dyn Entropy + Send>>,
    pub(crate) organisation_keys: Mutex<BTreeMap<OrganisationId, Key>>,
    pub(crate) log_keys: Mutex<BTreeMap<(OrganisationId, i16), Key>>,
}

const DIRECTORY: [u8; 16] = *b"directory\0\0\0\0\0\0\0";

impl House {
    /// Opens the house: policies and directory are loaded and checked.
    pub async fn open(opening: Opening) -> Result<Self, Stop> {
        let gate = Gate::load().map_err(Stop::fault("loading the policies"))?;
        let mut house = Self {
            store: opening.store,
            keyring: opening.keyring,
            gate,
            zone: opening.zone,
            installation: opening.installation,
            packs: opening.packs,
            law: Box::new(Law::builtin()),
            opened: Opened::default(),
            limits: Limits::default(),
            directory: Directory::default(),
            entropy: Mutex::new(opening.entropy),
            organisation_keys: Mutex::default(),
            log_keys: Mutex::default(),
        };
        if let Some(sealed) = house.store.setting(DIRECTORY).await? {
            let bytes = open_card(&house.key_for("settings"), &DIRECTORY, &sealed)?;
            house.directory = serde_json::from_slice(&bytes)?;
            // Nothing begins on a choice that nobody may make.
            house
                .directory
                .check()
                .map_err(Stop::fault("checking the directory"))?;
        }
        Ok(house)
    }

    /// Sets the directory, after checking that it hangs together.
    pub async fn set_directory(&mut self, directory: Directory) -> Result<(), Stop> {
        directory
            .check()
            .map_err(Stop::fault("checking the directory"))?;
        if self.packs.get(&directory.pack).is_none() {
            return Err(Stop::fault("checking the directory")("no such pack"));
        }
        let bytes = serde_json::to_vec(&directory)?;
        let sealed = self.with_entropy(|entropy| {
            seal_card(&self.key_for("settings"), &DIRECTORY, &bytes, entropy)
        });
        self.store.put_setting(DIRECTORY, sealed).await?;
        self.directory = directory;
        Ok(())
    }

    /// The directory.
    #[must_use]
    pub const fn directory(&self) -> &Directory {
        &self.directory
    }

    /// Nothing has been set up yet.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.directory.units.is_empty()
    }

    /// The pack in use.
    pub fn pack(&self) -> Result<&Pack, Stop> {
        self.packs
            .get(&self.directory.pack)
            .ok_or_else(|| Stop::fault("finding the pack in use")("no such pack"))
    }

    /// All packs, for reading what was written under another.
    #[must_use]
    pub const fn packs(&self) -> &Packs {
        &self.packs
    }

    /// Where the people live.
    #[must_use]
    pub const fn zone(&self) -> &TimeZone {
        &self.zone
    }

    pub(crate) fn with_entropy<T>(&self, f: impl FnOnce(&mut dyn Entropy) -> T) -> T {
        let mut entropy = self.entropy.lock().unwrap_or_else(PoisonError::into_inner);
        f(&mut **entropy)
    }

    /// Sixteen fresh random bytes.
    #[must_use]
    pub fn fresh(&self) -> [u8; 16] {
        self.with_entropy(|entropy| {
            let mut bytes = [0; 16];
            entropy.fill(&mut bytes);
            bytes
        })
    }

    /// A key for one use, derived from the installation's.
    pub(crate) fn key_for(&self, domain: &str) -> Key {
        Key::from_bytes(keyed_hash(&self.installation, domain, b""))
    }

    /// A keyed hash of what is disclosed, for its record (law.md A9): whoever has the copy can show that it is the one.
    pub(crate) fn hash_of_copy(&self, given: &Entry) -> Result<String, Refusal> {
        let bytes =
            serde_json::to_vec(given).map_err(|_| Refusal::new("refusal-not-for-sharing"))?;
        let hash = keyed_hash(&self.installation, "copy", &bytes);
        let digit = |half: u8| char::from_digit(u32::from(half), 16).unwrap_or_default();
        Ok(hash
            .iter()
            .flat_map(|byte| [digit(byte >> 4), digit(byte & 15)])
            .collect())
    }

    /// What has been done so far: statements run by this thread, entries opened and questions put to the policies.
    #[cfg(feature = "testing")]
    #[must_use]
    pub fn work(&self) -> [u64; 3] {
        [
            store::testing::statements(),
            self.opened.entries(),
            self.gate.asked(),
        ]
    }

    /// Ends the house's work and waits for what is being written.
    pub async fn close(&self) {
        self.store.close().await;
        self.keyring.close().await;
    }
}
