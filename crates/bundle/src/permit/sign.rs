//! Signing a permit: by its author first, then by whom the root asks for.

use std::collections::BTreeMap;

use jiff::Timestamp;

use super::content::{Permit, PermitProblem};
use super::file::{SignedPermit, entries, review_permit};
use crate::VerifyError;
use crate::container::Builder;
use crate::json;
use crate::key::SigningKey;
use crate::minisig::Minisig;
use crate::name::{PERMIT, signature_name};
use crate::trust::{Role, TrustChain};

/// Makes a permit, signed by its author.
///
/// # Errors
/// The reason for which everyone would refuse it. That others have yet to sign is none.
pub fn write_permit(
    permit: &Permit,
    key: &SigningKey,
    trust: &TrustChain,
    at: Timestamp,
) -> Result<SignedPermit, VerifyError> {
    // Before signing, so that a mistake in it is called one, and not a broken signature.
    permit.check()?;
    let text = json::to_text(permit).map_err(PermitProblem::from)?;
    let bytes = signed(&text, BTreeMap::new(), permit, Role::Author, key)?;
    review_permit(&bytes, trust, at)
}

impl SignedPermit {
    /// The same permit with one signature more, over exactly what was looked at.
    ///
    /// # Errors
    /// The reason for which the result would be refused: the key has no such role, its person has
    /// signed already.
    pub fn sign(
        &self,
        role: Role,
        key: &SigningKey,
        trust: &TrustChain,
        at: Timestamp,
    ) -> Result<Self, VerifyError> {
        let (text, there) = entries(&self.bytes)?;
        let signer = self.signers.iter().find(|one| one.key.key_id() == key.public().key_id());
        if let Some(signer) = signer {
            return Err(VerifyError::SamePerson { person: signer.person.clone() });
        }
        let there = there.iter().map(|entry| (entry.name.to_owned(), entry.bytes.to_vec()));
        let bytes = signed(text, there.collect(), &self.permit, role, key)?;
        review_permit(&bytes, trust, at)
    }
}

/// The file with one signature more.
fn signed(
    text: &[u8],
    mut signatures: BTreeMap<String, Vec<u8>>,
    permit: &Permit,
    role: Role,
    key: &SigningKey,
) -> Result<Vec<u8>, VerifyError> {
    let comment = permit.comment(role).to_string();
    let signature = Minisig::sign(text, &comment, key);
    let name = signature_name(signature.key_id);
    let signature = signature.to_text().ok_or(VerifyError::Signature)?;
    signatures.insert(name, signature.into_bytes());
    let mut container = Builder::default();
    container.append(PERMIT, text)?;
    for (name, bytes) in &signatures {
        container.append(name, bytes)?;
    }
    Ok(container.finish())
}
