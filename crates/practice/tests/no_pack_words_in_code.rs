//! A wheel is content, not code: no area and no role of any pack stands in Rust, in a template or
//! in a policy (R1, R11).
#![expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use practice::Packs;

/// What a place has named: keys and names in quotes, and the wordings of roles anywhere.
struct Words {
    quoted: BTreeSet<String>,
    anywhere: BTreeSet<String>,
}

impl Words {
    fn of(packs: &Packs) -> Self {
        let (mut quoted, mut anywhere) = (BTreeSet::new(), BTreeSet::new());
        for pack in packs.iter() {
            quoted.extend(pack.areas().iter().map(|area| area.key.clone()));
            quoted.extend(pack.areas().iter().flat_map(|area| area.sub_areas.clone()));
            quoted.extend(
                practice::Stage::OF_CHILDREN
                    .map(|stage| pack.named_contact(stage).unwrap().role.clone()),
            );
            for (_, ftl) in pack.texts() {
                for (key, value) in ftl.lines().filter_map(|line| line.split_once(" = ")) {
                    if key.starts_with("area-") || key.starts_with("sub-area-") {
                        quoted.insert(value.into());
                    } else if key.starts_with("role-") {
                        anywhere.insert(value.to_lowercase());
                    }
                }
            }
        }
        Self { quoted, anywhere }
    }

    /// Which of the words stand in the code, leaving out comments and the tests at the end of a file.
    fn found_in(&self, source: &str) -> Vec<String> {
        let code = source.split("#[cfg(test)]").next().unwrap();
        let code: String = code
            .lines()
            .filter(|line| {
                !line.trim_start().starts_with("//") && !line.trim_start().starts_with("{#")
            })
            .flat_map(|line| [line, "\n"])
            .collect();
        let lower = code.to_lowercase();
        let quoted = self.quoted.iter().filter(|word| {
            [
                format!("\"{word}\""),
                format!("'{word}'"),
                format!("\"area-{word}"),
                format!(">{word}<"),
            ]
            .iter()
            .any(|form| code.contains(form.as_str()))
        });
        quoted
            .chain(
                self.anywhere
                    .iter()
                    .filter(|word| lower.contains(word.as_str())),
            )
            .cloned()
            .collect()
    }
}

fn sources(folder: &Path, into: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if path.is_dir() && !["tests", "assets", "snapshots"].contains(&name.as_str()) {
            sources(&path, into);
        } else if name != "tests.rs"
            && path.extension().is_some_and(|kind| {
                ["rs", "html", "svg", "cedar"]
                    .iter()
                    .any(|known| kind == *known)
            })
        {
            into.push(path);
        }
    }
}

#[test]
fn no_area_and_no_role_of_any_pack_stands_in_code() {
    let words = Words::of(&Packs::builtin());
    let crates = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let mut files = Vec::new();
    sources(crates, &mut files);
    assert!(
        files
            .iter()
            .any(|file| file.ends_with("practice/src/pack.rs")),
        "the search reaches the code"
    );
    let found: Vec<_> = files
        .iter()
        .flat_map(|file| {
            let words = words.found_in(&fs::read_to_string(file).unwrap());
            words
                .into_iter()
                .map(move |word| format!("{}: {word}", file.display()))
        })
        .collect();
    assert!(
        found.is_empty(),
        "words of a pack in code:\n{}",
        found.join("\n")
    );
}

#[test]
fn the_search_finds_what_it_looks_for() {
    let words = Words::of(&Packs::builtin());
    for planted in [
        "if area.key == \"trygghet\" {",
        "match role { \"bvc-nurse\" => 1 }",
        "texts.msg(\"area-being-safe\")",
        "let title = \"Barnets bästa-ansvarig för barnet\";",
        "<h2>Hälsa</h2>",
        "context.role == \"school-head\"",
        "// quiet\nlet a = \"psykisk-halsa\";",
    ] {
        assert_eq!(words.found_in(planted).len(), 1, "{planted}");
    }
    for quiet in [
        "// \"trygghet\" is an area",
        "fn a() {}\n#[cfg(test)]\nmod tests { \"trygghet\" }",
        "let safe = 1;",
    ] {
        assert_eq!(words.found_in(quiet), Vec::<String>::new(), "{quiet}");
    }
}
