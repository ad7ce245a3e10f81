/// Where random bytes come from: the operating system in service, a seed in a test.
pub trait Entropy {
    /// Fills every byte.
    fn fill(&mut self, bytes: &mut [u8]);
}
