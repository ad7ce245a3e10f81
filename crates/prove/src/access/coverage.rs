//! How often each rule has decided in the oracle, for each kind of actor, both ways: a rule that has decided nothing has
//! not been tried. It counts what was judged, which is more than what was compared.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

/// Those who act, as the oracle tells them apart.
const KINDS: [&str; 5] = ["child", "guardian", "former", "colleague", "outsider"];

const OUTCOMES: [&str; 2] = ["yes", "no"];

/// So many histories must reach each cell so many times.
const MANY: u64 = 20_000;
const OFTEN: u64 = 100;

/// What the rules would allow and the product never lets happen: nothing is offered inside a branch.
const NEVER_HERE: [(&str, &str, &str); 1] = [("H15", "yes", "colleague")];

/// A rule, its outcome and a kind of actor.
type Cell = (String, String, String);

/// What the oracles have counted.
#[derive(Default)]
pub struct Coverage {
    triples: u64,
    cells: BTreeMap<Cell, u64>,
    impossible: BTreeSet<Cell>,
}

impl Coverage {
    /// Adds what one oracle tells.
    pub fn add(&mut self, told: &Value) {
        self.triples += told["triples"].as_u64().unwrap_or_default();
        for row in told["cells"].as_array().into_iter().flatten() {
            let count = row[3].as_u64().unwrap_or_default();
            *self.cells.entry(cell(row)).or_default() += count;
        }
        let impossible = told["impossible"].as_array().into_iter().flatten();
        self.impossible.extend(impossible.map(cell));
    }

    /// Adds what another has added up.
    pub fn join(&mut self, other: Self) {
        self.triples += other.triples;
        self.impossible.extend(other.impossible);
        for (cell, count) in other.cells {
            *self.cells.entry(cell).or_default() += count;
        }
    }

    /// Whether so many histories have reached everything that can be reached, often enough.
    pub fn holds(&self, histories: u64) -> bool {
        histories < MANY || self.seldom().is_empty()
    }

    /// The table, and the cells that were reached too seldom.
    pub fn tell(&self, say: fn(&str)) {
        say(&format!(
            "{} triples of actor, thing and question were judged; by which rule, how, and for whom:",
            self.triples
        ));
        let heads = KINDS.map(|kind| format!("{kind:>12}")).concat();
        say(&format!("{:<12}{:<5}{heads}", "rule", ""));
        for rule in self.rules() {
            for outcome in OUTCOMES {
                let counts = KINDS.map(|kind| {
                    let cell = named(rule, outcome, kind);
                    let count = match self.cells.get(&cell) {
                        Some(count) => count.to_string(),
                        None if self.impossible.contains(&cell) => "-".to_owned(),
                        None => "0".to_owned(),
                    };
                    format!("{count:>12}")
                });
                say(&format!("{rule:<12}{outcome:<5}{}", counts.concat()));
            }
        }
        let seldom = self.seldom();
        say(&format!(
            "{} cells can be reached and were reached fewer than {OFTEN} times",
            seldom.len()
        ));
        for some in seldom.chunks(6) {
            say(&format!("  {}", some.join(", ")));
        }
    }

    fn rules(&self) -> BTreeSet<&str> {
        let all = self.cells.keys().chain(&self.impossible);
        all.map(|(rule, _, _)| rule.as_str()).collect()
    }

    fn seldom(&self) -> Vec<String> {
        let mut found = Vec::new();
        for rule in self.rules() {
            for outcome in OUTCOMES {
                for kind in KINDS {
                    let cell = named(rule, outcome, kind);
                    let reached = self.cells.get(&cell).copied().unwrap_or_default();
                    let never = NEVER_HERE.contains(&(rule, outcome, kind));
                    if reached < OFTEN && !never && !self.impossible.contains(&cell) {
                        found.push(format!("{rule} {outcome} {kind} ({reached})"));
                    }
                }
            }
        }
        found
    }
}

fn named(rule: &str, outcome: &str, kind: &str) -> Cell {
    (rule.to_owned(), outcome.to_owned(), kind.to_owned())
}

fn cell(row: &Value) -> Cell {
    let word = |at: usize| row[at].as_str().unwrap_or_default();
    named(word(0), word(1), word(2))
}
