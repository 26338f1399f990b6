//! Who may sign: the chain of roots that a bundle carries, and what a verifier was told to trust.

mod anchor;
mod chain;
mod file;
mod link;
mod proposal;
mod role;
mod root;
mod sole;

pub use anchor::Anchor;
pub use chain::TrustChain;
pub use proposal::{Proposal, RootSignatures};
pub use role::Role;
pub use root::{Root, RootKey, RootProblem, Thresholds};
