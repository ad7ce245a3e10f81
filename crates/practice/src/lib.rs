//! Practice packs: what differs between places (wheels, words, roles, steps, questions) as data (R1, R11).
//!
//! A pack is a folder with `pack.toml` and one Fluent file per language. No area and no role of
//! any pack is named in code.

mod builtin;
mod pack;
mod rules;
mod stage;
pub mod text;
mod validate;

pub use builtin::Packs;
pub use pack::{Analyst, Area, Closeness, Concept, Pack, PackFault, Seat};
pub use stage::Stage;
pub use validate::Problem;
