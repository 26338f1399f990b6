//! Deliveries under way, in memory, and on disk as soon as they are made.

use std::collections::BTreeSet;
use std::sync::{Mutex, MutexGuard, PoisonError};

use jiff::{SignedDuration, Timestamp};

use super::delivery::{Delivery, DeliveryKind, Stage};
use super::sqlite::Sqlite;
use super::store_error::StoreError;

/// Deliveries that could not be made and are kept to be looked at; beyond these the oldest go.
const MOST_DEAD: usize = 1000;

/// Deliveries in the order in which they were made.
#[derive(Default)]
pub(super) struct Outbox(Mutex<Vec<Delivery>>);

impl Outbox {
    /// What an earlier process left.
    pub(super) fn read(disk: Option<&Sqlite>) -> Result<Self, StoreError> {
        let left = disk.map(Sqlite::deliveries).transpose()?;
        Ok(Self(Mutex::new(left.unwrap_or_default())))
    }

    /// The list. Each change of it is one step, so what a panic leaves is whole.
    fn list(&self) -> MutexGuard<'_, Vec<Delivery>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Takes in deliveries that are on disk already, if there is one.
    pub(super) fn add(&self, deliveries: Vec<Delivery>) {
        self.list().extend(deliveries);
    }

    /// What is to be looked at now, of each conversation the first only: who gets a case twice gets
    /// the newer one last.
    pub(super) fn due(
        &self,
        now: Timestamp,
        longest: SignedDuration,
        most: usize,
    ) -> Vec<Delivery> {
        let mut before = BTreeSet::new();
        let list = self.list();
        let open = list.iter().filter(|one| one.stage != Stage::Dead);
        let first = open.filter(|one| one.stage == Stage::Waiting || before.insert(&one.session));
        first.filter(|one| one.is_due(now, longest)).take(most).cloned().collect()
    }

    /// Drops the oldest of too many that could not be delivered.
    pub(super) fn drop_surplus(&self, disk: Option<&Sqlite>) -> Result<(), StoreError> {
        let oldest: Vec<String> = {
            let list = self.list();
            let dead = list.iter().filter(|one| one.stage == Stage::Dead);
            let surplus = dead.clone().count().saturating_sub(MOST_DEAD);
            dead.take(surplus).map(|one| one.id.clone()).collect()
        };
        oldest.iter().try_for_each(|id| self.settle(id, disk))
    }

    fn settle(&self, id: &str, disk: Option<&Sqlite>) -> Result<(), StoreError> {
        self.change(id, disk, |_| false)
    }

    /// Somebody has taken a conversation over.
    pub(super) fn accept(&self, session: &str, disk: Option<&Sqlite>) -> Result<(), StoreError> {
        let theirs: Vec<String> = {
            let list = self.list();
            let open = list.iter().filter(|one| one.stage != Stage::Dead && one.session == session);
            open.filter(|one| one.kind == DeliveryKind::HandOver)
                .map(|one| one.id.clone())
                .collect()
        };
        theirs.iter().try_for_each(|id| {
            self.change(id, disk, |one| {
                one.accepted = true;
                one.stage == Stage::Pending
            })
        })
    }

    /// All that could not be delivered.
    pub(super) fn dead(&self) -> Vec<Delivery> {
        self.list().iter().filter(|one| one.stage == Stage::Dead).cloned().collect()
    }

    /// How many are under way.
    pub(super) fn open(&self) -> usize {
        self.list().iter().filter(|one| one.stage != Stage::Dead).count()
    }

    /// Tries all that could not be delivered again.
    pub(super) fn revive(
        &self,
        now: Timestamp,
        disk: Option<&Sqlite>,
    ) -> Result<usize, StoreError> {
        let dead = self.dead();
        for one in &dead {
            self.change(&one.id, disk, |one| {
                (one.stage, one.attempts, one.due) = (Stage::Pending, 0, now);
                true
            })?;
        }
        Ok(dead.len())
    }

    /// Forgets what could not be delivered and is old.
    pub(super) fn expire(
        &self,
        before: Timestamp,
        disk: Option<&Sqlite>,
    ) -> Result<(), StoreError> {
        let mut old = self.dead().into_iter().filter(|one| one.created <= before);
        old.try_for_each(|one| self.settle(&one.id, disk))
    }

    /// Forgets those of a conversation; the disk does it with the conversation.
    pub(super) fn forget(&self, session: &str) {
        self.list().retain(|one| one.session != session);
    }

    /// Changes one, on disk first; it is dropped if `change` says no.
    pub(super) fn change(
        &self,
        id: &str,
        disk: Option<&Sqlite>,
        change: impl FnOnce(&mut Delivery) -> bool,
    ) -> Result<(), StoreError> {
        let mut list = self.list();
        let Some(place) = list.iter().position(|one| one.id == id) else { return Ok(()) };
        let Some(mut next) = list.get(place).cloned() else { return Ok(()) };
        let stays = change(&mut next);
        match (disk, stays) {
            (Some(disk), true) => disk.change_delivery(&next)?,
            (Some(disk), false) => disk.delete_delivery(id)?,
            (None, _) => {}
        }
        if stays {
            list.splice(place..=place, [next]);
        } else {
            list.remove(place);
        }
        Ok(())
    }
}
