//! Mechanical changes of the policies: each dropped, flipped between permit and forbid, widened to everybody, every action
//! or everything, and each condition in it left out, turned around or loosened. What no invariant finds out changes
//! nothing, or stands in the document with its reason.

use cedar_policy::{Policy, PolicySet};
use serde_json::{Value, json};

use crate::Fault;

/// One change.
pub struct Changed {
    /// What was done: "own-unit-reads: and-left at 1".
    pub what: String,
    /// The policies with it.
    pub policies: PolicySet,
}

/// Every change of every policy.
pub fn mutants(policies: &PolicySet) -> Result<Vec<Changed>, Fault> {
    let each: Vec<&Policy> = policies.policies().collect();
    let mut all = Vec::new();
    for changed in &each {
        let id = changed.annotation("id").unwrap_or_default();
        let rest = || each.iter().filter(|one| one.id() != changed.id());
        all.push(Changed {
            what: format!("{id}: dropped"),
            policies: PolicySet::from_policies(rest().map(|one| (*one).clone()))?,
        });
        for (what, text) in changes(&changed.to_json()?) {
            let mutant = Policy::from_json(Some(changed.id().clone()), text)?;
            let with = rest().map(|one| (*one).clone()).chain([mutant]);
            all.push(Changed {
                what: format!("{id}: {what}"),
                policies: PolicySet::from_policies(with)?,
            });
        }
    }
    Ok(all)
}

/// A policy's changes, in the form that Cedar calls EST.
fn changes(policy: &Value) -> Vec<(String, Value)> {
    let with = |place: &str, value: Value| {
        let mut changed = policy.clone();
        if let Some(there) = changed.pointer_mut(place) {
            *there = value;
        }
        changed
    };
    let mut all = Vec::new();
    let other = match policy["effect"].as_str() {
        Some("permit") => "forbid",
        _ => "permit",
    };
    all.push((format!("{other} instead"), with("/effect", json!(other))));
    for head in ["principal", "action", "resource"] {
        if policy[head]["op"] != "All" {
            all.push((
                format!("any {head}"),
                with(&format!("/{head}"), json!({"op": "All"})),
            ));
        }
    }
    let conditions = policy["conditions"].as_array().map_or(0, Vec::len);
    for at in 0..conditions {
        let kind = format!("/conditions/{at}/kind");
        let turned = match policy.pointer(&kind).and_then(Value::as_str) {
            Some("when") => "unless",
            _ => "when",
        };
        all.push((format!("{turned} instead"), with(&kind, json!(turned))));
        let body = format!("/conditions/{at}/body");
        let mut places = Vec::new();
        if let Some(body) = policy.pointer(&body) {
            conditions_in(body, "", &mut places);
        }
        for (place, what, value) in places {
            all.push((
                format!("{what} at {}", if place.is_empty() { "/" } else { &place }),
                with(&format!("{body}{place}"), value),
            ));
        }
    }
    all
}

/// The changes of a condition and of those in it: place, what, and what stands there instead.
fn conditions_in(body: &Value, place: &str, all: &mut Vec<(String, &'static str, Value)>) {
    let mut change = |what, value| all.push((place.to_owned(), what, value));
    let Some((word, inside)) = body.as_object().and_then(|body| body.iter().next()) else {
        return;
    };
    let turned = || json!({"!": {"arg": body}});
    match word.as_str() {
        "&&" | "||" => {
            let other = if word == "&&" { "||" } else { "&&" };
            change("only the left", inside["left"].clone());
            change("only the right", inside["right"].clone());
            change("and for or, or for and", json!({ other: inside }));
            for side in ["left", "right"] {
                let word = word.replace('~', "~0").replace('/', "~1");
                conditions_in(&inside[side], &format!("{place}/{word}/{side}"), all);
            }
        }
        "!" => {
            change("without the not", inside["arg"].clone());
            change("true", json!({"Value": true}));
        }
        _ => {
            change("true", json!({"Value": true}));
            change("false", json!({"Value": false}));
            change("turned around", turned());
        }
    }
}
