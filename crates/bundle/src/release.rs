//! `release.json`: which release of which knowledge base this is.

use kaopu_model::{hidden, is_id};
use serde::{Deserialize, Serialize};

use crate::comment::ReleaseComment;
use crate::json::JsonProblem;
use crate::limits::MAX_TITLE_CHARS;
use crate::{EncoderPin, Version};

/// The version of the bundle format that this crate writes and reads.
pub const FORMAT: u32 = 1;

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
    /// Rises only when a compromised line of releases is abandoned; 0 in this version.
    pub epoch: u32,
    /// The number of the release, from 1; rises with each.
    pub seq: u32,
    /// When it was made: UTC in whole seconds, `2026-11-22T08:00:00Z`.
    pub issued_at: String,
    /// The oldest Kaopu that answers from this bundle as tested.
    pub engine_min: Version,
    /// The sentence encoder that answers as tested; with another, or without, nobody may answer
    /// from this bundle.
    pub encoder: EncoderPin,
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
    /// See [`Release::seq`].
    pub seq: u32,
    /// See [`Release::issued_at`].
    pub issued_at: String,
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
    /// Releases are counted from 1, in epoch 0.
    #[error("`seq` begins at 1, and `epoch` is 0 in this version")]
    Seq,
    /// Not a time in UTC, to the second.
    #[error("`issued_at` is not a time like 2026-11-22T08:00:00Z")]
    IssuedAt,
    /// The knowledge base in the bundle is another one.
    #[error("`kb_digest` does not belong to the knowledge base in the bundle")]
    KbDigest,
    /// The signature was made for another tenant, epoch or sequence number.
    #[error("tenant, epoch or seq differ from what the signature says")]
    SignedForOther,
}

impl Release {
    pub(crate) fn new(draft: &ReleaseDraft, kb_digest: String) -> Self {
        Self {
            format: FORMAT,
            tenant: draft.tenant.clone(),
            title: draft.title.clone(),
            epoch: 0,
            seq: draft.seq,
            issued_at: draft.issued_at.clone(),
            engine_min: draft.engine_min,
            encoder: draft.encoder,
            kb_digest,
        }
    }

    /// What the signer of this release says in the trusted comment.
    pub(crate) fn comment(&self) -> ReleaseComment {
        ReleaseComment { tenant: self.tenant.clone(), epoch: self.epoch, seq: self.seq }
    }

    pub(crate) fn check(
        &self,
        signed: &ReleaseComment,
        kb_digest: &str,
    ) -> Result<(), ReleaseProblem> {
        let title_chars = self.title.chars().count();
        if !is_id(&self.tenant) {
            Err(ReleaseProblem::Tenant)
        } else if title_chars == 0
            || title_chars > MAX_TITLE_CHARS
            || hidden(&self.title).next().is_some()
        {
            Err(ReleaseProblem::Title)
        } else if self.seq == 0 || self.epoch != 0 {
            Err(ReleaseProblem::Seq)
        } else if !is_utc_second(&self.issued_at) {
            Err(ReleaseProblem::IssuedAt)
        } else if self.kb_digest != kb_digest {
            Err(ReleaseProblem::KbDigest)
        } else if self.comment() != *signed {
            Err(ReleaseProblem::SignedForOther)
        } else {
            Ok(())
        }
    }
}

/// Whether a text is a real instant and written in the one way that is allowed.
fn is_utc_second(text: &str) -> bool {
    text.len() == "2026-11-22T08:00:00Z".len()
        && text.parse::<jiff::Timestamp>().is_ok_and(|instant| instant.to_string() == text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_one_way_to_write_a_time() {
        assert!(is_utc_second("2026-11-22T08:00:00Z"));
        for bad in [
            "",
            "2026-11-22",
            "2026-11-22T08:00:00",
            "2026-11-22t08:00:00z",
            "2026-11-22 08:00:00Z",
            "2026-02-30T08:00:00Z",
            "2026-11-22T08:00:00.5Z",
            "2026-11-22T24:00:00Z",
            "2026-11-22T08:00Z",
            "20261122T08000000000Z",
        ] {
            assert!(!is_utc_second(bad), "{bad}");
        }
    }
}
