//! Every text that a template or page asks for exists. Keys that are put together at run time are not seen here.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use crate::samples;

/// The literal keys after these calls, in every file under a folder.
fn keys(folder: &Path, found: &mut BTreeSet<(String, String)>) {
    const CALLS: [&str; 8] = [
        ".t(\"", ".t1(\"", ".tw(\"", ".plain(\"", ".title(\"", ".form_title(form, \"", ".form_title(&form, \"",
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
