//! One root in its bytes, with its signatures.

use std::collections::BTreeSet;

use super::role::Role;
use super::root::Root;
use crate::VerifyError;
use crate::container::Entry;
use crate::key::PublicKey;
use crate::limits::{MAX_ROOTS, MAX_SIGNATURES};
use crate::minisig::Minisig;
use crate::name::{TrustName, root_name};

/// One root as it stands in a file, of which nothing is verified.
#[derive(Debug, Clone)]
pub(super) struct Link<'a> {
    pub(super) version: u32,
    pub(super) bytes: &'a [u8],
    pub(super) signatures: Vec<Entry<'a>>,
}

/// The roots among some entries, in their order.
pub(super) fn links<'a>(entries: &[Entry<'a>]) -> Result<Vec<Link<'a>>, VerifyError> {
    let mut links: Vec<Link<'a>> = Vec::new();
    let mut waiting: Vec<Entry<'a>> = Vec::new();
    for &entry in entries {
        // Signatures stand before their root: digits and a–f come before the r of `root`.
        match TrustName::of(entry.name) {
            Some(TrustName::Signature { version, .. }) if version as usize == links.len() + 1 => {
                waiting.push(entry);
            }
            Some(TrustName::Root { version })
                if version as usize == links.len() + 1
                    && (1..=MAX_SIGNATURES).contains(&waiting.len()) =>
            {
                let signatures = std::mem::take(&mut waiting);
                links.push(Link { version, bytes: entry.bytes, signatures });
            }
            Some(_) => return Err(VerifyError::RootChain { name: entry.name.to_owned() }),
            None => {}
        }
    }
    match waiting.first() {
        Some(entry) => Err(VerifyError::RootChain { name: entry.name.to_owned() }),
        None if links.is_empty() || links.len() > MAX_ROOTS => {
            Err(VerifyError::RootChain { name: root_name(1) })
        }
        None => Ok(links),
    }
}

impl Link<'_> {
    /// The signatures, well-formed.
    pub(super) fn signatures(&self) -> Result<Vec<Minisig<'_>>, VerifyError> {
        let version = self.version;
        let parsed = self.signatures.iter().map(|entry| {
            let signature = Minisig::parse(entry.bytes)?;
            let id = signature.key_id.to_string();
            let named =
                TrustName::of(entry.name) == Some(TrustName::Signature { version, id: &id });
            named.then_some(signature)
        });
        parsed.collect::<Option<Vec<_>>>().ok_or(VerifyError::RootSignature { version })
    }

    /// Reads the root. `before` says who may replace it; without one it is taken at its word, which
    /// is the caller's to judge.
    pub(super) fn verify(&self, before: Option<&Root>) -> Result<Root, VerifyError> {
        let version = self.version;
        let signatures = self.signatures()?;
        if let Some(before) = before {
            reached(before, &signatures, self.bytes, version)?;
        }
        let root = Root::read(self.bytes, version, before)
            .map_err(|problem| VerifyError::Root { version, problem })?;
        let comment = root.comment().to_string();
        let sound = signatures.iter().all(|signature| {
            signature.comment == comment
                && [Some(&root), before].into_iter().flatten().any(|root| {
                    signer(root, signature).is_some_and(|(key, _)| signature.is_by(key, self.bytes))
                })
        });
        if !sound {
            return Err(VerifyError::RootSignature { version });
        }
        reached(&root, &signatures, self.bytes, version)?;
        Ok(root)
    }
}

/// Whether enough persons of a root have signed some bytes as its root.
fn reached(
    root: &Root,
    signatures: &[Minisig<'_>],
    bytes: &[u8],
    version: u32,
) -> Result<(), VerifyError> {
    if signed_by(root, signatures, bytes).len() as u64 >= u64::from(root.thresholds.root) {
        Ok(())
    } else {
        Err(VerifyError::RootThreshold { version })
    }
}

/// The persons of a root who have signed some bytes as its root.
pub(super) fn signed_by<'r>(
    root: &'r Root,
    signatures: &[Minisig<'_>],
    bytes: &[u8],
) -> BTreeSet<&'r str> {
    let persons = signatures.iter().filter_map(|signature| {
        let (key, person) = signer(root, signature)?;
        signature.is_by(key, bytes).then_some(person)
    });
    persons.collect()
}

/// The key and the person that a signature names, if they may sign roots.
fn signer<'r>(root: &'r Root, signature: &Minisig<'_>) -> Option<(&'r PublicKey, &'r str)> {
    let key = root.key(signature.key_id)?;
    key.roles.contains(&Role::Root).then_some((&key.key, key.person.as_str()))
}
