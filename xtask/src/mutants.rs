//! `cargo xtask mutants`: are the tests any good? Changes the rules one place at a time with cargo-mutants, runs the
//! rules' own tests on each change, and keeps which changes no test found out in `docs/quality/mutants.json`.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::{Value, json};

use crate::metadata::target_folder;
use crate::run::{Outcome, cargo, found, read, run, say};

/// The version that the figures were made with.
const VERSION: &str = "27.1.0";

/// Where the rules stand: the package whose own tests must find a change out, and its files.
const RULES: [(&str, &[&str]); 3] = [
    ("law", &["crates/law/src/**/*.rs"]),
    ("access", &["crates/access/src/*.rs"]),
    ("folder", &["crates/folder/src/command/**/*.rs"]),
];

/// So many in a hundred must be found out.
const BAR: usize = 95;

/// In how many pieces each package is tried; a piece that has ended is not tried again for the same commit.
const SHARDS: usize = 8;

/// What was found, with the commit it was found in.
const KEPT: &str = "docs/quality/mutants.json";

/// Why a change that no test finds out is left, one heading for each.
const REASONS: &str = "docs/quality/mutants.md";

/// How to look.
#[derive(clap::Args)]
pub struct Args {
    /// Only what has changed since the kept figures.
    #[arg(long)]
    changed: bool,
    /// Only those that no test found out, after tests have been written for them.
    #[arg(long, conflicts_with = "changed")]
    left: bool,
    /// Only this package.
    #[arg(long)]
    package: Option<String>,
}

/// Tries every change of the rules, or of the lines that are not as they were when everything was tried.
pub fn mutants(args: &Args) -> Outcome {
    if args.changed {
        return changed();
    }
    if args.left {
        return left(args.package.as_deref());
    }
    if !read(Command::new("git").args(["status", "--porcelain", "--untracked-files=no"]))?
        .is_empty()
    {
        return Err(
            "the figures belong to a commit; commit or put away what has changed".to_owned(),
        );
    }
    let commit = read(Command::new("git").args(["rev-parse", "HEAD"]))?;
    install()?;
    let folder = target_folder()?.join("mutants");
    let tree = clone(&folder, &commit)?;
    let mut kept = kept().unwrap_or_else(|_| json!({}));
    for (package, files) in RULES {
        if args.package.as_ref().is_some_and(|only| only != package) {
            continue;
        }
        let mut found = Found::default();
        for shard in 0..SHARDS {
            let out = folder.join(format!("{commit}-{package}-{shard}"));
            let ended = out.join("ended");
            if !ended.exists() {
                let piece = format!("{shard}/{SHARDS}");
                try_each(&tree, &folder, &out, package, files, &["--shard", &piece])?;
                write(&ended, "")?;
            }
            found.add(&out)?;
        }
        kept[package] = found.as_json();
        kept[package]["commit"] = json!(commit);
        kept[package]["files"] = json!(marks(files)?);
        keep(&kept)?;
        found.holds(package)?;
    }
    reasons(&kept)
}

/// Tries again what was left, where the rules are as they were then.
fn left(only: Option<&str>) -> Outcome {
    let mut kept = kept()?;
    install()?;
    let folder = target_folder()?.join("mutants");
    for (package, files) in RULES {
        if only.is_some_and(|only| only != package) {
            continue;
        }
        let old = &kept[package]["files"];
        if marks(files)?
            .iter()
            .any(|(file, mark)| old[file] != json!(mark))
        {
            return Err(format!(
                "the rules of {package} have changed since every change was tried; try everything again"
            ));
        }
        let names: Vec<String> = names(&kept[package]["missed"]).map(str::to_owned).collect();
        if names.is_empty() {
            continue;
        }
        let out = folder.join(format!("left-{package}"));
        let _ = fs::remove_dir_all(&out);
        let patterns: Vec<String> = names
            .iter()
            .map(|name| format!("^{}$", escaped(name)))
            .collect();
        let only: Vec<&str> = patterns.iter().flat_map(|one| ["--re", one]).collect();
        try_each(Path::new("."), &folder, &out, package, files, &only)?;
        let mut found = Found::default();
        found.add(&out)?;
        // It tries some that were not asked for, too.
        let is_left = |name: &String| names.contains(name);
        let more = found.caught.iter().filter(|name| is_left(name)).count();
        found.missed.retain(is_left);
        if more + found.missed.len() != names.len() {
            return Err(format!(
                "not every change of {package} that was left was tried again"
            ));
        }
        let caught = kept[package]["caught"].as_u64().unwrap_or_default();
        let more = u64::try_from(more).unwrap_or_default();
        kept[package]["caught"] = json!(caught + more);
        kept[package]["missed"] = json!(found.missed);
        keep(&kept)?;
        say(&format!(
            "{package}: {more} more found out, {} left",
            found.missed.len()
        ));
    }
    reasons(&kept)
}

