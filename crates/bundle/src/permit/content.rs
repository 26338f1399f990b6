//! What a permit says, and which permits there may be.

use jiff::{SignedDuration, Timestamp};
use kaopu_model::{hidden, is_id};
use serde::{Deserialize, Serialize};

use crate::comment::RollbackComment;
use crate::digest::is_sha256_hex;
use crate::format::FORMAT;
use crate::json::{self, JsonProblem};
use crate::limits::{MAX_PERMIT_DAYS, MAX_REASON_CHARS};
use crate::time::utc_second;
use crate::trust::Role;

/// What a permit says. It excuses the number of the older release and nothing else of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Permit {
    /// The version of the bundle format: [`FORMAT`].
    pub format: u32,
    /// The id of the knowledge base.
    pub tenant: String,
    /// The epoch of both releases.
    pub epoch: u32,
    /// The newest release, which is left; with a newer one the permit is over.
    pub from: NumberedRelease,
    /// The older release, which may come back.
    pub to: NumberedRelease,
    /// Why.
    pub reason: String,
    /// When it was made: UTC in whole seconds.
    pub issued_at: String,
    /// Until when a bot may go back by it: UTC in whole seconds.
    pub expires: String,
}

/// One release, exactly.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NumberedRelease {
    /// Its number.
    pub seq: u32,
    /// The SHA-256 of its bundle.
    pub digest: String,
}

/// What is wrong with a `permit.json`.
#[derive(Debug, thiserror::Error)]
pub enum PermitProblem {
    /// It cannot be read.
    #[error(transparent)]
    Json(#[from] JsonProblem),
    /// It is of another format.
    #[error("`format` is not {FORMAT}")]
    Format,
    /// The tenant is not an id.
    #[error("`tenant` is not the id of a knowledge base")]
    Tenant,
    /// It does not lead from a release to an older one.
    #[error("`from` and `to` are not two releases with their digests, the second one older")]
    Releases,
    /// The reason is empty, too long, or has characters that nobody sees.
    #[error(
        "`reason` is empty, longer than {MAX_REASON_CHARS} characters, or has characters that \
         nobody sees"
    )]
    Reason,
    /// A time is malformed, or the life is too long.
    #[error("`issued_at` and `expires` are not two times, at most {MAX_PERMIT_DAYS} days apart")]
    Times,
    /// A signature was made for another tenant, epoch or pair of releases.
    #[error("tenant, epoch or numbers differ from what a signature says")]
    SignedForOther,
}

impl Permit {
    /// Reads a `permit.json` that enough of those who may have signed.
    pub(super) fn read(text: &[u8], signed: &[RollbackComment]) -> Result<Self, PermitProblem> {
        let permit: Self = json::from_text(text)?;
        permit.check()?;
        match signed.iter().all(|comment| permit.comment(comment.role) == *comment) {
            true => Ok(permit),
            false => Err(PermitProblem::SignedForOther),
        }
    }

    /// Whether its own rules hold.
    pub(super) fn check(&self) -> Result<(), PermitProblem> {
        let exact = |one: &NumberedRelease| one.seq > 0 && is_sha256_hex(&one.digest);
        let chars = self.reason.chars().count();
        let life = SignedDuration::from_hours(24 * MAX_PERMIT_DAYS);
        let lasts =
            |(from, to): (Timestamp, Timestamp)| to > from && to.duration_since(from) <= life;
        if self.format != FORMAT {
            Err(PermitProblem::Format)
        } else if !is_id(&self.tenant) {
            Err(PermitProblem::Tenant)
        } else if !exact(&self.from) || !exact(&self.to) || self.to.seq >= self.from.seq {
            Err(PermitProblem::Releases)
        } else if !(1..=MAX_REASON_CHARS).contains(&chars) || hidden(&self.reason).next().is_some()
        {
            Err(PermitProblem::Reason)
        } else if !utc_second(&self.issued_at).zip(utc_second(&self.expires)).is_some_and(lasts) {
            Err(PermitProblem::Times)
        } else {
            Ok(())
        }
    }

    /// What whoever signs it says in the trusted comment.
    pub(super) fn comment(&self, role: Role) -> RollbackComment {
        let tenant = self.tenant.clone();
        RollbackComment { role, tenant, epoch: self.epoch, from: self.from.seq, to: self.to.seq }
    }
}
