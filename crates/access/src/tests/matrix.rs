//! Who may what, as a table that a lawyer can read. A change here is a change of the rules, and is reviewed as one.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use cedar_policy::PolicyId;
use folder::class::Action;

use super::world::{actors, asked, resources};
use crate::Gate;

fn table(gate: &Gate) -> String {
    let mut table = String::new();
    for action in Action::ALL {
        for (relation, resource) in resources() {
            if !asked(action, &resource) {
                continue;
            }
            let mut answers: BTreeMap<String, Vec<String>> = BTreeMap::new();
            for (name, actor) in actors() {
                let answer = match gate.check(&actor, action, &resource) {
                    Ok(allowed) => format!("may ({})", allowed.because.join(", ")),
                    Err(no) if no.hidden => format!("not found ({})", no.rule),
                    Err(no) => format!("{} ({})", no.key, no.rule),
                };
                answers.entry(answer).or_default().push(name);
            }
            writeln!(table, "{}: {relation}", action.word()).unwrap();
            for (answer, names) in answers {
                writeln!(table, "  {answer}\n    {}", names.join("; ")).unwrap();
            }
        }
    }
    table
}

#[test]
fn the_matrix_of_who_may_what_stands() {
    insta::assert_snapshot!(table(&Gate::load().unwrap()));
}

#[test]
fn without_any_one_rule_the_matrix_changes() {
    let whole = Gate::load().unwrap();
    let golden = table(&whole);
    let ids: Vec<PolicyId> = whole
        .policies
        .policies()
        .map(|policy| policy.id().clone())
        .collect();
    assert!(ids.len() > 15);
    for id in ids {
        let mut gate = Gate::load().unwrap();
        gate.policies.remove_static(id.clone()).unwrap();
        assert_ne!(table(&gate), golden, "{id} decides nothing");
    }
}
