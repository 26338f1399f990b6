//! The permit's file: the container of a bundle, with `permit.json` and its signatures.

use jiff::Timestamp;

use super::content::Permit;
use crate::VerifyError;
use crate::comment::RollbackComment;
use crate::container::{Entry, walk};
use crate::digest::sha256_hex;
use crate::limits::MAX_PERMIT_FILE_BYTES;
use crate::missing::Missing;
use crate::name::{PERMIT, signature_key_id};
use crate::signers::{self, Signer};
use crate::time::{TOLERANCE, utc_second};
use crate::trust::{Root, TrustChain};

/// How the file begins: the whole name of its first entry.
const PERMIT_BEGIN: &str = "permit.json\0";

/// A permit whose every byte has been verified, but for signatures that may be missing.
#[derive(Debug, Clone)]
pub struct SignedPermit {
    pub(super) permit: Permit,
    pub(super) signers: Vec<Signer>,
    pub(super) missing: Missing,
    pub(super) bytes: Vec<u8>,
    digest: String,
}

impl SignedPermit {
    /// What it says.
    #[must_use]
    pub fn permit(&self) -> &Permit {
        &self.permit
    }

    /// Who has signed so far.
    #[must_use]
    pub fn signers(&self) -> &[Signer] {
        &self.signers
    }

    /// How many have yet to sign.
    #[must_use]
    pub fn missing(&self) -> Missing {
        self.missing
    }

    /// The whole file.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The SHA-256 of the whole file as 64 hex digits; a further signature changes it.
    #[must_use]
    pub fn digest(&self) -> &str {
        &self.digest
    }
}

/// Verifies a permit by the last of the roots, as of a time.
///
/// # Errors
/// The first reason to refuse it.
pub fn verify_permit(
    bytes: &[u8],
    trust: &TrustChain,
    at: Timestamp,
) -> Result<SignedPermit, VerifyError> {
    let permit = read(bytes, trust, at)?;
    match permit.missing {
        missing if missing.is_none() => Ok(permit),
        missing => Err(VerifyError::Threshold { missing }),
    }
}

/// Looks at a permit that is to be signed.
///
/// # Errors
/// As [`verify_permit`], but for `threshold`.
pub fn review_permit(
    bytes: &[u8],
    trust: &TrustChain,
    at: Timestamp,
) -> Result<SignedPermit, VerifyError> {
    read(bytes, trust, at)
}

fn read(bytes: &[u8], trust: &TrustChain, at: Timestamp) -> Result<SignedPermit, VerifyError> {
    let (text, signatures) = entries(bytes)?;
    let root = trust.at(at)?;
    let said = |comment: &str| RollbackComment::parse(comment).map(|said| (said.role, said));
    let signed = signers::check(&signatures, text, said, root, at)?;
    let permit = Permit::read(text, &signed.comments)?;
    check_against(&permit, root, at)?;
    Ok(SignedPermit {
        permit,
        signers: signed.signers,
        missing: signed.missing,
        bytes: bytes.to_vec(),
        digest: sha256_hex(bytes),
    })
}

/// Whether the root and the clock allow it.
fn check_against(permit: &Permit, root: &Root, at: Timestamp) -> Result<(), VerifyError> {
    let latest = at.saturating_add(TOLERANCE).unwrap_or(Timestamp::MAX);
    if permit.tenant != root.tenant {
        Err(VerifyError::Tenant { root: root.tenant.clone(), release: permit.tenant.clone() })
    } else if permit.epoch != root.epoch {
        Err(VerifyError::Epoch { root: root.epoch, release: permit.epoch })
    } else if utc_second(&permit.issued_at).is_none_or(|issued| issued > latest) {
        Err(VerifyError::PermitNotYet { issued_at: permit.issued_at.clone() })
    } else if utc_second(&permit.expires).is_none_or(|expires| at >= expires) {
        Err(VerifyError::PermitExpired { expired: permit.expires.clone() })
    } else {
        Ok(())
    }
}

/// What is signed, and its signatures.
pub(super) fn entries(bytes: &[u8]) -> Result<(&[u8], Vec<Entry<'_>>), VerifyError> {
    if bytes.len() > MAX_PERMIT_FILE_BYTES {
        return Err(VerifyError::too_large("permit", MAX_PERMIT_FILE_BYTES));
    }
    let entries = walk(bytes, PERMIT_BEGIN).map_err(|error| match error {
        VerifyError::NotABundle => VerifyError::NotAPermit,
        error => error,
    })?;
    let mut entries = entries.into_iter();
    let permit = entries.next().filter(|first| first.name == PERMIT);
    let text = permit.ok_or(VerifyError::NotAPermit)?.bytes;
    let signatures: Vec<Entry<'_>> = entries.collect();
    let mut before = "";
    for entry in &signatures {
        if signature_key_id(entry.name).is_none() {
            return Err(VerifyError::UnknownEntry { name: entry.name.to_owned() });
        }
        if entry.name <= before {
            return Err(VerifyError::Order { name: entry.name.to_owned() });
        }
        before = entry.name;
    }
    Ok((text, signatures))
}
