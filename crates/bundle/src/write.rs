//! Writes and signs a bundle.

use std::collections::BTreeMap;

use jiff::Timestamp;
use kaopu_model::{KbFiles, is_kb_path};

use crate::container::Builder;
use crate::evidence::{Changes, ChangesProblem, EvidenceProblem, Golden, golden_to_text};
use crate::json;
use crate::key::SigningKey;
use crate::manifest;
use crate::minisig::Minisig;
use crate::name::{CHANGES, EVIDENCE, GOLDEN, KB_PREFIX, MANIFEST, RELEASE, signature_name};
use crate::release::{Release, ReleaseDraft, ReleaseProblem};
use crate::signed::SignedBundle;
use crate::trust::{Anchor, Role, TrustChain};
use crate::{Evidence, VerifyError, WriteError, kb_digest};

/// Everything that is released.
#[derive(Debug, Clone, Copy)]
pub struct Unsigned<'a> {
    /// The files of the knowledge base.
    pub files: &'a KbFiles,
    /// Which release it is.
    pub release: &'a ReleaseDraft,
    /// How its dialogues went.
    pub evidence: &'a Evidence,
    /// Their exact turns, in the order of `evidence.passed`.
    pub golden: &'a [Golden],
    /// What changed for customers.
    pub changes: &'a Changes,
    /// Who may sign.
    pub trust: &'a TrustChain,
}

/// Makes the bundle of a knowledge base, signed by its author. The same input gives the same bytes.
///
/// # Errors
/// The reason for which everyone would refuse the result, which is verified before it is returned.
/// That an approver has yet to sign is none.
pub fn write(unsigned: &Unsigned<'_>, key: &SigningKey) -> Result<SignedBundle, WriteError> {
    let bytes = build(unsigned, key).map_err(WriteError::Refused)?;
    let anchor = Anchor::Chain(unsigned.trust.clone());
    let issued = crate::time::utc_second(&unsigned.release.issued_at);
    SignedBundle::of(bytes, &anchor, issued.unwrap_or(Timestamp::MAX))
}

fn build(unsigned: &Unsigned<'_>, key: &SigningKey) -> Result<Vec<u8>, VerifyError> {
    let Unsigned { files, release: draft, evidence, golden, changes, trust } = *unsigned;
    let digest = kb_digest(files);
    let epoch = trust.roots().last().map_or(0, |root| root.epoch);
    let release = Release::new(draft, epoch, trust.version(), digest);
    // Before signing, so that a mistake in the draft is called one, and not a broken signature.
    release.check(&[], &release.kb_digest, trust.version())?;
    let release_json = json::to_text(&release).map_err(ReleaseProblem::from)?;
    let evidence_json = json::to_text(evidence).map_err(EvidenceProblem::from)?;
    let changes_json = json::to_text(changes).map_err(ChangesProblem::from)?;
    let golden_jsonl = golden_to_text(golden);
    let mut content = BTreeMap::from([
        (CHANGES.to_owned(), &changes_json[..]),
        (GOLDEN.to_owned(), &golden_jsonl[..]),
        (EVIDENCE.to_owned(), &evidence_json[..]),
        (RELEASE.to_owned(), &release_json[..]),
    ]);
    content.extend(trust.entries().iter().map(|(name, bytes)| (name.clone(), &bytes[..])));
    for (path, bytes) in files {
        let name = format!("{KB_PREFIX}{path}");
        if !is_kb_path(path) {
            return Err(VerifyError::UnknownEntry { name });
        }
        content.insert(name, bytes);
    }

    let manifest = manifest::format(content.iter().map(|(name, bytes)| (name.as_str(), *bytes)));
    let comment = release.comment(Role::Author).to_string();
    let signature = Minisig::sign(manifest.as_bytes(), &comment, key);
    let signature_name = signature_name(signature.key_id);
    let signature = signature.to_text().ok_or(VerifyError::Signature)?;

    let mut container = Builder::default();
    container.append(MANIFEST, manifest.as_bytes())?;
    container.append(&signature_name, signature.as_bytes())?;
    for (name, bytes) in &content {
        container.append(name, bytes)?;
    }
    Ok(container.finish())
}
