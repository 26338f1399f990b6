//! Who waits for what is learnt in the background.

use std::sync::{Condvar, Mutex, PoisonError};
use std::time::Duration;

use crate::lock::lock;

/// How often who waits looks whether it still should.
const LOOK: Duration = Duration::from_millis(50);

/// How many threads learn the meaning of an open knowledge base. While any does, messages are
/// understood by their words alone.
#[derive(Debug, Default)]
pub(crate) struct Learning {
    threads: Mutex<usize>,
    over: Condvar,
}

impl Learning {
    pub(crate) fn begin(&self) {
        *lock(&self.threads) += 1;
    }

    pub(crate) fn end(&self) {
        let mut threads = lock(&self.threads);
        *threads = threads.saturating_sub(1);
        self.over.notify_all();
    }

    /// Returns when nothing is being learnt, or nobody wants to wait any longer.
    pub(crate) fn wait(&self, goes_on: impl Fn() -> bool) {
        let mut threads = lock(&self.threads);
        while *threads > 0 && goes_on() {
            let waited = self.over.wait_timeout(threads, LOOK);
            threads = waited.unwrap_or_else(PoisonError::into_inner).0;
        }
    }
}
