//! Prints what is wrong with the texts, a line each, and fails if anything is: `cargo xtask check-texts`.

use std::process::ExitCode;

fn main() -> ExitCode {
    let problems = tongue::check::problems();
    for problem in &problems {
        eprintln!("{problem}");
    }
    if problems.is_empty() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}