/// A name as a pattern that means itself.
fn escaped(name: &str) -> String {
    let means_more = |one: char| r"\.+*?()|[]{}^$".contains(one);
    let mut pattern = String::new();
    for one in name.chars() {
        if means_more(one) {
            pattern.push('\\');
        }
        pattern.push(one);
    }
    pattern
}

fn names(list: &Value) -> impl Iterator<Item = &str> {
    list.as_array()
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
}

fn keep(kept: &Value) -> Outcome {
    let text = serde_json::to_string_pretty(kept).map_err(|error| error.to_string())?;
    write(Path::new(KEPT), &format!("{text}\n"))
}

/// Tries the lines that differ from when everything was tried. Files alone are compared, so nothing is fetched or built
/// when none has changed.
pub fn changed() -> Outcome {
    let kept = kept()?;
    reasons(&kept)?;
    for (package, files) in RULES {
        let old = &kept[package]["files"];
        let differ: Vec<String> = marks(files)?
            .into_iter()
            .filter(|(file, mark)| old[file] != json!(mark))
            .map(|(file, _)| file)
            .collect();
        if differ.is_empty() {
            say(&format!(
                "{package}: no rule has changed since every change was tried"
            ));
            continue;
        }
        let commit = kept[package]["commit"].as_str().unwrap_or_default();
        let lines = read(
            Command::new("git")
                .args(["diff", commit, "--"])
                .args(&differ),
        );
        install()?;
        let folder = target_folder()?.join("mutants");
        let out = folder.join(format!("changed-{package}"));
        fs::create_dir_all(&folder).map_err(|error| error.to_string())?;
        let diff = folder.join("changed.diff");
        // Without the history that holds the commit, every line of a changed file counts as changed.
        let (differ, only) = match &lines {
            Ok(lines) => {
                write(&diff, &format!("{lines}\n"))?;
                let diff = diff.display().to_string();
                (
                    files.iter().map(|one| (*one).to_owned()).collect(),
                    vec!["--in-diff".to_owned(), diff],
                )
            }
            Err(_) => (differ, Vec::new()),
        };
        let _ = fs::remove_dir_all(&out);
        let differ: Vec<&str> = differ.iter().map(String::as_str).collect();
        let only: Vec<&str> = only.iter().map(String::as_str).collect();
        try_each(Path::new("."), &folder, &out, package, &differ, &only)?;
        let mut found = Found::default();
        found.add(&out)?;
        let unknown: Vec<&String> = found
            .missed
            .iter()
            .filter(|name| !is_known(&kept[package], name))
            .collect();
        if !unknown.is_empty() {
            return Err(format!(
                "no test of {package} finds these changes out: {unknown:#?}"
            ));
        }
        say(&found.told(package));
    }
    Ok(())
}

/// Whether a change was left before, wherever it stands now.
fn is_known(kept: &Value, name: &str) -> bool {
    names(&kept["missed"]).any(|one| nameless(one) == nameless(name))
}

