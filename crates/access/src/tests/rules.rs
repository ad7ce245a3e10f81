//! The rules as a whole: what they may lean on, and what they do when something is wrong.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use folder::class::{Action, Actor, EntryClass, Home, Resource};
use folder::{Kind, Refusal};

use super::world::{
    CARE, CHILD, GUARDIAN, HANDLER, OTHER_UNIT, actors, asked, entry, part, professional, resources,
};
use crate::texts::{POLICIES, SCHEMA};
use crate::{Gate, GateFault};

/// The gate with one rule more, in the way of the other rules.
fn gate_with(rule: &'static str) -> Result<Gate, GateFault> {
    let mut texts = POLICIES.to_vec();
    texts.push(("more.cedar", rule));
    Gate::of(SCHEMA, &texts)
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
    let mut damaged = 0;
    for action in Action::ALL {
        for (relation, resource) in resources() {
            if !asked(action, &resource) {
                continue;
            }
            for (name, actor) in actors() {
                let facts = || (gate.names.actor(&actor), gate.names.resource(&resource, 0));
                let (principal, thing) = facts();
                let ask = |principal, thing| {
                    let page = std::slice::from_ref(&resource);
                    refused(
                        gate.decide(&actor, action, page, principal, vec![thing])
                            .remove(0),
                    )
                };
                for fact in principal.attributes.keys() {
                    let (mut principal, thing) = facts();
                    principal.attributes.remove(fact);
                    let no = ask(principal, thing);
                    assert_eq!(
                        (no.rule.as_str(), no.hidden),
                        ("fault", true),
                        "{name} without {fact}"
                    );
                    damaged += 1;
                }
                for fact in thing.attributes.keys() {
                    let (principal, mut thing) = facts();
                    thing.attributes.remove(fact);
                    let no = ask(principal, thing);
                    assert_eq!(
                        (no.rule.as_str(), no.hidden),
                        ("fault", true),
                        "{relation} without {fact}"
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
fn one_thing_that_cannot_be_told_refuses_the_whole_page() {
    let gate = Gate::load().unwrap();
    let page = [Resource::Entry(entry()), Resource::Part(part())];
    let mut things: Vec<_> = page
        .iter()
        .enumerate()
        .map(|(place, resource)| gate.names.resource(resource, place))
        .collect();
    things[1].attributes.remove("handlers");
    let actor = colleague();
    let answers = gate.decide(
        &actor,
        Action::Read,
        &page,
        gate.names.actor(&actor),
        things,
    );
    assert_eq!(answers.len(), 2);
    for answer in answers {
        assert_eq!(refused(answer).rule, "fault");
    }
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
    assert_eq!((no.rule.as_str(), no.hidden), ("fault", true));
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
    let gate = gate_with(
        r#"@id("broken") permit (principal, action, resource) when { resource.colour == "red" };"#,
    );
    assert!(matches!(gate, Err(GateFault::Invalid(_))));
}

#[test]
fn a_rule_that_can_never_apply_is_not_loaded() {
    let gate = gate_with(
        r#"@id("idle") permit (principal is Guardian, action, resource) when { principal is Child };"#,
    );
    assert!(matches!(gate, Err(GateFault::Invalid(_))));
}

#[test]
fn a_rule_that_looks_further_than_the_facts_is_not_loaded() {
    let gate = gate_with(
        r#"@id("far") permit (principal is Professional, action == Action::"open", resource is Part)
           when { principal.unit in resource.units };"#,
    );
    assert!(matches!(gate, Err(GateFault::Invalid(_))));
}

#[test]
fn a_rule_without_a_name_of_its_own_is_not_loaded() {
    let gate = gate_with("permit (principal, action, resource);");
    assert!(matches!(
        gate,
        Err(GateFault::Unnamed { file: "more.cedar" })
    ));
    let gate = gate_with(r#"@id("notes") permit (principal, action, resource);"#);
    assert!(matches!(gate, Err(GateFault::Twice(_))));
}

#[test]
fn a_rule_with_a_slot_for_a_grant_is_not_loaded() {
    let gate = gate_with(r#"@id("slot") forbid (principal == ?principal, action, resource);"#);
    assert!(matches!(gate, Err(GateFault::Template { .. })));
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
    assert_eq!(rules, Gate::load().unwrap().policies.policies().count());
}

#[test]
fn every_file_of_rules_is_part_of_the_program() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("policies");
    let mut there: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|file| file.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.ends_with(".cedar"))
        .collect();
    there.sort();
    let known: Vec<&str> = POLICIES.iter().map(|(file, _)| *file).collect();
    assert_eq!(there, known);
}

/// Everything that is decided about a class: who may read it, and what the others are told.
fn readings(class: &EntryClass) -> Vec<Result<crate::Allowed, Refusal>> {
    let gate = Gate::load().unwrap();
    actors()
        .iter()
        .map(|(_, actor)| gate.check(actor, Action::Read, &Resource::Entry(class.clone())))
        .collect()
}

#[test]
fn every_fact_of_a_class_matters_except_its_kind() {
    let class = entry();
    // Named one by one, so that a new fact has to be thought of here.
    let EntryClass {
        home: _,
        kind: _,
        readers: _,
        locked: _,
        handlers: _,
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
    let before = readings(&class);
    for other in changed {
        assert_ne!(readings(&other), before, "{other:?}");
    }
    let room = |of| EntryClass {
        home: Home::Room(of),
        ..class.clone()
    };
    assert_ne!(readings(&room(CHILD)), readings(&room(GUARDIAN)));
    for kind in Kind::ALL {
        let other = EntryClass {
            kind: *kind,
            ..class.clone()
        };
        assert_eq!(readings(&other), before, "{kind:?}");
    }
}

#[test]
fn a_page_is_answered_as_its_things_one_by_one() {
    let gate = Gate::load().unwrap();
    let page: Vec<Resource> = resources()
        .into_iter()
        .map(|(_, resource)| resource)
        .filter(|resource| asked(Action::Read, resource))
        .collect();
    for (name, actor) in actors() {
        let alone: Vec<_> = page
            .iter()
            .map(|resource| gate.check(&actor, Action::Read, resource))
            .collect();
        assert_eq!(gate.check_all(&actor, Action::Read, &page), alone, "{name}");
    }
    assert!(gate.check_all(&colleague(), Action::Read, &[]).is_empty());
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
                if actor.professional().is_none() && actor.person() == owner {
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
                if handlers.contains(&actor.person()) {
                    continue;
                }
                let no = refused(gate.check(&actor, action, &resource));
                assert!(no.hidden, "{name} learns of: {relation}");
                assert_eq!(no.key, "refusal-not-yours");
            }
        }
    }
}
