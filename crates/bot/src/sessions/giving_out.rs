//! What conversations give out, on its way.

use jiff::Timestamp;

use super::{Delivery, Sessions, StoreError};

impl Sessions {
    /// Deliveries that are to be looked at now.
    pub(crate) fn due(&self, now: Timestamp, most: usize) -> Vec<Delivery> {
        self.outbox.due(now, most)
    }

    /// A delivery has arrived; with a time, it waits until then to be accepted.
    pub(crate) fn delivered(&self, id: &str, until: Option<Timestamp>) -> Result<(), StoreError> {
        self.outbox.delivered(id, until, self.disk.as_ref())
    }

    /// A delivery was tried in vain, and will be tried again, or never.
    pub(crate) fn failed(&self, id: &str, again: Option<Timestamp>) -> Result<(), StoreError> {
        self.outbox.failed(id, again, self.disk.as_ref())
    }

    /// A delivery is over.
    pub(crate) fn settle(&self, id: &str) -> Result<(), StoreError> {
        self.outbox.settle(id, self.disk.as_ref())
    }

    /// Somebody has taken a conversation over.
    pub(crate) fn accept(&self, session: &str) -> Result<(), StoreError> {
        self.outbox.accept(session, self.disk.as_ref())
    }

    /// All that could not be delivered.
    pub(crate) fn dead(&self) -> Vec<Delivery> {
        self.outbox.dead()
    }

    /// How many deliveries are under way.
    pub(crate) fn under_way(&self) -> usize {
        self.outbox.open()
    }

    /// Tries all that could not be delivered again; says how many.
    pub(crate) fn revive(&self, now: Timestamp) -> Result<usize, StoreError> {
        self.outbox.revive(now, self.disk.as_ref())
    }
}
