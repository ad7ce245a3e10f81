//! `cargo xtask prove access`: invented histories through the use cases, and what anybody may read, open or do held against
//! the oracle in `oracle/`, which was written from the law and the list of events alone: after each event what it can
//! have touched and some of the rest, at the end everything.

mod coverage;
mod doors;
mod history;
mod oracle;
mod sees;
mod touched;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::thread;

use testkit::Seeded;

use crate::Fault;
use crate::random::{below, once_in};
use coverage::Coverage;
use history::{DID, History};
use oracle::Oracle;
use touched::Touched;

/// One in so many of what an event cannot affect is compared too.
const UNTOUCHED: usize = 50;

/// How much can happen in one history.
const EVENTS: usize = 60;

/// What came of some histories.
#[derive(Default)]
struct Played {
    did: BTreeMap<&'static str, usize>,
    compared: usize,
    over_http: usize,
    leaks: usize,
    refusals: usize,
    coverage: Coverage,
}

/// Runs so many histories and tells every difference: what the product gave and the oracle refuses is a leak, what it
/// kept back and the oracle allows is a wrongful refusal. Each processor plays some of them against an oracle of its own.
pub fn access(histories: u64, over_http: u64, seed: u64, say: fn(&str)) -> Result<bool, Fault> {
    let hands = thread::available_parallelism()?.get();
    let outcomes: Vec<Result<Played, String>> = thread::scope(|scope| {
        let each: Vec<_> = (0..hands)
            .map(|hand| {
                let numbers = (seed..seed + histories).skip(hand).step_by(hands);
                // Every so many, from the first.
                let each = histories.checked_div(over_http).unwrap_or(u64::MAX).max(1);
                let is_over_http = move |number: u64| {
                    let at = number - seed;
                    at.is_multiple_of(each) && at / each < over_http
                };
                scope.spawn(move || {
                    alone(numbers, is_over_http, say).map_err(|fault| fault.to_string())
                })
            })
            .collect();
        let ended = each.into_iter().map(|hand| match hand.join() {
            Ok(outcome) => outcome,
            Err(_) => Err("a history came to a sudden end".to_owned()),
        });
        ended.collect()
    });
    let mut all = Played::default();
    for outcome in outcomes {
        let some = outcome?;
        for (what, times) in some.did {
            *all.did.entry(what).or_default() += times;
        }
        all.compared += some.compared;
        all.over_http += some.over_http;
        all.leaks += some.leaks;
        all.refusals += some.refusals;
        all.coverage.join(some.coverage);
    }
    let Played {
        did,
        compared,
        over_http,
        leaks,
        refusals,
        coverage,
    } = all;
    let never: Vec<&str> = DID
        .into_iter()
        .filter(|what| !did.contains_key(what))
        .collect();
    coverage.tell(say);
    // What never happens in so many is not tried at all.
    let all_happened = histories < 300 || never.is_empty();
    let holds = leaks + refusals == 0 && all_happened && coverage.holds(histories);
    say(&serde_json::json!({
        "name": "access", "value": compared, "unit": "answers compared", "histories": histories, "over HTTP": over_http, "seed": seed,
        "events": did, "never": never, "leaks": leaks, "wrongful refusals": refusals, "holds": holds,
    })
    .to_string());
    say(&format!(
        "{histories} histories, {over_http} over HTTP, {leaks} leaks, {refusals} wrongful refusals"
    ));
    Ok(holds)
}

fn alone(
    numbers: impl Iterator<Item = u64>,
    over_http: impl Fn(u64) -> bool,
    say: fn(&str),
) -> Result<Played, Fault> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    runtime.block_on(async {
        let mut oracle = Oracle::start()?;
        let mut played = Played::default();
        for number in numbers {
            let doors = over_http(number);
            Box::pin(play(number, doors, &mut oracle, &mut played, say)).await?;
        }
        played.coverage.add(&oracle.coverage()?);
        Ok(played)
    })
}

/// One history, until its end or the first difference: that one makes every later comparison differ too.
async fn play(
    number: u64,
    over_http: bool,
    oracle: &mut Oracle,
    played: &mut Played,
    say: fn(&str),
) -> Result<(), Fault> {
    let mut random = Seeded::new(number);
    let mut history = Box::pin(History::begin(number)).await?;
    oracle.world(&history.described())?;
    // Much of what is tried is refused, and has not happened.
    // Most are short, and each length up to the longest comes.
    let longest = 1 + below(&mut random, EVENTS - 4);
    let tries = 3 * (5 + below(&mut random, longest));
    for _ in 0..tries {
        let step = Box::pin(history.step(&mut random)).await?;
        let mut found = sees::Differences::default();
        for claim in history.claims() {
            let may = oracle.may(&claim.question)?;
            if claim.lets || claim.refusals_count {
                found.look(&claim.told, claim.lets, may);
            }
        }
        if !played.add(number, "a try", &found, say, &history)? {
            return Ok(());
        }
        let Some((what, happened)) = step else {
            continue;
        };
        *played.did.entry(what).or_default() += 1;
        let mut touched = Touched::default();
        for event in happened {
            let number = oracle.event(&event)?;
            touched.join(&oracle.touched(number)?);
        }
        history.look();
        let touched = touched.among(&history, || once_in(&mut random, UNTOUCHED));
        let found = Box::pin(sees::compare(&history, oracle, &touched)).await?;
        if !played.add(number, what, &found, say, &history)? {
            return Ok(());
        }
    }
    history.look();
    let found = Box::pin(sees::compare(
        &history,
        oracle,
        &touched::everything(&history),
    ))
    .await?;
    if !played.add(number, "everything", &found, say, &history)? || !over_http {
        return Ok(());
    }
    let told = history.told();
    let found = Box::pin(doors::over_http(history, oracle)).await?;
    played.over_http += 1;
    played.count(number, "everything", &found, say, &told)?;
    Ok(())
}

impl Played {
    fn add(
        &mut self,
        number: u64,
        what: &str,
        found: &sees::Differences,
        say: fn(&str),
        history: &History,
    ) -> Result<bool, Fault> {
        let is_alike = found.leaks.is_empty() && found.refusals.is_empty();
        let told = if is_alike {
            String::new()
        } else {
            history.told()
        };
        self.count(number, what, found, say, &told)
    }

    /// Counts what was found, and tells it. False at a difference.
    fn count(
        &mut self,
        number: u64,
        what: &str,
        found: &sees::Differences,
        say: fn(&str),
        history: &str,
    ) -> Result<bool, Fault> {
        self.compared += found.compared;
        self.leaks += found.leaks.len();
        self.refusals += found.refusals.len();
        if found.leaks.is_empty() && found.refusals.is_empty() {
            return Ok(true);
        }
        let mut told = String::new();
        for (of, all) in [
            ("leak", &found.leaks),
            ("wrongful refusal", &found.refusals),
        ] {
            for one in all.iter().take(3) {
                writeln!(told, "  history {number}, after {what}: {of}: {one}")?;
            }
        }
        say(&format!("{told}{history}"));
        Ok(false)
    }
}
