//! What was worked out for the latest questions, shared by threads that ask the same ones.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

/// Answers that are kept: far more than one conversation has, and some megabytes.
const MOST: usize = 4_096;

/// A function's answers, kept for whoever asks again. Clones share them. What is asked of it must
/// have one answer only.
#[derive(Debug)]
pub(crate) struct Memo<K, V>(Arc<Mutex<BTreeMap<K, V>>>);

impl<K, V> Clone for Memo<K, V> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<K, V> Default for Memo<K, V> {
    fn default() -> Self {
        Self(Arc::default())
    }
}

impl<K: Ord, V: Clone> Memo<K, V> {
    /// The answer that is kept, or the one that is worked out now, while others may go on asking.
    pub(crate) fn get_or(&self, key: K, work_out: impl FnOnce(&K) -> V) -> V {
        let open = || self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = open().get(&key) {
            return known.clone();
        }
        let answer = work_out(&key);
        let mut known = open();
        if known.len() >= MOST {
            known.clear();
        }
        known.insert(key, answer.clone());
        answer
    }
}

#[cfg(test)]
mod tests {
    use super::{MOST, Memo};

    #[test]
    fn works_out_once_and_keeps_only_so_many() {
        let memo = Memo::default();
        let mut worked = 0;
        for round in 0..2 {
            for asked in 0..MOST {
                let answer = memo.get_or(asked, |asked| {
                    worked += 1;
                    asked * 2
                });
                assert_eq!(answer, asked * 2, "in round {round}");
            }
        }
        assert_eq!(worked, MOST);
        let clone = memo.clone();
        clone.get_or(MOST, |asked| *asked);
        assert_eq!(memo.0.lock().unwrap().len(), 1);
    }
}
