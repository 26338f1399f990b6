//! The readers behind the signature, for `fuzz/`: nobody but a fuzzer reaches them with bytes that
//! nobody has signed. Each says whether its promise held.

use crate::container::{Builder, walk};
use crate::evidence::{Changes, Evidence};
use crate::json;
use crate::minisig::Minisig;
use crate::permit::Permit;
use crate::release::Release;
use crate::trust::{Proposal, Root, TrustChain};

/// A container that is taken has one spelling: written again it is the same.
#[must_use]
pub fn container(bytes: &[u8]) -> bool {
    let Ok(entries) = walk(bytes, "manifest\0") else { return true };
    let mut again = Builder::default();
    entries.iter().all(|entry| again.append(entry.name, entry.bytes).is_ok())
        && again.finish() == bytes
}

/// The same for a signature file.
#[must_use]
pub fn signature(bytes: &[u8]) -> bool {
    Minisig::parse(bytes).is_none_or(|read| read.to_text().is_some_and(|t| t.as_bytes() == bytes))
}

/// The same for a root.
#[must_use]
pub fn root(bytes: &[u8]) -> bool {
    is_canonical(&Root::read(bytes, 1, None), bytes)
}

/// The same for `release.json`.
#[must_use]
pub fn release(bytes: &[u8]) -> bool {
    is_canonical(&json::from_text::<Release>(bytes), bytes)
}

/// The same for `permit.json`.
#[must_use]
pub fn permit(bytes: &[u8]) -> bool {
    is_canonical(&json::from_text::<Permit>(bytes), bytes)
}

/// The same for the test result and the changes.
#[must_use]
pub fn evidence(bytes: &[u8]) -> bool {
    is_canonical(&json::from_text::<Evidence>(bytes), bytes)
        && is_canonical(&Changes::read(bytes), bytes)
}

/// A root file that is taken is one that its signers have signed, and is written again as it was.
#[must_use]
pub fn chain(bytes: &[u8]) -> bool {
    let chain = TrustChain::from_file(bytes);
    let written = |chain: TrustChain| chain.to_file().is_ok_and(|file| file == bytes);
    let proposal = Proposal::from_file(bytes);
    let proposed = |proposal: Proposal| proposal.to_file().is_ok_and(|file| file == bytes);
    chain.ok().is_none_or(written) && proposal.ok().is_none_or(proposed)
}

fn is_canonical<T: serde::Serialize, E>(read: &Result<T, E>, bytes: &[u8]) -> bool {
    match read {
        Ok(value) => json::to_text(value).is_ok_and(|text| text == bytes),
        Err(_) => true,
    }
}
