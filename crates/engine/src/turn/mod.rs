//! What comes out: what the bot does about one message, and why.

mod action;
mod record;
mod score;
mod trace;

use kaopu_model::{Faq, FaqId, Picture, QueueId, Rule, RuleId, Urgency};
use serde::{Deserialize, Serialize};

pub use action::Action;
pub use record::{
    AskedQuestion, CaseRecord, Mention, MoodPoint, RECORD_VERSION, RecordKind, RecordedIssue,
    RecordedMood, RecordedPromise, Speaker, TranscriptLine, TriedStep,
};
pub use score::Score;
pub use trace::{
    AnswerCondition, AnswerTrace, Correction, CorrectionKind, DangerHit, Decision, Extracted,
    FactUse, MoodCue, QuestionPart, Span, Threshold, Trace,
};

/// What the bot does about one message.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Turn {
    /// What it says, bubble by bubble. Empty if it is silent.
    pub replies: Vec<Reply>,
    /// What kind of thing it does.
    pub action: Action,
    /// The entry that is answered, or for whose answer something is being asked.
    pub entry: Option<FaqId>,
    /// The entries that are answered, in the order in which they were asked for: several, if the
    /// message asks several things.
    #[serde(default)]
    pub entries: Vec<FaqId>,
    /// What the customer may choose from.
    pub options: Vec<TurnOption>,
    /// The entries that came closest, best first.
    pub candidates: Vec<Candidate>,
    /// The escalation rule that fired.
    pub rule: Option<FiredRule>,
    /// What the human agent receives, with [`Action::HandOver`] and [`Action::Callback`]; also with
    /// any other where nobody took the conversation over, or a callback is completed.
    pub record: Option<CaseRecord>,
    /// What humans are told while the bot goes on, by rules with `notify`.
    #[serde(default)]
    pub notices: Vec<CaseRecord>,
    /// Why all this came out as it did.
    pub trace: Trace,
}

impl Turn {
    /// The replies' texts, one a line.
    #[must_use]
    pub fn text(&self) -> String {
        self.replies.iter().map(|reply| reply.text.as_str()).collect::<Vec<_>>().join("\n")
    }

    /// All that is said, one reply a line, with the words of the pictures.
    #[must_use]
    pub fn in_words(&self) -> String {
        self.replies.iter().map(Reply::in_words).collect::<Vec<_>>().join("\n")
    }
}

/// One bubble.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Reply {
    /// The words.
    pub text: String,
    /// The name of a sticker that goes with them (chat only).
    pub sticker: Option<String>,
    /// The words as SSML, in the persona's voice (phone only).
    #[serde(default)]
    pub ssml: Option<String>,
    /// The pictures that go with the words (chat only): below them, in this order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub pictures: Vec<ShownPicture>,
}

/// A picture that a customer sees.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ShownPicture {
    /// What the shop calls it.
    pub name: String,
    /// Its file: the first 16 hex digits of the SHA-256 of its content, and its kind.
    pub file: String,
    /// What stands for it where it can't be seen.
    pub words: String,
    /// Whether it is a sticker, an ornament: where it can't be seen, nothing is missing.
    pub sticker: bool,
}

impl ShownPicture {
    /// A picture that tells something.
    pub(crate) fn of(picture: &Picture) -> Self {
        Self {
            name: picture.name.clone(),
            file: picture.file.clone(),
            words: picture.words().to_owned(),
            sticker: false,
        }
    }
}

impl Reply {
    /// All of it as text, for who can't see pictures: the words of each in brackets, below the
    /// others.
    #[must_use]
    pub fn in_words(&self) -> String {
        let mut text = self.text.clone();
        for picture in self.pictures.iter().filter(|picture| !picture.sticker) {
            let gap = if text.is_empty() { "" } else { "\n" };
            text.push_str(&format!("{gap}[{}]", picture.words));
        }
        text
    }
}

/// Something the customer may choose, by number or in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TurnOption {
    /// The entry or product that the choice leads to.
    pub id: String,
    /// What the customer reads.
    pub label: String,
}

/// An entry that came into question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Candidate {
    /// The entry.
    pub entry: FaqId,
    /// Its standard question.
    pub question: String,
    /// How sure it is that this is the entry that is asked for.
    pub score: Score,
    /// The wording of the entry (standard question or phrasing) that carried the score.
    pub evidence: String,
    /// Parts of the message that the evidence shares, as character ranges of the original text.
    pub shared: Vec<Span>,
    /// What its score is made of, for the first two candidates: the wordings that carried it, the
    /// weightiest first, and the one that spoke most against it.
    #[serde(default)]
    pub carried_by: Vec<Contribution>,
}

impl Candidate {
    /// An entry that is offered without a score of its own.
    pub(crate) fn of(faq: &Faq) -> Self {
        Self {
            entry: faq.id.clone(),
            question: faq.question.clone(),
            score: Score(0),
            evidence: faq.question.clone(),
            shared: Vec::new(),
            carried_by: Vec::new(),
        }
    }
}

impl From<&Candidate> for TurnOption {
    fn from(candidate: &Candidate) -> Self {
        Self { id: candidate.entry.0.clone(), label: candidate.question.clone() }
    }
}

/// A wording's part in a candidate's score.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Contribution {
    /// The entry that the wording belongs to.
    pub entry: FaqId,
    /// The wording as its author wrote it.
    pub wording: String,
    /// Its share in ten-thousandths of what the candidate's own wordings add up to; negative if it
    /// spoke against the candidate.
    pub share: i32,
}

/// The escalation rule that fired.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct FiredRule {
    /// The rule.
    pub id: RuleId,
    /// Its title.
    pub title: String,
    /// The queue it hands over to.
    pub queue: QueueId,
    /// How urgent it is.
    pub urgency: Urgency,
}

impl From<&Rule> for FiredRule {
    fn from(rule: &Rule) -> Self {
        Self {
            id: rule.id.clone(),
            title: rule.title.clone(),
            queue: rule.queue.clone(),
            urgency: rule.urgency,
        }
    }
}
