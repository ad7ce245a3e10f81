//! Who may share with whom, on which grounds.

use law::{Law, MatrixRow, PartyRow};

use super::grounds::{Link, link};
use super::row::Source;
use super::words;
use crate::look::Look;

/// A sender with its receivers.
pub struct Sender {
    pub name: String,
    /// What the law sees in it.
    pub facts: Vec<String>,
    /// Where that comes from.
    pub source: Source,
    pub cells: Vec<Cell>,
    /// Where the cells come from.
    pub cells_source: Source,
}

/// What a sender may give a receiver.
pub struct Cell {
    pub to: String,
    pub grounds: Vec<Link>,
}

/// Every row of the matrix.
pub fn senders(look: &Look, law: &Law) -> Vec<Sender> {
    law.rows()
        .iter()
        .filter_map(|row| Some(sender(look, law, row, law.party(row.from)?)))
        .collect()
}

fn sender(look: &Look, law: &Law, row: &MatrixRow, party: &PartyRow) -> Sender {
    let cells = row.to.keys().map(|to| Cell {
        to: words::of(look, "party", to.key()),
        grounds: law
            .cell(row.from, *to)
            .map(|ground| link(look, ground))
            .collect(),
    });
    Sender {
        name: words::of(look, "party", row.from.key()),
        facts: facts(look, law, party),
        source: Source::new(look, &party.source, party.read, &party.cut_off, party.tag),
        cells: cells.collect(),
        cells_source: Source::new(look, &row.source, row.read, &row.cut_off, row.tag),
    }
}

fn facts(look: &Look, law: &Law, party: &PartyRow) -> Vec<String> {
    let regimes: Vec<String> = law
        .regimes_of(party.party)
        .map(|regime| {
            format!(
                "{} ({})",
                words::of(look, "regime", &regime.key),
                regime.source.join(", ")
            )
        })
        .collect();
    let mut facts = vec![
        look.t1("rules-stands-under", "list", regimes.join("; ")),
        words::of(look, "condition", party.condition.key()),
        words::of(look, "search", party.search.key()),
    ];
    if party.may_decide_for_one_guardian {
        facts.push(look.t("rules-may-decide"));
    }
    facts
}
