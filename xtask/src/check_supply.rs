//! `cargo xtask check-supply`: licences, bans and sources, as `deny.toml` says.

use std::process::Command;

use crate::metadata::target_folder;
use crate::run::{Outcome, cargo, run, say};

/// The version that reads our `deny.toml`; another may know other words.
const CARGO_DENY: &str = "0.20.2";

/// Runs cargo-deny, and builds it first where it is missing (about four minutes on two cores).
///
/// Advisories are left out: their database is not reachable from every machine, and a check that
/// passes because it could not look would be worse than none.
pub fn check_supply() -> Outcome {
    let tools = target_folder()?.join("tools");
    let deny = tools.join("bin/cargo-deny");
    if !deny.exists() {
        say("cargo-deny is missing: building it once, in the target folder");
        run(cargo([
            "install",
            "cargo-deny",
            "--version",
            CARGO_DENY,
            "--locked",
            "--debug",
            "--quiet",
            "--root",
        ])
        .arg(&tools))?;
    }
    run(Command::new(deny).args([
        "check",
        "--hide-inclusion-graph",
        "licenses",
        "bans",
        "sources",
    ]))
}
