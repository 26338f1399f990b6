//! The same for each of many, on several threads.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

/// Does the same with each of many, shared among threads; what comes of it stands in their order.
/// This thread works too, and is the one that asks `keep_going` before each of its own, with how
/// many were begun: if it says no, what was begun is finished and `None` comes back.
///
/// ```
/// let squares = kaopu_engine::for_each(&[1, 2, 3], 2, &|n| n * n, &mut |_| true);
/// assert_eq!(squares, Some(vec![1, 4, 9]));
/// assert_eq!(kaopu_engine::for_each(&[1, 2, 3], 2, &|n| n * n, &mut |_| false), None);
/// ```
pub fn for_each<T: Sync, R: Send>(
    all: &[T],
    threads: usize,
    one: &(dyn Fn(&T) -> R + Sync),
    keep_going: &mut dyn FnMut(usize) -> bool,
) -> Option<Vec<R>> {
    let next = AtomicUsize::new(0);
    let stopped = AtomicUsize::new(all.len());
    let found: Mutex<Vec<(usize, R)>> = Mutex::new(Vec::with_capacity(all.len()));
    let another = || {
        let number = next.fetch_add(1, Ordering::Relaxed);
        let end = stopped.load(Ordering::Relaxed);
        let item = all.get(number).filter(|_| number < end)?;
        let came = one(item);
        found.lock().unwrap_or_else(PoisonError::into_inner).push((number, came));
        Some(())
    };
    let finished = std::thread::scope(|scope| {
        for _ in 1..threads.min(all.len()).max(1) {
            scope.spawn(|| while another().is_some() {});
        }
        loop {
            if !keep_going(next.load(Ordering::Relaxed).min(all.len())) {
                stopped.store(0, Ordering::Relaxed);
                return false;
            }
            if another().is_none() {
                return true;
            }
        }
    });
    finished.then_some(())?;
    let mut found = found.into_inner().unwrap_or_else(PoisonError::into_inner);
    found.sort_unstable_by_key(|(number, _)| *number);
    Some(found.into_iter().map(|(_, came)| came).collect())
}

#[cfg(test)]
mod tests {
    use super::for_each;

    #[test]
    fn all_are_done_once_and_in_order_by_any_number_of_threads() {
        let all: Vec<usize> = (0..1_000).collect();
        for threads in [0, 1, 2, 7] {
            let mut begun = 0;
            let done = for_each(&all, threads, &|n| n + 1, &mut |now| {
                assert!(now >= begun, "it counts upwards");
                begun = now;
                true
            });
            assert_eq!(done, Some((1..=1_000).collect()), "{threads}");
            assert_eq!(begun, 1_000);
        }
        assert_eq!(for_each(&all[..0], 4, &|n| *n, &mut |_| true), Some(Vec::new()));
    }

    #[test]
    fn whoever_says_stop_gets_nothing() {
        let all: Vec<usize> = (0..100).collect();
        for threads in [1, 3] {
            assert_eq!(for_each(&all, threads, &|n| *n, &mut |begun| begun == 0), None);
        }
    }
}