/// A change without the line it stands on: `crates/a/src/b.rs:1:2: replace x` → `crates/a/src/b.rs: replace x`.
fn nameless(name: &str) -> String {
    let mut pieces = name.splitn(4, ':');
    let (file, what) = (pieces.next().unwrap_or_default(), pieces.nth(2));
    format!("{file}:{}", what.unwrap_or_default())
}

/// Every change that is left has a heading with its reason, and no reason is left for a change that is found out.
fn reasons(kept: &Value) -> Outcome {
    let text = fs::read_to_string(REASONS).unwrap_or_default();
    let told: BTreeSet<&str> = text
        .lines()
        .filter_map(|line| {
            line.strip_prefix("- `")
                .and_then(|line| line.split_once('`'))
        })
        .map(|(name, _)| name)
        .collect();
    let left: BTreeSet<String> = RULES
        .iter()
        .flat_map(|(package, _)| names(&kept[*package]["missed"]))
        .map(nameless)
        .collect();
    let without: Vec<&String> = left
        .iter()
        .filter(|name| !told.contains(name.as_str()))
        .collect();
    let over: Vec<&&str> = told.iter().filter(|name| !left.contains(**name)).collect();
    if without.is_empty() && over.is_empty() {
        return Ok(());
    }
    Err(format!(
        "{REASONS} must say why each change that no test finds out is left. Without a reason: {without:#?}. No longer left: {over:#?}"
    ))
}

/// What came of some changes.
#[derive(Default)]
struct Found {
    caught: BTreeSet<String>,
    /// They would not compile, so nobody can write them.
    unviable: usize,
    missed: BTreeSet<String>,
}

impl Found {
    fn add(&mut self, out: &Path) -> Outcome {
        let file = out.join("mutants.out/outcomes.json");
        let Ok(text) = fs::read_to_string(&file) else {
            // Nothing to change there.
            return Ok(());
        };
        let all: Value = serde_json::from_str(&text).map_err(|error| error.to_string())?;
        for one in all["outcomes"].as_array().into_iter().flatten() {
            let name = one["scenario"]["Mutant"]["name"]
                .as_str()
                .unwrap_or_default();
            match one["summary"].as_str().unwrap_or_default() {
                // A change after which a test never ends is found out.
                "CaughtMutant" | "Timeout" => drop(self.caught.insert(name.to_owned())),
                "Unviable" => self.unviable += 1,
                "MissedMutant" => drop(self.missed.insert(name.to_owned())),
                _ => {}
            }
        }
        Ok(())
    }

    fn told(&self, package: &str) -> String {
        let all = self.caught.len() + self.missed.len();
        format!(
            "{package}: {} of {all} changes found out, {} do not compile",
            self.caught.len(),
            self.unviable
        )
    }

    fn holds(&self, package: &str) -> Outcome {
        say(&self.told(package));
        let all = self.caught.len() + self.missed.len();
        if self.caught.len() * 100 >= all * BAR {
            return Ok(());
        }
        Err(format!(
            "fewer than {BAR} in a hundred changes of {package} are found out; left: {:#?}",
            self.missed
        ))
    }

    fn as_json(&self) -> Value {
        json!({"caught": self.caught.len(), "unviable": self.unviable, "missed": self.missed})
    }
}

fn try_each(
    tree: &Path,
    folder: &Path,
    out: &Path,
    package: &str,
    files: &[&str],
    only: &[&str],
) -> Outcome {
    fs::create_dir_all(out).map_err(|error| error.to_string())?;
    let mut tries = cargo([
        "mutants",
        "--package",
        package,
        "--no-shuffle",
        "--colors",
        "never",
    ]);
    tries
        .current_dir(tree)
        .args(["--minimum-test-timeout", "60", "--no-times"])
        .args(files.iter().flat_map(|file| ["--file", file]))
        .args(only)
        .arg("--output")
        .arg(out)
        .env("CARGO_TARGET_DIR", folder.join("target"))
        // Nobody steps through these builds.
        .env("CARGO_PROFILE_DEV_DEBUG", "0")
        .env("CARGO_PROFILE_TEST_DEBUG", "0");
    if tree != Path::new(".") {
        // Nobody works there. What was tried before a piece was broken off is not tried again.
        tries.args(["--in-place", "--iterate"]);
    }
    say(&format!("trying changes of {package} {}", only.join(" ")));
    let status = tries
        .stdin(Stdio::null())
        .status()
        .map_err(|error| format!("cargo mutants did not start: {error}"))?;
    match status.code() {
        // 2: some were not found out; 3: a test did not end. Both are read from what it wrote.
        Some(0 | 2 | 3) => Ok(()),
        _ => Err(format!(
            "cargo mutants failed ({status}); what it said stands above"
        )),
    }
}

