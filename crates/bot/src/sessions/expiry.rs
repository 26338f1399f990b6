//! Forgetting what is over.

use jiff::Timestamp;

use super::{Sessions, StoreError};

impl Sessions {
    /// Forgets conversations whose time is over, in memory and on disk.
    pub(crate) fn expire(&self, now: Timestamp) -> Result<(), StoreError> {
        let before = now.saturating_sub(self.idle).unwrap_or(Timestamp::MIN);
        // What was heard of when the clock was ahead would outlive all that it promises.
        self.slots.bring_back_to(now);
        self.slots.drop_idle_since(before);
        if let Some(shared) = &self.shared {
            // Redis forgets conversations by itself.
            return shared.expire(before);
        }
        self.outbox.expire(before, self.disk.as_ref())?;
        match &self.disk {
            Some(disk) => {
                disk.bring_back_to(now)?;
                disk.delete_idle_since(before)
            }
            None => Ok(()),
        }
    }
}
