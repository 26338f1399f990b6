//! Conversations in Redis, which several replicas share.
//!
//! A turn is read, made and written only if nobody has written meanwhile; whoever was overtaken makes
//! it again, after the other. Each script is one step for all replicas.

mod health;
mod keys;
mod lines;
mod link;
mod outbox;

use jiff::{SignedDuration, Timestamp};
use redis::Cmd;

use super::{Conversation, Delivery, StoreError};
use crate::config::RedisConfig;
use crate::random;
pub(crate) use health::RedisHealth;
use keys::Keys;
use lines::lines;
use link::Link;

const KEEP: &str = include_str!("keep.lua");
const FORGET: &str = include_str!("forget.lua");

/// One shop's conversations in Redis. All of it only on threads that may block.
pub(super) struct Shared {
    link: Link,
    keys: Keys,
    idle: SignedDuration,
    /// How long a replica has what it has claimed to itself.
    lease: SignedDuration,
}

/// A conversation as it was read.
#[derive(Default)]
pub(super) struct Fetched {
    /// What it must still be when it is written; empty: it was not there.
    version: String,
    pub(super) conversation: Option<Conversation>,
}

impl Shared {
    pub(super) fn new(
        config: &RedisConfig,
        tenant: &str,
        idle: SignedDuration,
        lease: SignedDuration,
    ) -> Result<Self, StoreError> {
        let keys = Keys::new(&config.prefix, tenant);
        Ok(Self { link: Link::new(config)?, keys, idle, lease })
    }

    /// A conversation. One that can't be read, because a newer version wrote it, begins anew.
    pub(super) fn read(&self, id: &str) -> Result<Fetched, StoreError> {
        let mut get = Cmd::new();
        get.arg("HMGET").arg(self.keys.session(id)).arg("version").arg("state");
        let (version, state): (Option<String>, Option<String>) = self.link.ask(&get)?;
        let conversation = state.and_then(|text| serde_json::from_str(&text).ok());
        Ok(Fetched { version: version.unwrap_or_default(), conversation })
    }

    /// Keeps a conversation and what it gives out, both or neither.
    pub(super) fn keep(
        &self,
        id: &str,
        read: &Fetched,
        next: &Conversation,
        deliveries: &[Delivery],
    ) -> Result<Fetched, StoreError> {
        let version = format!("{}-{}", next.number, random::id());
        // Texts, numbers and times: nothing that JSON can't write.
        let state = serde_json::to_string(next).unwrap_or_default();
        let before = read.conversation.as_ref().and_then(|before| before.customer.as_deref());
        let mut keep = script(
            KEEP,
            &[
                &self.keys.session(id),
                &self.keys.customer(next.customer.as_deref()),
                &self.keys.customer(before),
                &self.keys.outbox,
                &self.keys.due,
                &self.keys.leased,
            ],
        );
        let due = deliveries.iter().map(|one| one.due).min().unwrap_or(next.touched);
        keep.arg(&read.version)
            .arg(&version)
            .arg(state)
            .arg(next.customer.as_deref().unwrap_or(""))
            .arg(i64::try_from(self.idle.as_millis()).unwrap_or(i64::MAX).clamp(1, 1 << 52))
            .arg(id)
            .arg(lines(deliveries))
            .arg(due.as_millisecond());
        let is_kept = match self.link.ask::<bool>(&keep) {
            Ok(is_kept) => is_kept,
            // It may have been written and only the answer be lost.
            Err(lost) => match self.read(id) {
                Ok(now) if now.version == version => true,
                _ => return Err(lost),
            },
        };
        if is_kept {
            Ok(Fetched { version, conversation: Some(next.clone()) })
        } else {
            Err(StoreError::Overtaken)
        }
    }

    /// Deletes all of a conversation. Says whether there was anything.
    pub(super) fn forget(&self, id: &str) -> Result<bool, StoreError> {
        loop {
            let read = self.read(id)?;
            let customer = read.conversation.as_ref().and_then(|one| one.customer.as_deref());
            let mut forget = script(
                FORGET,
                &[
                    &self.keys.session(id),
                    &self.keys.customer(customer),
                    &self.keys.outbox,
                    &self.keys.due,
                    &self.keys.leased,
                    &self.keys.dead,
                ],
            );
            forget.arg(read.version).arg(id);
            match self.link.ask::<i64>(&forget)? {
                // Somebody has written meanwhile; what they wrote goes, too.
                -1 => {}
                gone => return Ok(gone > 0),
            }
        }
    }

    pub(super) fn of_customer(&self, customer: &str) -> Result<Vec<String>, StoreError> {
        let mut members = Cmd::new();
        members.arg("SMEMBERS").arg(self.keys.customer(Some(customer)));
        self.link.ask(&members)
    }

    /// A moment that is one lease later.
    fn lease_end(&self, now: Timestamp) -> Timestamp {
        now.saturating_add(self.lease).unwrap_or(Timestamp::MAX)
    }
}

/// A script with the names that it touches.
fn script(text: &str, keys: &[&str]) -> Cmd {
    let mut command = Cmd::new();
    command.arg("EVAL").arg(text).arg(keys.len()).arg(keys);
    command
}
