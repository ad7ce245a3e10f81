//! A world in a box: both engines, a fixed clock, seeded ids, and a small county.
//!
//! For tests alone; no product crate depends on it.
#![expect(
    clippy::expect_used,
    clippy::missing_panics_doc,
    reason = "a test that cannot make its world has to stop"
)]

mod child;
mod county;
mod seeded;
mod world;

pub use county::{County, Seat};
pub use seeded::{Seeded, Stream};
pub use store::Engine;
pub use store::testing::{Guard, keep, statements};
pub use world::World;
