//! What was written, newest first and some at a time.

use app::mark_others::named_in;
use app::show_part::PartPage;
use folder::class::Action;
use folder::fold::Written;
use folder::id::EntryId;

use crate::pages::about_others::listed;
use crate::routes;
use crate::telling::{Line, Teller};
use crate::visitor::Visitor;

/// One thing that was written.
pub struct Told {
    /// Where it lies: a copy's own place, since the same entry may have come twice.
    pub record: EntryId,
    /// Its words.
    pub line: Line,
    /// Where it is shared, by whoever may.
    pub share: Option<String>,
    /// Names in it of others, and where it is said what is about them, by whoever may.
    pub named: Option<(String, String)>,
    /// Where it is decided who in the family reads it, by whoever may.
    pub readers: Option<String>,
}

/// The first `most` of what was written, and where the rest is read. An own entry that can leave may be shared.
pub fn told<'a>(
    visitor: &Visitor,
    page: &'a PartPage,
    written: impl Iterator<Item = Written<'a>>,
    most: usize,
) -> (Vec<Told>, Option<String>) {
    let teller = Teller::new(visitor, &page.view);
    let mut written = written.peekable();
    let told: Vec<_> = written
        .by_ref()
        .take(most)
        .map(|written| {
            let line = teller.line(&written);
            let own = line.own && written.author.unit() == visitor.unit();
            let leaves = own
                && page.may.contains(&Action::Offer)
                && folder::command::can_leave(written.entry.kind());
            let chosen = line.own
                && written.author.unit() == visitor.unit()
                && page.may.contains(&Action::ChooseReaders)
                && folder::showing::is_chosen(written.entry.kind());
            // Said once: until somebody has looked.
            let fresh = chosen && page.view.about_others(line.id).is_none();
            let found = if fresh {
                named_in(&page.view, written.entry, &[])
            } else {
                Vec::new()
            };
            let named = (!found.is_empty())
                .then(|| (listed(visitor, &found), routes::others(page.part, line.id)));
            Told {
                named,
                readers: chosen.then(|| routes::readers(page.part, line.id)),
                record: written.record.id,
                share: leaves.then(|| routes::share(page.part, line.id)),
                line,
            }
        })
        .collect();
    let last = told.last().filter(|_| written.peek().is_some());
    let earlier = last.map(|told| routes::earlier(page.part, told.record));
    (told, earlier)
}
