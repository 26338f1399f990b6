//! Which edit made the bot do something otherwise.

use std::collections::BTreeSet;

use kaopu_engine::Action;
use kaopu_engine::compare::{BehaviorChange, HandOff};
use kaopu_model::{FaqId, KnowledgeBase, Picture, Product};

use super::cause::ChangeCause;
use super::diff::AskedAt;
use crate::view::{ChangeKind, ChangeRow, ChangedThing};

/// Two states, and what was edited between them.
#[derive(Clone, Copy)]
pub(super) struct States<'a> {
    pub before: &'a KnowledgeBase,
    pub after: &'a KnowledgeBase,
    pub content: &'a [ChangeRow],
}

impl States<'_> {
    fn edited(&self, things: &[ChangedThing]) -> bool {
        self.content.iter().any(|row| things.contains(&row.what))
    }
}

/// The edit that explains a change best: one that the changed words name, before one that could
/// have changed anything.
pub(super) fn of(change: &BehaviorChange, place: &AskedAt, states: States<'_>) -> ChangeCause {
    let rule = rule(change, states.content);
    // Whether a human takes over is a matter of rules before it is one of answers.
    let first = if is_humans(change) { rule.clone() } else { None };
    first
        .or_else(|| entry(change, place, states.content, Explains::Well))
        .or_else(|| fact(change, states.content))
        .or_else(|| picture(change, states))
        .or_else(|| product(change, states))
        .or(rule)
        .or_else(|| entry(change, place, states.content, Explains::Perhaps))
        .unwrap_or_else(|| elsewhere(change, states))
}

/// Whether a human takes over in one of the two and not, or otherwise, in the other.
fn is_humans(change: &BehaviorChange) -> bool {
    let hands_over =
        |action| matches!(action, Action::HandOver | Action::Callback | Action::AskFirst);
    let rule = |handed: &HandOff| handed.rule.as_ref().map(|rule| rule.id.clone());
    hands_over(change.before.action) != hands_over(change.after.action)
        || rule(&change.handed_before) != rule(&change.handed_after)
}

/// A rule that fired in one of the two and was edited, or fired in another place of the order.
fn rule(change: &BehaviorChange, content: &[ChangeRow]) -> Option<ChangeCause> {
    let fired = [&change.handed_after, &change.handed_before];
    let fired: Vec<&str> =
        fired.iter().filter_map(|handed| Some(handed.rule.as_ref()?.id.0.as_str())).collect();
    let is_edited =
        |row: &&ChangeRow| row.what == ChangedThing::Rule && fired.contains(&row.id.as_str());
    if let Some(row) = content.iter().find(is_edited) {
        return Some(ChangeCause::Rule { id: row.id.as_str().into(), title: row.title.clone() });
    }
    let moved = |row: &ChangeRow| {
        row.what == ChangedThing::Escalation && row.details.iter().any(|one| one.field == "rule")
    };
    let both = fired.len() == 2 && fired.first() != fired.last();
    (both && content.iter().any(moved)).then_some(ChangeCause::RuleOrder)
}

/// Fields of an entry that change nothing for customers, and those that say what is asked.
const UNSEEN: [&str; 3] = ["note", "category", "review_by"];
const ASKED: [&str; 2] = ["question", "phrasings"];

/// How well an edit has to explain a change.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Explains {
    /// What is asked was edited and something else is understood, or what is said and said.
    Well,
    /// The entry was edited at all.
    Perhaps,
}

fn entry(
    change: &BehaviorChange,
    place: &AskedAt,
    content: &[ChangeRow],
    how: Explains,
) -> Option<ChangeCause> {
    let own = match place {
        AskedAt::Phrasing { entry, .. } | AskedAt::Situation { entry, .. } => Some(entry),
        _ => None,
    };
    let concerned: BTreeSet<&str> = [&change.after.entry, &change.before.entry]
        .into_iter()
        .flatten()
        .chain(own)
        .map(|id| id.0.as_str())
        .collect();
    let otherwise = change.differs.is_understood_otherwise();
    let mut causes = content
        .iter()
        .filter(|row| row.what == ChangedThing::Entry && concerned.contains(row.id.as_str()))
        .filter_map(|row| entry_edit(row, otherwise, how));
    causes.next()
}

