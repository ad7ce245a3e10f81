//! Pages: the frame, forms, errors and the wheel, and one file per page. How a page is added stands
//! in `docs/build/page.md`.

pub mod assets;
pub mod errors;
pub mod family;
pub mod foreseen;
pub mod form;
pub mod front;
pub mod headers;
pub mod language;
pub mod look;
pub mod pages;
pub mod plan_shown;
pub mod routes;
pub mod site;
pub mod telling;
pub mod visitor;
pub mod wheel;

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
mod samples;
