//! Why a turn came out as it did (依据).

use kaopu_model::{
    FaqId, Feeling, Moment, Mood, ProductId, QueueId, RecordField, RuleId, ShopEvent,
    WrongAnswerBudget,
};
use serde::{Deserialize, Serialize};

use super::Score;

/// Why a turn came out as it did: each step that played a part, in data.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Trace {
    /// The message as it was compared: simplified, without politeness, emoji and long numbers,
    /// synonyms as their terms.
    pub normalised: String,
    /// Typing mistakes that were corrected before it was compared, in the order in which they
    /// stand.
    pub corrections: Vec<Correction>,
    /// What was found in the message.
    pub extracted: Extracted,
    /// The customer's mood.
    pub mood: Mood,
    /// How angry the customer is: 1 displeased, 2 angry, 3 furious; 0 if not angry.
    pub anger: u32,
    /// The words that showed the mood.
    pub mood_words: Vec<String>,
    /// How the customer may be spoken to.
    pub feeling: Feeling,
    /// The care moment that was said, by its id.
    pub care: Option<String>,
    /// Everything in the message that says something about a mood, whether or not it was enough.
    pub mood_cues: Vec<MoodCue>,
    /// Danger topics that the message touches.
    pub danger: Vec<DangerHit>,
    /// What decided.
    pub decision: Decision,
    /// The thresholds that the decision was held against; `None` if no score decided.
    #[serde(default)]
    pub threshold: Option<Threshold>,
    /// The queue in which nobody accepted the hand-over, told with this message.
    #[serde(default)]
    pub handoff_failed: Option<QueueId>,
    /// Which of the entry's answers was chosen, and from what it was made.
    pub answer: Option<AnswerTrace>,
    /// The products that the answers are about: those for which they would be others for another
    /// product.
    #[serde(default)]
    pub products: Vec<ProductId>,
}

/// A typing mistake and what it was read as.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Correction {
    /// Where it stands in the message.
    pub span: Span,
    /// What is written there.
    pub from: String,
    /// What it was read as: a word of the KB.
    pub to: String,
    /// What kind of mistake it is.
    pub by: CorrectionKind,
}

/// Kinds of typing mistakes, the likeliest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum CorrectionKind {
    /// A character that sounds the same.
    Homophone,
    /// A character that looks alike.
    Shape,
    /// A character whose sound many do not tell apart.
    NearHomophone,
    /// Pinyin instead of characters.
    Pinyin,
    /// A word of Latin letters with one letter wrong.
    Spelling,
}

/// From when on a message is answered or asked back about, and where that comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Threshold {
    /// The wrong-answer budget that it follows from.
    pub budget: WrongAnswerBudget,
    /// How sure it must be of an entry to answer it; [`Score::MAX`] if the budget leaves room for
    /// exact wordings alone.
    pub answer: Score,
    /// How sure it must be of an entry to answer it and say what was understood;
    /// [`Score::MAX`] if nothing is likely enough.
    #[serde(default = "never")]
    pub confirm: Score,
    /// How familiar a message must be to be asked back about.
    pub ask: Score,
    /// How many phrasings were tried to find it.
    pub evidence: u32,
    /// Whether these are enough to promise that the budget is kept.
    pub guaranteed: bool,
}

/// What a trace of before has for a threshold that there was not.
fn never() -> Score {
    Score::MAX
}

/// Things found in a message.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Extracted {
    /// A number that looks like an order number.
    pub order: Option<String>,
    /// A phone number, mobile or landline.
    pub phone: Option<String>,
    /// A courier's number.
    #[serde(default)]
    pub tracking: Option<String>,
    /// A product, by name or alias.
    pub product: Option<ProductId>,
}

/// A danger topic and the word that betrayed it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct DangerHit {
    /// The topic.
    pub topic: String,
    /// The words, as the customer wrote them.
    pub word: String,
    /// Where they stand.
    pub span: Span,
}

/// Something in a message that shows a mood.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct MoodCue {
    /// As the customer wrote it, the first characters.
    pub text: String,
    /// Where it stands.
    pub span: Span,
    /// The mood.
    pub mood: Mood,
    /// What kind of cue it is: `insult`, `hurry`, `shouting`, `own` (a word of the KB), ...
    pub class: String,
    /// How much it says; from 2 points on the mood shows.
    pub points: u32,
}

