//! Use cases: one file per sentence a user would say. Each loads, asks, decides, seals and appends.
//!
//! Fronts call these and nothing below. What they get is a view or a [`Stop`]: a refusal, a clash or a fault.

mod contact;
mod cx;
mod directory;
mod house;
mod keys;
mod lawful;
mod limits;
mod local_rules;
mod lock;
mod log;
mod opened;
mod part;
mod places;
mod settle;
mod stop;
mod untold;
mod write;

pub mod analyse;
pub mod answer_consent;
pub mod ask_consent;
pub mod begin;
pub mod block_guardian;
pub mod change_custody;
pub mod children;
pub mod choose_readers;
pub mod close_here;
pub mod collect;
pub mod consult;
pub mod consultation;
pub mod dispose;
pub mod emergency;
#[cfg(feature = "testing")]
pub mod fill;
pub mod foresee;
pub mod hand_over;
pub mod hold_reading;
pub mod keep;
pub mod mark_others;
pub mod measure_yes;
pub mod meet;
pub mod my_day;
pub mod offer;
pub mod offer_by_law;
pub mod open_inside;
pub mod part_log;
pub mod people;
pub mod plan;
pub mod protect;
pub mod reach;
pub mod rebuild;
pub mod rooms;
pub mod rules;
pub mod show_part;
pub mod sign_in;
pub mod staff;
pub mod statistics;
pub mod unhandled;
pub mod verify;
pub mod waiting;
pub mod who_has_read;
pub mod why_here;
pub mod withdraw_consent;
pub mod words;
pub mod write_note;

pub use cx::Cx;
pub use directory::{Branch, Directory, DirectoryFault, Function, Organisation, Unit};
pub use house::{House, Opening};
pub use local_rules::{LocalRules, LogNames};
pub use log::Access;
pub use part::RoomCard;
pub use part::{Card, Task};
pub use stop::Stop;
pub use write::{Seen, Sheet};
