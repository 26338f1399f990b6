//! What is asked in many wordings and means one thing.

use serde::{Deserialize, Serialize};

/// Questions that seem to ask one thing.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Cluster {
    /// Its name, which stays as the log grows.
    pub id: String,
    /// How often it is asked.
    pub size: usize,
    /// In how many conversations.
    pub sessions: usize,
    /// The lines of the file, each once.
    pub lines: Vec<u32>,
    /// Typical wordings, the most typical first; masked.
    pub typical: Vec<String>,
    /// How often it is asked in each hour of the day; empty if the log has no times.
    pub hours: Vec<usize>,
    /// The products that were looked at, the most frequent first.
    pub products: Vec<Product>,
    /// The share of its conversations that ended at a human.
    pub ended_at_human: f64,
    /// The share of its questions that are angry.
    pub angry: f64,
}

/// A product and how often it was looked at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Product {
    /// As the log calls it; masked.
    pub name: String,
    /// How often.
    pub count: usize,
}
