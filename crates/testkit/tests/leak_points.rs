//! docs/protected-identity.md names a test for each place where a protected child could be told of (law.md A13).
#![expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// The fewest points that the paper lists.
const AT_LEAST: usize = 40;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// Everything that looks like a source file of ours.
fn sources(folder: &Path, all: &mut String) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if path.is_dir() {
            if !["target", "node_modules"].contains(&name.as_str()) {
                sources(&path, all);
            }
        } else if path
            .extension()
            .is_some_and(|kind| kind == "rs" || kind == "ts")
        {
            all.push_str(&std::fs::read_to_string(&path).unwrap());
        }
    }
}

/// The tests of the house: Rust functions right under a `#[test]` of some kind, and titles of journeys.
fn tests() -> BTreeSet<String> {
    let mut all = String::new();
    for folder in ["crates", "xtask", "e2e/tests"] {
        sources(&root().join(folder), &mut all);
    }
    let mut found = BTreeSet::new();
    let mut marked = false;
    for line in all.lines().map(str::trim) {
        if let Some(title) = line.strip_prefix("test('") {
            found.extend(title.split('\'').next().map(str::to_owned));
        }
        let function = line.strip_prefix("async ").unwrap_or(line);
        if line == "#[test]" || line.starts_with("#[tokio::test") {
            marked = true;
        } else if let Some(rest) = function.strip_prefix("fn ") {
            if marked {
                found.extend(rest.split(['(', '<']).next().map(str::to_owned));
            }
            marked = false;
        }
    }
    found
}

/// The number, the words and the named tests of each row.
fn points(paper: &str) -> Vec<(usize, String, Vec<String>)> {
    let mut points = Vec::new();
    for line in paper.lines().filter(|line| line.starts_with("| ")) {
        let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
        let [number, place, holds, tests] = cells.as_slice() else {
            continue;
        };
        let Ok(number) = number.parse() else {
            continue;
        };
        assert!(!place.is_empty() && !holds.is_empty(), "{line}");
        let named = tests.split(", ").map(|name| {
            let name = name
                .strip_prefix('`')
                .and_then(|name| name.strip_suffix('`'));
            name.unwrap_or_else(|| panic!("no test is named: {line}"))
                .to_owned()
        });
        points.push((number, (*place).to_owned(), named.collect()));
    }
    points
}

#[test]
fn every_leak_point_of_protected_identity_has_a_test_that_exists() {
    let paper = std::fs::read_to_string(root().join("docs/protected-identity.md")).unwrap();
    let points = points(&paper);
    assert!(points.len() >= AT_LEAST, "only {} points", points.len());
    let there = tests();
    let mut places = BTreeSet::new();
    for (at, (number, place, named)) in points.iter().enumerate() {
        assert_eq!(*number, at + 1, "the numbers go on without a gap: {place}");
        assert!(places.insert(place), "{number} stands twice: {place}");
        for name in named {
            assert!(
                there.contains(name),
                "point {number}: there is no test `{name}`"
            );
        }
    }
}

#[test]
fn a_point_without_a_test_and_a_test_that_is_no_test_are_found() {
    let there = tests();
    assert!(there.contains("a_point_without_a_test_and_a_test_that_is_no_test_are_found"));
    assert!(!there.contains("tests") && !there.contains("points"));
    let row = "| 1 | Somewhere | something | `one`, `other` |";
    assert_eq!(points(row)[0].2, ["one", "other"]);
    assert!(points("| no. | where | what holds it | test |").is_empty());
    let nobody = std::panic::catch_unwind(|| points("| 1 | Somewhere | something | later |"));
    assert!(nobody.is_err());
}
