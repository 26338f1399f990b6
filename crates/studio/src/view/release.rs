//! Releases: what will be signed, with which key, and what came of it.

use kaopu_model::Localized;
use serde::{Deserialize, Serialize};

use super::{CandidateView, ChangeRow, DialogueTally, GateRow};

/// A signing key on this computer. The secret stays in its file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct KeyView {
    /// The secret key's file.
    pub path: String,
    /// Its public half, in one line.
    pub public_key: String,
    /// Its short name.
    pub key_id: String,
}

/// The folder of this computer's signing keys.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct KeyFolderView {
    /// Where it is.
    pub folder: String,
    /// Keys that can sign.
    pub keys: Vec<KeyView>,
    /// Files with which something is wrong.
    pub damaged: Vec<DamagedKey>,
}

/// A key of which half is missing, or that is none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct DamagedKey {
    /// The file that is there.
    pub path: String,
    /// What is wrong.
    pub damage: KeyDamage,
}

/// What is wrong with a key's files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum KeyDamage {
    /// The public half is there, the file that signs is gone.
    SecretMissing,
    /// The file that signs is there, its public half is gone.
    PublicMissing,
    /// Another program's file, or one that can't be read.
    NotAKey,
    /// Other users of the computer can read it.
    Exposed,
}

/// What an export would sign.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct ReleasePreview {
    /// The number it would probably get; 0: none that is known.
    pub seq: u32,
    /// Why the person is asked for the last release's number: the folder does not know it. Stays
    /// when it was answered; `None`: it is known, or there is nobody to ask.
    pub last_asked: Option<Localized>,
    /// The KB's title.
    pub title: String,
    /// Digest of the KB's files.
    pub kb_digest: String,
    /// Every file that would be signed.
    pub files: Vec<FileDigest>,
    /// Why it can't be released, but for what is asked; empty if it can.
    pub blockers: Vec<Localized>,
    /// Every check, as it stands.
    pub gates: Vec<GateRow>,
    /// The dialogues, run just now.
    pub tally: DialogueTally,
    /// What changed since the last release; empty if there was none.
    pub changes: Vec<ChangeRow>,
    /// Where it could be saved.
    pub suggested_path: String,
    /// SHA-256 of the sentence encoder's weights with which the bot must answer from it; `None`: by
    /// words alone.
    pub encoder: Option<String>,
}

/// A file that is signed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct FileDigest {
    /// Its path in the bundle.
    pub path: String,
    /// Bytes.
    pub size: u32,
    /// SHA-256 in hex.
    pub sha256: String,
}

/// A bundle that was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Exported {
    /// Where it is.
    pub path: String,
    /// SHA-256 of the whole file.
    pub digest: String,
    /// Its number.
    pub seq: u32,
    /// Bytes.
    pub size: u32,
    /// How many approvers have yet to sign before a bot may answer from it.
    pub missing_approvals: u32,
    /// The author's key.
    pub public_key: String,
    /// Shell commands with which anyone can verify it.
    pub verify_commands: Vec<String>,
}

/// A release of this KB.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct ReleaseRow {
    /// Its number.
    pub seq: u32,
    /// SHA-256 of the bundle.
    pub digest: String,
    /// Where it was written.
    pub path: String,
    /// When, RFC 3339.
    pub at: String,
    /// The note, or the KB's title.
    pub title: String,
}

/// A release that is being tried out on this computer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct TrialView {
    /// Its number.
    pub seq: u32,
    /// Where to chat with it, in a browser of this computer.
    pub url: String,
}

/// What is known of a release of former days.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct PastReleaseView {
    /// Its number.
    pub seq: u32,
    /// The number of the release before it.
    pub before: Option<u32>,
    /// Who signed what, as its bundle says.
    pub signed: Option<CandidateView>,
    /// Why the bundle says nothing: moved, exchanged, or signed by nobody who may any more.
    pub unread: Option<Localized>,
    /// What it changed; `None`: it is the first, or one of the two copies is gone.
    pub changed: Option<Vec<ChangeRow>>,
    /// What changed since; `None`: the copy of its files is gone, and it can't be restored.
    pub since: Option<Vec<ChangeRow>>,
}
