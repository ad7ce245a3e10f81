//! Words for the stable keys of the law's data.

use app::{LocalRules, LogNames};
use folder::times::Times;
use law::{GuardianRule, Law, Offer, Tag};

use super::row::Fact;
use crate::look::Look;

/// Short names of acts that sources use.
pub const ACTS: [&str; 17] = [
    "OSL",
    "SoL",
    "SoF",
    "SoLPUL",
    "SoLPUF",
    "FB",
    "PDL",
    "PSL",
    "LVU",
    "BrB",
    "TF",
    "skollagen",
    "polislagen",
    "dataskyddslagen",
    "GDPR",
    "HSLF-FS",
    "SFS",
];

/// The text of a value of some kind: `rules-test-omvant`.
pub fn key(kind: &str, value: &str) -> String {
    format!("rules-{kind}-{value}")
}

/// The words for a value of some kind.
pub fn of(look: &Look, kind: &str, value: &str) -> String {
    look.t(&key(kind, value))
}

/// What the short names of acts mean.
pub fn acts(look: &Look) -> Vec<Fact> {
    ACTS.iter()
        .map(|act| Fact {
            name: (*act).to_owned(),
            text: of(look, "act", act),
        })
        .collect()
}

/// What the tags mean.
pub fn tags(look: &Look) -> Vec<Fact> {
    Tag::ALL
        .iter()
        .map(|tag| Fact {
            name: of(look, "tag", tag.key()),
            text: look.t(&format!("{}.text", key("tag", tag.key()))),
        })
        .collect()
}

/// What can be done instead, when the answer is no.
pub fn offers(look: &Look) -> Vec<String> {
    Offer::ALL
        .iter()
        .map(|offer| of(look, "offer", offer.key()))
        .collect()
}

/// What a controller may set, and how it is set now.
pub fn knobs(look: &Look) -> Vec<Fact> {
    let safe = LocalRules::default();
    let rule = match safe.guardian_rule {
        GuardianRule::AllRequired => "all",
        GuardianRule::OneOkUnlessKnownConflict => "one",
    };
    let names = match safe.log_names {
        LogNames::Name => "name",
        LogNames::Function => "function",
    };
    let ages = [
        ("asked", i64::from(safe.asked_from).into()),
        ("own", i64::from(safe.own_say_from).into()),
    ];
    let count = i64::from(safe.smallest_count);
    let promised = Times::default();
    let times = [
        ("decide", i64::from(promised.decide).into()),
        ("answer", i64::from(promised.answer).into()),
        ("collect", i64::from(promised.collect).into()),
        ("agree", i64::from(promised.agree).into()),
        ("oversee", i64::from(promised.oversee).into()),
        ("coordinate", i64::from(promised.coordinate).into()),
    ];
    vec![
        Fact {
            name: look.t("rules-knob-guardians"),
            text: of(look, "guardians", rule),
        },
        Fact {
            name: look.t("rules-knob-ages"),
            text: look.tw("rules-knob-ages-text", &ages),
        },
        Fact {
            name: look.t("rules-knob-names"),
            text: of(look, "knob-names", names),
        },
        Fact {
            name: look.t("rules-knob-count"),
            text: look.t1("rules-knob-count-text", "count", count),
        },
        Fact {
            name: look.t("rules-knob-times"),
            text: look.tw("rules-knob-times-text", &times),
        },
    ]
}

/// A pattern of regimes: a kind of party, a regime that is no paragraph of its own, a chapter or a paragraph of OSL.
pub fn pattern(look: &Look, law: &Law, pattern: &str) -> String {
    if let Some(kind) = pattern.strip_prefix("kind:") {
        return of(look, "kind", kind);
    }
    let in_osl =
        pattern.starts_with(|first: char| first.is_ascii_digit()) && !pattern.contains('_');
    if !in_osl {
        return match law.regime(pattern) {
            Some(regime) => of(look, "regime", &regime.key),
            None => of(look, "pattern", pattern),
        };
    }
    match pattern.split_once('.') {
        None => look.t1("rules-chapter", "number", pattern.to_owned()),
        Some((chapter, rest)) => {
            let end = rest
                .find(|c: char| !c.is_ascii_digit())
                .unwrap_or(rest.len());
            let (paragraph, rest) = rest.split_at(end);
            let (letter, part) = rest.split_once("st").unwrap_or((rest, ""));
            let letter = if letter.is_empty() {
                String::new()
            } else {
                format!(" {letter}")
            };
            let part = if part.is_empty() {
                String::new()
            } else {
                format!(" st {part}")
            };
            format!("OSL {chapter}:{paragraph}{letter}{part}")
        }
    }
}
