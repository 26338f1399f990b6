//! A root: the persons, keys and thresholds of one knowledge base.

use std::collections::BTreeSet;

use jiff::Timestamp;
use kaopu_model::{hidden, is_id};
use serde::{Deserialize, Serialize};

use super::role::Role;
use crate::comment::RootComment;
use crate::format::FORMAT;
use crate::json::{self, JsonProblem};
use crate::key::{KeyId, PublicKey};
use crate::limits::{MAX_PERSON_CHARS, MAX_ROOT_KEYS, MAX_SIGNATURES};
use crate::time::utc_second;

/// Who may sign for a knowledge base, from one moment until it is replaced or expires.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Root {
    /// The version of the bundle format.
    pub format: u32,
    /// The id of the knowledge base.
    pub tenant: String,
    /// The number of the root, from 1.
    pub version: u32,
    /// Releases of another epoch are revoked.
    pub epoch: u32,
    /// Releases with a lower number are revoked.
    pub min_seq: u32,
    /// From when on: UTC in whole seconds.
    pub issued_at: String,
    /// Until when: UTC in whole seconds.
    pub expires: String,
    /// How many persons must sign.
    pub thresholds: Thresholds,
    /// The keys, by their text.
    pub keys: Vec<RootKey>,
}

/// How many persons must sign, in each role.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Thresholds {
    /// For the next root.
    pub root: u32,
    /// For a release, as its authors.
    pub author: u32,
    /// For a release, as those who looked at it; 0 where one person does all.
    pub approver: u32,
}

/// One key of one person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RootKey {
    /// The key.
    pub key: PublicKey,
    /// Whose it is. A person with several keys counts once.
    pub person: String,
    /// What it may sign, in the order of [`Role`].
    pub roles: Vec<Role>,
    /// From then on it signs no release any more.
    pub not_after: String,
}

/// What is wrong with a root.
#[derive(Debug, thiserror::Error)]
pub enum RootProblem {
    /// It cannot be read.
    #[error(transparent)]
    Json(#[from] JsonProblem),
    /// It is of another format.
    #[error("`format` is not {FORMAT}")]
    Format,
    /// The tenant is not an id, or not that of the root before.
    #[error("`tenant` is not the id of a knowledge base, or differs from the root before")]
    Tenant,
    /// The number is not that of its entry.
    #[error("`version` is not the number in the entry's name")]
    Version,
    /// The epoch or the least number falls.
    #[error("`epoch` or `min_seq` falls, or `min_seq` is 0")]
    Numbers,
    /// A time is malformed, or out of order.
    #[error("`issued_at` and `expires` are not two times in order, or before the root before")]
    Times,
    /// A threshold that nobody can reach, or that nobody has to.
    #[error("a threshold is 0, above {MAX_SIGNATURES}, or above the number of persons")]
    Thresholds,
    /// The keys are none, too many, unsorted or there twice.
    #[error("`keys` are not 1 to {MAX_ROOT_KEYS} different ones, sorted")]
    Keys,
    /// A key says nothing sensible about itself.
    #[error("a key's `person`, `roles` or `not_after` breaks a rule")]
    Key,
}

impl Root {
    /// Reads a root whose bytes are trusted. `before` is the root that it replaces.
    pub(crate) fn read(
        text: &[u8],
        version: u32,
        before: Option<&Self>,
    ) -> Result<Self, RootProblem> {
        let root: Self = json::from_text(text)?;
        root.check(version, before)?;
        Ok(root)
    }

    /// Whether its own rules hold, and those between it and the root before.
    pub(crate) fn check(&self, version: u32, before: Option<&Self>) -> Result<(), RootProblem> {
        let epoch_before = before.map_or(0, |before| before.epoch);
        let least = match before {
            Some(before) if before.epoch == self.epoch => before.min_seq,
            _ => 1,
        };
        let issued_before =
            before.map(|before| utc_second(&before.issued_at).ok_or(RootProblem::Times));
        let (issued, expires) = (utc_second(&self.issued_at), utc_second(&self.expires));
        let (Some(issued), Some(expires)) = (issued, expires) else {
            return Err(RootProblem::Times);
        };
        if self.format != FORMAT {
            Err(RootProblem::Format)
        } else if !is_id(&self.tenant) || before.is_some_and(|b| b.tenant != self.tenant) {
            Err(RootProblem::Tenant)
        } else if self.version != version {
            Err(RootProblem::Version)
        } else if self.epoch < epoch_before || self.min_seq < least {
            Err(RootProblem::Numbers)
        } else if expires <= issued || issued_before.transpose()?.is_some_and(|b| issued < b) {
            Err(RootProblem::Times)
        } else if !self.keys_differ() {
            Err(RootProblem::Keys)
        } else if !self.keys.iter().all(RootKey::is_sound) {
            Err(RootProblem::Key)
        } else if !self.thresholds_can_be_reached() {
            Err(RootProblem::Thresholds)
        } else {
            Ok(())
        }
    }

    fn keys_differ(&self) -> bool {
        let texts: Vec<String> = self.keys.iter().map(|key| key.key.to_string()).collect();
        let ids: BTreeSet<KeyId> = self.keys.iter().map(|key| key.key.key_id()).collect();
        let points: BTreeSet<[u8; 32]> = self.keys.iter().map(|key| key.key.to_bytes()).collect();
        (1..=MAX_ROOT_KEYS).contains(&self.keys.len())
            && texts.is_sorted_by(|a, b| a < b)
            && ids.len() == self.keys.len()
            && points.len() == self.keys.len()
    }

    fn thresholds_can_be_reached(&self) -> bool {
        let Thresholds { root, author, approver } = self.thresholds;
        let most = MAX_SIGNATURES as u32;
        let persons = |roles: &[Role]| {
            let keys = self.keys.iter().filter(|key| key.roles.iter().any(|r| roles.contains(r)));
            keys.map(|key| &key.person).collect::<BTreeSet<_>>().len() as u32
        };
        (1..=most).contains(&root)
            && (1..=most).contains(&author)
            && approver <= most
            && persons(&[Role::Root]) >= root
            && persons(&[Role::Author]) >= author
            && persons(&[Role::Approver]) >= approver
            && persons(&[Role::Author, Role::Approver]) >= author + approver
    }

    /// Until when it counts.
    #[must_use]
    pub fn expires_at(&self) -> Timestamp {
        utc_second(&self.expires).unwrap_or(Timestamp::MIN)
    }

    /// The key with an id, if it is one of this root's.
    #[must_use]
    pub fn key(&self, id: KeyId) -> Option<&RootKey> {
        self.keys.iter().find(|key| key.key.key_id() == id)
    }

    pub(crate) fn comment(&self) -> RootComment {
        RootComment { tenant: self.tenant.clone(), version: self.version }
    }
}

impl RootKey {
    fn is_sound(&self) -> bool {
        let chars = self.person.chars().count();
        (1..=MAX_PERSON_CHARS).contains(&chars)
            && self.person.trim() == self.person
            && hidden(&self.person).next().is_none()
            && !self.roles.is_empty()
            && self.roles.is_sorted_by(|a, b| a < b)
            && utc_second(&self.not_after).is_some()
    }

    /// Whether its time is over.
    #[must_use]
    pub fn is_expired(&self, at: Timestamp) -> bool {
        utc_second(&self.not_after).is_none_or(|until| at >= until)
    }
}
