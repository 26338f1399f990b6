//! Who may sign, and what waits for a signature.

use kaopu_model::Localized;
use serde::{Deserialize, Serialize};

/// Who may sign for a knowledge base.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct SigningView {
    /// The number of the root that counts; 0: nobody has signed a release yet.
    pub version: u32,
    /// Until when it counts, RFC 3339; empty without one.
    pub expires: String,
    /// Whether that, or the end of somebody's key, is in less than 60 days.
    pub expires_soon: bool,
    /// How many persons must look at a release; 0: one person does all.
    pub approvers: u32,
    /// How many persons must sign a change of who may sign; 0 without a root.
    pub managers: u32,
    /// Who may sign, by their keys.
    pub people: Vec<SigningPerson>,
    /// Where the file is that every bot is given once.
    pub root_path: String,
    /// A change of who may sign that others have yet to sign.
    pub waiting: Option<WaitingRoot>,
}

/// A change of who may sign that does not count yet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct WaitingRoot {
    /// Its file.
    pub path: String,
    /// SHA-256 of the file: what was looked at.
    pub digest: String,
    /// What it changes, a sentence each.
    pub changes: Vec<Localized>,
    /// Who has signed it.
    pub signed_by: Vec<String>,
    /// Who may sign it and has not; whoever has signed and stands here, too, has yet to do so with
    /// their new key.
    pub asked: Vec<String>,
    /// How many of them have to.
    pub missing: u32,
}

/// A key that may sign, and whose it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct SigningPerson {
    /// The person.
    pub person: String,
    /// The key's short name.
    pub key_id: String,
    /// The key in one line.
    pub public_key: String,
    /// Until when it signs, RFC 3339; not longer than the root counts.
    pub until: String,
    /// Whether that is in less than 60 days, or over.
    pub ends_soon: bool,
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
