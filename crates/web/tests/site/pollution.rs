//! A field that is sent twice, from two places or under a bent name is read in one way or refused, never now so and now
//! so: whoever stands between a browser and the house, and reads another of two values, is not used to get past it.
//!
//! What holds: a text, a day or a choice that is sent twice is refused (422, "error-twice") and nothing is written. Of a
//! mark, a box and a hidden word of the frame the first counts, always. What stands in the query is never read.

use crate::common::{Kind, written};
use crate::forms::{Meant, Pairs, Sending, Told, Way, differs, told};

/// Boxes of which several may be ticked, and hidden rows: sent more than once they are more than one.
const MANY: [&str; 10] = [
    "areas",
    "areas-0",
    "attested",
    "handlers",
    "household",
    "others",
    "readers",
    "readers-before",
    "units",
    "voices",
];

fn is_many(name: &str) -> bool {
    MANY.contains(&name)
}

/// Of these the first counts: marks, boxes, and what says which step it is.
fn is_first(meant: &Meant<'_>, name: &str) -> bool {
    name.starts_with("form-")
        || name == "step"
        || name == "readers-asked"
        || meant.form.kind(name) == Some(Kind::Tick)
}

/// Another value that the field could have.
fn another(meant: &Meant<'_>, name: &str, value: &str) -> String {
    let choices = meant.form.fields.iter();
    let mut others = choices.filter(|field| field.name == name && field.value != value);
    let other = others.find(|field| !field.value.is_empty());
    match (other, meant.form.kind(name)) {
        (Some(other), _) => other.value.clone(),
        (None, Some(Kind::Date)) => "2026-12-24".to_owned(),
        (None, _) if value.len() == 32 => "0123456789abcdef0123456789abcdef".to_owned(),
        (None, _) => "Något helt annat".to_owned(),
    }
}

/// The fields that are sent with something in them, each with its value.
fn single<'a>(meant: &'a Meant<'_>) -> impl Iterator<Item = (&'a str, &'a str)> {
    let pairs = meant.pairs.iter();
    pairs
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .filter(|(name, value)| !is_many(name) && !value.is_empty())
}

fn pair(name: &str, value: impl Into<String>) -> (String, String) {
    (name.to_owned(), value.into())
}

/// Each single field twice: with the same value, with another one behind and before, with nothing behind and before, and
/// under names that some readers take for the same.
fn twice(meant: &Meant<'_>) -> Vec<Sending> {
    let mut all = Vec::new();
    for (name, value) in single(meant).filter(|(name, _)| !is_first(meant, name)) {
        let other = another(meant, name, value);
        let doubled = |first: &str, second: &str| -> Pairs {
            let rest = meant.pairs.iter().filter(|(one, _)| one != name).cloned();
            let both = [pair(name, first), pair(name, second)];
            both.into_iter().chain(rest).collect()
        };
        for (first, second) in [
            (value, value),
            (value, other.as_str()),
            (other.as_str(), value),
            (value, ""),
            ("", value),
        ] {
            all.push(Sending {
                how: format!("{name} as {first:?} and {second:?}"),
                ..Sending::of(doubled(first, second))
            });
        }
    }
    all
}

/// What a bent form must come to: the very same answers, pages and readings as the plain one.
fn same(one: &Told, other: &Told) {
    let all = [
        differs(&one.answers, &other.answers),
        differs(&one.pages, &other.pages),
    ];
    assert!(all.concat().is_empty(), "{}", all.concat());
}

