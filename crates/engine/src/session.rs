//! What the bot remembers of a conversation: plain data with a version, kept by the caller between messages.

use std::collections::BTreeMap;

use kaopu_model::{FaqId, Moment, Mood, ProductId, QueueId};
use serde::{Deserialize, Serialize};

use crate::turn::{AskedQuestion, TranscriptLine};

/// Version of [`Session`]'s shape.
pub const SESSION_VERSION: u32 = 1;

/// The state of one conversation. Begin with [`Session::default`]; its size is bounded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Session {
    /// Version of this shape.
    pub version: u32,
    /// Messages received so far.
    pub turns: u32,
    /// Messages not understood in a row.
    pub unknowns: u32,
    /// How often each entry was asked.
    pub asked: BTreeMap<FaqId, u32>,
    /// What the bot is waiting for.
    pub pending: Option<Pending>,
    /// The product last spoken of.
    pub product: Option<ProductId>,
    /// An order number that the customer gave.
    pub order: Option<String>,
    /// A phone number that the customer gave.
    pub phone: Option<String>,
    /// The mood that last showed.
    pub mood: Mood,
    /// The words that showed it.
    pub mood_words: Vec<String>,
    /// The variant of each moment's phrases that was said last.
    pub said: BTreeMap<Moment, u32>,
    /// Questions so far, the last 20.
    pub questions: Vec<AskedQuestion>,
    /// What was said so far, the last 40 lines.
    pub transcript: Vec<TranscriptLine>,
    /// The queue that has the conversation, once it was handed over.
    pub handed_to: Option<QueueId>,
}

impl Default for Session {
    fn default() -> Self {
        Self {
            version: SESSION_VERSION,
            turns: 0,
            unknowns: 0,
            asked: BTreeMap::new(),
            pending: None,
            product: None,
            order: None,
            phone: None,
            mood: Mood::Calm,
            mood_words: Vec::new(),
            said: BTreeMap::new(),
            questions: Vec::new(),
            transcript: Vec::new(),
            handed_to: None,
        }
    }
}

/// What the bot asked and waits for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "waiting_for", rename_all = "snake_case")]
pub enum Pending {
    /// Which of these entries is meant.
    Choice {
        /// In the order in which they were offered.
        options: Vec<FaqId>,
    },
    /// Which product the question is about.
    Product {
        /// The entry to answer then.
        entry: FaqId,
        /// The products that were offered.
        options: Vec<ProductId>,
    },
    /// Which order the question is about.
    Order {
        /// The entry to answer then.
        entry: FaqId,
    },
}
