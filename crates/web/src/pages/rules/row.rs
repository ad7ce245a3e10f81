//! What every rule on the page carries.

use jiff::civil::Date;
use law::Tag;

use super::words;
use crate::look::Look;

/// Where a rule comes from.
pub struct Source {
    /// "OSL 12:2; OSL 12:3"
    pub paragraphs: String,
    /// When it was read.
    pub read: String,
    /// How sure it is.
    pub tag: String,
}

impl Source {
    pub fn new(
        look: &Look,
        paragraphs: &[impl AsRef<str>],
        read: Date,
        cut_off: &str,
        tag: Tag,
    ) -> Self {
        let paragraphs: Vec<&str> = paragraphs.iter().map(AsRef::as_ref).collect();
        Self {
            paragraphs: paragraphs.join("; "),
            read: look.tw(
                "rules-read",
                &[
                    ("day", look.tongue().date(read).into()),
                    ("month", cut_off.to_owned().into()),
                ],
            ),
            tag: words::of(look, "tag", tag.key()),
        }
    }
}

/// A question and its answer.
pub struct Fact {
    pub name: String,
    pub text: String,
}

/// Rules of one kind.
pub struct Table {
    /// What the rows are called.
    pub name: String,
    /// What the cells tell.
    pub columns: Vec<String>,
    pub rows: Vec<Row>,
}

impl Table {
    pub fn new(look: &Look, name: &str, columns: &[&str], rows: Vec<Row>) -> Self {
        Self {
            name: look.t(name),
            columns: columns.iter().map(|key| look.t(key)).collect(),
            rows,
        }
    }
}

/// One rule.
pub struct Row {
    /// Its place on the page; may be empty.
    pub id: String,
    pub name: String,
    /// Code or paragraph, as a log has it; may be empty.
    pub code: String,
    /// Limits; may be empty.
    pub note: String,
    /// As many as the table has columns: lines of text.
    pub cells: Vec<Vec<String>>,
    pub source: Source,
}

impl Row {
    /// A cell of the row with its column's name.
    pub fn labelled<'a>(
        &'a self,
        table: &'a Table,
    ) -> impl Iterator<Item = (&'a String, &'a Vec<String>)> {
        table.columns.iter().zip(&self.cells)
    }
}
