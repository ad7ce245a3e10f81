//! `cargo xtask prove …`: what must hold for every request there can be, shown by a solver and not by examples. For
//! whoever builds Kring; no part of the product.

mod invariant;
mod mutants;
mod solve;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Anything that keeps a proof from being tried.
type Fault = Box<dyn std::error::Error + Send + Sync>;

#[derive(Parser)]
#[command(
    name = "prove",
    about = "What must hold for every request there can be"
)]
struct Cli {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    /// Proves every invariant of the policies, and refutes the mutant of each.
    Invariants,
    /// Changes the policies mechanically, and tells which changes no invariant finds out.
    Mutants,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<ExitCode, Fault> {
    let proven = match Cli::parse().what {
        What::Invariants => solve::invariants(say).await?,
        What::Mutants => solve::mutants(say).await?,
    };
    Ok(if proven {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

#[expect(clippy::print_stdout, reason = "a command answers on standard output")]
fn say(line: &str) {
    println!("{line}");
}
