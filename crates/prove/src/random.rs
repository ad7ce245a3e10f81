//! Choices from a seeded stream.

use seal::Entropy;
use testkit::Seeded;

/// Any number.
pub fn number(random: &mut Seeded) -> u64 {
    let mut bytes = [0; 8];
    random.fill(&mut bytes);
    u64::from_be_bytes(bytes)
}

/// A number below `end`; nought when there is none.
pub fn below(random: &mut Seeded, end: usize) -> usize {
    let end = u64::try_from(end).unwrap_or(u64::MAX).max(1);
    usize::try_from(number(random) % end).unwrap_or_default()
}

/// True once in so many times.
pub fn once_in(random: &mut Seeded, times: usize) -> bool {
    below(random, times) == 0
}

/// One of them, if there is any.
pub fn one<'a, T>(random: &mut Seeded, all: &'a [T]) -> Option<&'a T> {
    all.get(below(random, all.len()))
}
