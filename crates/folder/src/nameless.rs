//! Text that names nobody: the only kind of free text a consultation holds (R104).
//!
//! In a small place a name that is taken away is not enough (law.md A2), so days, places and workplaces stand out as
//! well as names. What is found is what stands out, never everything: the writer looks once more and decides.

use std::collections::BTreeSet;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::number::PersonalNumber;
use crate::traces::{Word, numbers, streets, words};

/// Given names that are usual in Sweden and no other words: they are found where a sentence begins, too.
const GIVEN_NAMES: &str = include_str!("../data/given_names.txt");

/// With a number before them they are a day.
const MONTHS: [&str; 24] = [
    "januari",
    "februari",
    "mars",
    "april",
    "maj",
    "juni",
    "juli",
    "augusti",
    "september",
    "oktober",
    "november",
    "december",
    "january",
    "february",
    "march",
    "may",
    "june",
    "july",
    "august",
    "october",
    "jan",
    "feb",
    "okt",
    "dec",
];

/// Capitals that English has and that name nobody.
const CALENDAR: [&str; 19] = [
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// Shorter names than this are looked for with their capital only, and where they name a place not first in a sentence:
/// "my" and "bo" are words, and so is "ett".
const SURE: usize = 4;

/// What the house knows, to look for.
#[derive(Clone, Debug)]
pub struct Known {
    /// Names of people that the writer may know of: children, colleagues.
    pub people: Vec<String>,
    /// Names of workplaces and organisations.
    pub places: Vec<String>,
    /// What the writer may say of themselves: whoever answers is no secret.
    pub own: Vec<String>,
    /// This day: a number of ten digits needs it.
    pub today: Date,
}

/// A text that was looked through and names nobody, by what stands out or by the writer's word.
///
/// There is no other way to one, so nothing that was not looked through can stand in a consultation:
///
/// ```compile_fail
/// let unread = folder::nameless::Nameless("Noor".to_owned());
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Nameless(String);

/// What stood out. It is shown to the writer and kept nowhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Traces {
    /// The words, as they were written.
    pub words: Vec<String>,
    /// A personal number is among them: nobody's word makes that one nameless.
    pub number: bool,
}

impl Nameless {
    /// Looks a text through. `meant` are the words of which the writer has said that they point at nobody.
    pub fn read(text: &str, known: &Known, meant: &BTreeSet<String>) -> Result<Self, Traces> {
        let text = text.trim();
        let found = identity(text, known);
        let number = personal_number(text, known.today);
        let answered = |words: &String| meant.contains(&words.to_lowercase());
        if number || !found.iter().all(answered) {
            return Err(Traces {
                words: found,
                number,
            });
        }
        Ok(Self(text.to_owned()))
    }

    /// The words.
    #[must_use]
    pub fn words(&self) -> &str {
        &self.0
    }
}

/// Whoever it may be about: numbers, days, addresses, workplaces, names. Each once, as it was written.
#[must_use]
pub fn identity(text: &str, known: &Known) -> Vec<String> {
    let words: Vec<Word<'_>> = text.lines().flat_map(words).collect();
    let mut found = numbers(text, true);
    found.extend(days(text, &words));
    found.extend(mail(text));
    found.extend(streets(&words));
    found.extend(places(text, &words, known));
    found.extend(capitals(&words));
    found.extend(people(&words, known));
    let own = |words: &String| {
        let mut parts = words.split_whitespace();
        parts.all(|part| {
            let own = known.own.iter().flat_map(|name| parts_of(name));
            own.into_iter().any(|own| is_name(part, own))
        })
    };
    let mut seen: Vec<String> = Vec::new();
    for words in found.into_iter().filter(|words| !own(words)) {
        let padded = |words: &str| format!(" {} ", words.to_lowercase());
        if !seen.iter().any(|one| padded(one).contains(&padded(&words))) {
            seen.push(words);
        }
    }
    seen
}

/// A number that checks as a personal or coordination number, however it is written.
fn personal_number(text: &str, today: Date) -> bool {
    let mut before = "";
    text.split(|one: char| one.is_whitespace() || one == ',')
        .map(|raw| raw.trim_matches(|one: char| !one.is_ascii_digit()))
        .any(|token| {
            let joined = [before, token].concat();
            before = token;
            [token, joined.as_str()]
                .iter()
                .any(|digits| PersonalNumber::read(digits, today).is_ok())
        })
}

