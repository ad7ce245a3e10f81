//! Every text that a template or page asks for exists. Keys that are put together at run time are not seen here.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use crate::samples;

/// The literal keys after these calls, in every file under a folder.
fn keys(folder: &Path, found: &mut BTreeSet<(String, String)>) {
    const CALLS: [&str; 8] = [
        ".t(\"",
        ".t1(\"",
        ".tw(\"",
        ".plain(\"",
        ".title(\"",
        ".form_title(form, \"",
        ".form_title(&form, \"",
        "refuse(\"\", \"",
    ];
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            keys(&path, found);
            continue;
        }
        let source = fs::read_to_string(&path).unwrap();
        for call in CALLS {
            for after in source.split(call).skip(1) {
                let key = after.split('"').next().unwrap_or_default();
                found.insert((key.to_owned(), path.display().to_string()));
            }
        }
    }
}

#[test]
fn every_text_that_a_page_asks_for_exists() {
    let crate_dir = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = BTreeSet::new();
    keys(&crate_dir.join("templates"), &mut found);
    keys(&crate_dir.join("src/pages"), &mut found);
    let look = samples::professional("sv");
    let missing: Vec<_> = found
        .iter()
        .filter(|(key, _)| !look.tongue().has(key))
        .filter(|(key, file)| !(file.ends_with("texts_test.rs") || key.is_empty()))
        .collect();
    assert!(missing.is_empty(), "{missing:#?}");
}

/// The refusals that the sources under a folder give.
fn refusals(folder: &Path, found: &mut BTreeSet<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            refusals(&path, found);
            continue;
        }
        let source = fs::read_to_string(&path).unwrap();
        let after = source.split("\"refusal-").skip(1);
        let words = after.map(|rest| rest.split('"').next().unwrap_or_default());
        found.extend(
            words
                .filter(|word| !word.is_empty())
                .map(|word| format!("refusal-{word}")),
        );
    }
}

#[test]
fn every_refusal_says_why_in_every_language() {
    let crates = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut found = BTreeSet::new();
    for one in ["access", "app", "folder"] {
        refusals(&crates.join(one).join("src"), &mut found);
    }
    assert!(found.len() > 40, "{found:?}");
    for language in ["sv", "en"] {
        let look = samples::professional(language);
        let missing: Vec<_> = found.iter().filter(|key| !look.tongue().has(key)).collect();
        assert!(missing.is_empty(), "{language} {missing:?}");
    }
}
