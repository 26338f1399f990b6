//! A bucket of requests for each shop, which fills again with time.

use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use tokio::time::Instant;

/// Requests a second, and twice as many at once.
pub(crate) struct Rate {
    per_second: u32,
    /// When the bucket would be full again, if nothing came.
    full_at: Mutex<Instant>,
}

impl Rate {
    pub(crate) fn new(per_second: u32) -> Self {
        Self { per_second, full_at: Mutex::new(Instant::now()) }
    }

    /// Takes one out; `false`: there is none.
    pub(crate) fn take(&self) -> bool {
        self.take_at(Instant::now())
    }

    fn take_at(&self, now: Instant) -> bool {
        let mut full_at = self.full_at.lock().unwrap_or_else(PoisonError::into_inner);
        let each = Duration::from_secs(1) / self.per_second.max(1);
        let next = (*full_at).max(now) + each;
        if next.duration_since(now) > Duration::from_secs(2) {
            return false;
        }
        *full_at = next;
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn twice_as_many_at_once_and_then_one_by_one() {
        let now = Instant::now();
        let rate = Rate { per_second: 10, full_at: Mutex::new(now) };
        let taken = |now| (0..100).filter(|_| rate.take_at(now)).count();
        assert_eq!(taken(now), 20);
        assert_eq!(taken(now + Duration::from_millis(300)), 3);
        assert_eq!(taken(now + Duration::from_secs(60)), 20);
    }
}
