//! `kring`: one binary, one file per command.

mod clock;
mod commands;
mod connection;
mod data;
mod entropy;
mod say;
mod serve;

use std::process::ExitCode;

use clap::Parser;

/// One shared place around a child.
#[derive(Parser)]
#[command(name = "kring", version, about)]
struct Cli {
    #[command(subcommand)]
    command: commands::Command,
}

#[tokio::main]
async fn main() -> ExitCode {
    tracing_subscriber::fmt()
        .json()
        .with_max_level(tracing::Level::INFO)
        .with_writer(std::io::stderr)
        .init();
    // A panic's message could carry words about a child: only its place is kept.
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(ToString::to_string);
        tracing::error!(place, "panicked");
    }));
    match Cli::parse().command.run().await {
        Ok(code) => code,
        Err(error) => {
            tracing::error!(error = &*error as &dyn std::error::Error, "stopped");
            say::problem(&*error);
            ExitCode::FAILURE
        }
    }
}
