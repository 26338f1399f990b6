//! What can be found, and what is shown of it.

use serde::Serialize;

/// What a document of the index is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum DocKind {
    /// An FAQ entry (问答).
    Faq,
    /// A phrasing (相似问).
    Phrasing,
    /// A conditional answer (条件答案).
    Answer,
    /// A fact (事实).
    Fact,
    /// A product (商品).
    Product,
    /// A synonym group.
    Synonym,
    /// A phrase of the persona (人设).
    Phrase,
    /// A hand-over rule or queue (转人工规则).
    Rule,
    /// A test dialogue (对话用例).
    Dialogue,
}

/// Something that can be found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SearchDoc {
    /// What it is.
    pub kind: DocKind,
    /// Its name for the caller; found when typed, too.
    pub id: String,
    /// The line that stands for it; found by sound as well.
    pub title: String,
    /// All else that is said in it.
    pub text: String,
}

/// What a query finds.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Found {
    /// The best documents.
    pub hits: Vec<Hit>,
    /// Ids of all entries of which anything was found, best first.
    pub entries: Vec<String>,
}

/// Something that was found.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Hit {
    /// What it is.
    pub kind: DocKind,
    /// Its name for the caller.
    pub id: String,
    /// Its title, as it was given.
    pub title: String,
    /// A piece of its text around what was found there, else the text's beginning; `…` where it was
    /// cut.
    pub snippet: String,
    /// What was found in the title: from (inclusive) and to (exclusive), in characters, ascending,
    /// not touching.
    pub highlights: Vec<(u32, u32)>,
    /// How well it fits among hits of the same rank: for those found in the title as typed, how
    /// much of it that is. Not comparable otherwise.
    pub score: f32,
}
