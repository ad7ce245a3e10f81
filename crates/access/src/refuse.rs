//! From a no to what may be said about it.

use folder::Refusal;
use folder::class::{Action, Actor, Resource};

/// The forbids that may be told to somebody who may know that the thing exists. One that is not here is never told.
const TOLD: [(&str, &str); 3] = [
    ("another-coordinator", "refusal-another-coordinator"),
    ("locked-copy", "refusal-locked-copy"),
    ("room-closed", "refusal-room-closed"),
];

/// `forbids` are the ids of the forbids that fired, in order; `knows` that the actor may be told that the thing exists.
pub(crate) fn refusal(
    actor: &Actor,
    action: Action,
    resource: &Resource,
    forbids: &[String],
    knows: bool,
) -> Refusal {
    let told = TOLD
        .iter()
        .find(|(id, _)| forbids.iter().any(|fired| fired == id))
        .map(|(_, key)| *key);
    let key = match told {
        _ if !knows => "refusal-not-yours",
        Some(key) => key,
        None if actor.professional().is_some() => "refusal-no-mandate",
        None => "refusal-not-yours",
    };
    let rule = if forbids.is_empty() {
        format!("no-permit:{}", action.word())
    } else {
        forbids.join(",")
    };
    Refusal {
        rule,
        // Workplaces stand in the public directory: there is nothing to hide.
        hidden: !knows && !matches!(resource, Resource::Unit(_)),
        ..Refusal::new(key)
    }
}

/// The gate itself failed. Nothing is known, so nothing is told.
pub(crate) fn fault() -> Refusal {
    Refusal {
        rule: "fault".to_owned(),
        hidden: true,
        ..Refusal::new("refusal-not-yours")
    }
}
