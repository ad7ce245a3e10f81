//! `cargo xtask prove …`: what must hold whatever is written or sent, shown by a solver or by very many tries. For
//! whoever builds Kring; no part of the product.

mod access;
mod http;
mod invariant;
mod mutants;
mod random;
mod solve;
mod worlds;

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
    /// Invented histories through the use cases, held against the oracle after each event.
    Access {
        /// How many.
        #[arg(long, default_value_t = 300)]
        histories: u64,
        /// How many of them are looked at in the end over HTTP too.
        #[arg(long, default_value_t = 20)]
        over_http: u64,
        /// The first one's number.
        #[arg(long, default_value_t = 1)]
        seed: u64,
    },
    /// Pairs of worlds that are alike but for something hidden: whoever it is hidden from gets the same bytes.
    Worlds {
        /// How many.
        #[arg(long, default_value_t = 100)]
        pairs: u64,
        /// The first one's number.
        #[arg(long, default_value_t = 2)]
        seed: u64,
    },
    /// Sends bent requests to every address as everybody: nothing breaks, and nothing is told.
    Http {
        /// How many.
        #[arg(long, default_value_t = 10_000)]
        requests: usize,
        /// The same requests each time.
        #[arg(long, default_value_t = 1)]
        seed: u64,
    },
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<ExitCode, Fault> {
    let proven = match Cli::parse().what {
        What::Invariants => solve::invariants(say).await?,
        What::Mutants => solve::mutants(say).await?,
        What::Access {
            histories,
            over_http,
            seed,
        } => access::access(histories, over_http, seed, say)?,
        What::Worlds { pairs, seed } => worlds::worlds(pairs, seed, say)?,
        What::Http { requests, seed } => http::http(requests, seed, say).await?,
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
