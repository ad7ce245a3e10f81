//! The pages behind their front, in browsers without script.
#![expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

mod addresses;
mod assignment;
mod at_work;
mod cache;
mod closed;
mod common;
mod contact;
mod emergency;
mod enumeration;
mod family;
mod foreseen;
mod forms;
mod inner_no;
mod measure_yes;
mod pollution;
mod protected;
mod reach;
mod rules;
mod together;
mod try_rule;
mod two_homes;
