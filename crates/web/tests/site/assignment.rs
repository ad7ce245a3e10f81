//! A form takes the fields that stand on it and no others: whoever adds a field by hand, to be somebody else, to decide
//! for somebody or to set what another form sets, has written what they would have written without it.

use std::collections::BTreeMap;

use crate::forms::{Meant, Pairs, Sending, Told, Way, differs, told};

/// What a careless reader might take, with values that somebody would like it to have.
const WISHED: [(&str, &str); 40] = [
    ("_method", "DELETE"),
    ("access", "all"),
    ("actor", "01000000000000000000000000000004"),
    ("admin", "1"),
    ("approved", "true"),
    ("at", "2020-01-01T00:00:00Z"),
    ("author", "01000000000000000000000000000004"),
    ("branch", "05000000000000000000000000000002"),
    ("by", "0100000000000000000000000000000c"),
    ("child", "Någon annan"),
    ("class", "open"),
    ("closed", "yes"),
    ("consent", "00000000000000000000000000000000"),
    ("controller", "04000000000000000000000000000002"),
    ("decided", "yes"),
    ("decider", "01000000000000000000000000000004"),
    ("folder", "00000000000000000000000000000000"),
    ("function", "02000000000000000000000000000004"),
    ("ground", "consent"),
    ("handlers", "01000000000000000000000000000002"),
    ("household", "0100000000000000000000000000000c"),
    ("id", "00000000000000000000000000000000"),
    ("is_admin", "true"),
    ("kind", "conversation"),
    ("level", "over"),
    ("locked", "no"),
    ("mandates", "protect"),
    ("organisation", "04000000000000000000000000000002"),
    ("owner", "01000000000000000000000000000004"),
    ("part", "00000000000000000000000000000000"),
    ("person", "0100000000000000000000000000000c"),
    ("promised_by", "03000000000000000000000000000003"),
    ("proved_at", "2026-11-20T14:40:00Z"),
    ("role", "admin"),
    ("room", "00000000000000000000000000000000"),
    ("rule", "general-clause"),
    ("seat", "02000000000000000000000000000004"),
    ("signers", "child"),
    ("unit", "03000000000000000000000000000003"),
    ("without_thought", "yes"),
];

/// Fields that a form has for others or at other times: whoever is given nothing to choose there is refused.
const NOT_NOW: [(&str, &str); 2] = [
    // Whom the mother could let in: nobody yet.
    ("/words", "to"),
    // A yes to talk is as small as there is.
    ("/less/", "level"),
];

fn is_not_now(meant: &Meant<'_>, name: &str) -> bool {
    let mut all = NOT_NOW.iter();
    all.any(|(at, field)| meant.to.contains(at) && *field == name)
}

/// A row for each of those who read now, or for each sentence that was ticked on the page before, and none for nobody: the
/// field is the form's own all the same.
fn is_own_for_none(meant: &Meant<'_>, name: &str) -> bool {
    let asks_who_reads = meant.form.kind("readers-asked").is_some();
    asks_who_reads && name.starts_with("readers")
        || meant.to.contains("/share/") && name == "others"
}

/// The marks of every form are read wherever they are sent: they have a test of their own.
fn is_mark(name: &str) -> bool {
    name.starts_with("form-")
}

/// The fields that other forms have, each with a value that it could have there, and what somebody might wish for: those
/// that are this form's at other times, and the rest.
fn more(meant: &Meant<'_>, known: &Told, last: bool) -> (Pairs, Pairs) {
    let mut more: BTreeMap<String, String> = WISHED
        .iter()
        .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
        .collect();
    for (name, values) in &known.met {
        let value = if last { values.last() } else { values.first() };
        let value = value.map_or("Något helt annat", String::as_str);
        more.insert(name.clone(), value.to_owned());
    }
    more.retain(|name, _| {
        let own = known.own[meant.to].contains(name);
        !own && !is_own_for_none(meant, name) && !is_mark(name)
    });
    more.into_iter()
        .partition(|(name, _)| is_not_now(meant, name))
}

#[tokio::test]
async fn whoever_adds_fields_that_a_form_has_not_writes_nothing_more_by_them() {
    let without = told(&Way::PLAIN).await;
    for last in [true, false] {
        let with = told(&Way {
            before: &|meant| {
                let (not_now, _) = more(meant, &without, last);
                let added = not_now.into_iter().map(|field| Sending {
                    how: format!("with {field:?}"),
                    ..Sending::of([&meant.pairs[..], &[field]].concat())
                });
                added.collect()
            },
            sends: &|meant| {
                let (_, more) = more(meant, &without, last);
                Sending::of([&meant.pairs[..], &more].concat())
            },
        })
        .await;
        assert_eq!(with.refused, NOT_NOW.len());
        let all = [
            differs(&without.answers, &with.answers),
            differs(&without.pages, &with.pages),
            differs(&without.logs, &with.logs),
        ];
        assert!(all.concat().is_empty(), "{}", all.concat());
    }
}
