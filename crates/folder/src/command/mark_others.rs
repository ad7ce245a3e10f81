//! Saying which sentences are about somebody else, and what that person has said (law.md A1; standards C13).

use std::collections::BTreeSet;

use super::{Now, can_leave, words};
use crate::Refusal;
use crate::entry::{AboutOthers, Entry, OtherSaid};
use crate::fold::Folded;
use crate::id::{EntryId, UnitId};
use crate::passages::Passages;

/// Which sentences, and whose yes no longer stands.
#[derive(Clone, Debug)]
pub struct MarkOthers {
    /// The entry.
    pub of: EntryId,
    /// The unit of whoever marks.
    pub by: UnitId,
    /// All that are about somebody else, from now on.
    pub passages: Passages,
    /// Those who have taken their yes back.
    pub taken_back: BTreeSet<String>,
}

impl MarkOthers {
    /// Only in what the own unit wrote: a copy came without what was left out.
    pub fn decide(self, folded: &Folded, now: Now<'_>) -> Result<Entry, Refusal> {
        let mut marked = standing(folded, self.of, self.by)?;
        fit(folded, self.of, &self.passages)?;
        marked.passages = self.passages;
        for said in &mut marked.said {
            if said.taken_back.is_none() && self.taken_back.contains(&said.who) {
                said.taken_back = Some(now.today);
            }
        }
        Ok(marked.into())
    }
}

/// Somebody has said yes to what is about themselves.
#[derive(Clone, Debug)]
pub struct OtherAgrees {
    /// The entry.
    pub of: EntryId,
    /// The unit of whoever writes it down.
    pub by: UnitId,
    /// What was said.
    pub said: OtherSaid,
}

impl OtherAgrees {
    /// A yes is to sentences that are marked, by a person with a name, on a day that has come.
    pub fn decide(self, folded: &Folded, now: Now<'_>) -> Result<Entry, Refusal> {
        let mut marked = standing(folded, self.of, self.by)?;
        words(&self.said.who)?;
        let all_marked = self.said.passages.iter().all(|at| marked.passages.has(at));
        if self.said.passages.is_empty() || !all_marked {
            return Err(Refusal::new("refusal-passage-unknown"));
        }
        if self.said.on > now.today {
            return Err(Refusal::new("refusal-day-to-come"));
        }
        marked.said.push(OtherSaid {
            taken_back: None,
            ..self.said
        });
        Ok(marked.into())
    }
}

/// What holds about an entry that the unit wrote.
fn standing(folded: &Folded, of: EntryId, by: UnitId) -> Result<AboutOthers, Refusal> {
    let own = folded
        .record(of)
        .is_some_and(|record| record.author.unit() == Some(by) && can_leave(record.entry.kind()));
    if !own {
        return Err(Refusal::new("refusal-no-such-entry"));
    }
    let empty = AboutOthers {
        of,
        passages: Passages::default(),
        said: Vec::new(),
    };
    Ok(folded.about_others.get(&of).cloned().unwrap_or(empty))
}

fn fit(folded: &Folded, of: EntryId, passages: &Passages) -> Result<(), Refusal> {
    match folded.record(of) {
        Some(record) if passages.are_of(&record.entry) => Ok(()),
        _ => Err(Refusal::new("refusal-passage-unknown")),
    }
}
