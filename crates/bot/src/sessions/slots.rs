//! The conversations in memory, each with its lock.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use jiff::Timestamp;

use super::Conversation;

/// Conversations by their ids.
pub(super) struct Slots {
    most: usize,
    by_id: Mutex<BTreeMap<Arc<str>, Entry>>,
}

/// A conversation in the map.
struct Entry {
    slot: Arc<Slot>,
    touched: Timestamp,
    customer: Option<String>,
}

/// A conversation and its lock, which is fair: messages are heard in the order in which they came.
pub(super) struct Slot {
    pub(super) id: Arc<str>,
    pub(super) state: Arc<tokio::sync::Mutex<State>>,
    waiting: AtomicUsize,
}

/// What is known of a conversation.
#[derive(Default)]
pub(super) struct State {
    /// Whether the disk was asked.
    pub(super) is_read: bool,
    pub(super) conversation: Option<Conversation>,
}

/// A place among those who wait for a conversation.
pub(super) struct Waiting(Arc<Slot>);

impl Waiting {
    pub(super) fn begin(slot: &Arc<Slot>, most: usize) -> Option<Self> {
        let waiting = Self(Arc::clone(slot));
        // The place is given back when the value is dropped, also right here.
        (slot.waiting.fetch_add(1, Ordering::Relaxed) < most).then_some(waiting)
    }
}

impl Drop for Waiting {
    fn drop(&mut self) {
        self.0.waiting.fetch_sub(1, Ordering::Relaxed);
    }
}

impl Slots {
    pub(super) fn new(most: usize) -> Self {
        Self { most, by_id: Mutex::default() }
    }

    /// The map. Nothing panics while it is locked; and if it did, each entry would still be whole.
    fn map(&self) -> MutexGuard<'_, BTreeMap<Arc<str>, Entry>> {
        self.by_id.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The slot of a conversation, a new one if need be.
    pub(super) fn of(&self, id: &str) -> Arc<Slot> {
        let mut map = self.map();
        if let Some(entry) = map.get(id) {
            return Arc::clone(&entry.slot);
        }
        if map.len() >= self.most {
            make_room(&mut map, self.most);
        }
        let id: Arc<str> = id.into();
        let slot = Arc::new(Slot {
            id: Arc::clone(&id),
            state: Arc::default(),
            waiting: AtomicUsize::new(0),
        });
        let entry = Entry { slot: Arc::clone(&slot), touched: Timestamp::MIN, customer: None };
        map.insert(id, entry);
        slot
    }

    /// Notes when a conversation was last heard of, and whose it is.
    pub(super) fn note(&self, id: &str, touched: Timestamp, customer: Option<&str>) {
        if let Some(entry) = self.map().get_mut(id) {
            entry.touched = touched;
            entry.customer = customer.map(str::to_owned);
        }
    }

    /// The conversations of a customer that are in memory.
    pub(super) fn of_customer(&self, customer: &str) -> Vec<String> {
        let map = self.map();
        let theirs = map.iter().filter(|(_, entry)| entry.customer.as_deref() == Some(customer));
        theirs.map(|(id, _)| id.to_string()).collect()
    }

    /// Takes those that were heard of later than now as heard of now: the clock has been put back.
    pub(super) fn bring_back_to(&self, now: Timestamp) {
        for entry in self.map().values_mut() {
            entry.touched = entry.touched.min(now);
        }
    }

    /// Drops those that were not heard of since a moment and that nobody holds.
    pub(super) fn drop_idle_since(&self, before: Timestamp) {
        self.map().retain(|_, entry| entry.touched > before || is_held(entry));
    }

    pub(super) fn count(&self) -> usize {
        self.map().len()
    }
}

/// Slots are handed out only under the map's lock, so one that only the map holds stays so.
fn is_held(entry: &Entry) -> bool {
    Arc::strong_count(&entry.slot) > 1 || Arc::strong_count(&entry.slot.state) > 1
}

/// Drops the longest idle, a sixteenth at once: so the search for them is paid once for many.
fn make_room(map: &mut BTreeMap<Arc<str>, Entry>, most: usize) {
    let mut idle: Vec<(Timestamp, Arc<str>)> = map
        .iter()
        .filter(|(_, entry)| !is_held(entry))
        .map(|(id, entry)| (entry.touched, Arc::clone(id)))
        .collect();
    idle.sort_unstable();
    let surplus = (map.len() + 1).saturating_sub(most) + most / 16;
    for (_, id) in idle.into_iter().take(surplus) {
        map.remove(&id);
    }
}
