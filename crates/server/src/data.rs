//! The folder where a house without a database server keeps what it has.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use app::{House, Opening};
use clap::Args;
use jiff::tz::TimeZone;
use practice::Packs;
use seal::{Entropy, Key};
use store::{Keyring, Store};
use zeroize::Zeroizing;

use crate::commands::Fault;
use crate::entropy::System;

/// Where the house keeps what it has.
#[derive(Args, Clone, Debug)]
pub struct Data {
    /// The folder for the database, the keys and the installation's key.
    #[arg(long, default_value = "kring-demo", value_name = "DIR")]
    pub data: PathBuf,
    /// Another main database: postgres://… Keys stay in the folder.
    #[arg(long, value_name = "ADDRESS")]
    pub database: Option<String>,
}

const INSTALLATION_KEY: &str = "installation.key";

impl Data {
    fn main(&self) -> String {
        self.database
            .clone()
            .unwrap_or_else(|| format!("sqlite:{}", self.data.join("kring.sqlite").display()))
    }

    /// Forgets everything in the folder that this program put there, and everything in the database.
    pub async fn reset(&self) -> Result<(), Fault> {
        if let Some(database) = &self.database {
            Store::wipe(database).await?;
        }
        for name in ["kring.sqlite", "keyring.sqlite"] {
            for ending in ["", "-wal", "-shm"] {
                remove(&self.data.join(format!("{name}{ending}")))?;
            }
        }
        remove(&self.data.join(INSTALLATION_KEY))?;
        Ok(())
    }

    /// Opens the house, and makes the folder the first time.
    pub async fn open(&self) -> Result<House, Fault> {
        private_folder(&self.data)?;
        let installation = installation_key(&self.data.join(INSTALLATION_KEY))?;
        let store = Store::open(&self.main()).await?;
        let keyring = Keyring::open(&format!(
            "sqlite:{}",
            self.data.join("keyring.sqlite").display()
        ))
        .await?;
        Ok(House::open(Opening {
            store,
            keyring,
            installation,
            zone: TimeZone::get("Europe/Stockholm")?,
            entropy: Box::new(System),
            packs: Packs::builtin(),
        })
        .await?)
    }
}

fn remove(path: &Path) -> std::io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(()),
        done => done,
    }
}

#[cfg(unix)]
fn private_folder(path: &Path) -> std::io::Result<()> {
    use std::os::unix::fs::DirBuilderExt;
    fs::DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(path)
}

#[cfg(not(unix))]
fn private_folder(path: &Path) -> std::io::Result<()> {
    fs::create_dir_all(path)
}

fn private_file(path: &Path) -> std::io::Result<fs::File> {
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600);
    }
    options.open(path)
}

/// The installation's key: made the first time, readable for the owner alone.
fn installation_key(path: &Path) -> Result<Key, Fault> {
    let mut bytes = Zeroizing::new([0; 32]);
    match fs::read(path) {
        Ok(found) => {
            let found = Zeroizing::new(found);
            if found.len() != bytes.len() {
                return Err(format!("{} is not a key of 32 bytes", path.display()).into());
            }
            bytes.copy_from_slice(&found);
        }
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            System.fill(&mut *bytes);
            let mut file = private_file(path)?;
            file.write_all(&*bytes)?;
            file.sync_all()?;
        }
        Err(error) => return Err(error.into()),
    }
    Ok(Key::from_bytes(*bytes))
}