/// Which edit of an entry explains that it is understood otherwise, or that it says something else.
fn entry_edit(row: &ChangeRow, otherwise: bool, how: Explains) -> Option<ChangeCause> {
    let (id, question): (FaqId, _) = (row.id.as_str().into(), row.title.clone());
    let added = || ChangeCause::EntryAdded { id: id.clone(), question: question.clone() };
    let removed = || ChangeCause::EntryRemoved { id: id.clone(), question: question.clone() };
    match row.kind {
        ChangeKind::Added => return Some(added()),
        ChangeKind::Removed => return Some(removed()),
        ChangeKind::Changed => {}
    }
    let of = |name: &str| row.details.iter().find(|one| one.field == name);
    if let Some(switch) = of("enabled") {
        return Some(if switch.after == "yes" { added() } else { removed() });
    }
    let seen = || row.details.iter().filter(|one| !UNSEEN.contains(&one.field.as_str()));
    let asks = seen().any(|one| ASKED.contains(&one.field.as_str()));
    let says = seen().any(|one| !ASKED.contains(&one.field.as_str()));
    match (asks, says) {
        (false, false) => None,
        (true, _) if otherwise => Some(ChangeCause::Phrasings { id, question }),
        (_, true) => Some(ChangeCause::Answer { id, question }),
        // Other phrasings do not change what is said: a fact in it may.
        (true, false) if how == Explains::Well => None,
        (true, false) => Some(ChangeCause::Phrasings { id, question }),
    }
}

fn fact(change: &BehaviorChange, content: &[ChangeRow]) -> Option<ChangeCause> {
    let told = |row: &&ChangeRow| {
        row.what == ChangedThing::Fact
            && row.details.iter().any(|one| is_told(change, &one.before, &one.after))
    };
    let row = content.iter().find(told)?;
    Some(ChangeCause::Fact { key: row.id.clone() })
}

fn picture(change: &BehaviorChange, states: States<'_>) -> Option<ChangeCause> {
    let States { before, after, content } = states;
    let is_seen = |row: &&ChangeRow| {
        let of = |kb: &KnowledgeBase| kb.pictures.iter().find(|one| one.id == row.id).cloned();
        let seen = |picture: Option<Picture>, in_turn: &[String]| {
            picture.is_some_and(|picture| in_turn.contains(&picture.file))
        };
        row.what == ChangedThing::Picture
            && (seen(of(before), &change.before.pictures)
                || seen(of(after), &change.after.pictures))
    };
    let row = content.iter().find(is_seen)?;
    Some(ChangeCause::Picture { id: row.id.clone(), name: row.title.clone() })
}

fn product(change: &BehaviorChange, states: States<'_>) -> Option<ChangeCause> {
    let States { before, after, content } = states;
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

fn elsewhere(change: &BehaviorChange, states: States<'_>) -> ChangeCause {
    let human = change.differs.record || is_humans(change);
    let rules =
        [ChangedThing::Rule, ChangedThing::Queue, ChangedThing::Danger, ChangedThing::Escalation];
    let otherwise = change.differs.is_understood_otherwise();
    let States { before, after, .. } = states;
    match () {
        () if human && states.edited(&rules) => ChangeCause::HandOver,
        () if !otherwise && states.edited(&[ChangedThing::Persona]) => ChangeCause::Persona,
        () if !otherwise && states.edited(&[ChangedThing::Care]) => ChangeCause::Care,
        () if before.settings.wrong_answers != after.settings.wrong_answers => ChangeCause::Budget,
        () if before.synonyms != after.synonyms => ChangeCause::Synonyms,
        () => ChangeCause::Understanding,
    }
}
