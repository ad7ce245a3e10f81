//! `cargo xtask check-deps`: who may know whom (ARCHITECTURE.md), read from the manifests.

use serde_json::Value;

use crate::metadata::metadata;
use crate::run::{Outcome, say};

/// Each of our crates, and those of ours that it may know.
const DIRECTIONS: &[(&str, &[&str])] = &[
    ("folder", &[]),
    ("law", &[]),
    ("practice", &["folder"]),
    ("seal", &["folder"]),
    ("store", &["folder", "seal"]),
    ("access", &["folder"]),
    ("tongue", &["practice"]),
    (
        "app",
        &[
            "access", "folder", "law", "practice", "seal", "store", "tongue",
        ],
    ),
    (
        "demo",
        &[
            "access", "app", "folder", "law", "practice", "seal", "store", "tongue",
        ],
    ),
    ("web", &["app", "folder", "law", "practice", "tongue"]),
    (
        "server",
        &[
            "access", "app", "demo", "folder", "law", "practice", "seal", "store", "tongue", "web",
        ],
    ),
    (
        "testkit",
        &[
            "access", "app", "demo", "folder", "law", "practice", "seal", "store", "tongue",
        ],
    ),
    (
        "bench",
        &[
            "access", "app", "folder", "law", "practice", "seal", "store", "testkit", "tongue",
            "web",
        ],
    ),
    (
        "prove",
        &[
            "access", "app", "folder", "law", "practice", "seal", "testkit", "tongue", "web",
        ],
    ),
    ("xtask", &[]),
];

/// Each heavy library, as a family of crates, and the only ones of ours that may know it.
const ONLY_IN: &[(&str, &[&str])] = &[
    ("askama", &["web"]),
    ("axum", &["bench", "prove", "server", "web"]),
    ("cedar-policy", &["access", "prove"]),
    ("chacha20poly1305", &["seal"]),
    ("fluent", &["tongue"]),
    ("hmac", &["seal"]),
    ("icu", &["tongue"]),
    ("rusqlite", &["store"]),
    ("sha2", &["seal"]),
    ("sqlx", &["store"]),
    (
        "tokio",
        &[
            "app", "bench", "demo", "prove", "server", "store", "testkit", "web",
        ],
    ),
    ("tower-http", &["server", "web"]),
];

/// Libraries that send mail or messages, or write calendars. Nothing about a child leaves by such a way: a subject line, an
/// invitation or a number to send to tells of a child whose identity is protected before anybody has opened it.
const NO_MAIL_OR_CALENDAR: &[&str] = &[
    "calcard",
    "caldav",
    "eml-codec",
    "ical",
    "icalendar",
    "ics",
    "imap",
    "jmap-client",
    "lettre",
    "mail-builder",
    "mail-send",
    "mailgun-rs",
    "mailparse",
    "rrule",
    "sendgrid",
    "sendmail",
    "smtp",
    "twilio",
    "web-push",
];

/// Where to come first.
const COME_FIRST: &str = "nothing here sends mail or messages or writes calendars; read docs/protected-identity.md, \
                          point 41, and say there how a protected child stays out of it before this list changes";

/// One of our crates and what its manifest asks for.
struct Crate {
    name: String,
    needs: Vec<Need>,
}

struct Need {
    name: String,
    /// Only while testing.
    dev: bool,
}

/// Fails with every arrow that points the wrong way.
pub fn check_deps() -> Outcome {
    let crates = crates(&metadata()?);
    let mut problems = problems(&crates);
    let lock = std::fs::read_to_string("Cargo.lock")
        .map_err(|error| format!("Cargo.lock cannot be read: {error}"))?;
    problems.extend(in_the_tree(&lock));
    if problems.is_empty() {
        say(&format!(
            "{} crates, every arrow points inward",
            crates.len()
        ));
        return Ok(());
    }
    Err(format!(
        "the directions are broken:\n  {}",
        problems.join("\n  ")
    ))
}

fn crates(metadata: &Value) -> Vec<Crate> {
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let name = |value: &Value| value["name"].as_str().unwrap_or_default().to_owned();
    list(&metadata["packages"])
        .iter()
        .map(|package| Crate {
            name: name(package),
            needs: list(&package["dependencies"])
                .iter()
                .map(|need| Need {
                    name: name(need),
                    dev: need["kind"] == "dev",
                })
                .collect(),
        })
        .collect()
}

fn problems(crates: &[Crate]) -> Vec<String> {
    let mut problems = Vec::new();
    for Crate { name, needs } in crates {
        let Some((_, may_know)) = DIRECTIONS.iter().find(|(from, _)| from == name) else {
            problems.push(format!("`{name}` has no row in the table of directions"));
            continue;
        };
        for need in needs {
            let ours = crates.iter().any(|known| known.name == need.name);
            // A crate may name itself while testing: so it turns on features of its own for its tests.
            let for_tests = need.dev && (need.name == "testkit" || need.name == *name);
            if ours && !for_tests && !may_know.contains(&need.name.as_str()) {
                problems.push(format!("`{name}` may not know `{}`", need.name));
            }
            if let Some(family) = NO_MAIL_OR_CALENDAR
                .iter()
                .find(|family| belongs_to(family, &need.name))
            {
                problems.push(format!(
                    "`{name}` may not use `{}` (`{family}`): {COME_FIRST}",
                    need.name
                ));
            }
            for (family, homes) in ONLY_IN {
                if !ours && belongs_to(family, &need.name) && !homes.contains(&name.as_str()) {
                    problems.push(format!(
                        "`{name}` may not use `{}`: only {} may",
                        need.name,
                        homes.join(", ")
                    ));
                }
            }
        }
    }
    problems
}