/// A copy of the commit, so that the changes stand nowhere else.
fn clone(folder: &Path, commit: &str) -> Outcome<PathBuf> {
    let tree = folder.join("tree");
    if !tree.exists() {
        fs::create_dir_all(folder).map_err(|error| error.to_string())?;
        run(Command::new("git")
            .args(["clone", "--quiet", "."])
            .arg(&tree))?;
    }
    let git = || {
        let mut git = Command::new("git");
        git.arg("-C").arg(&tree);
        git
    };
    run(git().args(["fetch", "--quiet", "origin"]))?;
    run(git().args(["checkout", "--quiet", "--force", "--detach", commit]))?;
    // Cargo's own path is relative to where it runs.
    fs::canonicalize(tree).map_err(|error| error.to_string())
}

fn install() -> Outcome {
    if found("cargo-mutants") {
        return Ok(());
    }
    run(&mut cargo([
        "install",
        "cargo-mutants",
        "--locked",
        "--version",
        VERSION,
    ]))
}

/// Each file of the rules with the mark of what stands in it.
fn marks(files: &[&str]) -> Outcome<BTreeMap<String, String>> {
    let listed = read(
        Command::new("git")
            .arg("ls-files")
            .args(files.iter().map(|file| format!(":(glob){file}"))),
    )?;
    let names: Vec<&str> = listed
        .lines()
        .filter(|name| Path::new(name).exists())
        .collect();
    let marks = read(Command::new("git").arg("hash-object").args(&names))?;
    Ok(names
        .into_iter()
        .map(str::to_owned)
        .zip(marks.lines().map(str::to_owned))
        .collect())
}

fn kept() -> Outcome<Value> {
    let text = fs::read_to_string(KEPT).map_err(|error| format!("{KEPT}: {error}"))?;
    serde_json::from_str(&text).map_err(|error| format!("{KEPT}: {error}"))
}

fn write(file: &Path, text: &str) -> Outcome {
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    }
    fs::write(file, text).map_err(|error| format!("{}: {error}", file.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_is_known_again_when_lines_above_it_have_come_or_gone() {
        let kept = json!({"missed": ["crates/law/src/a.rs:10:5: replace x -> bool with true"]});
        assert!(is_known(
            &kept,
            "crates/law/src/a.rs:12:5: replace x -> bool with true"
        ));
        assert!(!is_known(
            &kept,
            "crates/law/src/b.rs:10:5: replace x -> bool with true"
        ));
        assert!(!is_known(
            &kept,
            "crates/law/src/a.rs:10:5: replace x -> bool with false"
        ));
    }

    #[test]
    fn a_name_means_itself_as_a_pattern() {
        assert_eq!(
            escaped("a/b.rs:1:2: replace && with || in K<'a>::f"),
            r"a/b\.rs:1:2: replace && with \|\| in K<'a>::f"
        );
    }

    #[test]
    fn ninety_five_in_a_hundred_are_enough_and_fewer_are_not() {
        let some = |caught: usize, missed: usize| Found {
            caught: (0..caught).map(|at| at.to_string()).collect(),
            unviable: 3,
            missed: (0..missed).map(|at| at.to_string()).collect(),
        };
        assert!(some(95, 5).holds("law").is_ok());
        assert!(some(94, 6).holds("law").is_err());
    }
}
