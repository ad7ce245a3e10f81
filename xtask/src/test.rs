//! `cargo xtask test`: everything that must hold, in the order in which it fails fastest.

use std::time::{Duration, Instant};

use clap::ValueEnum;

use crate::browser::browser;
use crate::check_deps::check_deps;
use crate::check_supply::check_supply;
use crate::check_texts::check_texts;
use crate::mutants;
use crate::postgres::{ADDRESS, Postgres, THROWAWAY};
use crate::prove::prove_all;
use crate::provision::{Tool, provision};
use crate::run::{Outcome, cargo, found, run, say};

/// Which suites to run.
#[derive(clap::Args)]
pub struct Args {
    /// Also what takes too long for every change: many more cases per property.
    #[arg(long)]
    full: bool,
    /// Only this suite.
    #[arg(long, value_name = "SUITE")]
    only: Option<Suite>,
}

/// Something that must hold; the order is the order of the run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Suite {
    /// Rust files are formatted.
    Format,
    /// Crates depend only in the allowed directions.
    Directions,
    /// Clippy, without a single warning.
    Lints,
    /// Every text in every language.
    Texts,
    /// Licences, bans and sources.
    Supply,
    /// Unit, property, snapshot and store tests, the latter on both engines.
    Unit,
    /// That no change of the rules since every change was tried goes unnoticed by their own tests.
    Mutants,
    /// What must hold for every request there can be, by a solver; three hundred histories against the oracle; and ten
    /// thousand bent requests.
    Proofs,
    /// Examples in the documentation.
    Docs,
    /// Journeys in Chromium, with axe on every page.
    Browser,
}

impl Suite {
    fn name(self) -> String {
        format!("{self:?}").to_lowercase()
    }

    fn needs(self) -> &'static [Tool] {
        match self {
            Self::Unit => &[Tool::Postgres],
            Self::Proofs => &[Tool::Solver, Tool::Python, Tool::Postgres],
            Self::Browser => &[Tool::Chromium, Tool::Node, Tool::Npm],
            _ => &[],
        }
    }

    fn run(self, full: bool) -> Outcome {
        match self {
            Self::Format => run(&mut cargo(["fmt", "--all", "--check"])),
            Self::Directions => check_deps(),
            Self::Lints => run(&mut cargo([
                "clippy",
                "--workspace",
                "--all-targets",
                "--",
                "--deny",
                "warnings",
            ])),
            Self::Texts => check_texts(),
            Self::Supply => check_supply(),
            Self::Unit => unit(full),
            Self::Mutants => mutants::changed(),
            Self::Proofs => prove_all(),
            Self::Docs => run(&mut cargo(["test", "--workspace", "--doc"])),
            Self::Browser => browser(),
        }
    }
}

/// Runs the suites, tells how long each took and stops at the first that fails.
pub fn test(args: &Args) -> Outcome {
    let suites = args
        .only
        .as_ref()
        .map_or(Suite::value_variants(), std::slice::from_ref);
    let needs: Vec<Tool> = suites
        .iter()
        .flat_map(|suite| suite.needs())
        .copied()
        .collect();
    provision(&needs)?;
    let mut table = Vec::new();
    for suite in suites {
        say(&format!("\n== {} ==", suite.name()));
        let begun = Instant::now();
        let outcome = suite.run(args.full);
        table.push(row(&suite.name(), begun.elapsed(), outcome.is_ok()));
        if let Err(why) = outcome {
            say(&format!("\n{}\n", table.join("\n")));
            return Err(format!("{} does not hold: {why}", suite.name()));
        }
    }
    say(&format!("\n{}\n", table.join("\n")));
    say(&args.only.map_or("all suites passed".to_owned(), |suite| {
        format!("{} passed", suite.name())
    }));
    Ok(())
}

fn row(name: &str, took: Duration, holds: bool) -> String {
    format!(
        "{name:<12}{:>5.1} min  {}",
        took.as_secs_f64() / 60.0,
        if holds { "holds" } else { "FAILS" }
    )
}

/// Every test of every crate, with a PostgreSQL of its own beside SQLite.
fn unit(full: bool) -> Outcome {
    let postgres = Postgres::start(THROWAWAY)?;
    // A fresh machine has no nextest and need not build it: cargo's own runner runs the same tests.
    let nextest = found("cargo-nextest");
    let mut runner = if nextest {
        cargo(["nextest", "run", "--workspace"])
    } else {
        cargo(["test", "--workspace", "--lib", "--bins", "--tests"])
    };
    runner.env(ADDRESS, postgres.address());
    if full {
        // More cases of every property, and the tests that take minutes.
        runner.env("PROPTEST_CASES", "5000");
        if nextest {
            runner.args(["--run-ignored", "all"]);
        } else {
            runner.args(["--", "--include-ignored"]);
        }
    }
    run(&mut runner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_tells_minutes_and_whether_it_holds() {
        assert_eq!(
            row("unit", Duration::from_secs(90), true),
            "unit          1.5 min  holds"
        );
        assert_eq!(
            row("unit", Duration::from_secs(30), false),
            "unit          0.5 min  FAILS"
        );
    }
}
