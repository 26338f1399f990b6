//! Writes and signs a bundle.

use std::collections::BTreeMap;

use kaopu_model::{KbFiles, is_kb_path};

use crate::container::Builder;
use crate::evidence::EvidenceProblem;
use crate::json;
use crate::manifest;
use crate::minisig::Minisig;
use crate::name::{EVIDENCE, KB_PREFIX, MANIFEST, RELEASE};
use crate::release::{Release, ReleaseDraft, ReleaseProblem};
use crate::{Evidence, SigningKey, VerifyError, WriteError, kb_digest, verify};

/// A bundle that was signed here and verified. [`write`] is the only way to one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignedBundle {
    bytes: Vec<u8>,
    digest: String,
    release: Release,
}

impl SignedBundle {
    /// The whole file.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The whole file, given away.
    #[must_use]
    pub fn into_bytes(self) -> Vec<u8> {
        self.bytes
    }

    /// The SHA-256 of the whole file as 64 hex digits, to pin or log this very bundle.
    #[must_use]
    pub fn digest(&self) -> &str {
        &self.digest
    }

    /// What it says of itself, as verified.
    #[must_use]
    pub fn release(&self) -> &Release {
        &self.release
    }
}

/// Makes the bundle of a knowledge base, signed by its author. The same input gives the same bytes.
///
/// # Errors
/// The reason for which [`verify`](crate::verify()) would refuse the result, which is verified
/// before it is returned.
pub fn write(
    files: &KbFiles,
    release: &ReleaseDraft,
    evidence: &Evidence,
    key: &SigningKey,
) -> Result<SignedBundle, WriteError> {
    let bytes = build(files, release, evidence, key).map_err(WriteError::Refused)?;
    let trusted = std::slice::from_ref(key.public());
    let verified = verify(&bytes, trusted).map_err(WriteError::Refused)?;
    let release = verified.release().clone();
    Ok(SignedBundle { bytes, digest: verified.into_digest(), release })
}

fn build(
    files: &KbFiles,
    draft: &ReleaseDraft,
    evidence: &Evidence,
    key: &SigningKey,
) -> Result<Vec<u8>, VerifyError> {
    let release = Release::new(draft, kb_digest(files));
    // Before signing, so that a mistake in the draft is called one, and not a broken signature.
    release.check(&release.comment(), &release.kb_digest)?;
    let release_json = json::to_text(&release).map_err(ReleaseProblem::from)?;
    let evidence_json = json::to_text(evidence).map_err(EvidenceProblem::from)?;
    let mut content = BTreeMap::from([
        (EVIDENCE.to_owned(), &evidence_json[..]),
        (RELEASE.to_owned(), &release_json[..]),
    ]);
    for (path, bytes) in files {
        let name = format!("{KB_PREFIX}{path}");
        if !is_kb_path(path) {
            return Err(VerifyError::UnknownEntry { name });
        }
        content.insert(name, bytes);
    }

    let manifest = manifest::format(content.iter().map(|(name, bytes)| (name.as_str(), *bytes)));
    let comment = release.comment().to_string();
    let signature = Minisig::sign(manifest.as_bytes(), &comment, key);
    let signature_name = format!("sig/{}.minisig", signature.key_id);
    let signature = signature.to_text().ok_or(VerifyError::Signature)?;

    let mut container = Builder::default();
    container.append(MANIFEST, manifest.as_bytes())?;
    container.append(&signature_name, signature.as_bytes())?;
    for (name, bytes) in &content {
        container.append(name, bytes)?;
    }
    Ok(container.finish())
}
