//! Who may sign, and what waits for a signature.

use serde::{Deserialize, Serialize};

/// Who may sign for a knowledge base.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct SigningView {
    /// The number of the root that counts; 0: nobody has signed a release yet.
    pub version: u32,
    /// Until when it counts, RFC 3339; empty without one.
    pub expires: String,
    /// Whether that is in less than 60 days.
    pub expires_soon: bool,
    /// How many persons must look at a release; 0: one person does all.
    pub approvers: u32,
    /// Who may sign, by their keys.
    pub people: Vec<SigningPerson>,
    /// Where the file is that every bot is given once.
    pub root_path: String,
}

/// A key that may sign, and whose it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct SigningPerson {
    /// The person.
    pub person: String,
    /// The key's short name.
    pub key_id: String,
    /// Whether the key may change who signs.
    pub manages: bool,
    /// Whether it may sign as author.
    pub writes: bool,
    /// Whether it may sign as approver.
    pub approves: bool,
}

/// A release that somebody has signed, and somebody else is to look at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct CandidateView {
    /// Its file.
    pub path: String,
    /// The KB's title.
    pub title: String,
    /// The release's number.
    pub seq: u32,
    /// What the author says about it.
    pub notes: String,
    /// When it was made, RFC 3339.
    pub issued_at: String,
    /// Until when it may be taken into service, RFC 3339.
    pub expires: String,
    /// SHA-256 of the file.
    pub digest: String,
    /// How many test dialogues passed.
    pub dialogues: u32,
    /// How many messages were sent to the release before and to this one; 0: it is the first.
    pub messages: u32,
    /// How many of them are answered otherwise.
    pub changed: u32,
    /// Why, in ids and numbers.
    pub groups: Vec<ChangeTally>,
    /// The checks that were released over.
    pub overrides: Vec<OverrideRow>,
    /// Who has signed so far.
    pub signed_by: Vec<String>,
    /// How many approvers have yet to sign; 0: a bot may take it.
    pub missing_approvers: u32,
}

/// How many replies one edit changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct ChangeTally {
    /// What kind of edit.
    pub cause: String,
    /// Of what.
    pub id: String,
    /// How many replies.
    pub changed: u32,
}

/// A check that did not pass, and why it was released over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct OverrideRow {
    /// The check's id.
    pub gate: String,
    /// What the author wrote.
    pub reason: String,
}
