//! What is remembered of a roll-back.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// A roll-back that counts until a newer release comes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RolledBack {
    /// The SHA-256 of the permit that allowed it.
    pub permit: String,
    /// The number of the release that was left.
    pub from: u32,
    /// The number of the release that came back.
    pub to: u32,
    /// The SHA-256 of its bundle.
    pub digest: String,
    /// Why.
    pub reason: String,
    /// Who signed the permit.
    pub persons: Vec<String>,
    /// When it came back.
    pub at: Timestamp,
}
