//! The kinds of question there are, each with the policies that may have something to say about it.
//!
//! Cedar tries every policy that it is handed, and nearly all of them are about something else: to find that out again
//! for each question was most of its price. What a policy is about stands in its head, so it is found out once, when
//! the policies are loaded. A policy that might have something to say is never left out: what its head says about
//! types and actions is all that is looked at, never its `when`.

use std::collections::BTreeMap;

use cedar_policy::{
    ActionConstraint, EntityTypeName, EntityUid, Policy, PolicySet, PolicySetError,
    PrincipalConstraint, RequestEnv, ResourceConstraint, Schema,
};

/// One kind of question: somebody of this type, this action, a thing of this type.
pub(crate) struct Question {
    principal: EntityTypeName,
    resource: EntityTypeName,
    /// The action as Cedar knows it.
    pub action: EntityUid,
    /// The policies whose head does not rule this question out.
    pub policies: PolicySet,
}

/// Every kind of question that the schema lets anybody ask, by the word of its action.
pub(crate) struct Questions(BTreeMap<String, Vec<Question>>);

impl Questions {
    /// Sorts the policies.
    pub fn of(schema: &Schema, policies: &PolicySet) -> Result<Self, Box<PolicySetError>> {
        let mut questions: BTreeMap<String, Vec<Question>> = BTreeMap::new();
        for asked in schema.request_envs() {
            let about = policies
                .policies()
                .filter(|policy| may_apply(policy, &asked))
                .cloned();
            questions
                .entry(asked.action().id().unescaped().to_owned())
                .or_default()
                .push(Question {
                    principal: asked.principal().clone(),
                    resource: asked.resource().clone(),
                    action: asked.action().clone(),
                    policies: PolicySet::from_policies(about)?,
                });
        }
        Ok(Self(questions))
    }

    /// The kind that this question is of. None is a question that the schema does not know: a fault, never a yes.
    pub fn find(
        &self,
        principal: &EntityTypeName,
        action: &str,
        resource: &EntityTypeName,
    ) -> Option<&Question> {
        self.0
            .get(action)?
            .iter()
            .find(|question| question.principal == *principal && question.resource == *resource)
    }

    /// The ids of all policies that are asked about anything.
    #[cfg(test)]
    pub fn ids(&self) -> std::collections::BTreeSet<String> {
        self.0
            .values()
            .flatten()
            .flat_map(|question| question.policies.policies())
            .map(|policy| policy.id().to_string())
            .collect()
    }
}

/// Whether the head of the policy leaves room for this question. A head that points at one thing (`==`, `in`) is not
/// ruled out by it: which thing is asked about is not known here.
fn may_apply(policy: &Policy, asked: &RequestEnv) -> bool {
    let somebody = match policy.principal_constraint() {
        PrincipalConstraint::Is(kind) | PrincipalConstraint::IsIn(kind, _) => {
            kind == *asked.principal()
        }
        PrincipalConstraint::Any | PrincipalConstraint::In(_) | PrincipalConstraint::Eq(_) => true,
    };
    let something = match policy.resource_constraint() {
        ResourceConstraint::Is(kind) | ResourceConstraint::IsIn(kind, _) => {
            kind == *asked.resource()
        }
        ResourceConstraint::Any | ResourceConstraint::In(_) | ResourceConstraint::Eq(_) => true,
    };
    // No action is in a group (`Gate::of` refuses to load one), so an action is in what names it and nothing else.
    let action = match policy.action_constraint() {
        ActionConstraint::Any => true,
        ActionConstraint::Eq(action) => action == *asked.action(),
        ActionConstraint::In(actions) => actions.contains(asked.action()),
    };
    somebody && something && action
}