/// Tells the story plainly, and with each form bent; nothing else may come of it.
async fn as_plain(sends: &dyn Fn(&Meant<'_>) -> Sending) {
    let plain = told(&Way::PLAIN).await;
    let bent = told(&Way {
        sends,
        ..Way::PLAIN
    })
    .await;
    same(&plain, &bent);
    assert_eq!(differs(&plain.logs, &bent.logs), "");
}

#[tokio::test]
async fn whoever_sends_a_text_a_day_or_a_choice_twice_is_refused_and_nothing_is_written() {
    let plain = told(&Way::PLAIN).await;
    let bent = told(&Way {
        before: &twice,
        ..Way::PLAIN
    })
    .await;
    assert!(bent.refused > 400, "{}", bent.refused);
    same(&plain, &bent);
}

/// Marks, boxes and steps: the first counts, whatever comes behind it.
#[tokio::test]
async fn whoever_sends_a_mark_or_a_box_twice_is_read_by_the_first() {
    as_plain(&|meant| {
        let behind: Pairs = single(meant)
            .filter(|(name, _)| is_first(meant, name))
            .flat_map(|(name, value)| {
                let other = another(meant, name, value);
                [value.to_owned(), other, String::new()].map(|value| pair(name, value))
            })
            .collect();
        assert!(behind.len() >= 6, "{}", meant.to);
        Sending::of([&meant.pairs[..], &behind].concat())
    })
    .await;
}

/// Another mark in front: the real one behind it is not read, so nothing is saved as if it were.
#[tokio::test]
async fn whoever_puts_another_mark_in_front_of_a_forms_own_is_not_read_by_both() {
    let plain = told(&Way::PLAIN).await;
    let bent = told(&Way {
        before: &|meant| {
            let before = |mark: &str, value: &str| Sending {
                how: format!("{mark} as {value:?} and its own"),
                ..Sending::of([&[pair(mark, value)], &meant.pairs[..]].concat())
            };
            // What is only looked at is not saved, and needs no mark.
            if is_step(meant) {
                return Vec::new();
            }
            ["", "1", "../1", "0123456789abcdef"]
                .map(|value| before("form-id", value))
                .into()
        },
        ..Way::PLAIN
    })
    .await;
    assert!(bent.refused > 100, "{}", bent.refused);
    same(&plain, &bent);
}

/// What somebody puts into the address, behind the question mark, fills in no form and counts for none.
#[tokio::test]
async fn whoever_sends_someone_a_link_with_fields_in_its_query_fills_in_nothing() {
    as_plain(&|meant| {
        let other = |(name, value): &(String, String)| pair(name, another(meant, name, value));
        let other: Pairs = meant.pairs.iter().map(other).collect();
        let pairs = other
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()));
        Sending {
            query: written(pairs),
            ..Sending::of(meant.pairs.clone())
        }
    })
    .await;
}

/// The twin of the one above: a form whose fields stand in the query alone is an empty one.
#[tokio::test]
async fn whoever_moves_the_fields_of_a_form_into_the_query_has_sent_none() {
    let plain = told(&Way::PLAIN).await;
    let moved = |meant: &Meant<'_>| {
        let pairs = meant.pairs.iter();
        let query = written(pairs.map(|(name, value)| (name.as_str(), value.as_str())));
        let marks = meant.pairs.iter().filter(|(name, _)| is_mark(name));
        [
            Sending {
                query: query.clone(),
                how: "all in the query".to_owned(),
                ..Sending::default()
            },
            Sending {
                query,
                how: "all but the marks in the query".to_owned(),
                ..Sending::of(marks.cloned().collect())
            },
        ]
    };
    let bent = told(&Way {
        before: &|meant| {
            let [all, but_marks] = moved(meant);
            // Some forms need nothing but their marks: those would be whole.
            if needs_nothing(meant) {
                vec![all]
            } else {
                vec![all, but_marks]
            }
        },
        ..Way::PLAIN
    })
    .await;
    assert!(bent.refused > 60, "{}", bent.refused);
    same(&plain, &bent);
}

