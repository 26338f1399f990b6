//! A bundle that somebody has signed and others have yet to.

use jiff::Timestamp;
use kaopu_model::KbFiles;

use crate::container::{self, Builder};
use crate::key::SigningKey;
use crate::minisig::Minisig;
use crate::missing::Missing;
use crate::name::{MANIFEST, signature_name};
use crate::signed::SignedBundle;
use crate::signers::Signer;
use crate::trust::{Anchor, Role, TrustChain};
use crate::verify::{VerifiedBundle, read};
use crate::{Changes, Evidence, Release, VerifyError, WriteError};

/// A bundle that is in order, but for signatures that may be missing. Nobody may answer from it;
/// whoever is to sign it looks at it. [`review`] is the only way to one.
#[derive(Debug, Clone)]
pub struct Candidate {
    bundle: VerifiedBundle,
    missing: Missing,
    bytes: Vec<u8>,
    anchor: Anchor,
    at: Timestamp,
}

/// Looks at a bundle that is to be signed.
///
/// # Errors
/// As [`verify`](crate::verify()), but for `threshold`.
pub fn review(bytes: &[u8], anchor: &Anchor, at: Timestamp) -> Result<Candidate, VerifyError> {
    let (bundle, missing) = read(bytes, anchor, at, |_| Ok(()))?;
    Ok(Candidate { bundle, missing, bytes: bytes.to_vec(), anchor: anchor.clone(), at })
}

impl Candidate {
    /// Which release it is to be.
    #[must_use]
    pub fn release(&self) -> &Release {
        self.bundle.release()
    }

    /// How its dialogues went, and what it was released over.
    #[must_use]
    pub fn evidence(&self) -> &Evidence {
        self.bundle.evidence()
    }

    /// What changed for customers.
    #[must_use]
    pub fn changes(&self) -> &Changes {
        self.bundle.changes()
    }

    /// The files of the knowledge base, to be looked at: not to be answered from.
    #[must_use]
    pub fn files(&self) -> &KbFiles {
        self.bundle.files()
    }

    /// Who has signed so far.
    #[must_use]
    pub fn signers(&self) -> &[Signer] {
        self.bundle.signers()
    }

    /// The roots that it carries.
    #[must_use]
    pub fn trust(&self) -> &TrustChain {
        self.bundle.trust()
    }

    /// The text that is signed.
    #[must_use]
    pub fn manifest(&self) -> &str {
        self.bundle.manifest()
    }

    /// The SHA-256 of the whole file as 64 hex digits; a further signature changes it.
    #[must_use]
    pub fn digest(&self) -> &str {
        self.bundle.digest()
    }

    /// How many have yet to sign.
    #[must_use]
    pub fn missing(&self) -> Missing {
        self.missing
    }

    /// The same release, with one signature more. What is signed is the manifest of exactly these
    /// bytes.
    ///
    /// # Errors
    /// The reason for which the result would be refused: the key has no such role, its person has
    /// signed already.
    pub fn sign(&self, role: Role, key: &SigningKey) -> Result<SignedBundle, WriteError> {
        let bytes = self.signed_by(role, key).map_err(WriteError::Refused)?;
        SignedBundle::of(bytes, &self.anchor, self.at)
    }

    fn signed_by(&self, role: Role, key: &SigningKey) -> Result<Vec<u8>, VerifyError> {
        let container = container::read(&self.bytes)?;
        let comment = self.release().comment(role).to_string();
        let signature = Minisig::sign(container.manifest, &comment, key);
        let text = signature.to_text().ok_or(VerifyError::Signature)?;
        let name = signature_name(signature.key_id);
        let mut signatures: Vec<(&str, &[u8])> =
            container.signatures.iter().map(|entry| (entry.name, entry.bytes)).collect();
        if signatures.iter().any(|(there, _)| *there == name) {
            let person = |signer: &&Signer| signer.key.key_id() == signature.key_id;
            let signer = self.signers().iter().find(person);
            let person = signer.map(|signer| signer.person.clone()).unwrap_or_default();
            return Err(VerifyError::SamePerson { person });
        }
        signatures.push((&name, text.as_bytes()));
        signatures.sort_unstable();
        let content = container.content.iter().map(|entry| (entry.name, entry.bytes));
        let mut out = Builder::default();
        out.append(MANIFEST, container.manifest)?;
        for (name, bytes) in signatures.into_iter().chain(content) {
            out.append(name, bytes)?;
        }
        Ok(out.finish())
    }
}
