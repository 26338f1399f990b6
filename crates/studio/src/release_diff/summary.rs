//! What a release changes, in numbers: what the signed evidence may carry. Never a customer's words.

use serde::{Deserialize, Serialize};

use super::diff::ReleaseDiff;

/// What a release changes for customers: ids and counts, no text.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChangeSummary {
    /// Digest of the content that it replaces.
    pub replaces: String,
    /// Messages that were played through both: of dialogues, phrasings, sessions and logs.
    pub messages: u32,
    /// Messages of which something else comes.
    pub changed: u32,
    /// The same by what caused it.
    pub groups: Vec<ChangeCount>,
}

/// How much one edit changes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChangeCount {
    /// What kind of edit it is.
    pub kind: String,
    /// What was edited, where it has an id; a fact's key is one.
    pub id: Option<String>,
    /// Messages of which something else comes.
    pub changed: u32,
}

impl ReleaseDiff {
    /// The diff in numbers; `replaces` is the digest of the older content.
    #[must_use]
    pub fn summary(&self, replaces: &str) -> ChangeSummary {
        let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        let groups: Vec<ChangeCount> = self
            .groups
            .iter()
            .map(|group| ChangeCount {
                kind: group.cause.code().to_owned(),
                id: group.cause.id().map(str::to_owned),
                changed: number(group.places()),
            })
            .collect();
        ChangeSummary {
            replaces: replaces.to_owned(),
            messages: self.compared.turns,
            changed: groups.iter().fold(0, |sum, group| sum.saturating_add(group.changed)),
            groups,
        }
    }
}
