//! The rules as sentences (`tests/rules.toml`), each run against the function it is about.
#![expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

mod rule;

use std::collections::BTreeSet;

use law::{Law, Party};
use rule::{Book, Rule};

const RULES: &str = include_str!("../rules.toml");

/// A rule that holds, to be broken in many ways.
const SOUND: &str = r#"
[[rule]]
name = "a nurse tells nobody anything on an empty form"
source = "law.md A1"
given = { day = "2026-11-22", sender = "health_region", receiver = { party = "social" } }
then = { denied = "purpose-missing" }
"#;

fn run(text: &str) -> Result<Vec<Rule>, String> {
    let law = Law::builtin();
    let book = Book::read(text)?;
    let broken: Vec<String> = book
        .rules()
        .iter()
        .filter_map(|rule| {
            book.run(&law, rule)
                .err()
                .map(|why| format!("{}\n    {why}", rule.name))
        })
        .collect();
    if broken.is_empty() {
        Ok(book.rules().to_vec())
    } else {
        Err(broken.join("\n"))
    }
}

#[test]
fn every_rule_holds() {
    let rules = run(RULES).unwrap_or_else(|broken| panic!("these rules are broken:\n{broken}"));
    assert!(rules.len() >= 28 + 60, "{}", rules.len());
}

#[test]
fn all_twenty_eight_of_the_first_list_are_there() {
    let rules = run(RULES).unwrap();
    for number in 1..=28 {
        let name = format!("A16-{number} ");
        assert!(
            rules.iter().any(|rule| rule.name.starts_with(&name)),
            "{name}"
        );
    }
}

#[test]
fn every_sender_has_a_yes_and_a_no() {
    let book = Book::read(RULES).unwrap();
    let (mut yes, mut no) = (BTreeSet::new(), BTreeSet::new());
    for (sender, denied) in book
        .rules()
        .iter()
        .filter_map(|rule| book.sender_and_answer(rule))
    {
        if denied {
            no.insert(sender)
        } else {
            yes.insert(sender)
        };
    }
    for party in Party::ALL.iter().filter(|party| **party != Party::Person) {
        assert!(yes.contains(party), "no yes for {party:?}");
        assert!(no.contains(party), "no no for {party:?}");
    }
}

#[test]
fn a_case_that_is_written_out_is_read_back() {
    let book = Book::read(RULES).unwrap();
    let cases = book.rules().iter().filter_map(|rule| book.case(rule));
    let mut read = 0;
    for (text, codes) in cases {
        assert!(law::Case::read(&text).is_ok(), "{text}");
        assert!(!codes.is_empty(), "{text}");
        read += 1;
    }
    assert!(read >= 28 + 60, "{read}");
}

#[test]
fn every_name_is_its_own() {
    let rules = run(RULES).unwrap();
    let names: BTreeSet<_> = rules.iter().map(|rule| &rule.name).collect();
    assert_eq!(names.len(), rules.len());
}

#[test]
fn a_wrong_expectation_is_found() {
    assert!(run(SOUND).is_ok());
    for (right, wrong) in [
        ("denied = \"purpose-missing\"", "denied = \"expired\""),
        ("denied = \"purpose-missing\"", "allowed = \"OSL-12-2\""),
        ("denied = \"purpose-missing\"", "inner = true"),
        (
            "denied = \"purpose-missing\"",
            "denied = \"purpose-missing\", step = \"consent\"",
        ),
        (
            "denied = \"purpose-missing\"",
            "denied = \"purpose-missing\", offers = [\"strip\"]",
        ),
        (
            "denied = \"purpose-missing\"",
            "denied = \"purpose-missing\", no_offers = [\"report-of-concern\"]",
        ),
        (
            "denied = \"purpose-missing\"",
            "denied = \"purpose-missing\", must = [\"forbehall\"]",
        ),
    ] {
        assert!(run(&SOUND.replace(right, wrong)).is_err(), "{wrong}");
    }
}

#[test]
fn an_unknown_word_in_a_rule_is_found() {
    for (right, wrong) in [
        ("source = ", "sauce = \"x\"\nsource = "),
        ("sender = ", "cook = \"x\", sender = "),
        ("denied = ", "because = \"x\", denied = "),
        ("\"purpose-missing\"", "\"no-such-reason\""),
        ("given = ", "about = \"weather\"\ngiven = "),
        ("given = ", "base = [\"nobody\"]\ngiven = "),
        ("given = ", "drop = [\"child.hat\"]\ngiven = "),
        ("denied = \"purpose-missing\"", ""),
    ] {
        assert!(run(&SOUND.replacen(right, wrong, 1)).is_err(), "{wrong}");
    }
}
