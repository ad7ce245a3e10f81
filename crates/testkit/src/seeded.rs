//! Randomness that is the same every time.

use std::sync::{Arc, Mutex, PoisonError};

use seal::Entropy;

/// A `SplitMix64` stream: good enough to be unlike itself, and never for anything but tests.
pub struct Seeded(u64);

impl Seeded {
    /// The stream of a seed.
    #[must_use]
    pub const fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }
}

impl Entropy for Seeded {
    fn fill(&mut self, bytes: &mut [u8]) {
        for chunk in bytes.chunks_mut(8) {
            let next = self.next().to_be_bytes();
            chunk.copy_from_slice(&next[..chunk.len()]);
        }
    }
}

/// A stream that whoever holds a clone can begin anew: two worlds that begin it alike at each step stay alike, whatever
/// one of them has drawn in between.
#[derive(Clone)]
pub struct Stream(Arc<Mutex<Seeded>>);

impl Stream {
    /// The stream of a seed.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        Self(Arc::new(Mutex::new(Seeded::new(seed))))
    }

    /// Begins anew.
    pub fn begin(&self, seed: u64) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Seeded::new(seed);
    }
}

impl Entropy for Stream {
    fn fill(&mut self, bytes: &mut [u8]) {
        let mut stream = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        stream.fill(bytes);
    }
}
