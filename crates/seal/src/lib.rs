//! Sealing and chaining: bytes in, bytes out (design decisions 2 and 3).
//!
//! Nothing here waits, reads a clock or makes its own randomness.

mod chain;
mod entropy;
mod envelope;
mod key;
mod keyed_hash;
mod record;

pub use chain::{ChainError, Link, link, verify, verify_after};
pub use entropy::Entropy;
pub use envelope::{SealError, open_card, seal_card, unwrap, wrap};
pub use key::Key;
pub use keyed_hash::keyed_hash;
pub use record::{Header, Open, Record, Sealed};
