//! "This sentence is about somebody else": it is left out of what goes along, until that person says yes (law.md A1;
//! standards C13).

use std::collections::BTreeSet;

use folder::class::{Action, Resource};
use folder::command::{self, Withdrawal, project};
use folder::entry::{Addressee, OfferCancelled, OtherSaid};
use folder::fold::Sent;
use folder::id::{EntryId, PartId, PersonId, ReleaseId, UnitId};
use folder::nameless::people_in;
use folder::passages::{Passages, is_wordless, passages};
use folder::{Entry, Folded, Record, View};
use store::Owner;

use crate::cx::Cx;
use crate::offer::Sharing;
use crate::part::Loaded;
use crate::stop::Stop;
use crate::write::{Draft, Sheet};

/// Says which sentences of an entry are about somebody else, and whose yes has been taken back. What already went along
/// with them is closed where it lies, and waits there without them.
pub async fn mark_others(
    cx: &Cx<'_>,
    part: PartId,
    sheet: Sheet,
    of: EntryId,
    passages: &Passages,
    taken_back: &BTreeSet<String>,
) -> Result<(), Stop> {
    let by = seat(cx)?;
    cx.write_in_part(part, Action::ChooseReaders, sheet, |folded, now| {
        let command = command::MarkOthers {
            of,
            by,
            passages: passages.clone(),
            taken_back: taken_back.clone(),
        };
        Ok(vec![command.decide(folded, now)?])
    })
    .await
}

/// Writes down that somebody has said yes to what is about themselves.
pub async fn other_agrees(
    cx: &Cx<'_>,
    part: PartId,
    sheet: Sheet,
    of: EntryId,
    said: &OtherSaid,
) -> Result<(), Stop> {
    let by = seat(cx)?;
    cx.write_in_part(part, Action::ChooseReaders, sheet, |folded, now| {
        let said = said.clone();
        Ok(vec![
            command::OtherAgrees { of, by, said }.decide(folded, now)?,
        ])
    })
    .await
}

fn seat(cx: &Cx<'_>) -> Result<UnitId, Stop> {
    let seat = cx.actor.professional().ok_or_else(Stop::not_found)?;
    Ok(seat.unit)
}

/// Names that stand in an entry, of people whom the writer knows of by the child's own page, and usual names. Nobody
/// whom the writer cannot know is looked for, so that a reminder tells of nobody.
#[must_use]
pub fn named_in(view: &View, entry: &Entry, more: &[String]) -> Vec<String> {
    let Some(card) = view.child() else {
        return Vec::new();
    };
    let mut known = more.to_vec();
    // The only one who answers for the child is nobody else than the family; of two, each is.
    if card.guardians.len() > 1 {
        known.extend(card.guardians.iter().map(|one| one.name.clone()));
    }
    let text: Vec<String> = passages(entry)
        .into_iter()
        .map(|(_, words)| words)
        .collect();
    people_in(&text.join("\n"), &known, &card.name)
}

impl Cx<'_> {
    /// What follows when marks were written on an entry: the rooms hold what they should, an offer of which nothing is left
    /// is taken back, and a copy that went along with what no longer may is closed and waits anew without it. Gives what
    /// was written for that.
    pub(crate) async fn follow_marks(
        &self,
        part: &mut Loaded,
        before: &Folded,
        of: EntryId,
        draft: &mut Draft,
    ) -> Result<Vec<Record>, Stop> {
        let rooms = self.house.store.parts_of_folder(part.shut.row.folder);
        let persons: BTreeSet<PersonId> = rooms
            .await?
            .into_iter()
            .filter_map(|row| match row.owner {
                Owner::Person(person) => Some(person),
                _ => None,
            })
            .collect();
        let about = |_: &Folded, record: &Record| record.id == of;
        self.settle_rooms(part, &persons, about, draft).await?;

        let went = too_much(before, &part.full, of);
        let lock = Withdrawal {
            entries: Vec::new(),
            lock: went.iter().map(|sent| sent.offered.release).collect(),
            shorten: Vec::new(),
        };
        self.lock_copies(&lock, draft).await?;
        let mut anew = self.nothing_left(&part.full, of);
        let facts = Resource::Part(part.facts(self.house, self.today())?);
        if self
            .house
            .gate
            .check(&self.actor, Action::Offer, &facts)
            .is_ok()
        {
            for sent in went {
                anew.extend(self.without(&part.full, &sent)?);
            }
        }
        let anew = anew.into_iter().map(|entry| (self.entry_id(), entry));
        part.write(self, &self.author(), anew.collect()).await
    }

    /// Takes back what waits and would be empty now: nobody could ever collect it.
    fn nothing_left(&self, full: &Folded, of: EntryId) -> Vec<Entry> {
        let Some(record) = full.record(of) else {
            return Vec::new();
        };
        let waiting = full.sent.values();
        waiting
            .filter(|sent| sent.offered.of == of && sent.waits(self.today()))
            .filter(|sent| {
                let left_out = sent.offered.about_others.and(&full.left_out(of));
                !left_out.is_empty() && is_wordless(&left_out.cut_from(&record.entry))
            })
            .map(|sent| {
                let release = sent.offered.release;
                OfferCancelled { release }.into()
            })
            .collect()
    }

    /// The same release once more, without what is left out now; nothing when its ground no longer carries it.
    fn without(&self, full: &Folded, sent: &Sent) -> Result<Option<Entry>, Stop> {
        let Some(to) = sent.offered.to.receiver() else {
            return Ok(None);
        };
        let waits = full.sent.values().any(|other| {
            other.offered.of == sent.offered.of
                && other.offered.to == sent.offered.to
                && other.waits(self.today())
        });
        if waits {
            return Ok(None);
        }
        let sharing = Sharing {
            of: sent.offered.of,
            ground: sent.offered.ground.clone(),
            unit: to.unit,
            areas: sent.offered.areas.clone(),
            without_thought: sent.offered.without_thought,
            about_others: sent.offered.about_others.clone(),
            outside: None,
            forbehall: false,
        };
        let release = ReleaseId::from_bytes(self.house.fresh());
        let now = self.deciding(self.pack()?);
        let decided = sharing.decide(self, release, full, now, &sent.offered.second);
        Ok(decided.ok().and_then(|entries| entries.into_iter().next()))
    }
}

/// The entry that these marks are on, when it is marks that were written.
pub(crate) const fn marked_in(entry: &Entry) -> Option<EntryId> {
    match entry {
        Entry::AboutOthers(marked) => Some(marked.of),
        _ => None,
    }
}

/// The collected copies of an entry that hold more than may go along now.
fn too_much(before: &Folded, now: &Folded, of: EntryId) -> Vec<Sent> {
    let Some(record) = now.record(of) else {
        return Vec::new();
    };
    let in_kring = |sent: &&Sent| {
        sent.offered.of == of
            && sent.collected
            && !sent.cancelled
            && matches!(sent.offered.to, Addressee::Function(_))
    };
    now.sent
        .values()
        .filter(in_kring)
        .filter(|sent| {
            let given = |folded: &Folded| {
                let left_out = sent.offered.about_others.and(&folded.left_out(of));
                project(
                    &left_out.cut_from(&record.entry),
                    &sent.offered.areas,
                    sent.offered.without_thought,
                )
            };
            let (then, now_left) = (before.left_out(of), now.left_out(of));
            now_left.iter().any(|at| !then.has(at)) && given(before) != given(now)
        })
        .cloned()
        .collect()
}
