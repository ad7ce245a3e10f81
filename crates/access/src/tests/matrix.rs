//! Who may what, as a table that a lawyer can read. A change here is a change of the rules, and is reviewed as one.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use folder::Kind;
use folder::class::{Action, EntryClass, Resource};

use super::world::{actors, asked, resources};
use crate::gate::SCHEMA;
use crate::{Gate, policies};

/// One block of the table: what every kind of actor is answered. Entries are asked about kind by kind, and the kinds
/// that are answered alike stand together.
fn block(gate: &Gate, action: Action, relation: &str, resource: &Resource) -> String {
    let Resource::Entry(class) = resource else {
        return format!(
            "{}: {relation}\n{}",
            action.word(),
            answers(gate, action, resource)
        );
    };
    let mut alike: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for kind in Kind::ALL.iter().copied() {
        let class = EntryClass {
            kind,
            ..class.clone()
        };
        alike
            .entry(answers(gate, action, &Resource::Entry(class)))
            .or_default()
            .push(kind.word());
    }
    let whole = alike.len() == 1;
    let mut block = String::new();
    for (answers, kinds) in alike {
        let kinds = if whole {
            "every kind".to_owned()
        } else {
            kinds.join(", ")
        };
        write!(block, "{}: {relation}, {kinds}\n{answers}", action.word()).unwrap();
    }
    block
}

/// What every kind of actor is answered.
fn answers(gate: &Gate, action: Action, resource: &Resource) -> String {
    let mut answers: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (name, actor) in actors() {
        let answer = match gate.check(&actor, action, resource) {
            Ok(allowed) => format!("may ({})", allowed.because.join(", ")),
            Err(no) if no.hidden => format!("not found ({})", no.rule),
            Err(no) => format!("{} ({})", no.key, no.rule),
        };
        answers.entry(answer).or_default().push(name);
    }
    let mut block = String::new();
    for (answer, names) in answers {
        writeln!(block, "  {answer}\n    {}", names.join("; ")).unwrap();
    }
    block
}

fn questions() -> Vec<(Action, &'static str, Resource)> {
    Action::ALL
        .into_iter()
        .flat_map(|action| {
            resources()
                .into_iter()
                .map(move |(name, resource)| (action, name, resource))
        })
        .filter(|(action, _, resource)| asked(*action, resource))
        .collect()
}

#[test]
fn the_matrix_of_who_may_what_stands() {
    let gate = Gate::load().unwrap();
    let table: String = questions()
        .iter()
        .map(|(action, relation, resource)| block(&gate, *action, relation, resource))
        .collect();
    insta::assert_snapshot!(table);
}

#[test]
fn without_any_one_rule_the_matrix_changes() {
    let gate = Gate::load().unwrap();
    let golden: Vec<_> = questions()
        .into_iter()
        .map(|(action, relation, resource)| {
            let block = block(&gate, action, relation, &resource);
            (action, relation, resource, block)
        })
        .collect();
    let rules: Vec<crate::Policy> = policies()
        .into_iter()
        .flat_map(|file| file.policies)
        .collect();
    assert!(rules.len() > 15);
    for rule in &rules {
        let id = rule.id.as_str();
        let others = rules.iter().filter(|other| other.id != id);
        let gate = Gate::of(SCHEMA, others.map(|other| other.text)).unwrap();
        // The blocks that name the rule come first: nearly every rule shows there at once.
        let (named, others): (Vec<_>, Vec<_>) =
            golden.iter().partition(|(.., before)| before.contains(id));
        let decides =
            named
                .into_iter()
                .chain(others)
                .any(|(action, relation, resource, before)| {
                    block(&gate, *action, relation, resource) != *before
                });
        assert!(decides, "{id} decides nothing");
    }
}
