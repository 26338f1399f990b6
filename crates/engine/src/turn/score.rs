//! How sure something is.

use serde::{Deserialize, Serialize};

/// How sure something is, in ten-thousandths: 10,000 is certain, and only an exact wording is.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct Score(pub u32);

impl Score {
    /// The highest score.
    pub const MAX: Self = Self(10_000);
}
