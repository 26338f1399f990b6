//! Which edit made the bot do something otherwise.

use std::collections::BTreeSet;

use kaopu_engine::Action;
use kaopu_engine::compare::{BehaviorChange, BehaviorPlace};
use kaopu_model::{FaqId, KnowledgeBase, Localized, Product};
use serde::Serialize;

use crate::view::{ChangeKind, ChangeRow, ChangedThing};

/// An edit, as the cause of what the bot does otherwise.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum ChangeCause {
    /// An entry was edited: its answers, its wordings, or whether it is there at all.
    Entry {
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
    /// Rules, queues or words of the hand-over.
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
    /// The cause, for people.
    #[must_use]
    pub fn localized(&self) -> Localized {
        match self {
            Self::Entry { question, .. } => Localized::new(
                format!("问答「{question}」改了"),
                format!("the entry \"{question}\" was edited"),
            ),
            Self::Fact { key } => {
                Localized::new(format!("事实「{key}」改了"), format!("the fact \"{key}\" changed"))
            }
            Self::Product { name, .. } => Localized::new(
                format!("商品「{name}」改了"),
                format!("the product \"{name}\" changed"),
            ),
            Self::HandOver => Localized::new("转人工的规则改了", "hand-over rules changed"),
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

/// The edit that explains a change best: one that the changed words name, before one that could
/// have changed anything.
pub(super) fn of(
    change: &BehaviorChange,
    content: &[ChangeRow],
    before: &KnowledgeBase,
    after: &KnowledgeBase,
) -> ChangeCause {
    entry(change, content)
        .or_else(|| fact(change, content))
        .or_else(|| product(change, content, before, after))
        .unwrap_or_else(|| elsewhere(change, content, before, after))
}

/// Fields of an entry that change nothing for customers.
const UNSEEN: [&str; 3] = ["note", "category", "review_by"];

fn entry(change: &BehaviorChange, content: &[ChangeRow]) -> Option<ChangeCause> {
    let own = match &change.place {
        BehaviorPlace::Phrasing { entry, .. } => Some(entry),
        BehaviorPlace::Dialogue { .. } | BehaviorPlace::Message { .. } => None,
    };
    let concerned: BTreeSet<&str> = [&change.after.entry, &change.before.entry]
        .into_iter()
        .flatten()
        .chain(own)
        .map(|id| id.0.as_str())
        .collect();
    let is_edited = |row: &&ChangeRow| {
        row.what == ChangedThing::Entry
            && concerned.contains(row.id.as_str())
            && (row.kind != ChangeKind::Changed
                || row.details.iter().any(|one| !UNSEEN.contains(&one.field.as_str())))
    };
    let row = content.iter().find(is_edited)?;
    Some(ChangeCause::Entry { id: row.id.as_str().into(), question: row.title.clone() })
}

fn fact(change: &BehaviorChange, content: &[ChangeRow]) -> Option<ChangeCause> {
    let told = |row: &&ChangeRow| {
        row.what == ChangedThing::Fact
            && row.details.iter().any(|one| is_told(change, &one.before, &one.after))
    };
    let row = content.iter().find(told)?;
    Some(ChangeCause::Fact { key: row.id.clone() })
}

fn product(
    change: &BehaviorChange,
    content: &[ChangeRow],
    before: &KnowledgeBase,
    after: &KnowledgeBase,
) -> Option<ChangeCause> {
    let told = |row: &&ChangeRow| {
        if row.what != ChangedThing::Product {
            return false;
        }
        let of = |kb: &KnowledgeBase| {
            kb.products.products.iter().find(|product| product.id.0 == row.id).cloned()
        };
        match (of(before), of(after)) {
            (Some(old), Some(new)) => {
                let values = |product: &Product, kb: &KnowledgeBase, name: &str| {
                    kb.products.value(product, name).unwrap_or_default().to_owned()
                };
                let attributes =
                    before.products.attributes.iter().chain(&after.products.attributes);
                let renamed = is_told(change, &old.name, &new.name);
                renamed
                    || attributes.into_iter().any(|name| {
                        is_told(change, &values(&old, before, name), &values(&new, after, name))
                    })
                    || old.aliases != new.aliases && names(change, &old, &new)
            }
            (Some(one), None) | (None, Some(one)) => names(change, &one, &one),
            (None, None) => false,
        }
    };
    let row = content.iter().find(told)?;
    Some(ChangeCause::Product { id: row.id.clone(), name: row.title.clone() })
}

/// Whether a value that changed is said before, or after, and the two differ.
fn is_told(change: &BehaviorChange, old: &str, new: &str) -> bool {
    let says = |said: &str, value: &str| !value.is_empty() && said.contains(value);
    old != new
        && (says(&change.before.said, old) && !change.after.said.contains(old)
            || says(&change.after.said, new) && !change.before.said.contains(new))
}

/// Whether the customer or the bot names the product.
fn names(change: &BehaviorChange, old: &Product, new: &Product) -> bool {
    let texts = [&change.text, &change.before.said, &change.after.said];
    [old, new].into_iter().any(|product| {
        let mut names = std::iter::once(&product.name).chain(&product.aliases);
        names.any(|name| texts.iter().any(|text| text.contains(name.as_str())))
    })
}

fn elsewhere(
    change: &BehaviorChange,
    content: &[ChangeRow],
    before: &KnowledgeBase,
    after: &KnowledgeBase,
) -> ChangeCause {
    let edited = |things: &[ChangedThing]| content.iter().any(|row| things.contains(&row.what));
    let hands_over = |action| matches!(action, Action::HandOver | Action::Callback);
    let human = change.differs.record
        || hands_over(change.before.action) != hands_over(change.after.action);
    let rules =
        [ChangedThing::Rule, ChangedThing::Queue, ChangedThing::Danger, ChangedThing::Escalation];
    let otherwise = change.differs.is_understood_otherwise();
    match () {
        () if human && edited(&rules) => ChangeCause::HandOver,
        () if !otherwise && edited(&[ChangedThing::Persona]) => ChangeCause::Persona,
        () if !otherwise && edited(&[ChangedThing::Care]) => ChangeCause::Care,
        () if before.settings.wrong_answers != after.settings.wrong_answers => ChangeCause::Budget,
        () if before.synonyms != after.synonyms => ChangeCause::Synonyms,
        () => ChangeCause::Understanding,
    }
}
