//! What was looked at, and what of that is all there is.

use std::collections::BTreeMap;

use serde::Serialize;

use super::slip::Slip;

/// What a certificate rests on. Slips of one character and words that are missing are exhaustive:
/// every one of every wording that was looked at. Words that are exchanged are a sample, those of the
/// nearest wordings of other entries.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Bounds {
    /// Wordings of enabled entries.
    pub wordings: usize,
    /// Those that were looked at. If it is fewer, `exhaustive` is about these.
    pub looked_at: usize,
    /// Those among the others that are too long to be looked at.
    pub too_long: usize,
    /// Slips that leave fewer than three letters, or less than half of the wording: not tried.
    pub too_little: usize,
    /// Different messages that were tried.
    pub messages: usize,
    /// How many slips of each kind were tried; the same message may come of several.
    pub slips: BTreeMap<Slip, usize>,
    /// The kinds of which every one was made.
    pub exhaustive: Vec<Slip>,
    /// The kinds of which some were made.
    pub sampled: Vec<Slip>,
    /// Entries of which only the first few of every message's candidates are known: two that never
    /// stood among them together have no margin here.
    pub candidates: usize,
}
