//! `cargo xtask bench …`: the released build, measured on this machine by the crate `bench`.

use std::process::Command;

use clap::Subcommand;

use crate::metadata::target_folder;
use crate::postgres::{ADDRESS, Postgres};
use crate::provision::{Tool, provision};
use crate::run::{Outcome, cargo, run};

/// What to measure. Whatever follows goes on to the crate `bench`, which explains itself with --help.
#[derive(Subcommand)]
pub enum What {
    /// One question to the policies, and a view of a thousand entries.
    Decide(Words),
    /// A child's page by size of the part, and readers beside writers on both engines.
    Folder(Words),
    /// A durable entry against one flush of the disk.
    Save(Words),
    /// First answer after start, memory at rest, size of the binary, weight of pages.
    Start(Words),
}

#[derive(clap::Args)]
pub struct Words {
    #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
    words: Vec<String>,
}

/// Builds as for a release and measures.
pub fn bench(what: &What) -> Outcome {
    match what {
        What::Folder(Words { words }) => {
            let mut measured = measured("folder", words);
            if is_told_a_server() {
                return run(&mut measured);
            }
            provision(&[Tool::Postgres])?;
            let postgres = Postgres::start(&[])?;
            run(measured.env(ADDRESS, postgres.address()))
        }
        What::Decide(Words { words }) => run(&mut measured("decide", words)),
        What::Save(Words { words }) => run(&mut measured("save", words)),
        What::Start(Words { words }) => {
            run(&mut cargo(["build", "--release", "--package", "server"]))?;
            let kring = target_folder()?.join("release/kring");
            run(measured("start", words).arg("--kring").arg(kring))
        }
    }
}

/// Whoever has a PostgreSQL running measures on that one.
#[expect(
    clippy::disallowed_methods,
    reason = "the tests are told in the same way where PostgreSQL is"
)]
fn is_told_a_server() -> bool {
    std::env::var_os(ADDRESS).is_some()
}

fn measured(what: &str, words: &[String]) -> Command {
    let mut command = cargo(["run", "--release", "--package", "bench", "--"]);
    command.arg(what).args(words);
    command
}

#[cfg(test)]
mod tests {
    use clap::Parser;

    use super::*;

    #[derive(Parser)]
    struct Cli {
        #[command(subcommand)]
        what: What,
    }

    #[test]
    fn what_follows_goes_on_unread() {
        let asked = ["bench", "folder", "--sizes", "10,100", "--json", "figures"];
        let words = Cli::try_parse_from(asked).map(|cli| match cli.what {
            What::Folder(Words { words }) => words,
            What::Decide(_) | What::Save(_) | What::Start(_) => Vec::new(),
        });
        assert_eq!(words.unwrap_or_default(), asked[2..]);
    }
}
