//! The rules as a whole: what they may lean on, and what they do when something is wrong.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use cedar_policy::Entity;
use folder::class::{Action, Actor, EntryClass, Home, Resource};
use folder::{Kind, Refusal};

use super::world::{
    CARE, CHILD, GUARDIAN, HANDLER, OTHER_UNIT, SEAT, WORKER, actors, asked, entry, professional,
    resources,
};
use crate::facts;
use crate::gate::{POLICIES, SCHEMA};
use crate::{Gate, GateFault};

/// The gate with one rule more beside the house's own.
fn gate_with(rule: &str) -> Result<Gate, GateFault> {
    Gate::of(
        SCHEMA,
        POLICIES.map(|(_, text)| text).into_iter().chain([rule]),
    )
}

/// Why the gate with this rule does not load.
fn fault_of(rule: &str) -> String {
    gate_with(rule).err().unwrap().to_string()
}

/// The names of all facts of a thing.
fn facts_of(thing: &Entity) -> Vec<String> {
    thing.clone().into_inner().1.into_keys().collect()
}

/// The same thing with one fact less.
fn without(thing: &Entity, fact: &str) -> Entity {
    let (uid, mut facts, parents) = thing.clone().into_inner();
    facts.remove(fact).unwrap();
    Entity::new(uid, facts, parents).unwrap()
}

fn refused(answer: Result<crate::Allowed, Refusal>) -> Refusal {
    answer.unwrap_err()
}

fn colleague() -> Actor {
    Actor::Professional(professional())
}

#[test]
fn a_missing_fact_is_a_refusal_and_never_a_yes() {
    let gate = Gate::load().unwrap();
    let fault = |answer: Result<crate::Allowed, Refusal>, what: &str| {
        let no = refused(answer);
        assert_eq!(
            (no.rule.as_str(), no.key),
            ("fault", "refusal-fault"),
            "{what}"
        );
    };
    let mut damaged = 0;
    for action in Action::ALL {
        for (relation, resource) in resources() {
            if !asked(action, &resource) {
                continue;
            }
            let thing = facts::resource(0, &resource).unwrap();
            for (name, actor) in actors() {
                let who = facts::actor(&actor).unwrap();
                for fact in facts_of(&who) {
                    let less = without(&who, &fact);
                    fault(
                        gate.decide(&less, action, thing.clone()),
                        &format!("{name} without {fact}"),
                    );
                    damaged += 1;
                }
                for fact in facts_of(&thing) {
                    let less = without(&thing, &fact);
                    fault(
                        gate.decide(&who, action, less),
                        &format!("{relation} without {fact}"),
                    );
                    damaged += 1;
                }
            }
        }
    }
    assert!(damaged > 1000, "{damaged}");
}

#[test]
fn no_fact_is_optional() {
    assert!(!SCHEMA.contains("?:"));
}

#[test]
fn a_forbid_that_fails_is_a_refusal() {
    let read = |gate: &Gate| gate.check(&colleague(), Action::Read, &Resource::Entry(entry()));
    assert!(read(&Gate::load().unwrap()).is_ok());
    let gate = gate_with(
        r#"@id("fails") forbid (principal, action, resource) when { 9223372036854775807 + 1 == 0 };"#,
    )
    .unwrap();
    let no = refused(read(&gate));
    assert_eq!(no.rule, "fault");
}

#[test]
fn an_action_on_a_thing_it_does_not_belong_to_is_a_refusal() {
    let gate = Gate::load().unwrap();
    for action in Action::ALL {
        for (relation, resource) in resources() {
            if asked(action, &resource) {
                continue;
            }
            for (_, actor) in actors() {
                let no = refused(gate.check(&actor, action, &resource));
                assert_eq!(no.rule, "fault", "{} {relation}", action.word());
            }
        }
    }
}

#[test]
fn a_rule_that_does_not_fit_the_schema_is_not_loaded() {
    let fault = fault_of(
        r#"@id("broken") permit (principal, action, resource) when { resource.colour == "red" };"#,
    );
    assert!(fault.contains("colour"), "{fault}");
}

#[test]
fn a_rule_that_can_never_apply_is_not_loaded() {
    let fault = fault_of(
        r#"@id("idle") permit (principal is Guardian, action, resource) when { principal is Child };"#,
    );
    assert!(fault.contains("idle"), "{fault}");
}

#[test]
fn a_rule_that_looks_further_than_the_facts_is_not_loaded() {
    let fault = fault_of(
        r#"@id("far") permit (principal is Professional, action == Action::"open", resource is Part)
           when { principal.unit in resource.units };"#,
    );
    assert!(fault.contains("far"), "{fault}");
}