/// What decided a turn.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "by", rename_all = "snake_case")]
pub enum Decision {
    /// The message equals a wording of the entry.
    Exact {
        /// That wording.
        wording: String,
    },
    /// One entry fits well enough, and clearly better than the next.
    Clear {
        /// Its score.
        score: Score,
        /// The score that was needed.
        needed: Score,
        /// The runner-up's score.
        runner_up: Score,
    },
    /// One entry is likely, but not sure enough for a plain answer.
    Likely {
        /// Its score.
        score: Score,
        /// The score that was needed to answer and say what was understood.
        needed: Score,
        /// The score that would have been enough for a plain answer.
        to_answer: Score,
        /// The runner-up's score.
        runner_up: Score,
    },
    /// Several entries fit about equally, or the best does not fit well enough to answer.
    Close {
        /// The best score.
        score: Score,
        /// The score that would have been enough to answer.
        needed: Score,
        /// The runner-up's score.
        runner_up: Score,
        /// How far ahead of the runner-up the best would have had to be.
        margin: Score,
    },
    /// Nothing fits.
    Weak {
        /// The best score.
        score: Score,
        /// The score that would have been enough to ask back.
        needed: Score,
    },
    /// The customer chose one of the options.
    Chosen {
        /// Its label.
        label: String,
    },
    /// The customer said that none of the options is meant, or not what was answered.
    NoneOfThese,
    /// The customer agreed to what was understood.
    Agreed,
    /// The customer supplied what the bot had asked for.
    Supplied,
    /// The message asks several things, or one thing clearly among others.
    Parts {
        /// Those that are answered, in order.
        parts: Vec<QuestionPart>,
    },
    /// A short message that was understood with the question before it.
    FollowUp {
        /// The entry that was asked for before.
        after: FaqId,
        /// What the message was read as.
        read_as: String,
        /// How sure it is.
        score: Score,
    },
    /// The customer takes back what the entry is about, so that it is no answer.
    TakenBack {
        /// The entry that fits but for that.
        entry: FaqId,
        /// What is taken back, as it was read.
        act: String,
        /// Where the message says so.
        span: Span,
    },
    /// Small talk.
    SmallTalk {
        /// Which moment.
        moment: Moment,
    },
    /// The message has no words.
    NoWords,
    /// An escalation rule.
    Rule {
        /// The rule.
        id: RuleId,
        /// The words or values that made it fire.
        because: Vec<String>,
    },
    /// The entry's answer needs a value that nobody can supply.
    NoValue {
        /// The entry.
        entry: FaqId,
        /// The placeholder without a value.
        placeholder: String,
    },
    /// A human has the conversation.
    WithHuman,
    /// A rule fired and wants to know something before it hands over.
    AskFirst {
        /// The rule.
        id: RuleId,
        /// What it wants to know.
        fields: Vec<RecordField>,
    },
    /// The customer gave a phone number to call back.
    CallbackNoted,
    /// The customer told what the callback is about.
    CallbackIssueNoted,
    /// Nobody accepted the hand-over.
    HandoffFailed {
        /// The queue in which nobody did.
        queue: QueueId,
    },
    /// The human handed the conversation back.
    Resumed,
    /// Something happened at the shop.
    Event {
        /// What.
        events: Vec<ShopEvent>,
    },
}

/// A part of a message that asks something of its own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct QuestionPart {
    /// Where it stands in the message.
    pub span: Span,
    /// The entry that it asks for.
    pub entry: FaqId,
    /// How sure that is.
    pub score: Score,
}

/// Which answer was chosen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct AnswerTrace {
    /// Its row in `answers.csv`; `None` for the entry's default answer.
    pub row: Option<u32>,
    /// The conditions by which it was chosen, most specific first.
    pub conditions: Vec<AnswerCondition>,
    /// The facts and values filled in.
    pub facts: Vec<FactUse>,
}

/// A condition that held.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum AnswerCondition {
    /// A keyword in the message.
    Keyword,
    /// A time window.
    Time,
    /// The order's state.
    Order,
    /// The product.
    Product,
    /// An attribute of the product.
    Attribute,
    /// The channel.
    Channel,
}

/// A value that was filled into an answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct FactUse {
    /// The placeholder as written, without braces.
    pub name: String,
    /// What it became.
    pub value: String,
}

/// A range of characters (not bytes), the end exclusive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Span {
    /// First character.
    pub start: u32,
    /// One past the last.
    pub end: u32,
}