/// Names that some readers take for a field's own or for an order to the server: nobody here does.
#[tokio::test]
async fn whoever_bends_a_fields_name_into_an_array_or_another_method_changes_nothing() {
    as_plain(&|meant| {
        let mut behind: Pairs = Vec::new();
        for (name, value) in single(meant) {
            let other = another(meant, name, value);
            for bent in [
                format!("{name}[]"),
                format!("{name}[0]"),
                format!("{name}.0"),
                format!("{name}%00"),
                format!("{name} "),
                format!(" {name}"),
                name.to_ascii_uppercase(),
                format!("kept.{name}"),
            ] {
                if bent != name {
                    behind.push((bent, other.clone()));
                }
            }
        }
        behind.extend(
            [
                ("_method", "DELETE"),
                ("_method", "GET"),
                ("csrf", "1"),
                ("csrf", "2"),
                ("_csrf", "1"),
                ("csrf_token", ""),
                ("authenticity_token", "x"),
                ("__proto__", "x"),
                ("return_to", "/sign-out"),
                ("back", "https://elsewhere.example/"),
                ("", "x"),
            ]
            .map(|(name, value)| pair(name, value)),
        );
        let headers = vec![
            ("x-http-method-override", "DELETE"),
            ("x-http-method", "PUT"),
            ("x-method-override", "DELETE"),
        ];
        Sending {
            headers,
            ..Sending::of([&behind, &meant.pairs[..]].concat())
        }
    })
    .await;
}

/// Only under the bent name: the field is missing, as if nothing had been sent.
#[tokio::test]
async fn whoever_sends_a_field_as_an_array_alone_has_not_sent_it() {
    let plain = told(&Way::PLAIN).await;
    let bent = told(&Way {
        before: &|meant| {
            let sending = |end: &str| Sending {
                how: format!("each field with {end}"),
                ..Sending::of(
                    meant
                        .pairs
                        .iter()
                        .map(|(name, value)| {
                            let end = if is_mark(name) { "" } else { end };
                            pair(&format!("{name}{end}"), value)
                        })
                        .collect(),
                )
            };
            if needs_nothing(meant) {
                Vec::new()
            } else {
                ["[]", "[0]", ".0", " "].map(sending).into()
            }
        },
        ..Way::PLAIN
    })
    .await;
    assert!(bent.refused > 100, "{}", bent.refused);
    same(&plain, &bent);
}

/// A box that may be ticked beside others, and is sent twice, is ticked once.
#[tokio::test]
async fn whoever_ticks_the_same_box_twice_has_ticked_it_once() {
    as_plain(&|meant| {
        if is_step(meant) {
            // What was ticked goes along to the next page as it came.
            return Sending::of(meant.pairs.clone());
        }
        let many = meant.pairs.iter().filter(|(name, _)| is_many(name));
        let many: Pairs = many.cloned().collect();
        Sending::of([&meant.pairs[..], &many].concat())
    })
    .await;
}

/// More in one form than any of ours has: refused, and no more of it is read than it takes to say so.
#[tokio::test]
async fn whoever_repeats_a_field_by_the_hundred_is_refused_and_nothing_is_written() {
    let plain = told(&Way::PLAIN).await;
    let bent = told(&Way {
        before: &|meant| {
            let many = |name: &str, how: &str| Sending {
                how: how.to_owned(),
                ..Sending::of(
                    (0..501)
                        .map(|_| pair(name, "x"))
                        .chain(meant.pairs.iter().cloned())
                        .collect(),
                )
            };
            vec![
                many("x", "a field that is not there, 501 times"),
                many("form-looked-at", "a box, 501 times"),
            ]
        },
        ..Way::PLAIN
    })
    .await;
    assert!(bent.refused > 60, "{}", bent.refused);
    same(&plain, &bent);
}

fn is_mark(name: &str) -> bool {
    name.starts_with("form-")
}

/// Sent with its marks alone it is a whole form already.
fn needs_nothing(meant: &Meant<'_>) -> bool {
    let ends = ["/stop/", "/waiting/", "/reach", "/ask"];
    ends.iter().any(|end| meant.to.contains(end))
}

/// A page before the one where something is saved.
fn is_step(meant: &Meant<'_>) -> bool {
    let chooses = ("step".to_owned(), "choose".to_owned());
    meant.to.ends_with("/check") || meant.pairs.contains(&chooses)
}
