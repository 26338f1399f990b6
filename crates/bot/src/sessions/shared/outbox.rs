//! What conversations give out, in Redis: a line each, changed only by whom nobody has overtaken,
//! and brought by one replica at a time.

use jiff::{SignedDuration, Timestamp};
use redis::Cmd;

use super::super::{Delivery, DeliveryKind, Stage, StoreError};
use super::lines::{lines, read};
use super::{Shared, script};

const CLAIM: &str = include_str!("claim.lua");
const EDIT: &str = include_str!("edit.lua");

/// Conversations whose dead letters are kept to be looked at; beyond these the oldest go.
const MOST_DEAD: isize = 1000;

/// How often a change is tried that others overtake.
const TRIES: u32 = 16;

/// The one to look at first, with the moment to do so: of those to be sent the oldest, for who gets
/// a case twice gets the newer one last; or one that waits to be accepted.
fn next(deliveries: &[Delivery]) -> Option<&Delivery> {
    let pending = deliveries.iter().find(|one| one.stage == Stage::Pending);
    let waiting = deliveries.iter().filter(|one| one.stage == Stage::Waiting);
    pending.into_iter().chain(waiting).min_by_key(|one| one.due)
}

impl Shared {
    /// Deliveries that are to be looked at now, one of a conversation, by this replica alone until
    /// its lease ends.
    pub(in super::super) fn claim(
        &self,
        now: Timestamp,
        longest: SignedDuration,
        most: usize,
    ) -> Result<Vec<Delivery>, StoreError> {
        let keys = &self.keys;
        let lease = self.lease_end(now);
        let horizon = lease.saturating_add(longest).unwrap_or(Timestamp::MAX).as_millisecond();
        let lease = lease.as_millisecond();
        let mut claim = script(CLAIM, &[&keys.outbox, &keys.due, &keys.leased]);
        claim.arg(now.as_millisecond()).arg(most).arg(lease).arg(horizon);
        let claimed: Vec<(String, String)> = self.link.ask(&claim)?;
        let mut due = Vec::new();
        for (session, lines) in claimed {
            match next(&read(&lines)).filter(|one| one.is_due(now, longest)) {
                Some(one) => due.push(Delivery { lease, ..one.clone() }),
                // Others have changed it; the lease ends with the change of nothing.
                None => self.edit(&session, lease, |_| {})?,
            }
        }
        Ok(due)
    }

    /// Changes a delivery, which ends the lease on it; it is dropped if `change` says no.
    pub(in super::super) fn change(
        &self,
        delivery: &Delivery,
        change: impl Fn(&mut Delivery) -> bool,
    ) -> Result<(), StoreError> {
        self.edit(&delivery.session, delivery.lease, |all| {
            all.retain_mut(|one| one.id != delivery.id || change(one));
        })
    }

    /// Somebody has taken a conversation over.
    pub(in super::super) fn accept(&self, session: &str) -> Result<(), StoreError> {
        self.edit(session, 0, |all| {
            all.retain_mut(|one| {
                let is_theirs = one.stage != Stage::Dead && one.kind == DeliveryKind::HandOver;
                one.accepted |= is_theirs;
                !is_theirs || one.stage == Stage::Pending
            });
        })
    }

    /// Changes what a conversation gives out, again if others do meanwhile.
    fn edit(
        &self,
        session: &str,
        lease: i64,
        change: impl Fn(&mut Vec<Delivery>),
    ) -> Result<(), StoreError> {
        let keys = &self.keys;
        for _ in 0..TRIES {
            let mut get = Cmd::new();
            get.arg("HGET").arg(&keys.outbox).arg(session);
            let before: String = self.link.ask::<Option<String>>(&get)?.unwrap_or_default();
            let mut all = read(&before);
            change(&mut all);
            let dead = all.iter().filter(|one| one.stage == Stage::Dead);
            let dead = dead.map(|one| one.created.as_millisecond()).min();
            let next = next(&all).map(|one| one.due.as_millisecond());
            let or_none = |moment: Option<i64>| moment.map_or(String::new(), |ms| ms.to_string());
            let mut edit = script(EDIT, &[&keys.outbox, &keys.due, &keys.leased, &keys.dead]);
            edit.arg(session).arg(&before).arg(lines(&all)).arg(lease);
            edit.arg(or_none(next)).arg(or_none(dead));
            if self.link.ask(&edit)? {
                return Ok(());
            }
        }
        Err(StoreError::Overtaken)
    }

    /// Conversations with something that could not be delivered, the oldest first.
    fn with_dead(&self, until: Option<Timestamp>, from: isize) -> Result<Vec<String>, StoreError> {
        let mut range = Cmd::new();
        range.arg("ZRANGE").arg(&self.keys.dead);
        match until {
            Some(until) => range.arg("-inf").arg(until.as_millisecond()).arg("BYSCORE"),
            None => range.arg(0).arg(from),
        };
        self.link.ask(&range)
    }

    /// All that could not be delivered.
    pub(in super::super) fn dead(&self) -> Result<Vec<Delivery>, StoreError> {
        let sessions = self.with_dead(None, MOST_DEAD)?;
        if sessions.is_empty() {
            return Ok(Vec::new());
        }
        let mut get = Cmd::new();
        get.arg("HMGET").arg(&self.keys.outbox).arg(sessions);
        let all: Vec<Option<String>> = self.link.ask(&get)?;
        let all = all.iter().flatten().flat_map(|lines| read(lines));
        Ok(all.filter(|one| one.stage == Stage::Dead).collect())
    }

    /// How many conversations have deliveries under way.
    pub(in super::super) fn under_way(&self) -> Result<usize, StoreError> {
        let count = |key: &str| {
            let mut count = Cmd::new();
            count.arg("ZCARD").arg(key);
            self.link.ask::<usize>(&count)
        };
        Ok(count(&self.keys.due)? + count(&self.keys.leased)?)
    }

    /// Tries all that could not be delivered again; says how many.
    pub(in super::super) fn revive(&self, now: Timestamp) -> Result<usize, StoreError> {
        let dead = self.dead()?;
        for one in &dead {
            self.change(one, |one| {
                (one.stage, one.attempts, one.due) = (Stage::Pending, 0, now);
                true
            })?;
        }
        Ok(dead.len())
    }

    /// Forgets what could not be delivered and is old, and the oldest if there is too much.
    pub(in super::super) fn expire(&self, before: Timestamp) -> Result<(), StoreError> {
        let drop = |sessions: Vec<String>, until: Timestamp| {
            sessions.iter().try_for_each(|session| {
                self.edit(session, 0, |all| {
                    all.retain(|one| one.stage != Stage::Dead || one.created > until);
                })
            })
        };
        drop(self.with_dead(Some(before), 0)?, before)?;
        drop(self.with_dead(None, -1 - MOST_DEAD)?, Timestamp::MAX)
    }
}
