//! The machine's randomness: the one place where ids, keys and nonces come from.

use seal::Entropy;

/// Randomness of the operating system.
pub struct System;

impl Entropy for System {
    #[expect(
        clippy::expect_used,
        clippy::disallowed_methods,
        reason = "without randomness nothing may be sealed; the one place where it comes from"
    )]
    fn fill(&mut self, bytes: &mut [u8]) {
        getrandom::fill(bytes).expect("the operating system gives randomness");
    }
}
