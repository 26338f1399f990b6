//! What conversations give out, on its way.

use jiff::{SignedDuration, Timestamp};

use super::{Delivery, DeliveryKind, Sessions, Stage, StoreError};

impl Sessions {
    /// Deliveries that are to be looked at now; where replicas share them, by this one alone.
    /// `longest` is what any of them waits.
    pub(crate) fn due(
        &self,
        now: Timestamp,
        longest: SignedDuration,
        most: usize,
    ) -> Result<Vec<Delivery>, StoreError> {
        match &self.shared {
            Some(shared) => shared.claim(now, longest, most),
            None => Ok(self.outbox.due(now, longest, most)),
        }
    }

    /// A delivery has arrived. With a time, a hand-over waits until then to be accepted, unless it
    /// was already.
    pub(crate) fn delivered(
        &self,
        delivery: &Delivery,
        wait_until: Option<Timestamp>,
    ) -> Result<(), StoreError> {
        self.change(delivery, |one| match wait_until {
            Some(until) if !one.accepted && one.kind == DeliveryKind::HandOver => {
                (one.stage, one.due) = (Stage::Waiting, until);
                true
            }
            _ => false,
        })
    }

    /// A delivery was tried in vain, and will be tried again; or never, without a time.
    pub(crate) fn failed(
        &self,
        delivery: &Delivery,
        again: Option<Timestamp>,
    ) -> Result<(), StoreError> {
        self.change(delivery, |one| {
            one.attempts += 1;
            match again {
                Some(due) => one.due = due,
                None => one.stage = Stage::Dead,
            }
            true
        })?;
        self.outbox.drop_surplus(self.disk.as_ref())
    }

    /// A delivery is over.
    pub(crate) fn settle(&self, delivery: &Delivery) -> Result<(), StoreError> {
        self.change(delivery, |_| false)
    }

    fn change(
        &self,
        delivery: &Delivery,
        change: impl Fn(&mut Delivery) -> bool,
    ) -> Result<(), StoreError> {
        match &self.shared {
            Some(shared) => shared.change(delivery, change),
            None => self.outbox.change(&delivery.id, self.disk.as_ref(), change),
        }
    }

    /// Somebody has taken a conversation over.
    pub(crate) fn accept(&self, session: &str) -> Result<(), StoreError> {
        match &self.shared {
            Some(shared) => shared.accept(session),
            None => self.outbox.accept(session, self.disk.as_ref()),
        }
    }

    /// All that could not be delivered.
    pub(crate) fn dead(&self) -> Result<Vec<Delivery>, StoreError> {
        match &self.shared {
            Some(shared) => shared.dead(),
            None => Ok(self.outbox.dead()),
        }
    }

    /// How many deliveries are under way; where replicas share them, of how many conversations.
    pub(crate) fn under_way(&self) -> Result<usize, StoreError> {
        match &self.shared {
            Some(shared) => shared.under_way(),
            None => Ok(self.outbox.open()),
        }
    }

    /// Tries all that could not be delivered again; says how many.
    pub(crate) fn revive(&self, now: Timestamp) -> Result<usize, StoreError> {
        match &self.shared {
            Some(shared) => shared.revive(now),
            None => self.outbox.revive(now, self.disk.as_ref()),
        }
    }
}
