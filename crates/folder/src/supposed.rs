//! What would hold if everybody who is asked said yes: a world of its own for the preview before anybody answers (R44).

use std::sync::Arc;

use crate::author::Author;
use crate::entry::{
    Answer, ChildCard, ConsentAnswered, ConsentAsked, Entry, Form, ReceiverAnswer, Record,
};
use crate::fold::{Folded, fold};
use crate::id::EntryId;

/// Nothing but the child, what `written` has, and a yes from each signer toward every receiver. What else the journal holds
/// (other answers, what was taken back, what was doubted) is not asked, so that a preview cannot tell of it.
#[must_use]
pub fn with_yes(
    card: &ChildCard,
    written: impl IntoIterator<Item = Record>,
    asked: &ConsentAsked,
    by: &Author,
    at: jiff::Timestamp,
    id: EntryId,
) -> Folded {
    let supposed = |author: &Author, entry: Entry| {
        Arc::new(Record {
            id,
            at,
            author: author.clone(),
            entry,
        })
    };
    let mut records = vec![supposed(&Author::Kring, card.clone().into())];
    records.extend(written.into_iter().map(Arc::new));
    records.push(supposed(by, asked.clone().into()));
    for signer in &asked.signers {
        let yes = ConsentAnswered {
            consent: asked.consent,
            by: *signer,
            answers: asked
                .receivers
                .iter()
                .map(|to| ReceiverAnswer {
                    unit: to.unit,
                    answer: Answer::yes(asked.areas.clone(), asked.level),
                })
                .collect(),
            form: Form::Oral,
            language: String::new(),
            interpreter: false,
            said: String::new(),
            ask_again: None,
        };
        records.push(supposed(by, yes.into()));
    }
    fold(records)
}
