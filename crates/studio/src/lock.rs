//! Locks that outlive a panic.

use std::sync::{Mutex, MutexGuard, PoisonError};

/// A mutex whose content is whole whatever happened to the thread that held it.
pub(crate) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
