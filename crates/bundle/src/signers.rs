//! Who has signed a release, and whether that is enough.

use std::collections::BTreeSet;

use jiff::Timestamp;

use crate::VerifyError;
use crate::comment::ReleaseComment;
use crate::container::Container;
use crate::key::PublicKey;
use crate::limits::MAX_SIGNATURES;
use crate::minisig::Minisig;
use crate::missing::Missing;
use crate::name::signature_key_id;
use crate::trust::{Role, Root};

/// Somebody who has signed a release.
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
pub(crate) struct Signed {
    pub(crate) signers: Vec<Signer>,
    /// What each of them signed for.
    pub(crate) comments: Vec<ReleaseComment>,
    pub(crate) missing: Missing,
}

/// Checks all signatures of the manifest against the root that counts.
pub(crate) fn check(
    container: &Container<'_>,
    root: &Root,
    at: Timestamp,
) -> Result<Signed, VerifyError> {
    let found = container.signatures.len();
    if !(1..=MAX_SIGNATURES).contains(&found) {
        return Err(VerifyError::SignatureCount { found });
    }
    let mut signers: Vec<Signer> = Vec::new();
    let mut comments = Vec::new();
    let mut persons = BTreeSet::new();
    for entry in &container.signatures {
        let signature = Minisig::parse(entry.bytes).ok_or(VerifyError::Signature)?;
        let key_id = signature.key_id;
        if signature_key_id(entry.name) != Some(&key_id.to_string()) {
            return Err(VerifyError::Signature);
        }
        let known = root.key(key_id).ok_or(VerifyError::UnknownSigner { key_id })?;
        if !signature.is_by(&known.key, container.manifest) {
            return Err(VerifyError::Signature);
        }
        let comment = ReleaseComment::parse(signature.comment).ok_or_else(|| {
            VerifyError::SignatureComment { comment: signature.comment.to_owned() }
        })?;
        if !known.roles.contains(&comment.role) {
            return Err(VerifyError::Role { person: known.person.clone(), role: comment.role });
        }
        if known.is_expired(at) {
            return Err(VerifyError::KeyExpired { key_id, expired: known.not_after.clone() });
        }
        if !persons.insert(known.person.clone()) {
            return Err(VerifyError::SamePerson { person: known.person.clone() });
        }
        let (role, person, key) = (comment.role, known.person.clone(), known.key.clone());
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
