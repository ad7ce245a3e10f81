//! `cargo xtask check-texts`: every text in every language, with the same arguments.

use crate::run::{Outcome, cargo, run};

/// Runs the check that lives beside the texts' own reader, so that both always agree.
pub fn check_texts() -> Outcome {
    run(&mut cargo([
        "run",
        "--quiet",
        "--package",
        "tongue",
        "--example",
        "check",
    ]))
}
