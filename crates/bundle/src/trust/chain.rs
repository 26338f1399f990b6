//! The roots of a knowledge base, from the first on.

use std::collections::BTreeMap;

use jiff::Timestamp;

use super::link::{Link, links};
use super::root::Root;
use crate::VerifyError;
use crate::container::Entry;
use crate::name::root_name;

/// A chain of roots, each signed by those whom the one before names. The last one counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TrustChain {
    /// The entries as they stand in a file, signatures included.
    entries: BTreeMap<String, Vec<u8>>,
    roots: Vec<Root>,
}

impl TrustChain {
    /// Reads the chain among the entries of a file. `admit` says whether a root may be looked at;
    /// nothing of it is parsed before.
    pub(super) fn read(
        entries: &[Entry<'_>],
        admit: impl Fn(&Link<'_>) -> Result<(), VerifyError>,
    ) -> Result<Self, VerifyError> {
        let mut roots: Vec<Root> = Vec::new();
        for link in links(entries)? {
            admit(&link)?;
            let root = link.verify(roots.last())?;
            roots.push(root);
        }
        let entries = entries
            .iter()
            .filter(|entry| crate::name::TrustName::of(entry.name).is_some())
            .map(|entry| (entry.name.to_owned(), entry.bytes.to_vec()))
            .collect();
        Ok(Self { entries, roots })
    }

    /// The roots in their order, at least one; the last one counts.
    #[must_use]
    pub fn roots(&self) -> &[Root] {
        &self.roots
    }

    /// The number of the last root.
    #[must_use]
    pub fn version(&self) -> u32 {
        u32::try_from(self.roots.len()).unwrap_or(u32::MAX)
    }

    /// The root that counts, and whether it does at this time.
    ///
    /// # Errors
    /// `root-expired`.
    pub(crate) fn at(&self, at: Timestamp) -> Result<&Root, VerifyError> {
        match self.roots.last() {
            Some(root) if at < root.expires_at() => Ok(root),
            Some(root) => Err(VerifyError::RootExpired { expired: root.expires.clone() }),
            None => Err(VerifyError::RootChain { name: root_name(1) }),
        }
    }

    /// The bytes of one root.
    pub(crate) fn bytes(&self, version: u32) -> Option<&[u8]> {
        self.entries.get(&root_name(version)).map(Vec::as_slice)
    }

    /// The entries by which a file carries it.
    pub(crate) fn entries(&self) -> &BTreeMap<String, Vec<u8>> {
        &self.entries
    }

    /// Whether this chain holds all of another one, byte for byte.
    #[must_use]
    pub fn extends(&self, other: &Self) -> bool {
        (1..=other.version()).all(|version| self.bytes(version) == other.bytes(version))
    }
}
