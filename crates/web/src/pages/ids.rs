//! Ids in addresses.

use std::str::FromStr;

use axum::response::Response;

use crate::visitor::Visitor;

/// Reads an id of an address; what is none is answered like what is not there (design decision 11).
#[expect(
    clippy::result_large_err,
    reason = "the error is the page that is sent"
)]
pub fn read<T: FromStr>(visitor: &Visitor, text: &str) -> Result<T, Response> {
    text.parse().map_err(|_| visitor.not_found())
}
