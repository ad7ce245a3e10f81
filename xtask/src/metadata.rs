//! What cargo says about this workspace.

use std::path::PathBuf;

use serde_json::Value;

use crate::run::{Outcome, cargo, read};

/// `cargo metadata` of our own crates, without what they are built from.
pub fn metadata() -> Outcome<Value> {
    let text = read(&mut cargo([
        "metadata",
        "--format-version",
        "1",
        "--no-deps",
    ]))?;
    serde_json::from_str(&text).map_err(|error| format!("cargo metadata wrote no JSON: {error}"))
}

/// Where cargo puts what it builds.
pub fn target_folder() -> Outcome<PathBuf> {
    metadata()?["target_directory"]
        .as_str()
        .map(PathBuf::from)
        .ok_or_else(|| "cargo metadata names no target folder".to_owned())
}
