//! The commands, one file each.

mod check;
mod demo;
mod rebuild;
mod story;
mod verify;

use std::process::ExitCode;

use clap::Subcommand;

/// What went wrong, for the operator.
pub type Fault = Box<dyn std::error::Error + Send + Sync>;

/// What the binary can do.
#[derive(Subcommand)]
pub enum Command {
    /// Creates an invented county in a local folder and serves it.
    Demo(demo::Demo),
    /// Checks data that is loaded from files: practice packs.
    Check(check::Check),
    /// Walks through every part's chain and says what does not hold.
    Verify(verify::Verify),
    /// Makes the registers again from the journals.
    Rebuild(rebuild::Rebuild),
}

impl Command {
    /// Runs it.
    pub async fn run(self) -> Result<ExitCode, Fault> {
        match self {
            // On the heap: what it holds while it awaits is large.
            Self::Demo(demo) => Box::pin(demo.run()).await,
            Self::Check(check) => check.run(),
            Self::Verify(verify) => verify.run().await,
            Self::Rebuild(rebuild) => rebuild.run().await,
        }
    }
}
