//! May this person, in this function, do this with that?
//!
//! The answer is policy text that a lawyer can read (`policies/*.cedar`), never an `if` in a handler (design decision 4).
//! This crate turns the vocabulary of [`folder::class`] into the facts those rules may know, asks them, and
//! turns a no into a [`Refusal`](folder::Refusal) that tells why without telling what is hidden.

mod facts;
mod gate;
mod memory;
mod policy;
mod questions;

pub use gate::{Allowed, Gate, GateFault, SCHEMA};
pub use policy::{Policy, PolicyFile, policies};

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
mod tests;
