//! What in a free text may tell who or where somebody is.
//!
//! It finds what stands out, never everything: it makes the writer look once more and decides nothing (law.md A13). What a consultation is looked through for stands in
//! [`nameless`](crate::nameless).

use std::collections::BTreeSet;

/// The endings of a street's name.
const STREETS: [&str; 10] = [
    "gatan", "gata", "vägen", "väg", "gränd", "gränden", "torget", "torg", "stigen", "allén",
];

/// Words that a place follows.
const TOWARD_PLACES: [&str; 5] = ["i", "från", "till", "vid", "på"];

/// The fewest digits of a number that can be called or looked up.
const DIGITS: usize = 7;

/// What the house knows, and what is no secret here.
#[derive(Clone, Copy, Debug, Default)]
pub struct Known<'a> {
    /// Names of workplaces and organisations, and of people who must not be told of.
    pub names: &'a [String],
    /// Names that stand on the page anyway.
    pub spared: &'a [String],
}

/// One word of a text.
pub(crate) struct Word<'a> {
    pub bare: &'a str,
    /// It begins a sentence, so that a capital says nothing.
    pub first: bool,
    /// A mark after it ends what it is part of.
    pub ends: bool,
}

impl Word<'_> {
    fn capital(&self) -> bool {
        self.bare.chars().next().is_some_and(char::is_uppercase)
    }

    /// With a small letter after the capital: a name and not an abbreviation.
    pub fn named(&self) -> bool {
        self.capital() && self.bare.chars().nth(1).is_some_and(char::is_lowercase)
    }
}

/// Places: addresses, numbers to call, workplaces by name, and what is said to lie somewhere.
#[must_use]
pub fn places(text: &str, known: Known<'_>) -> Vec<String> {
    let words = words(text);
    let mut found = numbers(text, false);
    found.extend(streets(&words));
    found.extend(names(text, &words, known));
    found.extend(somewhere(&words, known));
    once(found)
}

/// Every text in a value, whatever it is made of: no field can be forgotten.
pub fn texts(value: &serde_json::Value, each: &mut impl FnMut(&str)) {
    match value {
        serde_json::Value::String(text) => each(text),
        serde_json::Value::Array(all) => all.iter().for_each(|one| texts(one, each)),
        serde_json::Value::Object(all) => all.values().for_each(|one| texts(one, each)),
        _ => {}
    }
}

fn once(found: Vec<String>) -> Vec<String> {
    let mut seen = BTreeSet::new();
    found
        .into_iter()
        .filter(|words| seen.insert(words.to_lowercase()))
        .collect()
}

pub(crate) fn words(text: &str) -> Vec<Word<'_>> {
    let mut first = true;
    let mut all = Vec::new();
    for raw in text.split_whitespace() {
        let bare = raw.trim_matches(|character: char| !character.is_alphanumeric());
        let ends = raw.ends_with(['.', '!', '?', ':', ';', ',', ')']);
        if bare.is_empty() && !ends {
            // A dash before a line begins nothing and ends nothing.
            continue;
        }
        if !bare.is_empty() {
            all.push(Word { bare, first, ends });
        }
        first = raw.ends_with(['.', '!', '?', ':']);
    }
    all
}

/// Runs of digits with what stands between them in a number.
pub(crate) fn numbers(text: &str, days: bool) -> Vec<String> {
    let mut found = Vec::new();
    let mut run = String::new();
    for character in text.chars().chain(std::iter::once('\n')) {
        let between = matches!(character, ' ' | '-' | '+' | '/' | '\u{a0}' | '\u{2013}');
        if character.is_ascii_digit() || (between && !run.is_empty()) || character == '+' {
            run.push(character);
            continue;
        }
        let number = run
            .trim_matches(|one: char| !one.is_ascii_digit())
            .to_owned();
        run.clear();
        let digits = number.chars().filter(char::is_ascii_digit).count();
        let day = number.parse::<jiff::civil::Date>().is_ok();
        let post = number.len() == 6 && number.as_bytes().get(3) == Some(&b' ') && digits == 5;
        if (day && days) || (!day && digits >= DIGITS) || post {
            found.push(number);
        }
    }
    found
}

pub(crate) fn streets(words: &[Word<'_>]) -> Vec<String> {
    let mut found = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let small = word.bare.to_lowercase();
        let street = STREETS
            .iter()
            .any(|ending| small.ends_with(ending) && small.len() > ending.len());
        let number = words
            .get(at + 1)
            .filter(|next| next.bare.starts_with(|one: char| one.is_ascii_digit()));
        if street && let Some(number) = number {
            found.push(format!("{} {}", word.bare, number.bare));
        } else if street && word.named() && !word.first {
            found.push(word.bare.to_owned());
        }
    }
    found
}

/// A name as it is known, or a word of it with its capital inside a sentence.
fn names(text: &str, words: &[Word<'_>], known: Known<'_>) -> Vec<String> {
    let small = text.to_lowercase();
    let mut found = Vec::new();
    for name in known.names {
        if name.chars().count() > 3 && small.contains(&name.to_lowercase()) {
            found.push(name.clone());
            continue;
        }
        let parts: Vec<&str> = name
            .split(|character: char| !character.is_alphanumeric())
            .filter(|part| part.chars().next().is_some_and(char::is_uppercase))
            .collect();
        let hit = words
            .iter()
            .filter(|word| word.named() && (!word.first || parts.len() == 1))
            .find(|word| {
                parts
                    .iter()
                    .any(|part| word.bare == *part || word.bare.strip_suffix('s') == Some(*part))
            });
        found.extend(hit.map(|word| word.bare.to_owned()));
    }
    found.retain(|word| !spared(word, known));
    found
}

/// "till Växjö": a capital after a word that a place follows.
fn somewhere(words: &[Word<'_>], known: Known<'_>) -> Vec<String> {
    words
        .windows(2)
        .filter_map(|pair| match pair {
            [toward, place] => Some((toward, place)),
            _ => None,
        })
        .filter(|(toward, place)| {
            TOWARD_PLACES.contains(&toward.bare.to_lowercase().as_str())
                && !toward.ends
                && place.named()
                && !spared(place.bare, known)
        })
        .map(|(_, place)| place.bare.to_owned())
        .collect()
}

fn spared(word: &str, known: Known<'_>) -> bool {
    known.spared.iter().any(|name| {
        name.split_whitespace()
            .any(|part| part == word || word.strip_suffix('s').is_some_and(|stem| stem == part))
    })
}
