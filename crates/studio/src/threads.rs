//! How many threads share work that somebody waits for.

use std::num::NonZero;

/// As many as the machine runs at once.
pub(crate) fn threads() -> usize {
    std::thread::available_parallelism().map_or(1, NonZero::get)
}
