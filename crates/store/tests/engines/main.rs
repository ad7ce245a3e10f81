//! Every promise of the store, tried on both engines.
#![expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

mod commit;
mod keeping;
mod keyring;
mod people;
mod sample;
