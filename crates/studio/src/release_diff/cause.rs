//! The edit that made the bot do something otherwise.

use kaopu_model::{FaqId, Localized, RuleId};
use serde::{Deserialize, Serialize};

/// An edit, as the cause of what the bot does otherwise.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum ChangeCause {
    /// The answers of an entry were edited.
    Answer {
        /// The entry.
        id: FaqId,
        /// Its standard question.
        question: String,
    },
    /// Other words are understood as an entry: its phrasings or standard question were edited.
    Phrasings {
        /// The entry.
        id: FaqId,
        /// Its standard question.
        question: String,
    },
    /// An entry is new, or is answered again.
    EntryAdded {
        /// The entry.
        id: FaqId,
        /// Its standard question.
        question: String,
    },
    /// An entry is gone, or is no longer answered.
    EntryRemoved {
        /// The entry.
        id: FaqId,
        /// Its standard question.
        question: String,
    },
    /// A fact has another value.
    Fact {
        /// Its key.
        key: String,
    },
    /// Something about a product.
    Product {
        /// Its id.
        id: String,
        /// Its name.
        name: String,
    },
    /// A picture, or its words.
    Picture {
        /// Its id.
        id: String,
        /// Its name.
        name: String,
    },
    /// A hand-over rule was added, edited or removed.
    Rule {
        /// The rule.
        id: RuleId,
        /// Its title.
        title: String,
    },
    /// Rules stand in another order.
    RuleOrder,
    /// Queues, words or settings of the hand-over.
    HandOver,
    /// The persona.
    Persona,
    /// Care moments.
    Care,
    /// The wrong-answer budget.
    Budget,
    /// Synonyms.
    Synonyms,
    /// None of these by itself: what other entries were taught moved the line.
    Understanding,
}

impl ChangeCause {
    /// Its kind, as JSON spells it.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Answer { .. } => "answer",
            Self::Phrasings { .. } => "phrasings",
            Self::EntryAdded { .. } => "entry_added",
            Self::EntryRemoved { .. } => "entry_removed",
            Self::Fact { .. } => "fact",
            Self::Product { .. } => "product",
            Self::Picture { .. } => "picture",
            Self::Rule { .. } => "rule",
            Self::RuleOrder => "rule_order",
            Self::HandOver => "hand_over",
            Self::Persona => "persona",
            Self::Care => "care",
            Self::Budget => "budget",
            Self::Synonyms => "synonyms",
            Self::Understanding => "understanding",
        }
    }

    /// The id of what was edited, if it has one.
    #[must_use]
    pub fn id(&self) -> Option<&str> {
        match self {
            Self::Answer { id, .. }
            | Self::Phrasings { id, .. }
            | Self::EntryAdded { id, .. }
            | Self::EntryRemoved { id, .. } => Some(&id.0),
            Self::Fact { key } => Some(key),
            Self::Product { id, .. } | Self::Picture { id, .. } => Some(id),
            Self::Rule { id, .. } => Some(&id.0),
            _ => None,
        }
    }

    /// The cause, for people.
    #[must_use]
    pub fn localized(&self) -> Localized {
        match self {
            Self::Answer { question, .. } => Localized::new(
                format!("「{question}」的答案改了"),
                format!("the answer of \"{question}\" was edited"),
            ),
            Self::Phrasings { question, .. } => Localized::new(
                format!("「{question}」的问法改了"),
                format!("the phrasings of \"{question}\" were edited"),
            ),
            Self::EntryAdded { question, .. } => Localized::new(
                format!("新增了问答「{question}」"),
                format!("the entry \"{question}\" is new"),
            ),
            Self::EntryRemoved { question, .. } => Localized::new(
                format!("去掉了问答「{question}」"),
                format!("the entry \"{question}\" is gone"),
            ),
            Self::Fact { key } => {
                Localized::new(format!("事实「{key}」改了"), format!("the fact \"{key}\" changed"))
            }
            Self::Product { name, .. } => Localized::new(
                format!("商品「{name}」改了"),
                format!("the product \"{name}\" changed"),
            ),
            Self::Picture { name, .. } => Localized::new(
                format!("图片「{name}」改了"),
                format!("the picture \"{name}\" changed"),
            ),
            Self::Rule { title, .. } => Localized::new(
                format!("转人工规则「{title}」改了"),
                format!("the hand-over rule \"{title}\" changed"),
            ),
            Self::RuleOrder => {
                Localized::new("转人工规则的先后换了", "hand-over rules changed places")
            }
            Self::HandOver => Localized::new("转人工的设置改了", "hand-over settings changed"),
            Self::Persona => Localized::new("人设改了", "the persona changed"),
            Self::Care => Localized::new("关怀改了", "care moments changed"),
            Self::Budget => Localized::new("答错预算改了", "the wrong-answer budget changed"),
            Self::Synonyms => Localized::new("同义词改了", "synonyms changed"),
            Self::Understanding => Localized::new(
                "别的问答教的话，让这些话听起来不一样了",
                "what other entries were taught made these sound different",
            ),
        }
    }
}
