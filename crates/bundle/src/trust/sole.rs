//! The root of a shop in which one person does all.

use jiff::{SignedDuration, Timestamp};

use super::chain::TrustChain;
use super::proposal::Proposal;
use super::role::Role;
use super::root::{Root, RootKey, Thresholds};
use crate::VerifyError;
use crate::format::FORMAT;
use crate::key::SigningKey;

/// How long a root lasts that nobody thought about: ten years.
const LIFE: SignedDuration = SignedDuration::from_hours(24 * 3652);

impl Root {
    /// One person with one key, who signs releases and roots. A second person can be added by the
    /// next root.
    ///
    /// The times are in whole seconds; a fraction is cut off.
    #[must_use]
    pub fn sole(tenant: &str, person: &str, key: &SigningKey, issued_at: Timestamp) -> Self {
        let second = |instant: Timestamp| {
            Timestamp::from_second(instant.as_second()).unwrap_or(instant).to_string()
        };
        let expires = second(issued_at.saturating_add(LIFE).unwrap_or(Timestamp::MAX));
        Self {
            format: FORMAT,
            tenant: tenant.to_owned(),
            version: 1,
            epoch: 0,
            min_seq: 1,
            issued_at: second(issued_at),
            expires: expires.clone(),
            thresholds: Thresholds { root: 1, author: 1, approver: 0 },
            keys: vec![RootKey {
                key: key.public().clone(),
                person: person.to_owned(),
                roles: vec![Role::Root, Role::Author],
                not_after: expires,
            }],
        }
    }
}

impl TrustChain {
    /// The chain of a shop in which one person does all, signed by that person.
    ///
    /// # Errors
    /// `root` if the tenant is no id, or the name none that can be read.
    pub fn sole(
        tenant: &str,
        person: &str,
        key: &SigningKey,
        issued_at: Timestamp,
    ) -> Result<Self, VerifyError> {
        let mut proposal = Proposal::new(None, Root::sole(tenant, person, key, issued_at))?;
        proposal.sign(key)?;
        proposal.complete()
    }
}
