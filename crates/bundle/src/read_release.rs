//! Reading `release.json`: what may make the whole bundle unreadable is looked at first.

use serde::Deserialize;

use crate::comment::ReleaseComment;
use crate::error::VerifyError;
use crate::json::{self, JsonProblem};
use crate::release::{FORMAT, Release, ReleaseProblem};
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
}
