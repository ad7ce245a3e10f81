//! What the suites need from the system, installed where we may, else named.

use std::path::Path;
use std::process::Command;

use crate::postgres;
use crate::run::{Outcome, found, read, run, say};

/// Something that comes from the system's package manager.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tool {
    /// Where Playwright's configuration looks for it.
    Chromium,
    Node,
    Npm,
    Postgres,
    /// For the oracle.
    Python,
    /// For proofs about the policies.
    Solver,
}

impl Tool {
    fn package(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Node => "nodejs",
            Self::Npm => "npm",
            Self::Postgres => "postgresql",
            Self::Python => "python3",
            Self::Solver => "cvc5",
        }
    }

    fn is_here(self) -> bool {
        match self {
            Self::Chromium => Path::new("/usr/bin/chromium").exists(),
            Self::Node => found("node"),
            Self::Npm => found("npm"),
            Self::Postgres => postgres::programs().is_ok(),
            Self::Python => found("python3"),
            Self::Solver => found("cvc5"),
        }
    }
}

/// Installs what is missing, as root or with sudo that asks for no password; otherwise stops and names the command.
pub fn provision(tools: &[Tool]) -> Outcome {
    let missing: Vec<&str> = tools
        .iter()
        .filter(|tool| !tool.is_here())
        .map(|tool| tool.package())
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    let Some(apt) = apt() else {
        return Err(format!(
            "the tests need {0}; run: sudo apt-get install --yes {0}",
            missing.join(" ")
        ));
    };
    say(&format!(
        "installing what is missing: {}",
        missing.join(", ")
    ));
    run(as_who_may(&apt).arg("update"))?;
    run(as_who_may(&apt)
        .args(["install", "--yes", "--no-install-recommends"])
        .args(&missing))
}

/// The words that start apt-get here, if we may run it.
fn apt() -> Option<Vec<&'static str>> {
    if !found("apt-get") {
        return None;
    }
    if is_root() {
        return Some(vec!["apt-get"]);
    }
    let sudo_asks_nothing =
        found("sudo") && read(Command::new("sudo").args(["--non-interactive", "true"])).is_ok();
    sudo_asks_nothing.then(|| {
        vec![
            "sudo",
            "--non-interactive",
            "--preserve-env=DEBIAN_FRONTEND",
            "apt-get",
        ]
    })
}

fn as_who_may(words: &[&str]) -> Command {
    let mut command = Command::new(words[0]);
    command
        .args(&words[1..])
        .env("DEBIAN_FRONTEND", "noninteractive")
        .arg("--quiet");
    command
}

/// Whether we run as root.
pub fn is_root() -> bool {
    read(Command::new("id").arg("-u")).is_ok_and(|id| id == "0")
}
