//! `cargo xtask prove …`: what must hold whatever is written or sent, shown by the crate `prove`.

use clap::Subcommand;

use crate::provision::{Tool, provision};
use crate::run::{Outcome, cargo, run};

/// What to prove.
#[derive(Clone, Subcommand)]
pub enum What {
    /// Every invariant of the policies, by Cedar's symbolic compiler and a solver, and that the mutant of each is refuted.
    Invariants,
    /// Changes the policies mechanically and tells which changes no invariant finds out. Takes some minutes.
    Mutants,
    /// Invented histories through the use cases, held against the oracle. `--histories` says how many, `--seed` which.
    Access(Words),
    /// Bent requests to every address as everybody: nothing breaks and nothing is told. `--requests` says how many, `--seed` which.
    Http(Words),
}

#[derive(Clone, Default, clap::Args)]
pub struct Words {
    #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
    words: Vec<String>,
}

impl What {
    /// What every test run proves.
    pub fn ordinary() -> [Self; 2] {
        [Self::Invariants, Self::Http(Words::default())]
    }
}

/// Installs the solver where it is needed and missing, and proves.
pub fn prove(what: &What) -> Outcome {
    let (what, words): (_, &[String]) = match what {
        What::Invariants => ("invariants", &[]),
        What::Mutants => ("mutants", &[]),
        What::Access(Words { words }) => ("access", words),
        What::Http(Words { words }) => ("http", words),
    };
    if matches!(what, "invariants" | "mutants") {
        provision(&[Tool::Solver])?;
    }
    run(cargo(["run", "--package", "prove", "--", what]).args(words))
}
