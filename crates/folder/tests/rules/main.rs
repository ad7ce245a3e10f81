//! The rules of the folder, as sentences. Everybody here is invented.
#![expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

mod analysis;
mod block;
mod by_law;
mod cards;
mod collect;
mod consent;
mod consultation;
mod doubt;
mod emergency;
mod held;
mod measure_yes;
mod meeting;
mod narrow;
mod newer;
mod next;
mod notes;
mod offer;
mod order;
mod passages;
mod placing;
mod plan;
mod properties;
mod protection;
mod reach;
mod readers;
mod register;
mod samples;
mod showing;
mod signing;
mod tally;
mod view;
mod withdraw;
mod without;
mod words;
mod world;
