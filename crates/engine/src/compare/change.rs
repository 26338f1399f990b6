//! A difference in behaviour, as data.

use kaopu_model::FaqId;
use serde::{Deserialize, Serialize};

use crate::turn::{Action, CaseRecord, FiredRule, Score, Turn};

/// What two programs do differently with the same conversations.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct BehaviorDiff {
    /// Everything that differs, in the order in which it was compared.
    pub changes: Vec<BehaviorChange>,
    /// Wordings that were compared.
    pub wordings: u32,
    /// Test dialogues that were compared.
    pub dialogues: u32,
    /// Messages of conversations that were compared.
    pub messages: u32,
    /// Whether all of the corpus was compared.
    pub complete: bool,
}

/// Something that is done differently.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct BehaviorChange {
    /// Where it was asked.
    pub place: BehaviorPlace,
    /// The words.
    pub text: String,
    /// What comes of it with the first program.
    pub before: Outcome,
    /// What comes of it with the second.
    pub after: Outcome,
    /// In what the two turns differ.
    pub differs: TurnDiff,
    /// Whether that is good.
    pub verdict: ChangeVerdict,
    /// What a human receives with the first program. Not for the wire: long, and seldom asked for.
    #[serde(skip)]
    pub handed_before: HandOff,
    /// What a human receives with the second.
    #[serde(skip)]
    pub handed_after: HandOff,
}

/// A turn as the human agent sees it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct HandOff {
    /// The rule that fired.
    pub rule: Option<FiredRule>,
    /// What humans receive, the one who takes over first; without the transcripts, which say what
    /// stands beside them anyway.
    pub records: Vec<CaseRecord>,
}

/// Where something was asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum BehaviorPlace {
    /// A wording of an entry, asked as if it did not stand there.
    Phrasing {
        /// The entry it belongs to.
        entry: FaqId,
        /// That entry's standard question.
        question: String,
    },
    /// A message of a test dialogue.
    Dialogue {
        /// The dialogue's file.
        file: String,
        /// Its title.
        title: String,
        /// The message, counted from 0.
        turn: u32,
    },
    /// A message of a conversation.
    Message {
        /// The conversation, counted from 0.
        conversation: u32,
        /// The message, counted from 0.
        turn: u32,
    },
}

/// Whether a change is good.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum ChangeVerdict {
    /// It was right and is no longer.
    Worse,
    /// Nobody has said what would be right.
    Open,
    /// It was wrong and is right.
    Better,
}

/// What the bot does about a message.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Outcome {
    /// What kind of thing it does.
    pub action: Action,
    /// The entry that it is about; `None` if there is none, or several in question.
    pub entry: Option<FaqId>,
    /// The standard questions that it is about: of the entry, or those offered.
    pub questions: Vec<String>,
    /// How sure it is of the first.
    pub score: Score,
    /// What it says, a line a bubble; empty for a wording that is left out.
    pub said: String,
    /// The files of the pictures that are seen with it. A file's name changes with its content.
    #[serde(default)]
    pub pictures: Vec<String>,
}

/// In what two turns differ.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct TurnDiff {
    /// In what kind of thing is done.
    pub action: bool,
    /// In the entry in question.
    pub entry: bool,
    /// In the entries that are answered.
    pub entries: bool,
    /// In what the customer may choose from.
    pub options: bool,
    /// In what is said.
    pub replies: bool,
    /// In what a human receives, the transcript aside.
    pub record: bool,
}

impl TurnDiff {
    /// Whether the message is taken for something else. The words may differ all the same: a phrase
    /// that was said before is not said twice running.
    #[must_use]
    pub fn is_understood_otherwise(self) -> bool {
        self.action || self.entry || self.entries || self.options
    }

    /// Whether the customer notices.
    #[must_use]
    pub fn is_noticed(self) -> bool {
        self.replies || self.action || self.options
    }
}

/// In what two turns differ.
#[must_use]
pub fn turn_diff(a: &Turn, b: &Turn) -> TurnDiff {
    TurnDiff {
        action: a.action != b.action,
        entry: a.entry != b.entry,
        entries: a.entries != b.entries,
        options: a.options != b.options,
        replies: a.replies != b.replies,
        record: records(a) != records(b),
    }
}

/// What a turn is for the human agent.
#[must_use]
pub fn hand_off(turn: &Turn) -> HandOff {
    HandOff { rule: turn.rule.clone(), records: records(turn) }
}

fn records(turn: &Turn) -> Vec<CaseRecord> {
    let records = turn.record.iter().chain(&turn.notices).cloned();
    records.map(|record| CaseRecord { transcript: Vec::new(), ..record }).collect()
}

/// What a turn comes to.
#[must_use]
pub fn outcome(turn: &Turn) -> Outcome {
    let candidate =
        |entry: &FaqId| turn.candidates.iter().find(|candidate| candidate.entry == *entry);
    let score = match &turn.entry {
        Some(entry) => candidate(entry).map_or(Score::MAX, |candidate| candidate.score),
        None => turn.candidates.first().map_or(Score(0), |best| best.score),
    };
    let questions = match (&turn.entry, turn.action) {
        (Some(entry), _) => {
            let question = candidate(entry).map(|candidate| candidate.question.clone());
            vec![question.unwrap_or_else(|| entry.0.clone())]
        }
        (None, Action::Clarify) => turn.options.iter().map(|option| option.label.clone()).collect(),
        (None, _) => Vec::new(),
    };
    let (action, entry, said) = (turn.action, turn.entry.clone(), turn.in_words());
    let pictures = turn.replies.iter().flat_map(|reply| &reply.pictures);
    let pictures = pictures.map(|picture| picture.file.clone()).collect();
    Outcome { action, entry, questions, score, said, pictures }
}

/// Whether nobody notices a difference: neither the customer, nor a human, nor who looks for the
/// rule.
pub(super) fn is_same(differs: TurnDiff, was: &Turn, is: &Turn) -> bool {
    let rule = |turn: &Turn| turn.rule.as_ref().map(|rule| rule.id.clone());
    differs == TurnDiff::default() && rule(was) == rule(is)
}
