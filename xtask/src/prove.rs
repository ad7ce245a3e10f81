//! `cargo xtask prove …`: what must hold whatever is written or sent, shown by the crate `prove`.

use std::process::Command;

use clap::Subcommand;

use crate::metadata::target_folder;
use crate::postgres::{ADDRESS, Postgres, THROWAWAY};
use crate::provision::{Tool, provision};
use crate::run::{Outcome, cargo, run};

/// The words after `python3` for the oracle's own tests.
const ORACLES_TESTS: [&str; 7] = [
    "-m",
    "unittest",
    "discover",
    "-s",
    "oracle/tests",
    "-t",
    "oracle",
];

/// What to prove.
#[derive(Clone, Subcommand)]
pub enum What {
    /// Every invariant of the policies, by Cedar's symbolic compiler and a solver, and that the mutant of each is refuted.
    Invariants,
    /// Changes the policies mechanically and tells which changes no invariant finds out. Takes some minutes.
    Mutants,
    /// Invented histories through the use cases, held against the oracle. `--histories` says how many, `--over-http` how many of them by their pages too, `--seed` which.
    Access(Words),
    /// Pairs of worlds that are alike but for something hidden, on both engines. `--pairs` says how many, `--seed` which.
    Worlds(Words),
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
    fn ordinary() -> [Self; 4] {
        [
            Self::Invariants,
            Self::Access(Words::default()),
            Self::Worlds(Words::default()),
            Self::Http(Words::default()),
        ]
    }

    /// What it takes from the system.
    const fn needs(&self) -> &'static [Tool] {
        match self {
            Self::Invariants | Self::Mutants => &[Tool::Solver],
            Self::Access(_) => &[Tool::Python],
            Self::Worlds(_) => &[Tool::Postgres],
            Self::Http(_) => &[],
        }
    }
}

/// Installs what is needed and missing, and proves. Nothing is left out because something is missing.
pub fn prove(what: &What) -> Outcome {
    let mut prover = cargo(["run", "--package", "prove", "--"]);
    prove_by(&mut prover, what)
}

/// Everything that every test run proves, by the prover as the tests before have built it: by itself it would be built
/// anew with other features of everything that it knows, which takes longer than some of the proofs.
pub fn prove_all() -> Outcome {
    run(&mut cargo(["build", "--workspace", "--tests", "--bins"]))?;
    let prover = target_folder()?.join("debug/prove");
    for what in What::ordinary() {
        prove_by(&mut Command::new(&prover), &what)?;
    }
    Ok(())
}

fn prove_by(prover: &mut Command, what: &What) -> Outcome {
    provision(what.needs())?;
    let (what, words): (_, &[String]) = match what {
        What::Invariants => ("invariants", &[]),
        What::Mutants => ("mutants", &[]),
        What::Access(Words { words }) => ("access", words),
        What::Worlds(Words { words }) => ("worlds", words),
        What::Http(Words { words }) => ("http", words),
    };
    if what == "access" {
        // The oracle is right by its own tests first.
        run(Command::new("python3").args(ORACLES_TESTS))?;
    }
    prover.arg(what);
    // Kept until the proof has ended.
    let _postgres = if what == "worlds" {
        let postgres = Postgres::start(THROWAWAY)?;
        prover.env(ADDRESS, postgres.address());
        Some(postgres)
    } else {
        None
    };
    run(prover.args(words))
}
