//! The pure centre: what a child's folder is made of, what may be written next, and what a reader gets to see.
//!
//! No clock, randomness, I/O, SQL or HTML. Time and ids are arguments (design decision 1). An append-only journal of
//! [`Record`]s is [folded](mod@fold) into what holds today; a [command] is decided against it and gives new
//! [entries](entry::Entry) or a [`Refusal`].

pub mod age;
pub mod author;
pub mod class;
pub mod command;
pub mod consultation;
pub mod emergency;
pub mod entry;
pub mod fold;
pub mod handover;
pub mod id;
pub mod matter;
pub mod measure_yes;
pub mod nameless;
pub mod newer;
pub mod next;
pub mod number;
pub mod passages;
pub mod placing;
pub mod plan;
pub mod practice;
pub mod protection;
pub mod reach;
pub mod refusal;
pub mod register;
pub mod sample;
pub mod showing;
pub mod standing;
pub mod supposed;
pub mod tally;
pub mod times;
pub mod traces;
pub mod view;

pub use author::{Author, Voice};
pub use entry::{Entry, Kind, Record};
pub use fold::{Folded, fold};
pub use refusal::Refusal;
pub use view::View;
