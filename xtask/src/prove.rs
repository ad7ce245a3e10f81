//! `cargo xtask prove …`: what must hold for every request there can be, shown by the crate `prove`.

use clap::Subcommand;

use crate::provision::{Tool, provision};
use crate::run::{Outcome, cargo, run};

/// What to prove.
#[derive(Clone, Copy, Subcommand)]
pub enum What {
    /// Every invariant of the policies, by Cedar's symbolic compiler and a solver, and that the mutant of each is refuted.
    Invariants,
    /// Changes the policies mechanically and tells which changes no invariant finds out. Takes some minutes.
    Mutants,
}

/// Installs the solver where it is missing, and proves.
pub fn prove(what: What) -> Outcome {
    provision(&[Tool::Solver])?;
    let what = match what {
        What::Invariants => "invariants",
        What::Mutants => "mutants",
    };
    run(&mut cargo(["run", "--package", "prove", "--", what]))
}
