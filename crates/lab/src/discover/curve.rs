//! What entries answer together, step by step.

use kaopu_model::FaqId;
use serde::{Deserialize, Serialize};

/// One more entry.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CurveStep {
    /// How many entries.
    pub entries: usize,
    /// The one that is added.
    pub entry: FaqId,
    /// The share of the log that it adds.
    pub adds: f64,
    /// The share that all up to it answer, right away or after one question back.
    #[serde(flatten)]
    pub promise: Promise,
}

/// A share and what to expect of it.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Promise {
    /// The share of this log.
    pub share: f64,
    /// The share to be expected of the next log like it.
    pub expected: f64,
    /// 95 in 100 such logs lie above this …
    pub low: f64,
    /// … and below this.
    pub high: f64,
}
