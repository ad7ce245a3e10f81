//! Asking the policies. Anything unexpected is a no and an alarm (design decision 4).

use std::collections::BTreeSet;
use std::fmt::Display;
use std::sync::atomic::{AtomicU64, Ordering};

use cedar_policy::{
    Authorizer, Context, Decision, Entities, Entity, EntityUid, Policy, PolicyId, PolicySet,
    Request, Response, Schema, ValidationMode, Validator,
};
use folder::Refusal;
use folder::class::{Action, Actor, Resource};

use crate::facts;
use crate::memory::Memory;
use crate::questions::Questions;

/// What the policies may know, in Cedar's words for schemas.
pub const SCHEMA: &str = include_str!("../policies/schema.cedarschema");

/// One file per subject.
pub(crate) const POLICIES: [(&str, &str); 9] = [
    ("consent", include_str!("../policies/consent.cedar")),
    (
        "consultation",
        include_str!("../policies/consultation.cedar"),
    ),
    ("emergency", include_str!("../policies/emergency.cedar")),
    ("entry", include_str!("../policies/entry.cedar")),
    ("offer", include_str!("../policies/offer.cedar")),
    ("part", include_str!("../policies/part.cedar")),
    ("protection", include_str!("../policies/protection.cedar")),
    ("room", include_str!("../policies/room.cedar")),
    ("workplace", include_str!("../policies/workplace.cedar")),
];

/// Policies follow at most so many references from what is asked about: a request carries all it takes to decide.
const DEPTH: u32 = 1;

/// Asked after a no: may this person be told that the thing exists?
const KNOW: &str = "know";

/// The rule of a refusal that came from a fault.
const FAULT: &str = "fault";

/// The text for whoever may not know more than that.
const NOT_YOURS: &str = "refusal-not-yours";

/// The forbids that may be told to somebody who may know that the thing exists. One that is not here is never told.
const TOLD: [(&str, &str); 3] = [
    ("another-coordinator", "refusal-another-coordinator"),
    ("locked-copy", "refusal-locked-copy"),
    ("room-closed", "refusal-room-closed"),
];

/// The policies do not load.
#[derive(Debug, thiserror::Error)]
#[error("policies: {0}")]
pub struct GateFault(String);

impl GateFault {
    fn from(error: impl Display) -> Self {
        Self(error.to_string())
    }
}

/// A yes, with the policies that gave it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Allowed {
    /// The ids of the policies, in the order of the alphabet. The access log keeps them.
    pub because: Vec<String>,
}

/// The policies, ready to be asked.
pub struct Gate {
    schema: Schema,
    pub(crate) questions: Questions,
    authorizer: Authorizer,
    pub(crate) memory: Memory,
    asked: AtomicU64,
}

impl Gate {
    /// Loads and validates the policies: strictly, so that no policy can name a fact that is not always there.
    pub fn load() -> Result<Self, GateFault> {
        Self::of(SCHEMA, POLICIES.map(|(_, text)| text))
    }

