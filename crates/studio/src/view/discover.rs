//! What a log of chats asks, as the page 发现 shows it. Shares are ten-thousandths.

use kaopu_exchange::LogRole;
use kaopu_model::{FaqId, Localized};
use serde::{Deserialize, Serialize};

/// A log that the window asks to be read.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct LogChoice {
    /// The file, by the name under which the window knows it.
    pub file: String,
    /// What columns hold, where somebody said so.
    pub columns: Vec<LogColumnChoice>,
    /// The encoding that somebody chose.
    pub encoding: Option<String>,
}

/// What a column of a log holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct LogColumnChoice {
    /// What it is called, or its number from 1.
    pub column: String,
    /// What it holds; `None`: it is left out.
    pub role: Option<LogRole>,
}

/// How far the reading of a log is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct DiscoveryProgress {
    /// What is being done.
    pub stage: DiscoveryStage,
    /// How much of it is done.
    pub done: u32,
    /// How much there is of it.
    pub total: u32,
}

/// What is done with a log, in this order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub enum DiscoveryStage {
    /// The file is read, and masked.
    Reading,
    /// The bot is asked everything that customers asked.
    Understanding,
    /// How sure the shares are is tried on parts of the log.
    Trying,
    /// What is left is sorted.
    Comparing,
}

/// An entry by its name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct EntryName {
    /// The entry.
    pub id: FaqId,
    /// Its standard question.
    pub question: String,
}

/// What the log that was read last asks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct DiscoveryView {
    /// The file's name.
    pub file: String,
    /// When it was read, RFC 3339.
    pub read_at: String,
    /// What is to be known of how it was read.
    pub notes: Vec<Localized>,
    /// All messages.
    pub messages: u32,
    /// Conversations.
    pub sessions: u32,
    /// Messages in which something personal was masked.
    pub masked: u32,
    /// Whether messages were understood by their meaning too.
    pub semantic: bool,
    /// Whether the knowledge base is another by now, or is understood otherwise.
    pub stale: bool,
    /// How much is answered.
    pub coverage: CoverageView,
    /// Entries in the order in which each adds most.
    pub curve: Vec<CurveStepView>,
    /// Enabled entries that nobody asks for.
    pub unasked: Vec<EntryName>,
    /// What is left.
    pub left: LeftTally,
    /// Questions that are not answered, or not well, and that no test dialogue asks.
    pub untested: u32,
}

/// How many questions are answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct CoverageView {
    /// Questions.
    pub questions: u32,
    /// Answered right away.
    pub now: u32,
    /// Answered after one question back.
    pub back: u32,
    /// Not answered.
    pub not: u32,
    /// How many of the same questions were answered, either way, before it was worked out anew.
    pub before: Option<u32>,
}

/// One more entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct CurveStepView {
    /// The entry.
    pub entry: EntryName,
    /// The share of the log that it adds.
    pub adds: u32,
    /// The share that all up to it answer.
    pub share: u32,
    /// 95 in 100 logs like this one lie above this …
    pub low: u32,
    /// … and below this.
    pub high: u32,
}

/// What is left, counted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct LeftTally {
    /// Clusters, those aside not among them.
    pub clusters: u32,
    /// Their questions.
    pub questions: u32,
    /// Clusters that are put aside.
    pub aside: u32,
}

/// Some of what is left, the largest clusters first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct LeftPage {
    /// The clusters.
    pub clusters: Vec<LeftCluster>,
    /// Where to go on; `None`: that is all.
    pub next: Option<u32>,
}

/// Questions that seem to ask one thing, and that no entry answers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct LeftCluster {
    /// Its name, which stays as the log grows.
    pub id: String,
    /// How often it is asked.
    pub size: u32,
    /// In how many conversations.
    pub sessions: u32,
    /// Typical wordings, the most typical first.
    pub wordings: Vec<LeftWording>,
    /// How often it is asked in each hour of the day; empty if the log has no times.
    pub hours: Vec<u32>,
    /// The products that were looked at, the most frequent first.
    pub products: Vec<String>,
    /// The share of its conversations that ended at a human.
    pub human: u32,
    /// The share of its questions that are angry.
    pub angry: u32,
    /// The entry that has one of its wordings by now.
    pub taken_by: Option<EntryName>,
}

/// A wording of the log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct LeftWording {
    /// The words, masked.
    pub text: String,
    /// Whether a test dialogue asks it.
    pub tested: bool,
}

/// What somebody says of a reply.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub enum ReplyVerdict {
    /// It answers what was asked.
    Right,
    /// It does not.
    Wrong,
    /// A human should have answered.
    Human,
}

/// How often the bot was right, as far as somebody looked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Judging {
    /// What is to be judged next; `None`: all of the sample is.
    pub next: Option<SampledReply>,
    /// Questions in the sample.
    pub sample: u32,
    /// How many of them are judged, one after the other.
    pub judged: u32,
    /// Judged right.
    pub right: u32,
    /// Judged wrong.
    pub wrong: u32,
    /// Judged to be for a human.
    pub human: u32,
    /// The share of replies that were not right, of those that answer right away.
    pub of_answers: ShareView,
    /// The same of all questions of the log.
    pub of_questions: ShareView,
    /// The share of all questions that may be answered wrong.
    pub budget: u32,
    /// What was not right.
    pub failures: Vec<JudgedReply>,
    /// Whether there is a judgement to take back.
    pub can_take_back: bool,
}

/// A share, and between which it lies 95 times in 100.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct ShareView {
    /// What was found.
    pub share: u32,
    /// It lies above this …
    pub low: u32,
    /// … and below this.
    pub high: u32,
}

/// A question of the log and the bot's reply.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct SampledReply {
    /// The question, masked.
    pub text: String,
    /// The reply.
    pub reply: String,
    /// The entry that is answered; of several, the first.
    pub entry: EntryName,
}

/// A reply that was not right.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct JudgedReply {
    /// The question and the reply.
    pub sampled: SampledReply,
    /// What was said of it.
    pub verdict: ReplyVerdict,
    /// Whether a test dialogue asks the question.
    pub tested: bool,
}
