//! Verifies a bundle: layout, roots, signatures, digests, and only then the meaning of its files.

use jiff::Timestamp;
use kaopu_model::KbFiles;

use crate::comment::ReleaseComment;
use crate::container::{self, Container, Entry};
use crate::digest::sha256_hex;
use crate::evidence::{Changes, Evidence, Golden, golden_from_text};
use crate::manifest;
use crate::media;
use crate::missing::Missing;
use crate::name::{CHANGES, EVIDENCE, GOLDEN, KB_PREFIX, RELEASE};
use crate::signers::{self, Signer};
use crate::trust::{Anchor, TrustChain};
use crate::{Release, VerifyError, kb_digest};

/// The files without which there is no knowledge base.
const NEEDED_KB_FILES: [&str; 2] = ["kb.toml", "faqs.csv"];

/// A bundle whose every byte has been verified. [`verify`] is the only way to one.
#[derive(Debug, Clone)]
pub struct VerifiedBundle {
    release: Release,
    evidence: Evidence,
    golden: Vec<Golden>,
    changes: Changes,
    files: KbFiles,
    signers: Vec<Signer>,
    trust: TrustChain,
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

    /// The exact turns of the test dialogues.
    #[must_use]
    pub fn golden(&self) -> &[Golden] {
        &self.golden
    }

    /// What changed for customers.
    #[must_use]
    pub fn changes(&self) -> &Changes {
        &self.changes
    }

    /// The files of the knowledge base, by their paths below its folder.
    #[must_use]
    pub fn files(&self) -> &KbFiles {
        &self.files
    }

    /// A picture by the name of its file, which is its digest and its kind: `<digest>.png`.
    #[must_use]
    pub fn picture(&self, name: &str) -> Option<&[u8]> {
        self.files.get(&format!("media/{name}")).map(Vec::as_slice)
    }

    /// Who signed, at least one of them as author.
    #[must_use]
    pub fn signers(&self) -> &[Signer] {
        &self.signers
    }

    /// The roots that it carries.
    #[must_use]
    pub fn trust(&self) -> &TrustChain {
        &self.trust
    }

    /// The SHA-256 of the whole file as 64 hex digits, to pin or log this very bundle.
    #[must_use]
    pub fn digest(&self) -> &str {
        &self.digest
    }

    /// The text that was signed, as `sha256sum -c` reads it.
    #[must_use]
    pub fn manifest(&self) -> &str {
        &self.manifest
    }
}

/// Verifies the bytes of a bundle by what the caller trusts, as of a time: the clock's, or the
/// latest `issued_at` that was ever accepted, if that is later.
///
/// # Errors
/// The first reason to refuse it. Nothing inside the bundle is parsed before those who vouch for it
/// are known to have signed it.
pub fn verify(bytes: &[u8], anchor: &Anchor, at: Timestamp) -> Result<VerifiedBundle, VerifyError> {
    let (bundle, _) = read(bytes, anchor, at, |missing| match missing {
        missing if missing.is_none() => Ok(()),
        missing => Err(VerifyError::Threshold { missing }),
    })?;
    Ok(bundle)
}

/// Reads a bundle; `enough` judges the number of its signatures.
pub(crate) fn read(
    bytes: &[u8],
    anchor: &Anchor,
    at: Timestamp,
    enough: impl FnOnce(Missing) -> Result<(), VerifyError>,
) -> Result<(VerifiedBundle, Missing), VerifyError> {
    let container = container::read(bytes)?;
    manifest::check_format(container.manifest)?;
    let trust = anchor.chain(&container.content)?;
    let counts = match anchor {
        // A verifier may know more roots than an older bundle carries.
        Anchor::Chain(known) if known.version() > trust.version() => known,
        _ => &trust,
    };
    let root = counts.at(at)?;
    let said = |comment: &str| ReleaseComment::parse(comment).map(|said| (said.role, said));
    let signed = signers::check(&container.signatures, container.manifest, said, root, at)?;
    enough(signed.missing)?;
    manifest::check(container.manifest, &container.content)?;

    let content = &container.content;
    let release_json = needed(content, RELEASE)?;
    let files = kb_files(&container)?;
    let kb_digest = kb_digest(&files);
    let release = Release::read(release_json, &signed.comments, &kb_digest, trust.version())?;
    release.check_against(root, at)?;
    media::check(content)?;
    let evidence = Evidence::read(needed(content, EVIDENCE)?, &files, &release)?;
    let golden = golden_from_text(needed(content, GOLDEN)?, &evidence.passed)?;
    let changes = Changes::read(needed(content, CHANGES)?)?;
    let bundle = VerifiedBundle {
        release,
        evidence,
        golden,
        changes,
        files,
        signers: signed.signers,
        trust,
        digest: sha256_hex(bytes),
        manifest: String::from_utf8_lossy(container.manifest).into_owned(),
    };
    Ok((bundle, signed.missing))
}

fn kb_files(container: &Container<'_>) -> Result<KbFiles, VerifyError> {
    let path = |entry: &Entry<'_>| entry.name.strip_prefix(KB_PREFIX).map(str::to_owned);
    let files: KbFiles = container
        .content
        .iter()
        .filter_map(|entry| Some((path(entry)?, entry.bytes.to_vec())))
        .collect();
    match NEEDED_KB_FILES.iter().find(|needed| !files.contains_key(**needed)) {
        Some(missing) => Err(VerifyError::MissingFile { name: format!("{KB_PREFIX}{missing}") }),
        None => Ok(files),
    }
}

fn needed<'a>(content: &[Entry<'a>], name: &str) -> Result<&'a [u8], VerifyError> {
    let entry = content.iter().find(|entry| entry.name == name);
    entry.map(|entry| entry.bytes).ok_or_else(|| VerifyError::MissingFile { name: name.to_owned() })
}
