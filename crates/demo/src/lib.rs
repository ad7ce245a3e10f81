//! An invented county: who works there, which children live there, and what has happened until today. Also the two
//! stories, played through the use cases without a browser.
//!
//! Everything here is invented, and all of it is written through `app` as people would have written it: no entry, consent
//! or log line is put in by another way.

mod build;
mod children;
mod consultations;
mod county;
mod fault;
mod history;
mod moments;
pub mod story;
mod who;

pub use build::build;
pub use who::{SignIn, people, who_can_sign_in};