    pub(crate) fn of<'a>(
        schema: &str,
        texts: impl IntoIterator<Item = &'a str>,
    ) -> Result<Self, GateFault> {
        let (schema, _) = Schema::from_cedarschema_str(schema).map_err(GateFault::from)?;
        if let Some(group) = schema.action_groups().next() {
            return Err(GateFault(format!(
                "{group} is a group: an action stands for itself, so that a policy is about what it names"
            )));
        }
        let mut policies = PolicySet::new();
        for text in texts {
            let read: PolicySet = text.parse().map_err(GateFault::from)?;
            if read.templates().next().is_some() {
                return Err(GateFault(
                    "a policy with a slot would never be asked: grants are facts".to_owned(),
                ));
            }
            for policy in read.policies() {
                policies
                    .add(named(policy)?)
                    .map_err(|error| GateFault::from(&error))?;
            }
        }
        let checked = Validator::new(schema.clone()).validate_with_level(
            &policies,
            ValidationMode::Strict,
            DEPTH,
        );
        // A warning is a policy that can never apply: somebody meant something else.
        if !checked.validation_passed_without_warnings() {
            let found: Vec<String> = checked
                .validation_errors()
                .map(ToString::to_string)
                .chain(checked.validation_warnings().map(ToString::to_string))
                .collect();
            return Err(GateFault(found.join("; ")));
        }
        let questions = Questions::of(&schema, &policies).map_err(GateFault::from)?;
        Ok(Self {
            schema,
            questions,
            authorizer: Authorizer::new(),
            memory: Memory::default(),
            asked: AtomicU64::new(0),
        })
    }

    /// How many questions have been put, those that were remembered too.
    #[must_use]
    pub fn asked(&self) -> u64 {
        self.asked.load(Ordering::Relaxed)
    }

    /// May this actor do this? A no tells why as far as it may be told, and by which rule for the log.
    pub fn check(
        &self,
        actor: &Actor,
        action: Action,
        resource: &Resource,
    ) -> Result<Allowed, Refusal> {
        self.asked.fetch_add(1, Ordering::Relaxed);
        if let Some(answer) = self.memory.get(actor, action, resource) {
            return answer;
        }
        let answer = facts::actor(actor)
            .and_then(|principal| Ok((principal, facts::resource(0, resource)?)))
            .map_err(|error| fault(&error))
            .and_then(|(principal, asked)| self.decide(&principal, action, asked));
        // A fault may pass; whoever asks again gets a new answer.
        if !matches!(&answer, Err(refusal) if refusal.rule == FAULT) {
            self.memory.put(actor, action, resource, answer.clone());
        }
        answer
    }

    /// Every decision goes through here, so that tests can damage what is known.
    pub(crate) fn decide(
        &self,
        principal: &Entity,
        action: Action,
        asked: Entity,
    ) -> Result<Allowed, Refusal> {
        let (principal, resource, asking) = (principal.uid(), asked.uid(), principal.clone());
        // Into what is empty, because making a collection with a schema would also copy every action into it.
        let known = Entities::empty()
            .add_entities([asking, asked], Some(&self.schema))
            .map_err(|error| fault(&error))?;
        let response = self.ask(&principal, action.word(), &resource, &known)?;
        let rules = rules(&response);
        if response.decision() == Decision::Allow {
            return Ok(Allowed {
                because: rules.into_iter().collect(),
            });
        }
        let told = self.ask(&principal, KNOW, &resource, &known)?.decision() == Decision::Allow;
        Err(refusal(action, &principal, &rules, told))
    }

    /// Cedar skips a policy that errs, so a `forbid` could vanish: any error is a refusal.
    fn ask(
        &self,
        principal: &EntityUid,
        action: &str,
        resource: &EntityUid,
        known: &Entities,
    ) -> Result<Response, Refusal> {
        let question = self
            .questions
            .find(principal.type_name(), action, resource.type_name())
            .ok_or_else(|| fault(format!("the schema has no such question: {action}")))?;
        let request = Request::new(
            principal.clone(),
            question.action.clone(),
            resource.clone(),
            Context::empty(),
            Some(&self.schema),
        )
        .map_err(|error| fault(&error))?;
        let response = self
            .authorizer
            .is_authorized(&request, &question.policies, known);
        if let Some(error) = response.diagnostics().errors().next() {
            return Err(fault(error));
        }
        Ok(response)
    }
}

/// The policies that an answer came from.
fn rules(response: &Response) -> BTreeSet<String> {
    response
        .diagnostics()
        .reason()
        .map(ToString::to_string)
        .collect()
}

/// A policy goes by its `@id`.
fn named(policy: &Policy) -> Result<Policy, GateFault> {
    let id = policy
        .annotation("id")
        .ok_or_else(|| GateFault("a policy has no @id".to_owned()))?;
    Ok(policy.new_id(PolicyId::new(id)))
}

fn fault(error: impl Display) -> Refusal {
    tracing::error!(error = %error, "a decision failed and was refused");
    Refusal {
        key: "refusal-fault",
        args: Vec::new(),
        rule: FAULT.to_owned(),
        hidden: false,
    }
}

/// A no says why as far as it may be told. What somebody has no relation to is answered as if it were not there.
fn refusal(
    action: Action,
    principal: &EntityUid,
    forbids: &BTreeSet<String>,
    told: bool,
) -> Refusal {
    let reason = TOLD
        .iter()
        .find(|(id, _)| forbids.contains(*id))
        .map(|(_, key)| *key);
    let at_work = principal.type_name().basename() == "Professional";
    let key = match reason {
        Some(key) if told => key,
        None if told && at_work => "refusal-no-mandate",
        _ => NOT_YOURS,
    };
    let rule = if forbids.is_empty() {
        format!("no-permit:{}", action.word())
    } else {
        forbids.iter().cloned().collect::<Vec<_>>().join("+")
    };
    Refusal {
        rule,
        // A part begins at a workplace, and those stand in the public directory: there is nothing to hide.
        hidden: !told && action != Action::Begin,
        ..Refusal::new(key)
    }
}
