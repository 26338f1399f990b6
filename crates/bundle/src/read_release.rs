//! Reading `release.json`: what may make the whole bundle unreadable is looked at first.

use jiff::Timestamp;
use serde::Deserialize;

use crate::comment::ReleaseComment;
use crate::error::VerifyError;
use crate::format::FORMAT;
use crate::json::{self, JsonProblem};
use crate::release::{Release, ReleaseProblem};
use crate::time::TOLERANCE;
use crate::trust::Root;
use crate::version::Version;

/// The two fields that are read first, so that a bundle of the future is called that, and not
/// broken.
#[derive(Deserialize)]
struct Needs {
    format: u32,
    engine_min: Version,
}

impl Release {
    /// Reads and checks a `release.json` whose digest is verified.
    pub(crate) fn read(
        text: &[u8],
        signed: &[ReleaseComment],
        kb_digest: &str,
        trust_version: u32,
    ) -> Result<Self, VerifyError> {
        let needs: Needs = serde_json::from_slice(text)
            .map_err(|error| ReleaseProblem::from(JsonProblem::Syntax(error)))?;
        if needs.engine_min > Version::CURRENT {
            return Err(VerifyError::EngineTooOld { needs: needs.engine_min });
        }
        if needs.format != FORMAT {
            return Err(VerifyError::FormatTooNew { format: needs.format });
        }
        let release: Self = json::from_text(text).map_err(ReleaseProblem::from)?;
        release.check(signed, kb_digest, trust_version)?;
        Ok(release)
    }

    /// Whether the root and the clock allow it.
    pub(crate) fn check_against(&self, root: &Root, at: Timestamp) -> Result<(), VerifyError> {
        if self.tenant != root.tenant {
            Err(VerifyError::Tenant { root: root.tenant.clone(), release: self.tenant.clone() })
        } else if self.epoch != root.epoch {
            Err(VerifyError::Epoch { root: root.epoch, release: self.epoch })
        } else if self.seq < root.min_seq {
            Err(VerifyError::SeqRevoked { seq: self.seq, min_seq: root.min_seq })
        } else if self.issued() > at.saturating_add(TOLERANCE).unwrap_or(Timestamp::MAX) {
            Err(VerifyError::NotYet { issued_at: self.issued_at.clone() })
        } else if self.is_expired(at) {
            Err(VerifyError::Expired { expired: self.expires.clone() })
        } else {
            Ok(())
        }
    }
}