#[test]
fn a_rule_without_a_name_of_its_own_is_not_loaded() {
    let fault = fault_of("permit (principal, action, resource);");
    assert!(fault.contains("no @id"), "{fault}");
    let fault = fault_of(r#"@id("notes") permit (principal, action, resource);"#);
    assert!(fault.contains("notes"), "{fault}");
}

#[test]
fn a_rule_with_a_slot_for_a_grant_is_not_loaded() {
    let fault = fault_of(r#"@id("slot") forbid (principal == ?principal, action, resource);"#);
    assert!(fault.contains("slot"), "{fault}");
}

#[test]
fn every_rule_says_in_plain_language_what_it_says_and_where_from() {
    let mut rules = 0;
    for (file, text) in POLICIES {
        let lines: Vec<&str> = text.lines().collect();
        for (number, line) in lines.iter().enumerate() {
            let Some(id) = line.strip_prefix("@id(") else {
                assert!(!line.starts_with('@'), "{file}: {line}");
                continue;
            };
            rules += 1;
            let comment = lines[number - 1];
            assert!(comment.starts_with("// "), "{file}: {id}");
            assert!(lines[number - 2].is_empty(), "{file}: {id} has one line");
        }
    }
    assert_eq!(rules, Gate::load().unwrap().questions.ids().len());
}

#[test]
fn every_file_of_rules_is_part_of_the_program() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("policies");
    let mut there: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|file| file.unwrap().file_name().into_string().unwrap())
        .filter(|name| {
            Path::new(name)
                .extension()
                .is_some_and(|end| end == "cedar")
        })
        .collect();
    there.sort();
    assert_eq!(
        there,
        POLICIES.map(|(subject, _)| format!("{subject}.cedar"))
    );
}

/// Everything that is decided about a class: who may read it, and what the others are told.
fn readings(gate: &Gate, class: &EntryClass) -> Vec<Result<crate::Allowed, Refusal>> {
    actors()
        .iter()
        .map(|(_, actor)| gate.check(actor, Action::Read, &Resource::Entry(class.clone())))
        .collect()
}

fn in_emergency(gate: &Gate, class: &EntryClass) -> Vec<bool> {
    actors()
        .iter()
        .map(|(_, actor)| {
            let asked = Resource::Entry(class.clone());
            gate.check(actor, Action::ReadEmergency, &asked).is_ok()
        })
        .collect()
}

#[test]
fn every_fact_of_a_class_matters_except_its_kind() {
    let gate = Gate::load().unwrap();
    let class = entry();
    // Named one by one, so that a new fact has to be thought of here.
    let EntryClass {
        home: _,
        kind: _,
        readers: _,
        locked: _,
        handlers: _,
        open_for: _,
    } = class.clone();
    let changed = [
        EntryClass {
            home: Home::Branch(CARE),
            ..class.clone()
        },
        EntryClass {
            home: Home::Room(CHILD),
            ..class.clone()
        },
        EntryClass {
            readers: BTreeSet::from([OTHER_UNIT]),
            ..class.clone()
        },
        EntryClass {
            locked: true,
            ..class.clone()
        },
        EntryClass {
            handlers: Some(BTreeSet::from([HANDLER])),
            ..class.clone()
        },
    ];
    let opened = EntryClass {
        open_for: BTreeSet::from([(WORKER, SEAT)]),
        ..class.clone()
    };
    // Only in an emergency, and there alone.
    assert_eq!(readings(&gate, &opened), readings(&gate, &class));
    assert_ne!(in_emergency(&gate, &opened), in_emergency(&gate, &class));
    let before = readings(&gate, &class);
    for other in changed {
        assert_ne!(readings(&gate, &other), before, "{other:?}");
    }
    let room = |of| EntryClass {
        home: Home::Room(of),
        ..class.clone()
    };
    assert_ne!(
        readings(&gate, &room(CHILD)),
        readings(&gate, &room(GUARDIAN))
    );
    for kind in Kind::ALL {
        let other = EntryClass {
            kind: *kind,
            ..class.clone()
        };
        assert_eq!(readings(&gate, &other), before, "{kind:?}");
    }
}

#[test]
fn an_answer_is_the_same_when_it_is_remembered() {
    let gate = Gate::load().unwrap();
    for (name, actor) in actors() {
        for (relation, resource) in resources() {
            for action in Action::ALL
                .into_iter()
                .filter(|action| asked(*action, &resource))
            {
                let who = facts::actor(&actor).unwrap();
                let thing = facts::resource(0, &resource).unwrap();
                let unremembered = gate.decide(&who, action, thing);
                for _ in 0..2 {
                    let answer = gate.check(&actor, action, &resource);
                    assert_eq!(answer, unremembered, "{name} {relation}");
                }
            }
        }
    }
}

#[test]
fn nobody_goes_into_anothers_room() {
    let gate = Gate::load().unwrap();
    for action in Action::ALL {
        for (relation, resource) in resources() {
            let owner = match &resource {
                Resource::Room(room) => room.of,
                Resource::Entry(EntryClass {
                    home: Home::Room(of),
                    ..
                }) => *of,
                _ => continue,
            };
            for (name, actor) in actors() {
                let owns = actor.professional().is_none() && actor.person() == owner;
                if owns || !asked(action, &resource) {
                    continue;
                }
                let no = refused(gate.check(&actor, action, &resource));
                assert!(no.hidden, "{name} learns of: {relation}");
                assert_eq!(no.key, "refusal-not-yours");
            }
        }
    }
}

#[test]
fn a_protected_thing_does_not_exist_for_anybody_but_its_handlers() {
    let gate = Gate::load().unwrap();
    for action in Action::ALL {
        for (relation, resource) in resources() {
            let (Resource::Entry(EntryClass {
                handlers: Some(handlers),
                ..
            })
            | Resource::Part(folder::class::PartFacts {
                handlers: Some(handlers),
                ..
            })) = &resource
            else {
                continue;
            };
            for (name, actor) in actors() {
                if handlers.contains(&actor.person()) || !asked(action, &resource) {
                    continue;
                }
                let no = refused(gate.check(&actor, action, &resource));
                assert!(no.hidden, "{name} learns of: {relation}");
                assert_eq!(no.key, "refusal-not-yours");
            }
        }
    }
}
