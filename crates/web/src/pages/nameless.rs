//! Free text that names nobody: looked through before it is kept, beside its field and with what was typed (R104).

use std::collections::BTreeSet;

use axum::response::Response;
use folder::nameless::{Known, Nameless, identity};

use crate::form::{Choice, Form};
use crate::visitor::Visitor;

/// The box of a writer who has looked, and knows that the words point at nobody. Its value is the very words, so that it
/// answers for no others.
const NOBODY: &str = "nobody";

/// Stands between the words in the value.
const BETWEEN: &str = "|";

/// Reads the texts of one form.
pub struct Reading {
    known: Known,
    meant: BTreeSet<String>,
    found: Vec<String>,
    number: bool,
}

impl Reading {
    /// For a form that was sent by somebody who asks, or who advises.
    pub async fn of(visitor: &Visitor, form: &Form, advising: bool) -> Result<Self, Response> {
        match visitor.cx().nameless(advising).await {
            Ok(known) => Ok(Self {
                known,
                meant: form
                    .values(NOBODY)
                    .iter()
                    .flat_map(|value| value.split(BETWEEN))
                    .map(str::to_lowercase)
                    .collect(),
                found: Vec::new(),
                number: false,
            }),
            Err(stop) => Err(visitor.stopped(stop)),
        }
    }

    /// A text that must be there.
    pub fn text(&mut self, form: &mut Form, field: &str, longest: usize) -> Option<Nameless> {
        let text = form.text(field, longest)?;
        self.read(form, field, &text)
    }

    /// A text that may be left out.
    pub fn text_if_any(
        &mut self,
        form: &mut Form,
        field: &str,
        longest: usize,
    ) -> Option<Nameless> {
        let text = form.text_if_any(field, longest);
        if text.is_empty() {
            return None;
        }
        self.read(form, field, &text)
    }

    fn read(&mut self, form: &mut Form, field: &str, text: &str) -> Option<Nameless> {
        for words in identity(text, &self.known) {
            if !self.found.contains(&words) {
                self.found.push(words);
            }
        }
        match Nameless::read(text, &self.known, &self.meant) {
            Ok(text) => Some(text),
            Err(traces) => {
                self.number |= traces.number;
                let key = if traces.number {
                    "nameless-error-number"
                } else {
                    "nameless-error"
                };
                let words = traces.words.join(", ");
                form.refuse_with(field, key, vec![("words", words.into())]);
                None
            }
        }
    }

    /// The box, once something was found that the writer's word is enough for.
    #[must_use]
    pub fn nobody(&self, visitor: &Visitor) -> Vec<Choice> {
        if self.found.is_empty() || self.number {
            return Vec::new();
        }
        let words = visitor.look.tongue().list(&self.found);
        let label = visitor.look.t1("nameless-nobody", "words", words.as_str());
        vec![Choice::new(self.found.join(BETWEEN), label)]
    }
}
