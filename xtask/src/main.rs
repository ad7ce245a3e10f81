//! What whoever builds Kring runs: `cargo xtask <command>`.

mod bench;
mod browser;
mod check_deps;
mod check_supply;
mod check_texts;
mod matrix;
mod metadata;
mod mutants;
mod postgres;
mod prove;
mod provision;
mod run;
mod test;

use std::path::Path;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Commands for those who build Kring.
#[derive(Parser)]
#[command(name = "cargo xtask")]
struct Cli {
    #[command(subcommand)]
    command: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Install what tests need and run every suite, in order, to the first that fails.
    Test(test::Args),
    /// Check that crates depend only in the allowed directions.
    CheckDeps,
    /// Check that every text exists in every language.
    CheckTexts,
    /// Check licences, bans and sources of everything that Kring is built from.
    CheckSupply,
    /// Try who may what against the checked-in tables: by the rules, and at every address.
    Matrix(matrix::Args),
    /// Prove what must hold whatever is written or sent.
    Prove {
        #[command(subcommand)]
        what: prove::What,
    },
    /// Change the rules one place at a time and see whether their tests find it out. Takes an hour or two.
    Mutants(mutants::Args),
    /// Run a private PostgreSQL until Ctrl-C, for working on tests.
    Postgres,
    /// Measure what Kring costs on this machine.
    Bench {
        #[command(subcommand)]
        what: bench::What,
    },
}

fn main() -> ExitCode {
    let done = std::env::set_current_dir(root())
        .map_err(|error| format!("cannot enter {}: {error}", root().display()))
        .and_then(|()| match Cli::parse().command {
            Task::Test(args) => test::test(&args),
            Task::CheckDeps => check_deps::check_deps(),
            Task::CheckTexts => check_texts::check_texts(),
            Task::CheckSupply => check_supply::check_supply(),
            Task::Matrix(args) => matrix::matrix(&args),
            Task::Mutants(args) => mutants::mutants(&args),
            Task::Postgres => postgres::postgres(),
            Task::Prove { what } => prove::prove(&what),
            Task::Bench { what } => bench::bench(&what),
        });
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("xtask: {why}");
            ExitCode::FAILURE
        }
    }
}

/// The folder of the workspace: every command runs there, wherever it was typed.
fn root() -> &'static Path {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here)
}
