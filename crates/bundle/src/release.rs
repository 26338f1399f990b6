//! `release.json`: which release of which knowledge base this is.

use jiff::Timestamp;
use kaopu_model::{hidden, is_id};
use serde::{Deserialize, Serialize};

use crate::comment::ReleaseComment;
use crate::format::FORMAT;
use crate::json::JsonProblem;
use crate::limits::{MAX_NOTES_CHARS, MAX_TITLE_CHARS};
use crate::time::{LONGEST_LIFE, utc_second};
use crate::trust::Role;
use crate::{EncoderPin, Version};

/// The signed facts about a release.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Release {
    /// The version of the bundle format: [`FORMAT`].
    pub format: u32,
    /// The id of the knowledge base, which names it for ever.
    pub tenant: String,
    /// What people call the knowledge base or this release of it.
    pub title: String,
    /// What the author says about it; may be empty.
    pub notes: String,
    /// Rises only when a compromised line of releases is abandoned.
    pub epoch: u32,
    /// The number of the release, from 1; rises with each.
    pub seq: u32,
    /// When it was made: UTC in whole seconds, `2026-11-22T08:00:00Z`.
    pub issued_at: String,
    /// Until when it may be taken into service: UTC in whole seconds.
    pub expires: String,
    /// The oldest Kaopu that answers from this bundle as tested.
    pub engine_min: Version,
    /// The sentence encoder that answers as tested; with another, or without, nobody may answer
    /// from this bundle.
    pub encoder: EncoderPin,
    /// The number of the last root in the bundle.
    pub trust_version: u32,
    /// What [`crate::kb_digest`] gives for the knowledge base inside.
    pub kb_digest: String,
}

/// What the caller says about a release; the rest of [`Release`] is derived.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReleaseDraft {
    /// See [`Release::tenant`].
    pub tenant: String,
    /// See [`Release::title`].
    pub title: String,
    /// See [`Release::notes`].
    pub notes: String,
    /// See [`Release::seq`].
    pub seq: u32,
    /// See [`Release::issued_at`].
    pub issued_at: String,
    /// See [`Release::expires`].
    pub expires: String,
    /// See [`Release::engine_min`].
    pub engine_min: Version,
    /// See [`Release::encoder`].
    pub encoder: EncoderPin,
}

/// What is wrong with a `release.json`.
#[derive(Debug, thiserror::Error)]
pub enum ReleaseProblem {
    /// It cannot be read.
    #[error(transparent)]
    Json(#[from] JsonProblem),
    /// The tenant is not an id.
    #[error("`tenant` is not the id of a knowledge base")]
    Tenant,
    /// The title is empty, too long, or has characters that are not seen or reorder text.
    #[error(
        "`title` is empty, longer than {MAX_TITLE_CHARS} characters, or has characters that \
         nobody sees"
    )]
    Title,
    /// The notes are too long, or have characters that are not seen or reorder text.
    #[error("`notes` are longer than {MAX_NOTES_CHARS} characters, or have ones that nobody sees")]
    Notes,
    /// Releases are counted from 1.
    #[error("`seq` begins at 1")]
    Seq,
    /// Not a time in UTC, to the second.
    #[error("`issued_at` is not a time like 2026-11-22T08:00:00Z")]
    IssuedAt,
    /// Not a time, or not one that a release may last to.
    #[error("`expires` is not a time after `issued_at`, at most 3,660 days later")]
    Expires,
    /// The bundle has more or fewer roots.
    #[error("`trust_version` is not the number of the last root in the bundle")]
    TrustVersion,
    /// The knowledge base in the bundle is another one.
    #[error("`kb_digest` does not belong to the knowledge base in the bundle")]
    KbDigest,
    /// A signature was made for another tenant, epoch or sequence number.
    #[error("tenant, epoch or seq differ from what a signature says")]
    SignedForOther,
}

impl Release {
    pub(crate) fn new(
        draft: &ReleaseDraft,
        epoch: u32,
        trust_version: u32,
        kb_digest: String,
    ) -> Self {
        Self {
            format: FORMAT,
            tenant: draft.tenant.clone(),
            title: draft.title.clone(),
            notes: draft.notes.clone(),
            epoch,
            seq: draft.seq,
            issued_at: draft.issued_at.clone(),
            expires: draft.expires.clone(),
            engine_min: draft.engine_min,
            encoder: draft.encoder,
            trust_version,
            kb_digest,
        }
    }

    /// What whoever signs this release says in the trusted comment.
    pub(crate) fn comment(&self, role: Role) -> ReleaseComment {
        ReleaseComment { role, tenant: self.tenant.clone(), epoch: self.epoch, seq: self.seq }
    }

    /// When it was issued.
    #[must_use]
    pub fn issued(&self) -> Timestamp {
        utc_second(&self.issued_at).unwrap_or(Timestamp::MAX)
    }

    /// Whether its life is over, so that it may still be served, as stale, and no longer be taken
    /// into service.
    #[must_use]
    pub fn is_expired(&self, at: Timestamp) -> bool {
        utc_second(&self.expires).is_none_or(|expires| at >= expires)
    }

    pub(crate) fn check(
        &self,
        signed: &[ReleaseComment],
        kb_digest: &str,
        trust_version: u32,
    ) -> Result<(), ReleaseProblem> {
        let title_chars = self.title.chars().count();
        let lines: Vec<&str> = self.notes.split('\n').collect();
        let issued = utc_second(&self.issued_at).ok_or(ReleaseProblem::IssuedAt);
        if !is_id(&self.tenant) {
            Err(ReleaseProblem::Tenant)
        } else if title_chars == 0
            || title_chars > MAX_TITLE_CHARS
            || hidden(&self.title).next().is_some()
        {
            Err(ReleaseProblem::Title)
        } else if self.notes.chars().count() > MAX_NOTES_CHARS
            || lines.iter().any(|line| hidden(line).next().is_some())
        {
            Err(ReleaseProblem::Notes)
        } else if self.seq == 0 {
            Err(ReleaseProblem::Seq)
        } else if !utc_second(&self.expires)
            .is_some_and(|expires| issued.as_ref().is_ok_and(|from| lasts(*from, expires)))
        {
            issued.and(Err(ReleaseProblem::Expires))
        } else if self.trust_version != trust_version {
            Err(ReleaseProblem::TrustVersion)
        } else if self.kb_digest != kb_digest {
            Err(ReleaseProblem::KbDigest)
        } else if signed.iter().any(|comment| self.comment(comment.role) != *comment) {
            Err(ReleaseProblem::SignedForOther)
        } else {
            Ok(())
        }
    }
}

/// Whether a release may last from one moment to another.
fn lasts(from: Timestamp, to: Timestamp) -> bool {
    to > from && to.duration_since(from) <= LONGEST_LIFE
}
