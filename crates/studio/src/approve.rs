//! The second signature: somebody else looks at what the author signed, and signs the same.

use std::path::Path;

use jiff::Timestamp;
use kaopu_bundle::{Anchor, Candidate, Role, SignedBundle, SigningKey, review};
use kaopu_durable::{Links, write};
use kaopu_model::{KbFiles, parse};

use crate::bundle::tenant_is;
use crate::error::ApiResult;
use crate::replaced::may_replace_bundle;

/// Opens a bundle that waits for signatures, to be looked at.
///
/// # Errors
/// The reason to refuse it, as for a whole bundle, but that signatures are missing.
pub fn review_candidate(bytes: &[u8], trusted: &Anchor, at: Timestamp) -> ApiResult<Candidate> {
    let candidate = review(bytes, trusted, at)?;
    let settings: KbFiles = candidate
        .files()
        .get_key_value("kb.toml")
        .map(|(k, v)| (k.clone(), v.clone()))
        .into_iter()
        .collect();
    tenant_is(&candidate.release().tenant, &parse(&settings).kb.settings.id)?;
    Ok(candidate)
}

/// Signs exactly what was looked at, and writes it.
///
/// # Errors
/// The key has no such role, or its person has signed already; something else than a bundle stands
/// in the way; the file can't be written.
pub fn approve(candidate: &Candidate, key: &SigningKey, out: &Path) -> ApiResult<SignedBundle> {
    may_replace_bundle(out)?;
    let signed = candidate.sign(Role::Approver, key)?;
    write(out, signed.bytes(), Links::Refuse)?;
    Ok(signed)
}
