//! The processor time that this process has used.

use std::time::Duration;

use rustix::time::{ClockId, clock_gettime};

use crate::spread::ms;

/// Processor time since a moment.
pub struct Used(Duration);

impl Used {
    /// From now.
    pub fn from_now() -> Self {
        Self(used())
    }

    /// Milliseconds since then, of all threads together.
    pub fn ms(&self) -> f64 {
        ms(used().saturating_sub(self.0))
    }
}

fn used() -> Duration {
    let time = clock_gettime(ClockId::ProcessCPUTime);
    // The clock of a process starts at nothing and holds less than a second of nanoseconds.
    let seconds = u64::try_from(time.tv_sec).unwrap_or_default();
    let nanoseconds = u32::try_from(time.tv_nsec).unwrap_or_default();
    Duration::new(seconds, nanoseconds)
}
