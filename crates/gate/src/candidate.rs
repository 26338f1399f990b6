//! What is to be released, as the checks look at it.

use kaopu_model::{Diagnostic, KnowledgeBase};

/// What is to be released.
#[derive(Debug, Clone, Copy)]
pub struct Candidate<'a> {
    /// The knowledge base.
    pub kb: &'a KnowledgeBase,
    /// What is wrong with it.
    pub diagnostics: &'a [Diagnostic],
    /// How its test dialogues went.
    pub run: Run,
    /// Whether a human can be reached in them.
    pub reach: Reach<'a>,
}

/// Whether whoever asks for a human, after any message of the test dialogues, gets one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach<'a> {
    /// Nobody has tried.
    Untried,
    /// It was tried; these dialogues, by title, have a message after which nobody comes.
    Tried(&'a [String]),
}

/// How the test dialogues went in exactly this state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Run {
    /// Nobody has run them.
    Missing,
    /// They were run.
    Done {
        /// Dialogues that went as expected.
        passed: u32,
        /// All dialogues.
        total: u32,
    },
}
