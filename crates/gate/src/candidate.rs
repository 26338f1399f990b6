//! What is to be released, as the checks look at it.

use kaopu_engine::{Message, PlayedDialogue};
use kaopu_model::{Diagnostic, KnowledgeBase};

use crate::said::Said;

/// What is to be released.
#[derive(Debug, Clone, Copy)]
pub struct Candidate<'a> {
    /// The knowledge base.
    pub kb: &'a KnowledgeBase,
    /// What is wrong with it.
    pub diagnostics: &'a [Diagnostic],
    /// How its test dialogues went.
    pub run: Run,
    /// What was found by trying it; `None`: nobody has tried.
    pub tried: Option<Tried<'a>>,
}

/// What was found by trying a candidate, in exactly this state.
#[derive(Debug, Clone, Copy)]
pub struct Tried<'a> {
    /// Its test dialogues as they went.
    pub played: &'a [PlayedDialogue],
    /// Files of the dialogues with a message after which nobody comes who is asked for.
    pub unreached: &'a [String],
    /// Conversations that nobody wrote, up to a message after which the same is so.
    pub unreached_customers: &'a [Vec<Message>],
    /// What is wrong with the texts that it can say.
    pub said: &'a Said,
    /// How many changes that customers will notice nobody has approved; `None`: nobody has compared
    /// it with the release before.
    pub unapproved: Option<usize>,
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
