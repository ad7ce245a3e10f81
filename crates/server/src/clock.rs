//! The machine's clock: the one place where time comes from.

use jiff::Timestamp;

/// This moment.
#[expect(
    clippy::disallowed_methods,
    reason = "the one place where time comes from; everything else gets it as an argument"
)]
pub fn now() -> Timestamp {
    Timestamp::now()
}
