//! What a call costs, as far as a busy machine lets it be told: memory is counted, and of time
//! only what this thread spent computing.

use std::ops::{Add, Mul};

use rustix::time::{ClockId, clock_gettime};

/// Time and memory.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Cost {
    /// Milliseconds of this thread.
    pub(crate) millis: f64,
    /// The most bytes that were held at once.
    pub(crate) bytes: u64,
}

impl Cost {
    pub(crate) const MAX: Self = Self { millis: f64::MAX, bytes: u64::MAX };

    pub(crate) fn min(self, other: Self) -> Self {
        Self { millis: self.millis.min(other.millis), bytes: self.bytes.min(other.bytes) }
    }

    pub(crate) fn at_most(self, other: Self) -> bool {
        self.millis <= other.millis && self.bytes <= other.bytes
    }
}

impl Mul<f64> for Cost {
    type Output = Self;

    fn mul(self, times: f64) -> Self {
        Self { millis: self.millis * times, bytes: (self.bytes as f64 * times) as u64 }
    }
}

impl Add for Cost {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self { millis: self.millis + other.millis, bytes: self.bytes + other.bytes }
    }
}

/// Calls it once.
pub(crate) fn cost(call: impl FnOnce()) -> Cost {
    let start = thread_millis();
    let counted = allocation_counter::measure(call);
    Cost { millis: thread_millis() - start, bytes: counted.bytes_max }
}

fn thread_millis() -> f64 {
    let time = clock_gettime(ClockId::ThreadCPUTime);
    time.tv_sec as f64 * 1e3 + time.tv_nsec as f64 / 1e6
}
