//! `cargo xtask matrix`: who may what, as tables that are checked in and read as rules. One asks the policies (actor, kind,
//! situation, action), the others ask every address as everybody; an address that nobody tries fails.

use crate::run::{Outcome, cargo, run, say};

/// Where the tables lie.
const TABLES: [&str; 2] = [
    "crates/access/src/tests/snapshots",
    "crates/web/tests/site/snapshots",
];

#[derive(clap::Args)]
pub struct Args {
    /// Write the tables anew, to be read as a change of the rules before they are committed.
    #[arg(long)]
    accept: bool,
}

/// Runs the tests that make the tables.
pub fn matrix(args: &Args) -> Outcome {
    let update = if args.accept { "always" } else { "no" };
    for words in [
        ["--package", "access", "--lib", "matrix"].as_slice(),
        &["--package", "web", "--test", "site", "addresses"],
    ] {
        let mut test = cargo(["test"]);
        run(test.args(words).env("INSTA_UPDATE", update))?;
    }
    say(&format!(
        "the tables stand in {}; no address is without an access test",
        TABLES.join(" and ")
    ));
    Ok(())
}
