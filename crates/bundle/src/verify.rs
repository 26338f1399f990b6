//! Verifies a bundle: layout, signature, digests, and only then the meaning of its files.

use kaopu_model::KbFiles;

use crate::comment::ReleaseComment;
use crate::container::{self, Container, Entry};
use crate::digest::sha256_hex;
use crate::manifest;
use crate::minisig::Minisig;
use crate::name::{EVIDENCE, KB_PREFIX, RELEASE, signature_key_id};
use crate::{Evidence, PublicKey, Release, VerifyError, kb_digest};

/// The files without which there is no knowledge base.
const NEEDED_KB_FILES: [&str; 2] = ["kb.toml", "faqs.csv"];

/// A bundle whose every byte has been verified. [`verify`] is the only way to one.
#[derive(Debug, Clone)]
pub struct VerifiedBundle {
    release: Release,
    evidence: Evidence,
    files: KbFiles,
    signer: PublicKey,
    digest: String,
    manifest: String,
}

impl VerifiedBundle {
    /// Which release of which knowledge base this is.
    #[must_use]
    pub fn release(&self) -> &Release {
        &self.release
    }

    /// The test results that allowed the release.
    #[must_use]
    pub fn evidence(&self) -> &Evidence {
        &self.evidence
    }

    /// The files of the knowledge base, by their paths below its folder.
    #[must_use]
    pub fn files(&self) -> &KbFiles {
        &self.files
    }

    /// The trusted key that signed.
    #[must_use]
    pub fn signer(&self) -> &PublicKey {
        &self.signer
    }

    /// The SHA-256 of the whole file as 64 hex digits, to pin or log this very bundle.
    #[must_use]
    pub fn digest(&self) -> &str {
        &self.digest
    }

    pub(crate) fn into_digest(self) -> String {
        self.digest
    }

    /// The text that was signed, as `sha256sum -c` reads it.
    #[must_use]
    pub fn manifest(&self) -> &str {
        &self.manifest
    }
}

/// Verifies the bytes of a bundle against the keys that the caller trusts to sign releases.
///
/// # Errors
/// The first reason to refuse it. Nothing inside the bundle is parsed before the signature and the
/// digests hold.
pub fn verify(bytes: &[u8], trusted: &[PublicKey]) -> Result<VerifiedBundle, VerifyError> {
    let container = container::read(bytes)?;
    let (signer, signed_for) = check_signature(&container, trusted)?;
    manifest::check(container.manifest, &container.content)?;

    let files = kb_files(&container.content)?;
    let kb_digest = kb_digest(&files);
    let release = Release::read(needed(&container.content, RELEASE)?, &signed_for, &kb_digest)?;
    let evidence = Evidence::read(needed(&container.content, EVIDENCE)?, &files, &release)?;
    Ok(VerifiedBundle {
        release,
        evidence,
        files,
        signer: signer.clone(),
        digest: sha256_hex(bytes),
        manifest: String::from_utf8_lossy(container.manifest).into_owned(),
    })
}

/// Who signed the manifest, and for what.
fn check_signature<'k>(
    container: &Container<'_>,
    trusted: &'k [PublicKey],
) -> Result<(&'k PublicKey, ReleaseComment), VerifyError> {
    let [entry] = container.signatures[..] else {
        return Err(VerifyError::SignatureCount { found: container.signatures.len() });
    };
    let signature = Minisig::parse(entry.bytes).ok_or(VerifyError::Signature)?;
    if signature_key_id(entry.name) != Some(&signature.key_id.to_string()) {
        return Err(VerifyError::Signature);
    }
    // Key ids are eight bytes that anyone can copy, so two trusted keys may share one: each of them
    // is tried.
    let mut candidates = trusted.iter().filter(|key| key.key_id() == signature.key_id).peekable();
    if candidates.peek().is_none() {
        return Err(VerifyError::UnknownSigner { key_id: signature.key_id });
    }
    let signer = candidates
        .find(|key| signature.is_by(key, container.manifest))
        .ok_or(VerifyError::Signature)?;
    let signed_for = ReleaseComment::parse(signature.comment)
        .ok_or_else(|| VerifyError::SignatureComment { comment: signature.comment.to_owned() })?;
    Ok((signer, signed_for))
}

fn kb_files(content: &[Entry<'_>]) -> Result<KbFiles, VerifyError> {
    let path = |entry: &Entry<'_>| entry.name.strip_prefix(KB_PREFIX).map(str::to_owned);
    let files: KbFiles =
        content.iter().filter_map(|entry| Some((path(entry)?, entry.bytes.to_vec()))).collect();
    match NEEDED_KB_FILES.iter().find(|needed| !files.contains_key(**needed)) {
        Some(missing) => Err(VerifyError::MissingFile { name: format!("{KB_PREFIX}{missing}") }),
        None => Ok(files),
    }
}

fn needed<'a>(content: &[Entry<'a>], name: &str) -> Result<&'a [u8], VerifyError> {
    let entry = content.iter().find(|entry| entry.name == name);
    entry.map(|entry| entry.bytes).ok_or_else(|| VerifyError::MissingFile { name: name.to_owned() })
}
