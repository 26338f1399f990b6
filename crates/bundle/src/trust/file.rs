//! The root file (`root.kbx`): a container that holds nothing but roots.

use std::collections::BTreeMap;

use super::chain::TrustChain;
use crate::VerifyError;
use crate::container::{Builder, Entry, walk};
use crate::name::{TRUST_PREFIX, TrustName};

impl TrustChain {
    /// Reads a root file, which a verifier is given to trust: its first root is taken at its word.
    ///
    /// # Errors
    /// The rule of the container or of the chain that is broken.
    pub fn from_file(bytes: &[u8]) -> Result<Self, VerifyError> {
        Self::read(&entries(bytes)?, |_| Ok(()))
    }

    /// The root file of this chain.
    ///
    /// # Errors
    /// `too-large`, which no chain that was read or signed is.
    pub fn to_file(&self) -> Result<Vec<u8>, VerifyError> {
        pack(self.entries())
    }
}

/// The entries of a root file.
pub(super) fn entries(bytes: &[u8]) -> Result<Vec<Entry<'_>>, VerifyError> {
    let entries = walk(bytes, TRUST_PREFIX)?;
    let mut before = "";
    for entry in &entries {
        if TrustName::of(entry.name).is_none() {
            return Err(VerifyError::UnknownEntry { name: entry.name.to_owned() });
        }
        if entry.name <= before {
            return Err(VerifyError::Order { name: entry.name.to_owned() });
        }
        before = entry.name;
    }
    Ok(entries)
}

/// A root file of these entries.
pub(super) fn pack(entries: &BTreeMap<String, Vec<u8>>) -> Result<Vec<u8>, VerifyError> {
    let mut container = Builder::default();
    for (name, bytes) in entries {
        container.append(name, bytes)?;
    }
    Ok(container.finish())
}
