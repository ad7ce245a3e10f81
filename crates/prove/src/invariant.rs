//! The invariants, as they are written: regions of requests, each with the change that would break it.

use cedar_policy::{Policy, PolicySet};

use crate::Fault;

const FILES: [(&str, &str); 3] = [
    (
        "emergency.cedar",
        include_str!("../invariants/emergency.cedar"),
    ),
    ("family.cedar", include_str!("../invariants/family.cedar")),
    ("work.cedar", include_str!("../invariants/work.cedar")),
];

/// A sentence that must hold for every request there can be.
pub struct Invariant {
    /// Its `@id`.
    pub id: String,
    /// The sentence.
    pub says: String,
    /// What the policies must do in the region.
    pub holds: Holds,
    /// The requests it is about, as a permit.
    pub region: PolicySet,
    /// A change of the policies that must be found out.
    pub mutant: Mutant,
}

/// What the policies must do in a region.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holds {
    /// Nothing in it is allowed.
    Never,
    /// Everything in it is allowed.
    Always,
}

/// One change of the policies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mutant {
    /// This policy is not there.
    Drops(String),
    /// In this policy, these words stand instead of those.
    Changes {
        /// The policy's `@id`.
        policy: String,
        /// Words that stand there exactly once.
        from: String,
        /// Words that stand there instead.
        to: String,
    },
    /// This policy is there too.
    Adds(String),
}

/// Every invariant, in the order of the files.
pub fn invariants() -> Result<Vec<Invariant>, Fault> {
    let mut all = Vec::new();
    for (name, text) in FILES {
        let policies: PolicySet = text.parse().map_err(|error| format!("{name}: {error}"))?;
        let mut policies: Vec<&Policy> = policies.policies().collect();
        policies.sort_by_key(|policy| place(policy));
        for policy in policies {
            all.push(read(policy).map_err(|why| format!("{name}: {why}"))?);
        }
    }
    Ok(all)
}

/// Policies are numbered as they are read: "policy7".
fn place(policy: &Policy) -> usize {
    let id: &str = policy.id().as_ref();
    id.trim_start_matches("policy").parse().unwrap_or_default()
}

fn read(policy: &Policy) -> Result<Invariant, Fault> {
    let note = |key| policy.annotation(key).map(ToOwned::to_owned);
    let id = note("id").ok_or("an invariant without @id")?;
    let says = note("says").ok_or_else(|| format!("{id} has no @says"))?;
    let holds = match note("holds").as_deref() {
        Some("never") => Holds::Never,
        Some("always") => Holds::Always,
        _ => return Err(format!("{id}: @holds is never or always").into()),
    };
    let mutant = match (note("drops"), note("changes"), note("adds")) {
        (Some(policy), None, None) => Mutant::Drops(policy),
        (None, Some(policy), None) => Mutant::Changes {
            policy,
            from: note("from").ok_or_else(|| format!("{id} has no @from"))?,
            to: note("to").ok_or_else(|| format!("{id} has no @to"))?,
        },
        (None, None, Some(policy)) => Mutant::Adds(policy),
        _ => return Err(format!("{id} needs one of @drops, @changes and @adds").into()),
    };
    Ok(Invariant {
        id,
        says,
        holds,
        region: PolicySet::from_policies([policy.clone()])?,
        mutant,
    })
}

impl Mutant {
    /// The policies with this change.
    pub fn of(&self, policies: &[(String, String)]) -> Result<PolicySet, Fault> {
        let mut texts = policies.to_vec();
        match self {
            Self::Drops(policy) => {
                texts.retain(|(id, _)| id != policy);
                if texts.len() + 1 != policies.len() {
                    return Err(format!("there is no policy {policy} to drop").into());
                }
            }
            Self::Changes { policy, from, to } => {
                let (_, text) = texts
                    .iter_mut()
                    .find(|(id, _)| id == policy)
                    .ok_or_else(|| format!("there is no policy {policy} to change"))?;
                if text.matches(from.as_str()).count() != 1 {
                    return Err(format!("{policy} does not hold these words once: {from}").into());
                }
                *text = text.replace(from.as_str(), to);
            }
            Self::Adds(policy) => texts.push((String::from("mutant"), policy.clone())),
        }
        together(&texts)
    }
}

/// Policies, each with its `@id` and its text, as one set.
pub fn together(policies: &[(String, String)]) -> Result<PolicySet, Fault> {
    let text: Vec<&str> = policies.iter().map(|(_, text)| text.as_str()).collect();
    Ok(text.join("\n\n").parse::<PolicySet>()?)
}
