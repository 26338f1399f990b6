//! What the bot remembers of a conversation: plain data with a version, kept by the caller between
//! messages.

use std::collections::BTreeMap;

use jiff::civil::DateTime;
use kaopu_model::{FaqId, Feeling, Moment, Mood, ProductId, QueueId, RecordField, RuleId, Urgency};
use serde::{Deserialize, Serialize};

use crate::turn::{AskedQuestion, Mention, MoodPoint, RecordedPromise, TranscriptLine, TriedStep};

/// Version of [`Session`]'s shape.
pub const SESSION_VERSION: u32 = 5;

/// The state of one conversation. Begin with [`Session::default`]; its size is bounded.
///
/// A session of an older version is read with what it lacks left empty.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
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
    /// Short messages in a row that were not understood: perhaps pieces of one question.
    pub pieces: String,
    /// Products spoken of, each once, the last of them last; the last 10.
    pub products: Vec<ProductId>,
    /// An order number that the customer gave.
    pub order: Option<String>,
    /// A phone number that the customer gave.
    pub phone: Option<String>,
    /// A courier's number that the customer gave.
    pub tracking: Option<String>,
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
    /// Times in a row that the bot asked back.
    pub clarifications: u32,
    /// What the bot was waiting for when it handed over; taken up again when the human hands back.
    pub suspended: Option<Pending>,
    /// Rules that have told somebody; each does once.
    pub notified: Vec<RuleId>,
    /// Case records made so far.
    pub cases: u32,
    /// A callback that was promised while nobody was there.
    pub callback: Option<CaseState>,
    /// The case with which it was handed over, while a human has the conversation.
    pub handed: Option<CaseState>,
    /// Whether the customer was already asked for what a rule wants to know before handing over.
    pub asked_first: bool,
    /// How the mood went, the last 40 changes.
    pub mood_course: Vec<MoodPoint>,
    /// Danger topics touched so far.
    pub danger: Vec<String>,
    /// Numbers and products that the customer named, the last 30.
    pub mentions: Vec<Mention>,
    /// What the customer said and no case record can show any more, because it was too much; the
    /// first 10.
    pub lost: Vec<String>,
    /// What the bot promised, the last 20.
    pub promises: Vec<RecordedPromise>,
    /// What the bot did, the last 20 steps.
    pub tried: Vec<TriedStep>,
    /// How the customer may be spoken to.
    pub feeling: Feeling,
    /// Messages in a row in which nothing bad showed.
    pub calm_run: u32,
    /// The feeling for which the bot has last comforted.
    pub comforted: Feeling,
    /// Answers so far.
    pub answers: u32,
    /// The shop's clock at the first message.
    pub started: Option<DateTime>,
    /// The variant of each care moment's phrases that was said last.
    pub care_said: BTreeMap<String, u32>,
    /// Care moments that were said, each with what it was about; the last 100.
    pub care_done: Vec<String>,
    /// The message at which a care moment was last said.
    pub last_care: Option<u32>,
}

/// A case that a human has or calls back about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseState {
    /// The queue that has it.
    pub queue: QueueId,
    /// The number of the case.
    pub case: u32,
    /// How urgent it was then.
    pub urgency: Urgency,
    /// The rule that wanted a human.
    pub rule: Option<RuleId>,
    /// What made it fire.
    pub because: Vec<String>,
    /// Whether the customer was asked what it is about and has not told yet.
    #[serde(default)]
    pub lacks_issue: bool,
}

impl Session {
    /// The case that a human has. A session of an older version knows no more of it than the queue.
    pub(crate) fn with_human(&self) -> Option<CaseState> {
        let (queue, case) = (self.handed_to.clone()?, self.cases.max(1));
        let (urgency, rule, because) = (Urgency::Normal, None, Vec::new());
        let bare = CaseState { queue, case, urgency, rule, because, lacks_issue: false };
        Some(self.handed.clone().unwrap_or(bare))
    }
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
            pieces: String::new(),
            products: Vec::new(),
            order: None,
            phone: None,
            tracking: None,
            mood: Mood::Calm,
            mood_words: Vec::new(),
            said: BTreeMap::new(),
            questions: Vec::new(),
            transcript: Vec::new(),
            handed_to: None,
            clarifications: 0,
            suspended: None,
            notified: Vec::new(),
            cases: 0,
            callback: None,
            handed: None,
            asked_first: false,
            mood_course: Vec::new(),
            danger: Vec::new(),
            mentions: Vec::new(),
            lost: Vec::new(),
            promises: Vec::new(),
            tried: Vec::new(),
            feeling: Feeling::Calm,
            calm_run: 0,
            comforted: Feeling::Calm,
            answers: 0,
            started: None,
            care_said: BTreeMap::new(),
            care_done: Vec::new(),
            last_care: None,
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
    /// Whether the entry that was answered is the one that was meant.
    Confirmation {
        /// That entry.
        entry: FaqId,
        /// What else may have been meant, in the order in which it was offered.
        options: Vec<FaqId>,
        /// What comes next, offered only if the customer says no.
        further: Vec<FaqId>,
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
    /// What a rule wants to know before it hands over. Whatever the customer replies, the next turn
    /// hands over.
    BeforeHandOver {
        /// The rule.
        rule: RuleId,
        /// What made it fire.
        because: Vec<String>,
        /// What the customer was asked for.
        fields: Vec<RecordField>,
        /// The entry that the case is about.
        entry: Option<FaqId>,
    },
    /// A phone number to call back.
    CallbackPhone,
}
