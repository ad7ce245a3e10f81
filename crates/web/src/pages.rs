//! One file per page.

pub mod done;
pub mod ids;

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
mod texts_test;
