//! One mistake in a knowledge base.

use jiff::civil::DateTime;
use kaopu_model::{FaqId, KnowledgeBase, Localized, ProductId, RuleId};
use serde::{Deserialize, Serialize};

/// A knowledge base with one small mistake, as somebody might make it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mutant {
    /// What kind of mistake it is.
    pub kind: MutationKind,
    /// What is wrong with it.
    pub what: Localized,
    /// What of the knowledge base is not protected if nobody notices.
    pub guarded: Guarded,
    pub(super) change: Change,
}

/// Kinds of mistakes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MutationKind {
    /// Two entries have each other's answers.
    AnswersSwapped,
    /// A conditional answer is gone.
    AnswerDropped,
    /// The time window of an answer lies a day later or earlier.
    WindowShifted,
    /// An entry is disabled.
    EntryDisabled,
    /// A phrasing is gone.
    PhrasingDropped,
    /// A row of synonyms is gone.
    SynonymDropped,
    /// A fact says something else.
    FactChanged,
    /// A product's attribute says something else.
    AttributeChanged,
    /// A rule is gone.
    RuleDropped,
    /// A rule stands behind the next one.
    RuleMoved,
    /// A word of a danger list is gone.
    DangerWordDropped,
}

/// A part of a knowledge base that somebody should notice a mistake in.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(tag = "part", content = "id", rename_all = "snake_case")]
pub enum Guarded {
    /// An entry.
    Entry(FaqId),
    /// An escalation rule.
    Rule(RuleId),
    /// A fact, by its key.
    Fact(String),
    /// A product.
    Product(ProductId),
    /// A row of synonyms, by its term.
    Synonym(String),
    /// A danger topic.
    Danger(String),
}

/// What is changed, by places in the knowledge base.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Change {
    SwapAnswers(usize, usize),
    DropAnswer(usize, usize),
    Window { entry: usize, answer: usize, from: Option<DateTime>, until: Option<DateTime> },
    Disable(usize),
    DropPhrasing(usize, usize),
    DropSynonym(usize),
    Fact(usize, String),
    Attribute { product: usize, attribute: usize, value: String },
    DropRule(usize),
    MoveRule(usize),
    DropDangerWord(usize, usize),
}

impl Mutant {
    /// The knowledge base with the mistake in it. One that it was not made for stays as it is where
    /// it has no such place.
    #[must_use]
    pub fn of(&self, kb: &KnowledgeBase) -> KnowledgeBase {
        let mut kb = kb.clone();
        self.change.make(&mut kb);
        kb
    }
}

impl Change {
    fn make(&self, kb: &mut KnowledgeBase) -> Option<()> {
        match self {
            Self::SwapAnswers(one, other) => {
                let (first, second) = (kb.faqs.get(*one)?, kb.faqs.get(*other)?);
                let (first, second) = (first.answer.clone(), second.answer.clone());
                kb.faqs.get_mut(*one)?.answer = second;
                kb.faqs.get_mut(*other)?.answer = first;
            }
            Self::DropAnswer(entry, answer) => {
                let answers = &mut kb.faqs.get_mut(*entry)?.answers;
                answers.get(*answer)?;
                answers.remove(*answer);
            }
            Self::Window { entry, answer, from, until } => {
                let when = &mut kb.faqs.get_mut(*entry)?.answers.get_mut(*answer)?.when;
                (when.from, when.until) = (*from, *until);
            }
            Self::Disable(entry) => kb.faqs.get_mut(*entry)?.enabled = false,
            Self::DropPhrasing(entry, phrasing) => {
                let phrasings = &mut kb.faqs.get_mut(*entry)?.phrasings;
                phrasings.get(*phrasing)?;
                phrasings.remove(*phrasing);
            }
            Self::DropSynonym(row) => {
                kb.synonyms.get(*row)?;
                kb.synonyms.remove(*row);
            }
            Self::Fact(fact, value) => kb.facts.get_mut(*fact)?.value.clone_from(value),
            Self::Attribute { product, attribute, value } => {
                let product = kb.products.products.get_mut(*product)?;
                product.values.get_mut(*attribute)?.clone_from(value);
            }
            Self::DropRule(rule) => {
                kb.escalation.rules.get(*rule)?;
                kb.escalation.rules.remove(*rule);
            }
            Self::MoveRule(rule) => {
                kb.escalation.rules.get(*rule + 1)?;
                kb.escalation.rules.swap(*rule, *rule + 1);
            }
            Self::DropDangerWord(topic, word) => {
                let words = &mut kb.escalation.dangers.get_mut(*topic)?.words;
                words.get(*word)?;
                words.remove(*word);
            }
        }
        Some(())
    }
}
