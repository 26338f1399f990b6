//! What differs between two states, as data.

use kaopu_engine::Message;
use kaopu_engine::compare::{ChangeVerdict, HandOff, Outcome};
use kaopu_model::{Context, FaqId};
use serde::{Deserialize, Serialize};

use super::cause::ChangeCause;
use crate::view::ChangeRow;

/// What differs between two states of a knowledge base.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct ReleaseDiff {
    /// What was edited, thing by thing.
    pub content: Vec<ChangeRow>,
    /// What the bot does otherwise, by cause; what got worse first, then the largest group.
    pub groups: Vec<ChangeGroup>,
    /// What was played through both.
    pub compared: Compared,
    /// Whether all of it was.
    pub complete: bool,
}

/// How much was played through both states.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Compared {
    /// Test dialogues.
    pub dialogues: u32,
    /// Phrasings and standard questions.
    pub phrasings: u32,
    /// Standard questions in the situations that an answer is for.
    pub situations: u32,
    /// Conversations tried in the simulator.
    pub sessions: u32,
    /// Messages of customers.
    pub messages: u32,
    /// All messages of these, repetitions counted.
    pub turns: u32,
}

/// What comes of one edit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ChangeGroup {
    /// The edit.
    pub cause: ChangeCause,
    /// What the bot does otherwise, each once.
    pub turns: Vec<ChangedTurn>,
}

impl ChangeGroup {
    /// Messages of which something else comes.
    #[must_use]
    pub fn places(&self) -> usize {
        self.turns.iter().map(ChangedTurn::changed).sum()
    }

    pub(super) fn is_worse(&self) -> bool {
        self.turns.iter().any(|turn| turn.verdict == ChangeVerdict::Worse)
    }
}

/// What the bot does otherwise.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ChangedTurn {
    /// Names exactly this: the same words, the same before and after.
    pub id: String,
    /// Where it was asked, and in which words.
    pub places: Vec<ChangedPlace>,
    /// What came of it before.
    pub before: Outcome,
    /// What comes of it now.
    pub after: Outcome,
    /// What a human received before, at the first of the places.
    pub handed_before: HandOff,
    /// What a human receives now.
    pub handed_after: HandOff,
    /// Whether a human receives something else.
    pub record: bool,
    /// Whether that is good, as far as expectations of dialogues say.
    pub verdict: ChangeVerdict,
    /// The names of the changes at each place, in the places' order: what is approved.
    #[serde(skip)]
    pub(crate) pairs: Vec<String>,
    /// What led to the first of the places.
    #[serde(skip)]
    pub(crate) said: Vec<Message>,
}

impl ChangedTurn {
    /// Messages of which something else comes.
    #[must_use]
    pub fn changed(&self) -> usize {
        self.places.iter().map(|place| place.times as usize).sum()
    }
}

/// Where something was asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct ChangedPlace {
    /// The customer's words.
    pub text: String,
    /// Where they stand.
    pub place: AskedAt,
    /// How often, in a log.
    pub times: u32,
}

/// Where a message stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum AskedAt {
    /// In a test dialogue.
    Dialogue {
        /// The dialogue's file.
        file: String,
        /// Its title.
        title: String,
        /// The message, counted from 0.
        turn: u32,
    },
    /// Among the wordings of an entry.
    Phrasing {
        /// The entry.
        entry: FaqId,
        /// Its standard question.
        question: String,
    },
    /// The standard question of an entry, in a situation that one of its answers is for.
    Situation {
        /// The entry.
        entry: FaqId,
        /// Its standard question.
        question: String,
        /// The situation.
        context: Box<Context>,
    },
    /// What no wording says: a word that betrays a danger or a mood, or something that happens to an
    /// order.
    Aside {
        /// The situation.
        context: Box<Context>,
    },
    /// In a conversation tried in the simulator.
    Session {
        /// The conversation, among all that were played.
        conversation: u32,
        /// The message, counted from 0.
        turn: u32,
    },
    /// In a log.
    Message {
        /// The conversation, among all that were played.
        conversation: u32,
        /// The message, counted from 0.
        turn: u32,
    },
}
