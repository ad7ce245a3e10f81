//! The only crate that knows SQL: one text, two engines (design decision 12).
//!
//! Columns hold random ids, whole numbers, dates, keyed hashes and sealed bytes (decision 2).

mod access_log;
mod address;
mod commit;
mod db;
mod error;
mod holding;
mod journal;
mod keyring;
mod locator;
mod part;
mod person;
mod register;
mod session;
mod setting;
mod sqlite;
mod store;
#[cfg(feature = "testing")]
pub mod testing;
mod value;
mod wipe;
mod write;
mod writer;

pub use access_log::{LogLine, LogRow};
pub use address::Engine;
pub use commit::{Append, Commit};
pub use error::{CommitError, StoreError};
pub use holding::Holding;
pub use journal::{Head, JournalRow};
pub use keyring::{Keyring, PartKeys};
pub use part::{NewPart, Owner};
pub use register::{Filter, PartRegister, RegisterHit, RegisterRow};
pub use session::Session;
pub use store::Store;
