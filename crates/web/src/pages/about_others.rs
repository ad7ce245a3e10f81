//! Marking what is about somebody else, in one act, before it is shared (law.md A1; standards C13).

use app::children::names_here;
use app::mark_others::named_in;
use app::show_part::PartPage;
use axum::response::Response;
use folder::class::Action;
use folder::entry::Entry;
use folder::fold::Written;
use folder::passages::{Passage, Passages, passages};

use crate::form::{Choice, Form};
use crate::routes;
use crate::visitor::Visitor;

/// The field.
pub(super) const FIELD: &str = "others";

/// The question beside what is shared.
pub(super) struct Asked {
    /// A box for each sentence that is not marked yet.
    pub boxes: Vec<Choice>,
    /// The sentences that are marked and do not go along.
    pub left_out: Vec<String>,
    /// Names that stand in the text, in one line; empty when none stood out.
    pub named: String,
    /// Where marks are changed and a yes is written down, by whoever may.
    pub change: String,
}

/// What is asked about this entry.
pub(super) async fn asked(
    visitor: &Visitor,
    page: &PartPage,
    written: &Written<'_>,
) -> Result<Asked, Response> {
    let left_out = page
        .view
        .about_others(written.id)
        .map(folder::entry::AboutOthers::left_out)
        .unwrap_or_default();
    let own = written.copy.is_none() && written.author.unit() == visitor.unit();
    let boxes = choices(written.entry);
    let marked = |choice: &Choice| of_value(&choice.value).is_some_and(|at| left_out.has(at));
    Ok(Asked {
        left_out: boxes
            .iter()
            .filter(|choice| marked(choice))
            .map(|choice| choice.label.clone())
            .collect(),
        // Where there is only one sentence, marking it would leave nothing to share.
        boxes: if boxes.len() < 2 {
            Vec::new()
        } else {
            boxes.into_iter().filter(|choice| !marked(choice)).collect()
        },
        named: named(visitor, page, written.entry).await?,
        change: if own && page.may.contains(&Action::ChooseReaders) {
            routes::others(page.part, written.id)
        } else {
            String::new()
        },
    })
}

/// The names in the text, in one line.
pub(super) async fn named(
    visitor: &Visitor,
    page: &PartPage,
    entry: &Entry,
) -> Result<String, Response> {
    let known = names_here(&visitor.cx()).await;
    let known = known.map_err(|stop| visitor.stopped(stop))?;
    Ok(listed(visitor, &named_in(&page.view, entry, &known)))
}

/// Names in one line; empty for none.
pub(super) fn listed(visitor: &Visitor, names: &[String]) -> String {
    if names.is_empty() {
        String::new()
    } else {
        visitor.look.tongue().list(names)
    }
}

/// A box for each sentence.
pub(super) fn choices(entry: &Entry) -> Vec<Choice> {
    let found = passages(entry).into_iter();
    found
        .filter(|(_, words)| !words.is_empty())
        .map(|(at, words)| Choice::new(value(at), words))
        .collect()
}

/// Those that were ticked; whether they stand in the entry is asked where it is decided.
pub(super) fn read(form: &mut Form) -> Passages {
    form.choices_if_any(FIELD, of_value).into_iter().collect()
}

/// How the form names a sentence.
pub(super) fn value(at: Passage) -> String {
    format!("{}.{}.{}", at.text, at.from, at.to)
}

/// The sentence that a form names.
pub(super) fn of_value(value: &str) -> Option<Passage> {
    let mut numbers = value.split('.').map(|number| number.parse().ok());
    let mut next = || numbers.next().flatten();
    Some(Passage {
        text: next()?,
        from: next()?,
        to: next()?,
    })
}
