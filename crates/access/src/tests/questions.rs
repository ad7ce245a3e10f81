//! Only the policies that may have something to say are asked. Nobody may get another answer by that than by asking all
//! of them, and no policy that fails may fall silent by it (design decision 4).

use std::collections::BTreeSet;

use cedar_policy::{
    Authorizer, Context, Decision, Entities, PolicyId, PolicySet, Request, Response, Schema,
};
use folder::class::{Action, Actor, Resource};
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

use super::world::{actors, asked, resources};
use crate::gate::{POLICIES, SCHEMA};
use crate::questions::Questions;
use crate::{Gate, facts, policies};

fn schema() -> Schema {
    Schema::from_cedarschema_str(SCHEMA).unwrap().0
}

/// What came of a question: the decision, by which policies, and which of them failed.
fn said(response: &Response) -> (Decision, BTreeSet<String>, BTreeSet<String>) {
    let ids = |ids: Vec<&PolicyId>| ids.into_iter().map(ToString::to_string).collect();
    let of = response.diagnostics();
    (
        response.decision(),
        ids(of.reason().collect()),
        of.errors().map(ToString::to_string).collect(),
    )
}

/// A question put to the policies that the head picks, and to all of them as Cedar itself would.
fn both(
    schema: &Schema,
    questions: &Questions,
    all: &PolicySet,
    (actor, action, resource): (&Actor, &str, &Resource),
) -> [(Decision, BTreeSet<String>, BTreeSet<String>); 2] {
    let (who, what) = (
        facts::actor(actor).unwrap(),
        facts::resource(0, resource).unwrap(),
    );
    let (principal, thing) = (who.uid(), what.uid());
    let question = questions
        .find(principal.type_name(), action, thing.type_name())
        .unwrap();
    // Here with the actions and whatever else the schema brings along.
    let known = Entities::from_entities([who.clone(), what.clone()], Some(schema)).unwrap();
    let request = Request::new(
        principal,
        format!("Action::\"{action}\"").parse().unwrap(),
        thing,
        Context::empty(),
        Some(schema),
    )
    .unwrap();
    let whole = Authorizer::new().is_authorized(&request, all, &known);
    let few = Entities::empty()
        .add_entities([who, what], Some(schema))
        .unwrap();
    let picked = Authorizer::new().is_authorized(&request, &question.policies, &few);
    [said(&picked), said(&whole)]
}

/// The words of all actions that may be asked about this thing, "know" too.
fn words(resource: &Resource) -> Vec<&'static str> {
    Action::ALL
        .into_iter()
        .filter(|action| asked(*action, resource))
        .map(Action::word)
        .chain(["know"])
        .collect()
}

#[test]
fn the_policies_that_are_asked_say_what_all_of_them_say() {
    let schema = schema();
    let mut all = PolicySet::new();
    for rule in policies().into_iter().flat_map(|file| file.policies) {
        let id = Some(PolicyId::new(rule.id));
        all.add(cedar_policy::Policy::parse(id, rule.text).unwrap())
            .unwrap();
    }
    let gate = Gate::load().unwrap();
    let mut yes = 0;
    for (relation, resource) in resources() {
        for (name, actor) in actors() {
            for action in words(&resource) {
                let question = (&actor, action, &resource);
                let [picked, whole] = both(&schema, &gate.questions, &all, question);
                assert_eq!(picked, whole, "{name}: {action} {relation}");
                yes += usize::from(whole.0 == Decision::Allow);
            }
        }
    }
    assert!(yes > 100, "{yes}");
}

const PEOPLE: [&str; 3] = ["Professional", "Guardian", "Child"];
const THINGS: [&str; 7] = [
    "PartEntry",
    "RoomEntry",
    "Part",
    "Room",
    "Offer",
    "Consent",
    "Workplace",
];

/// One half of a head, in every form that Cedar has. The second name is of nobody and nothing.
fn about(
    variable: &'static str,
    types: &'static [&'static str],
    names: [&'static str; 2],
) -> impl Strategy<Value = String> {
    let form = select(vec![
        "{v}",
        "{v} == {t}::\"{n}\"",
        "{v} in {t}::\"{n}\"",
        "{v} is {t}",
        "{v} is {t} in {t}::\"{n}\"",
    ]);
    (form, select(types), select(names.to_vec())).prop_map(move |(form, kind, name)| {
        form.replace("{v}", variable)
            .replace("{t}", kind)
            .replace("{n}", name)
    })
}

