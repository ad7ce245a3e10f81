//! Words, dates and numbers in a reader's language: the only crate that knows Fluent and ICU.

mod arg;
mod calendar;
mod catalog;
pub mod check;
mod language;
mod lix;
mod number;
mod texts;
mod tongue;
mod tongues;

pub use arg::Arg;
pub use language::Language;
pub use tongue::Tongue;
pub use tongues::{PackTexts, TextFault, Tongues};
