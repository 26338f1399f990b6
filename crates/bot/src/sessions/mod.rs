//! Conversations: one lock each, in memory with a bound, and on disk if there is a state folder; or
//! in Redis, where several replicas share them.

mod delivery;
mod expiry;
mod giving_out;
mod kept;
mod outbox;
mod shared;
mod slots;
mod sqlite;
mod store_error;

use std::path::Path;
use std::sync::Arc;

use jiff::{SignedDuration, Timestamp};
use tokio::sync::OwnedMutexGuard;

use crate::config::{RedisConfig, SessionLimits};
pub(crate) use delivery::{Delivery, DeliveryKind, Stage};
pub(crate) use kept::{Conversation, KeptReply};
use outbox::Outbox;
pub(crate) use shared::RedisHealth;
use shared::{Fetched, Shared};
use slots::Slots;
use sqlite::Sqlite;
pub(crate) use store_error::StoreError;

/// Messages of one conversation that may wait for the one before them.
const MOST_WAITING: usize = 8;

/// All conversations of one shop.
pub(crate) struct Sessions {
    slots: Slots,
    outbox: Outbox,
    disk: Option<Sqlite>,
    /// With it, nothing is kept here but locks.
    shared: Option<Shared>,
    idle: SignedDuration,
}

/// A conversation that is ours alone until this is dropped. `None` inside: it has not begun.
pub(crate) struct Held {
    id: Arc<str>,
    state: OwnedMutexGuard<slots::State>,
    /// As Redis had it last.
    fetched: Fetched,
    _waiting: slots::Waiting,
}

impl Held {
    /// The caller's name for the conversation.
    pub(crate) fn id(&self) -> &str {
        &self.id
    }
}

impl Sessions {
    /// In memory, and in a file if one is named.
    pub(crate) fn open(limits: &SessionLimits, file: Option<&Path>) -> Result<Self, StoreError> {
        let disk = file.map(Sqlite::open).transpose()?;
        Ok(Self {
            slots: Slots::new(limits.most),
            outbox: Outbox::read(disk.as_ref())?,
            disk,
            shared: None,
            idle: idle(limits),
        })
    }

    /// In Redis. What a replica has claimed to deliver is another's after `lease_seconds`.
    pub(crate) fn shared(
        limits: &SessionLimits,
        redis: &RedisConfig,
        tenant: &str,
        lease_seconds: u64,
    ) -> Result<Self, StoreError> {
        let lease = SignedDuration::from_secs(i64::try_from(lease_seconds).unwrap_or(i64::MAX));
        let shared = Shared::new(redis, tenant, idle(limits), lease)?;
        Ok(Self { shared: Some(shared), ..Self::open(limits, None)? })
    }

    /// How the Redis is that they are shared in; nothing if they are not.
    pub(crate) fn redis(&self) -> Option<RedisHealth> {
        self.shared.as_ref().map(Shared::health)
    }

    /// Takes hold of a conversation, behind those who came before; nothing if too many wait.
    pub(crate) async fn hold(&self, id: &str) -> Option<Held> {
        let slot = self.slots.of(id);
        let waiting = slots::Waiting::begin(&slot, MOST_WAITING)?;
        let state = Arc::clone(&slot.state).lock_owned().await;
        let fetched = Fetched::default();
        Some(Held { id: Arc::clone(&slot.id), state, fetched, _waiting: waiting })
    }

    /// The conversation that is held, as of now: read from disk if it is not in memory, forgotten if
    /// its time is over.
    pub(crate) fn read<'h>(
        &self,
        held: &'h mut Held,
        now: Timestamp,
    ) -> Result<Option<&'h Conversation>, StoreError> {
        if let Some(shared) = &self.shared {
            // Another replica may have heard the last message.
            held.fetched = shared.read(&held.id)?;
            let known = held.fetched.conversation.as_ref();
            return Ok(known.filter(|kept| !self.is_over(kept.touched, now)));
        }
        if !held.state.is_read {
            held.state.conversation = match &self.disk {
                Some(disk) => disk.read(&held.id)?,
                None => None,
            };
            held.state.is_read = true;
        }
        if held.state.conversation.as_ref().is_some_and(|kept| self.is_over(kept.touched, now)) {
            // What it gave out goes its way all the same.
            held.state.conversation = None;
        }
        Ok(held.state.conversation.as_ref())
    }

    /// Keeps what has become of it, together with what it gives out. When this returns both outlive
    /// the process, if there is a disk or Redis.
    ///
    /// # Errors
    /// [`StoreError::Overtaken`] if another replica has written since it was read; then the turn is
    /// to be made again.
    pub(crate) fn keep(
        &self,
        held: &mut Held,
        next: Conversation,
        deliveries: Vec<Delivery>,
    ) -> Result<(), StoreError> {
        if let Some(shared) = &self.shared {
            held.fetched = shared.keep(&held.id, &held.fetched, &next, &deliveries)?;
            self.slots.note(&held.id, next.touched, None);
            return Ok(());
        }
        if let Some(disk) = &self.disk {
            disk.keep(&held.id, &next, &deliveries)?;
        }
        self.outbox.add(deliveries);
        self.slots.note(&held.id, next.touched, next.customer.as_deref());
        held.state.conversation = Some(next);
        held.state.is_read = true;
        Ok(())
    }

    /// Forgets all of it. Says whether there was anything.
    pub(crate) fn forget(&self, held: &mut Held) -> Result<bool, StoreError> {
        if let Some(shared) = &self.shared {
            held.fetched = Fetched::default();
            return shared.forget(&held.id);
        }
        let on_disk = match &self.disk {
            Some(disk) => disk.delete(&held.id)?,
            None => false,
        };
        held.state.is_read = true;
        self.outbox.forget(&held.id);
        self.slots.note(&held.id, Timestamp::MIN, None);
        Ok(held.state.conversation.take().is_some() || on_disk)
    }

    /// The conversations of a customer.
    pub(crate) fn of_customer(&self, customer: &str) -> Result<Vec<String>, StoreError> {
        if let Some(shared) = &self.shared {
            return shared.of_customer(customer);
        }
        let mut ids = match &self.disk {
            Some(disk) => disk.of_customer(customer)?,
            None => Vec::new(),
        };
        ids.extend(self.slots.of_customer(customer));
        ids.sort_unstable();
        ids.dedup();
        Ok(ids)
    }

    /// How many are in memory.
    pub(crate) fn count(&self) -> usize {
        self.slots.count()
    }

    fn is_over(&self, touched: Timestamp, now: Timestamp) -> bool {
        now.duration_since(touched) >= self.idle
    }
}

fn idle(limits: &SessionLimits) -> SignedDuration {
    let minutes = i64::try_from(limits.idle_minutes).unwrap_or(i64::MAX / 60);
    SignedDuration::from_secs(minutes.saturating_mul(60))
}