/// The same for what comes along with something else, however deep: every name that the lock file has.
fn in_the_tree(lock: &str) -> Vec<String> {
    lock.lines()
        .filter_map(|line| line.strip_prefix("name = \"")?.strip_suffix('"'))
        .filter_map(|name| {
            let mut families = NO_MAIL_OR_CALENDAR.iter();
            let family = families.find(|family| belongs_to(family, name))?;
            Some(format!(
                "`{name}` (`{family}`) comes along with another library: {COME_FIRST}"
            ))
        })
        .collect()
}

fn belongs_to(family: &str, library: &str) -> bool {
    library
        .strip_prefix(family)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with(['-', '_']))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    /// What the check says about a workspace of `folder`, `store`, `testkit` and one more crate with one dependency.
    fn told(name: &str, need: &str, kind: Option<&str>) -> Vec<String> {
        let empty = |name: &str| json!({ "name": name, "dependencies": [] });
        problems(&crates(&json!({ "packages": [
            empty("folder"), empty("store"), empty("testkit"),
            { "name": name, "dependencies": [{ "name": need, "kind": kind }] },
        ]})))
    }

    #[test]
    fn an_arrow_inward_is_allowed() {
        assert!(told("web", "folder", None).is_empty());
        assert!(told("web", "axum", None).is_empty());
        assert!(told("web", "tokio", Some("dev")).is_empty());
    }

    #[test]
    fn a_front_that_knows_the_store_is_found_even_in_its_tests() {
        assert_eq!(told("web", "store", None), ["`web` may not know `store`"]);
        assert_eq!(
            told("web", "store", Some("dev")),
            ["`web` may not know `store`"]
        );
    }

    #[test]
    fn the_pure_centre_knows_nobody() {
        assert_eq!(
            told("practice", "store", None),
            ["`practice` may not know `store`"]
        );
        assert_eq!(told("seal", "tokio", None).len(), 1);
    }

    #[test]
    fn a_heavy_library_outside_its_home_is_found_with_its_whole_family() {
        assert_eq!(
            told("app", "sqlx", None),
            ["`app` may not use `sqlx`: only store may"]
        );
        assert_eq!(told("app", "axum-extra", None).len(), 1);
        assert_eq!(told("app", "icu_collator", Some("build")).len(), 1);
        assert!(told("app", "icudata-by-another-name", None).is_empty());
    }

    #[test]
    fn nothing_that_sends_mail_or_writes_calendars_is_used_anywhere() {
        for library in [
            "lettre",
            "lettre_email",
            "icalendar",
            "ical",
            "mail-send",
            "web-push",
        ] {
            let told = told("server", library, None);
            assert_eq!(told.len(), 1, "{library}");
            assert!(told[0].contains("docs/protected-identity.md"), "{told:?}");
        }
        assert_eq!(told("web", "lettre", Some("dev")).len(), 1);
        assert!(told("web", "jiff", None).is_empty(), "days are no calendar");
        let paper = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/protected-identity.md");
        let paper = std::fs::read_to_string(paper).unwrap_or_default();
        assert!(
            paper.contains("\n| 41 | Mail and calendar"),
            "the point named above"
        );
    }

    #[test]
    fn nor_does_it_come_along_with_another_library() {
        let lock = |name: &str| {
            format!(
                "[[package]]\nname = \"jiff\"\nversion = \"1.0.0\"\n\n[[package]]\nname = \"{name}\"\n"
            )
        };
        for library in ["lettre", "rrule", "ical", "smtp-proto", "web-push-native"] {
            let told = in_the_tree(&lock(library));
            assert_eq!(told.len(), 1, "{library}");
            assert!(told[0].contains(library), "{told:?}");
        }
        // The days of ICU are no calendar that is sent.
        assert!(in_the_tree(&lock("icu_calendar")).is_empty());
        let ours = concat!(env!("CARGO_MANIFEST_DIR"), "/../Cargo.lock");
        let ours = std::fs::read_to_string(ours).unwrap_or_default();
        assert!(ours.contains("name = \"jiff\""), "the lock file is read");
        assert_eq!(in_the_tree(&ours), Vec::<String>::new());
    }

    #[test]
    fn the_test_kit_is_for_tests_only() {
        assert!(told("app", "testkit", Some("dev")).is_empty());
        assert_eq!(
            told("app", "testkit", None),
            ["`app` may not know `testkit`"]
        );
    }

    #[test]
    fn a_new_crate_must_be_given_its_place() {
        assert_eq!(
            told("fhir", "folder", None),
            ["`fhir` has no row in the table of directions"]
        );
    }
}
