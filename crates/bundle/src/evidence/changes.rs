//! `evidence/changes.json`: what changed for customers since the release that this one replaces, in
//! ids and numbers. What they were told stays out: a log is nobody's to publish.

use kaopu_model::hidden;
use serde::{Deserialize, Serialize};

use super::test_result::is_label;
use crate::digest::is_sha256_hex;
use crate::json::{self, JsonProblem};
use crate::limits::MAX_CAUSE_ID_CHARS;

/// What changed for customers.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Changes {
    /// The release that this one replaces.
    pub replaces: Replaces,
    /// How many messages were sent to both.
    pub messages: u32,
    /// To how many of them the replies differ.
    pub changed: u32,
    /// Why, strictly sorted by cause and id.
    pub groups: Vec<ChangeGroup>,
}

/// The release that another one replaces.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Replaces {
    /// There is none: it is the first.
    #[default]
    None,
    /// The digest of its knowledge base, as 64 hex digits.
    Release(String),
}

/// The text is neither a SHA-256 nor `none`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("`replaces` is 64 hex digits, or `none`")]
pub struct ReplacesSyntax;

impl TryFrom<String> for Replaces {
    type Error = ReplacesSyntax;

    fn try_from(text: String) -> Result<Self, ReplacesSyntax> {
        match text.as_str() {
            "none" => Ok(Self::None),
            digest if is_sha256_hex(digest) => Ok(Self::Release(text)),
            _ => Err(ReplacesSyntax),
        }
    }
}

impl From<Replaces> for String {
    fn from(replaces: Replaces) -> Self {
        match replaces {
            Replaces::None => "none".to_owned(),
            Replaces::Release(digest) => digest,
        }
    }
}

/// Changes with one cause.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChangeGroup {
    /// What kind of edit: `answer`, `phrasing`, `fact`, …
    pub cause: String,
    /// Of what: the id of an entry, the key of a fact; may be empty.
    pub id: String,
    /// How many replies it changed.
    pub changed: u32,
}

/// Why the list of changes is refused.
#[derive(Debug, thiserror::Error)]
pub enum ChangesProblem {
    /// It cannot be read.
    #[error(transparent)]
    Json(#[from] JsonProblem),
    /// The numbers contradict each other.
    #[error("its numbers contradict each other")]
    Numbers,
    /// A group has no sensible name, or is out of order.
    #[error("the group {cause} {id:?} is misnamed or out of order")]
    Group {
        /// Its cause.
        cause: String,
        /// Its id.
        id: String,
    },
}

impl Changes {
    pub(crate) fn read(text: &[u8]) -> Result<Self, ChangesProblem> {
        let changes: Self = json::from_text(text)?;
        changes.check()?;
        Ok(changes)
    }

    fn check(&self) -> Result<(), ChangesProblem> {
        let mut before: Option<(&str, &str)> = None;
        let mut sum = 0_u64;
        for group in &self.groups {
            let ChangeGroup { cause, id, changed } = group;
            let place = (cause.as_str(), id.as_str());
            if !is_label(cause)
                || id.chars().count() > MAX_CAUSE_ID_CHARS
                || hidden(id).next().is_some()
                || before.is_some_and(|before| before >= place)
            {
                return Err(ChangesProblem::Group { cause: cause.clone(), id: id.clone() });
            }
            if !(1..=self.changed).contains(changed) {
                return Err(ChangesProblem::Numbers);
            }
            before = Some(place);
            sum += u64::from(*changed);
        }
        let first = self.replaces == Replaces::None;
        if self.changed > self.messages
            || sum < u64::from(self.changed)
            || (first && (self.messages > 0 || !self.groups.is_empty()))
        {
            return Err(ChangesProblem::Numbers);
        }
        Ok(())
    }
}