/// "14 mars", "14/3", "120314": a day that numbers alone do not show.
fn days(text: &str, words: &[Word<'_>]) -> Vec<String> {
    let is_day = |text: &str| text.parse().is_ok_and(|day: u8| (1..=31).contains(&day));
    let is_month = |text: &str| {
        text.parse()
            .is_ok_and(|month: u8| (1..=12).contains(&month))
    };
    let named = words.windows(2).filter_map(|pair| match pair {
        [day, month]
            if is_day(day.bare) && MONTHS.contains(&month.bare.to_lowercase().as_str()) =>
        {
            Some(format!("{} {}", day.bare, month.bare))
        }
        _ => None,
    });
    let alone = text
        .split(|one: char| one.is_whitespace() || one == ',')
        .map(|raw| raw.trim_matches(|one: char| !one.is_ascii_digit()))
        .filter(|token| {
            let short = token
                .split_once('/')
                .is_some_and(|(day, month)| is_day(day) && is_month(month));
            let six = token.len() == 6
                && token.is_char_boundary(2)
                && token.get(2..4).is_some_and(is_month)
                && token.get(4..).is_some_and(is_day);
            short || six
        })
        .map(str::to_owned);
    named.chain(alone).collect()
}

fn mail(text: &str) -> Vec<String> {
    text.split_whitespace()
        .map(|raw| raw.trim_matches(|one: char| !one.is_alphanumeric()))
        .filter(|word| {
            word.split_once('@')
                .is_some_and(|(who, at)| !who.is_empty() && at.contains('.'))
        })
        .map(str::to_owned)
        .collect()
}

/// The words of a name that begin with a capital.
fn parts_of(name: &str) -> Vec<&str> {
    name.split(|one: char| !one.is_alphanumeric() && one != '-')
        .filter(|part| part.starts_with(char::is_uppercase))
        .collect()
}

/// The same word, or the same with an s.
fn is_name(word: &str, name: &str) -> bool {
    word == name || word.strip_suffix('s') == Some(name)
}

/// A workplace by its whole name, or by what tells it from others of its kind.
fn places(text: &str, words: &[Word<'_>], known: &Known) -> Vec<String> {
    let small = text.to_lowercase();
    let mut found = Vec::new();
    for place in &known.places {
        if small.contains(&place.to_lowercase()) {
            found.push(place.clone());
        }
        let all = parts_of(place);
        let telling = if place.split_whitespace().count() == 1 {
            &all[..]
        } else {
            all.get(1..).unwrap_or_default()
        };
        let hit = |word: &&Word<'_>| {
            let sure = !word.first || word.bare.chars().count() >= SURE;
            sure && telling.iter().any(|part| is_name(word.bare, part))
        };
        found.extend(words.iter().filter(hit).map(|word| word.bare.to_owned()));
    }
    found
}

/// Names of people in a text, each once: those that the writer knows and those that are usual. The child's own is not
/// meant. It makes the writer look once more and decides nothing (standards C13).
#[must_use]
pub fn people_in(text: &str, people_known: &[String], child: &str) -> Vec<String> {
    let known = Known {
        people: people_known.to_vec(),
        places: Vec::new(),
        own: Vec::new(),
        today: Date::MIN,
    };
    let words: Vec<Word<'_>> = text.lines().flat_map(words).collect();
    let mut seen: Vec<String> = Vec::new();
    for found in people(&words, &known) {
        let own = parts_of(child).into_iter().any(|own| is_name(&found, own));
        let again = seen
            .iter()
            .any(|one| is_name(&found, one) || is_name(one, &found));
        if !own && !again {
            seen.push(found);
        }
    }
    seen
}

/// Somebody the house knows, or somebody with a usual name.
fn people(words: &[Word<'_>], known: &Known) -> Vec<String> {
    let theirs: Vec<&str> = known
        .people
        .iter()
        .flat_map(|name| parts_of(name))
        .collect();
    let usual: BTreeSet<&str> = GIVEN_NAMES.split_whitespace().collect();
    let is_known = |word: &Word<'_>| {
        theirs.iter().any(|name| {
            is_name(word.bare, name)
                || name.chars().count() >= SURE
                    && is_name(&word.bare.to_lowercase(), &name.to_lowercase())
        })
    };
    let is_usual = |word: &Word<'_>| {
        usual.contains(word.bare)
            || word
                .bare
                .strip_suffix('s')
                .is_some_and(|stem| usual.contains(stem))
    };
    words
        .iter()
        .filter(|word| is_known(word) || is_usual(word))
        .map(|word| word.bare.to_owned())
        .collect()
}

/// Capitals inside a sentence, and two side by side anywhere.
fn capitals(words: &[Word<'_>]) -> Vec<String> {
    let counts =
        |word: &Word<'_>| word.named() && !CALENDAR.iter().any(|one| is_name(word.bare, one));
    let mut found = Vec::new();
    let mut run: Vec<&Word<'_>> = Vec::new();
    let mut close = |run: &mut Vec<&Word<'_>>| {
        let tells = match run.as_slice() {
            [] => false,
            [only] => !only.first,
            _ => true,
        };
        if tells {
            let bare: Vec<&str> = run.iter().map(|word| word.bare).collect();
            found.push(bare.join(" "));
        }
        run.clear();
    };
    for word in words {
        if word.first || !counts(word) {
            close(&mut run);
        }
        if counts(word) {
            run.push(word);
            if word.ends {
                close(&mut run);
            }
        }
    }
    close(&mut run);
    found
}
