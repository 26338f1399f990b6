//! Who has signed a release or a permit, and whether that is enough.

use std::collections::BTreeSet;

use jiff::Timestamp;

use crate::VerifyError;
use crate::container::Entry;
use crate::key::PublicKey;
use crate::limits::MAX_SIGNATURES;
use crate::minisig::Minisig;
use crate::missing::Missing;
use crate::name::signature_key_id;
use crate::trust::{Role, Root};

/// Somebody who has signed a release or a permit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signer {
    /// The role that they signed in.
    pub role: Role,
    /// Who they are, as the root calls them.
    pub person: String,
    /// Their key.
    pub key: PublicKey,
}

/// Signatures that hold, each by a person who may give it.
pub(crate) struct Signed<C> {
    pub(crate) signers: Vec<Signer>,
    /// What each of them signed for.
    pub(crate) comments: Vec<C>,
    pub(crate) missing: Missing,
}

/// Checks all signatures of a text against the root that counts. `said` reads in a comment the role
/// and the purpose.
pub(crate) fn check<C>(
    signatures: &[Entry<'_>],
    text: &[u8],
    said: impl Fn(&str) -> Option<(Role, C)>,
    root: &Root,
    at: Timestamp,
) -> Result<Signed<C>, VerifyError> {
    let found = signatures.len();
    if !(1..=MAX_SIGNATURES).contains(&found) {
        return Err(VerifyError::SignatureCount { found });
    }
    let mut signers: Vec<Signer> = Vec::new();
    let mut comments = Vec::new();
    let mut persons = BTreeSet::new();
    for entry in signatures {
        let signature = Minisig::parse(entry.bytes).ok_or(VerifyError::Signature)?;
        let key_id = signature.key_id;
        if signature_key_id(entry.name) != Some(&key_id.to_string()) {
            return Err(VerifyError::Signature);
        }
        let known = root.key(key_id).ok_or(VerifyError::UnknownSigner { key_id })?;
        if !signature.is_by(&known.key, text) {
            return Err(VerifyError::Signature);
        }
        let (role, comment) = said(signature.comment).ok_or_else(|| {
            VerifyError::SignatureComment { comment: signature.comment.to_owned() }
        })?;
        if !known.roles.contains(&role) {
            return Err(VerifyError::Role { person: known.person.clone(), role });
        }
        if known.is_expired(at) {
            return Err(VerifyError::KeyExpired { key_id, expired: known.not_after.clone() });
        }
        if !persons.insert(known.person.clone()) {
            return Err(VerifyError::SamePerson { person: known.person.clone() });
        }
        let (person, key) = (known.person.clone(), known.key.clone());
        signers.push(Signer { role, person, key });
        comments.push(comment);
    }
    let missing = |role, needed: u32| {
        let there = signers.iter().filter(|signer| signer.role == role).count();
        needed.saturating_sub(u32::try_from(there).unwrap_or(u32::MAX))
    };
    let missing = Missing {
        authors: missing(Role::Author, root.thresholds.author),
        approvers: missing(Role::Approver, root.thresholds.approver),
    };
    Ok(Signed { signers, comments, missing })
}