fn actions() -> impl Strategy<Value = String> {
    let words: Vec<&str> = Action::ALL
        .into_iter()
        .map(Action::word)
        .chain(["know"])
        .collect();
    prop_oneof![
        Just("action".to_owned()),
        select(words.clone()).prop_map(|word| format!("action == Action::\"{word}\"")),
        subsequence(words, 0..12).prop_map(|some| {
            let some: Vec<String> = some
                .iter()
                .map(|word| format!("Action::\"{word}\""))
                .collect();
            format!("action in [{}]", some.join(", "))
        }),
    ]
}

/// A policy with any head. One `when` fails for some things and one for all.
fn policy() -> impl Strategy<Value = String> {
    (
        select(vec!["permit", "forbid"]),
        about("principal", &PEOPLE, ["actor", "nobody"]),
        actions(),
        about("resource", &THINGS, ["0", "nothing"]),
        select(vec![
            "",
            " when { resource.open }",
            " when { 9223372036854775807 + 1 == 0 }",
        ]),
    )
        .prop_map(|(effect, who, does, what, when)| {
            format!("{effect} ({who}, {does}, {what}){when};")
        })
}

fn question() -> impl Strategy<Value = (Actor, &'static str, Resource)> {
    let actors: Vec<Actor> = actors().into_iter().map(|(_, actor)| actor).collect();
    let things: Vec<Resource> = resources().into_iter().map(|(_, thing)| thing).collect();
    (select(actors), select(things)).prop_flat_map(|(actor, thing)| {
        select(words(&thing)).prop_map(move |action| (actor.clone(), action, thing.clone()))
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(96) })]

    #[test]
    fn whatever_the_policies_are_those_that_are_asked_say_what_all_of_them_say(
        texts in proptest::collection::vec(policy(), 1..40),
        questions in proptest::collection::vec(question(), 1..12),
    ) {
        let schema = schema();
        let mut all = PolicySet::new();
        for (number, text) in texts.iter().enumerate() {
            let id = Some(PolicyId::new(number.to_string()));
            all.add(cedar_policy::Policy::parse(id, text).unwrap()).unwrap();
        }
        let sorted = Questions::of(&schema, &all).unwrap();
        for (actor, action, resource) in &questions {
            let [picked, whole] = both(&schema, &sorted, &all, (actor, action, resource));
            prop_assert_eq!(picked, whole);
        }
    }
}

#[test]
fn a_group_of_actions_is_not_loaded() {
    let rules = || POLICIES.map(|(_, text)| text);
    assert!(Gate::of(SCHEMA, rules()).is_ok());
    let grouped = SCHEMA.replace(
        "action \"collect\" appliesTo",
        "action \"write\";\naction \"collect\" in [\"write\"] appliesTo",
    );
    assert_ne!(grouped, SCHEMA);
    let fault = Gate::of(&grouped, rules()).err().unwrap().to_string();
    assert!(fault.contains("is a group"), "{fault}");
}

/// Work is spared, or the choice would be for nothing; and what is spared is about something else.
#[test]
fn a_question_is_put_to_no_policy_about_something_else() {
    let questions = Gate::load().unwrap().questions;
    let kind = |name: &str| name.parse().unwrap();
    let asked = |who: &str, action: &str, what: &str| -> BTreeSet<String> {
        let question = questions.find(&kind(who), action, &kind(what)).unwrap();
        let all = question.policies.policies();
        all.map(|policy| policy.id().to_string()).collect()
    };
    let read = asked("Professional", "read", "PartEntry");
    assert!(read.contains("own-unit-reads") && read.contains("locked-copy"));
    // Of another action, of another thing, of somebody else.
    for other in [
        "notes",
        "own-unit-opens",
        "own-room-reads",
        "emergency-reads",
    ] {
        assert!(!read.contains(other), "{other}");
    }
    let at_home = asked("Guardian", "read", "RoomEntry");
    assert!(!at_home.contains("own-unit-reads"));
    let note = asked("Guardian", "note", "Part");
    assert!(!note.contains("notes"));
    assert!(asked("Professional", "note", "Part").contains("notes"));
}

#[test]
fn an_answer_is_given_once_and_remembered() {
    let gate = Gate::load().unwrap();
    let (_, actor) = &actors()[0];
    let (_, resource) = &resources()[0];
    assert!(gate.memory.get(actor, Action::Read, resource).is_none());
    let answer = gate.check(actor, Action::Read, resource);
    assert_eq!(gate.memory.get(actor, Action::Read, resource), Some(answer));
}

/// Two worlds that an outsider cannot tell apart cost the same number of questions, those that were remembered too.
#[test]
fn every_question_is_counted_also_one_that_is_remembered() {
    let gate = Gate::load().unwrap();
    let (_, actor) = &actors()[0];
    let (_, resource) = &resources()[0];
    assert_eq!(gate.asked(), 0);
    for asked in 1..=3 {
        let _ = gate.check(actor, Action::Read, resource);
        assert_eq!(gate.asked(), asked);
    }
}
