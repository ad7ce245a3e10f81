//! `cargo xtask prove worlds`: two worlds that are alike but for something hidden, and everything that whoever it is
//! hidden from is answered in each, byte for byte, with the work it took.

mod hidden;
mod story;
mod tour;

use std::collections::BTreeMap;
use std::thread;

use testkit::Engine;

use crate::Fault;
use hidden::Hidden;
use story::told;
use tour::{Stop, tour};

/// What was found.
#[derive(Default)]
struct Found {
    /// Answers that were compared.
    answers: usize,
    differ: usize,
    /// Hidden things that those who know of them see, so that they are there to be missed.
    seen: BTreeMap<&'static str, usize>,
    shown: Vec<String>,
}

impl Found {
    fn add(&mut self, other: Self) {
        self.answers += other.answers;
        self.differ += other.differ;
        for (what, times) in other.seen {
            *self.seen.entry(what).or_default() += times;
        }
        self.shown.extend(other.shown);
    }
}

/// Makes so many pairs, each with something else hidden, every other one on each engine.
pub fn worlds(pairs: u64, seed: u64, say: fn(&str)) -> Result<bool, Fault> {
    let _kept = testkit::keep();
    let hands = thread::available_parallelism()?.get();
    let outcomes: Vec<Result<Found, String>> = thread::scope(|scope| {
        let each: Vec<_> = (0..hands)
            .map(|hand| {
                let numbers = (seed..seed + pairs).skip(hand).step_by(hands);
                scope.spawn(move || alone(numbers).map_err(|fault| fault.to_string()))
            })
            .collect();
        let ended = each.into_iter().map(|hand| match hand.join() {
            Ok(outcome) => outcome,
            Err(_) => Err("a pair came to a sudden end".to_owned()),
        });
        ended.collect()
    });
    let mut found = Found::default();
    for outcome in outcomes {
        found.add(outcome?);
    }
    for line in found.shown.iter().take(20) {
        say(&format!("  {line}"));
    }
    let all = Hidden::ALL.map(Hidden::word);
    let never: Vec<&str> = all
        .into_iter()
        .filter(|word| !found.seen.contains_key(word))
        .collect();
    let holds = found.differ == 0;
    say(&serde_json::json!({
        "name": "worlds", "value": found.answers, "unit": "answers compared", "pairs": pairs, "seed": seed,
        "hidden": found.seen, "never hidden": never, "differences": found.differ, "holds": holds,
    })
    .to_string());
    say(&format!(
        "{pairs} pairs, {} answers compared, {} differences",
        found.answers, found.differ
    ));
    Ok(holds)
}

fn alone(numbers: impl Iterator<Item = u64>) -> Result<Found, Fault> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    runtime.block_on(async {
        let mut found = Found::default();
        for number in numbers {
            let engine = if (number / 2).is_multiple_of(2) {
                Engine::Sqlite
            } else {
                Engine::Postgres
            };
            let at = usize::try_from(number / 4)? % Hidden::ALL.len();
            Box::pin(pair(engine, number, Hidden::ALL[at], &mut found)).await?;
        }
        Ok(found)
    })
}

/// Of those who must not notice, so many look at each pair; each comes round.
const LOOK: usize = 3;

/// One pair: the same story twice, once with something more in it.
async fn pair(engine: Engine, number: u64, hidden: Hidden, found: &mut Found) -> Result<(), Fault> {
    let without = Box::pin(told(engine, number, hidden, false)).await?;
    let with = Box::pin(told(engine, number, hidden, true)).await?;
    let outsiders = hidden.outsiders();
    let first = usize::try_from(number)? * LOOK;
    for at in first..first + LOOK {
        let who = outsiders[at % outsiders.len()];
        let (one, other) = (tour(&without, who).await?, tour(&with, who).await?);
        for (at, (one, other)) in one.iter().zip(&other).enumerate() {
            found.answers += 1;
            if let Some(why) = differs(one, other) {
                found.differ += 1;
                found.shown.push(format!(
                    "pair {number} on {engine:?}, {} hidden from {}, request {at} {}: {why}",
                    hidden.word(),
                    who.word(),
                    one.asked,
                ));
            }
        }
        if one.len() != other.len() {
            found.differ += 1;
            found.shown.push(format!(
                "pair {number}: {} finds {} pages in one world and {} in the other, {} hidden",
                who.word(),
                one.len(),
                other.len(),
                hidden.word()
            ));
        }
    }
    let who = hidden.insider();
    let (one, other) = (tour(&without, who).await?, tour(&with, who).await?);
    let seen = one.len() != other.len()
        || one
            .iter()
            .zip(&other)
            .any(|(one, other)| one.answer != other.answer);
    if !seen {
        return Err(format!(
            "pair {number}: {} sees no {} of its own",
            who.word(),
            hidden.word()
        )
        .into());
    }
    *found.seen.entry(hidden.word()).or_default() += 1;
    Ok(())
}

fn differs(one: &Stop, other: &Stop) -> Option<String> {
    if one.asked != other.asked {
        return Some(format!("then {} is asked for", other.asked));
    }
    if one.answer != other.answer {
        let at = one
            .answer
            .bytes()
            .zip(other.answer.bytes())
            .position(|(one, other)| one != other)
            .unwrap_or_default();
        let around = |text: &str| {
            let from = at.saturating_sub(60);
            let words: String = text.chars().skip(from).take(160).collect();
            words
        };
        return Some(format!(
            "byte {at}: {:?} and {:?}",
            around(&one.answer),
            around(&other.answer)
        ));
    }
    (one.work != other.work).then(|| format!("work {:?} and {:?}", one.work, other.work))
}
