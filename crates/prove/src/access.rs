//! `cargo xtask prove access`: invented histories through the use cases, and after each event everything that anybody may
//! read, open or do, held against the oracle in `oracle/`, which was written from the law and the list of events alone.

mod history;
mod oracle;
mod sees;

use std::collections::BTreeMap;

use testkit::Seeded;

use crate::Fault;
use crate::random::below;
use history::{DID, History};
use oracle::Oracle;

/// Runs so many histories and tells every difference: what the product gave and the oracle refuses is a leak, what it
/// kept back and the oracle allows is a wrongful refusal.
pub async fn access(histories: u64, seed: u64, say: fn(&str)) -> Result<bool, Fault> {
    const EVENTS: usize = 30;
    let mut oracle = Oracle::start()?;
    let (mut leaks, mut refusals, mut compared) = (0, 0, 0);
    let mut did: BTreeMap<&'static str, usize> = BTreeMap::new();
    for number in seed..seed + histories {
        let mut random = Seeded::new(number);
        let mut history = Box::pin(History::begin(number)).await?;
        oracle.world(&history.described())?;
        // Much of what is tried is refused, and has not happened.
        let tries = 4 * (5 + below(&mut random, EVENTS - 4));
        for _ in 0..tries {
            let Some((what, happened)) = Box::pin(history.step(&mut random)).await? else {
                continue;
            };
            *did.entry(what).or_default() += 1;
            for event in happened {
                oracle.event(&event)?;
            }
            let differences = Box::pin(sees::compare(&history, &mut oracle)).await?;
            compared += differences.compared;
            leaks += differences.leaks.len();
            refusals += differences.refusals.len();
            let each = [
                ("leak", &differences.leaks),
                ("wrongful refusal", &differences.refusals),
            ];
            for (of, all) in each {
                for one in all.iter().take(3) {
                    say(&format!("  history {number}, after {what}: {of}: {one}"));
                }
            }
            if !(differences.leaks.is_empty() && differences.refusals.is_empty()) {
                // One difference makes every later comparison differ too.
                say(&history.told());
                break;
            }
        }
    }
    let never: Vec<&str> = DID
        .into_iter()
        .filter(|what| !did.contains_key(what))
        .collect();
    say(&serde_json::json!({
        "name": "access", "value": compared, "unit": "answers compared", "histories": histories, "seed": seed,
        "events": did, "never": never, "leaks": leaks, "wrongful refusals": refusals,
        "holds": leaks + refusals == 0,
    })
    .to_string());
    say(&format!(
        "{histories} histories, {leaks} leaks, {refusals} wrongful refusals"
    ));
    Ok(leaks + refusals == 0)
}
