//! The policies, translated for a solver by Cedar's symbolic compiler (whose own translation is proven in Lean).

use std::time::Instant;

use cedar_policy::{PolicySet, RequestEnv, Schema};
use cedar_policy_symcc::solver::LocalSolver;
use cedar_policy_symcc::{CedarSymCompiler, CompiledPolicy, CompiledPolicySet};

use crate::Fault;
use crate::invariant::{Holds, Invariant, invariants as written, together};
use crate::mutants::mutants as changes;

type Solver = CedarSymCompiler<LocalSolver>;

/// The kinds of request: type of who asks, action, type of the thing.
struct World {
    schema: Schema,
    kinds: Vec<RequestEnv>,
}

impl World {
    fn compiled(&self, policies: &PolicySet) -> Result<Vec<CompiledPolicySet>, Fault> {
        let each = self.kinds.iter().map(|kind| {
            CompiledPolicySet::compile(policies, kind, &self.schema).map_err(Fault::from)
        });
        each.collect()
    }
}

fn solver() -> Result<Solver, Fault> {
    Ok(CedarSymCompiler::new(LocalSolver::cvc5()?)?)
}

/// Every kind of request, and each policy's `@id` with its text.
fn world() -> Result<(World, Vec<(String, String)>), Fault> {
    let schema: Schema = access::SCHEMA.parse()?;
    let kinds = schema.request_envs().collect();
    let texts = access::policies()
        .into_iter()
        .flat_map(|file| file.policies)
        .map(|policy| (policy.id, policy.text.to_owned()))
        .collect();
    Ok((World { schema, kinds }, texts))
}

/// Tries each invariant on the policies and on its mutant, and that no policy can err. Tells each as one JSON line, and
/// how it went as a last plain one; false when something does not hold.
pub async fn invariants(say: fn(&str)) -> Result<bool, Fault> {
    let (world, texts) = world()?;
    let policies = together(&texts)?;
    let compiled = world.compiled(&policies)?;
    let mut solver = solver()?;

    let all = written()?;
    let (mut proven, mut refuted) = (0, 0);
    for invariant in &all {
        let began = Instant::now();
        let tried = tried(&mut solver, &world, &compiled, invariant).await?;
        let mutant = world.compiled(&invariant.mutant.of(&texts)?)?;
        let region = world.compiled(&invariant.region)?;
        let found_out = found_out(&mut solver, &region, &mutant, invariant.holds).await?;
        let holds = tried.against.is_none() && tried.about > 0 && found_out;
        say(&serde_json::json!({
            "name": invariant.id,
            "says": invariant.says,
            "value": tried.about,
            "unit": "kinds of request",
            "ms": began.elapsed().as_millis(),
            "mutant refuted": found_out,
            "holds": holds,
        })
        .to_string());
        if let Some(against) = &tried.against {
            say(&format!("  does not hold: {against}"));
        }
        if tried.about == 0 {
            say("  is about no request at all");
        }
        proven += usize::from(tried.against.is_none() && tried.about > 0);
        refuted += usize::from(found_out);
    }
    let erring = erring(&mut solver, &world, &policies).await?;
    for policy in &erring {
        say(&format!("  can err: {policy}"));
    }
    say(&format!(
        "{proven} of {} invariants proven over {} kinds of request, {refuted} of {} mutants refuted, {} of {} policies can err",
        all.len(),
        world.kinds.len(),
        all.len(),
        erring.len(),
        texts.len(),
    ));
    Ok(proven == all.len() && refuted == all.len() && erring.is_empty())
}

/// At least this share of the changes that change anything is found out.
const FOUND_OUT: f64 = 0.98;

/// Changes the policies in every mechanical way and tells what no invariant finds out.
pub async fn mutants(say: fn(&str)) -> Result<bool, Fault> {
    let (world, texts) = world()?;
    let policies = together(&texts)?;
    let as_they_are = world.compiled(&policies)?;
    let mut all = Vec::new();
    for invariant in written()? {
        all.push((world.compiled(&invariant.region)?, invariant));
    }
    let (mut found, mut same, mut left) = (0, 0, Vec::new());
    for changed in changes(&policies)? {
        // A solver ends by itself after a minute, and each change is a question of its own.
        let mut solver = solver()?;
        let Ok(mutant) = world.compiled(&changed.policies) else {
            // What does not pass the schema never comes to be asked: the house does not open with it.
            found += 1;
            continue;
        };
        if equal(&mut solver, &as_they_are, &mutant).await? {
            same += 1;
            continue;
        }
        let mut is_found = false;
        for (region, invariant) in &all {
            if found_out(&mut solver, region, &mutant, invariant.holds).await? {
                is_found = true;
                break;
            }
        }
        if is_found {
            found += 1;
        } else {
            left.push(changed.what);
        }
    }
    for what in &left {
        say(&format!("  not found out: {what}"));
    }
    let changed = found + left.len();
    say(&format!(
        "{found} of {changed} changes found out, {same} changed nothing"
    ));
    Ok(f64::from(u32::try_from(found)?) >= FOUND_OUT * f64::from(u32::try_from(changed)?))
}

async fn equal(
    solver: &mut Solver,
    before: &[CompiledPolicySet],
    after: &[CompiledPolicySet],
) -> Result<bool, Fault> {
    for (before, after) in before.iter().zip(after) {
        if !solver.check_equivalent_opt(before, after).await? {
            return Ok(false);
        }
    }
    Ok(true)
}

/// How an invariant went.
struct Tried {
    /// The kinds of request that its region reaches.
    about: usize,
    /// A request that breaks it.
    against: Option<String>,
}

async fn tried(
    solver: &mut Solver,
    world: &World,
    policies: &[CompiledPolicySet],
    invariant: &Invariant,
) -> Result<Tried, Fault> {
    let mut tried = Tried {
        about: 0,
        against: None,
    };
    for (region, policies) in world.compiled(&invariant.region)?.iter().zip(policies) {
        if solver.check_always_denies_opt(region).await? {
            continue;
        }
        tried.about += 1;
        let against = match invariant.holds {
            Holds::Never => {
                solver
                    .check_disjoint_with_counterexample_opt(policies, region)
                    .await?
            }
            Holds::Always => {
                solver
                    .check_implies_with_counterexample_opt(region, policies)
                    .await?
            }
        };
        if let Some(against) = against {
            tried.against = Some(format!("{} {:?}", against.request, against.entities));
        }
    }
    Ok(tried)
}

async fn found_out(
    solver: &mut Solver,
    region: &[CompiledPolicySet],
    mutant: &[CompiledPolicySet],
    holds: Holds,
) -> Result<bool, Fault> {
    for (region, mutant) in region.iter().zip(mutant) {
        let holds = match holds {
            Holds::Never => solver.check_disjoint_opt(mutant, region).await?,
            Holds::Always => solver.check_implies_opt(region, mutant).await?,
        };
        if !holds {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Cedar skips a policy that errs, so a forbid could fall silent: none may, for any request.
async fn erring(
    solver: &mut Solver,
    world: &World,
    policies: &PolicySet,
) -> Result<Vec<String>, Fault> {
    let mut found = Vec::new();
    for policy in policies.policies() {
        for kind in &world.kinds {
            let compiled = CompiledPolicy::compile(policy, kind, &world.schema)?;
            if !solver.check_never_errors_opt(&compiled).await? {
                found.push(policy.annotation("id").unwrap_or_default().to_owned());
                break;
            }
        }
    }
    Ok(found)
}
