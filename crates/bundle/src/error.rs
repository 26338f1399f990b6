//! Why a bundle is refused. Each refusal has a code that never changes, for scripts, tests and
//! translations.

use std::io;

use crate::evidence::{ChangesProblem, EvidenceProblem, GoldenProblem};
use crate::key::KeyId;
use crate::limits::MAX_SIGNATURES;
use crate::missing::Missing;
use crate::permit::PermitProblem;
use crate::release::ReleaseProblem;
use crate::trust::{Role, RootProblem};
use crate::{FORMAT, Version};

/// Why a bundle is not accepted. [`VerifyError::code`] names the refusal for programs, `Display`
/// explains it to people.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum VerifyError {
    /// The system could not read the file.
    #[error("the bundle cannot be read: {0}")]
    Io(#[from] io::Error),
    /// The path leads to a link, a folder, a pipe or a device.
    #[error("the path is not a regular file (links are not followed)")]
    NotAFile,
    /// The bytes are something else than a bundle.
    #[error("this is not a Kaopu bundle")]
    NotABundle,
    /// The bytes are something else than a roll-back permit.
    #[error("this is not a roll-back permit")]
    NotAPermit,
    /// A part is larger than any honest bundle needs.
    #[error("{what} exceeds the limit of {limit}")]
    TooLarge {
        /// The bundle, its number of entries, or the name of an entry.
        what: String,
        /// The limit, in bytes (or entries).
        limit: usize,
    },
    /// The file ends too early.
    #[error("the bundle is cut off")]
    Truncated,
    /// Something follows the end of the bundle.
    #[error("there is data after the end of the bundle")]
    TrailingData,
    /// The header of an entry is not the one that its name and size determine.
    #[error("the header of entry {index} is not canonical")]
    BadHeader {
        /// Which entry, counted from 0.
        index: usize,
    },
    /// The bytes between an entry and the next block are not zero.
    #[error("the padding after {name} is not zero")]
    Padding {
        /// The entry before the padding.
        name: String,
    },
    /// A name that could do harm when unpacked, or be confused with another.
    #[error("the entry name {name:?} is not allowed")]
    Name {
        /// The name as it stands in the file.
        name: String,
    },
    /// A harmless name that has no meaning in this version of the format.
    #[error("the entry {name} is unknown; if the bundle comes from a newer Kaopu, update this one")]
    UnknownEntry {
        /// The entry's name.
        name: String,
    },
    /// Entries are not in the canonical order, or one occurs twice.
    #[error("the entry {name} is out of order or occurs twice")]
    Order {
        /// The entry's name.
        name: String,
    },
    /// A bundle has one to eight signatures.
    #[error("the bundle has {found} signatures and must have 1 to {MAX_SIGNATURES}")]
    SignatureCount {
        /// How many there are.
        found: usize,
    },
    /// The signature is by a key that the root does not name, or the first root by none of the keys
    /// that the caller trusts.
    #[error("the signer {key_id} is not trusted")]
    UnknownSigner {
        /// The key id that the signature names; only a hint, since anyone can write it.
        key_id: KeyId,
    },
    /// The signature file is malformed, or the signature is not by the key that it names.
    #[error("the signature does not hold")]
    Signature,
    /// The signature holds, but was not made for a release.
    #[error("the signature was made for another purpose: {comment:?}")]
    SignatureComment {
        /// The trusted comment.
        comment: String,
    },
    /// The signed manifest breaks the rules of its format.
    #[error("line {line} of the manifest is not allowed")]
    Manifest {
        /// The line, counted from 1.
        line: usize,
    },
    /// The bundle lacks a file that it must have.
    #[error("{name} is missing")]
    MissingFile {
        /// The entry's name.
        name: String,
    },
    /// The bundle has a file that nobody signed.
    #[error("{name} is not in the signed manifest")]
    ExtraFile {
        /// The entry's name.
        name: String,
    },
    /// A file is not the one that was signed.
    #[error("{name} differs from what was signed")]
    Digest {
        /// The entry's name.
        name: String,
    },
    /// The bundle needs a newer Kaopu.
    #[error("the bundle needs Kaopu {needs} or newer; this is {this}", this = Version::CURRENT)]
    EngineTooOld {
        /// The release's `engine_min`.
        needs: Version,
    },
    /// The bundle is written in another version of the format.
    #[error("the bundle has format {format}; this Kaopu reads {FORMAT}")]
    FormatTooNew {
        /// The release's `format`.
        format: u32,
    },
    /// The bundle is of the first format, which nothing protects against being replayed.
    #[error("the bundle has format 1, which is no longer accepted; export it again")]
    FormatTooOld,
    /// A root is missing, has no signatures or too many, or stands in the wrong place.
    #[error("the chain of roots breaks at {name}")]
    RootChain {
        /// The entry where it breaks.
        name: String,
    },
    /// A root is not the one that the caller knows.
    #[error("root {version} is not the one that is known")]
    OtherRoot {
        /// Its number.
        version: u32,
    },
    /// A signature of a root is malformed, or not by somebody who may sign it.
    #[error("a signature of root {version} does not hold")]
    RootSignature {
        /// Its number.
        version: u32,
    },
    /// Too few persons have signed a root.
    #[error("too few persons have signed root {version}")]
    RootThreshold {
        /// Its number.
        version: u32,
    },
    /// A root breaks a rule.
    #[error("root {version}: {problem}")]
    Root {
        /// Its number.
        version: u32,
        /// The rule.
        problem: RootProblem,
    },
    /// The root that counts has expired.
    #[error("the root has expired on {expired}")]
    RootExpired {
        /// When.
        expired: String,
    },
    /// The key may not sign in the role that it signed in.
    #[error("{person} may not sign as {role}")]
    Role {
        /// Whose key it is.
        person: String,
        /// The role.
        role: Role,
    },
    /// The key's time is over.
    #[error("the key {key_id} has expired on {expired}")]
    KeyExpired {
        /// Which key.
        key_id: KeyId,
        /// When.
        expired: String,
    },
    /// One person has signed twice.
    #[error("{person} has signed twice")]
    SamePerson {
        /// Who.
        person: String,
    },
    /// Signatures are missing.
    #[error(
        "signatures are missing: {} as author, {} as approver",
        missing.authors,
        missing.approvers
    )]
    Threshold {
        /// How many.
        missing: Missing,
    },
    /// The release is for another knowledge base than the root.
    #[error("the root is for {root:?}, and the release for {release:?}")]
    Tenant {
        /// The root's tenant.
        root: String,
        /// The release's.
        release: String,
    },
    /// The release is of an epoch that was abandoned, or has not begun.
    #[error("the release is of epoch {release}, and the root of {root}")]
    Epoch {
        /// The root's epoch.
        root: u32,
        /// The release's.
        release: u32,
    },
    /// The release was revoked by a newer root.
    #[error("release {seq} is revoked: the root accepts {min_seq} and later")]
    SeqRevoked {
        /// Its number.
        seq: u32,
        /// The lowest number that is accepted.
        min_seq: u32,
    },
    /// The release was issued in the future, or the clock is wrong.
    #[error("the release was issued on {issued_at}, which is in the future")]
    NotYet {
        /// When it says that it was issued.
        issued_at: String,
    },
    /// The release's life is over.
    #[error("the release has expired on {expired}")]
    Expired {
        /// When.
        expired: String,
    },
    /// A permit says something that none may say.
    #[error("permit.json: {0}")]
    Permit(#[from] PermitProblem),
    /// The permit was issued in the future, or the clock is wrong.
    #[error("the permit was issued on {issued_at}, which is in the future")]
    PermitNotYet {
        /// When it says that it was issued.
        issued_at: String,
    },
    /// The permit's life is over.
    #[error("the permit has expired on {expired}")]
    PermitExpired {
        /// When.
        expired: String,
    },
    /// A picture is not what its name says.
    #[error("{name} is not the picture that its name says")]
    Media {
        /// The entry's name.
        name: String,
    },
    /// `release.json` is not acceptable.
    #[error("release.json: {0}")]
    Release(#[from] ReleaseProblem),
    /// The evidence does not allow the release.
    #[error("evidence: {0}")]
    Evidence(#[from] EvidenceProblem),
    /// The recorded turns are not those of the tested dialogues.
    #[error("golden.jsonl: {0}")]
    Golden(#[from] GoldenProblem),
    /// What changed is not told as it must be.
    #[error("changes.json: {0}")]
    Changes(#[from] ChangesProblem),
}

impl VerifyError {
    pub(crate) fn too_large(what: &str, limit: usize) -> Self {
        Self::TooLarge { what: what.to_owned(), limit }
    }

    /// The stable name of this refusal.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Io(_) => "io",
            Self::NotAFile => "not-a-file",
            Self::NotABundle => "not-a-bundle",
            Self::NotAPermit => "not-a-permit",
            Self::TooLarge { .. } => "too-large",
            Self::Truncated => "truncated",
            Self::TrailingData => "trailing-data",
            Self::BadHeader { .. } => "bad-header",
            Self::Padding { .. } => "padding",
            Self::Name { .. } => "name",
            Self::UnknownEntry { .. } => "unknown-entry",
            Self::Order { .. } => "order",
            Self::SignatureCount { .. } => "signature-count",
            Self::UnknownSigner { .. } => "unknown-signer",
            Self::Signature => "signature",
            Self::SignatureComment { .. } => "signature-comment",
            Self::Manifest { .. } => "manifest",
            Self::MissingFile { .. } => "missing-file",
            Self::ExtraFile { .. } => "extra-file",
            Self::Digest { .. } => "digest",
            Self::EngineTooOld { .. } => "engine-too-old",
            Self::FormatTooNew { .. } => "format-too-new",
            Self::FormatTooOld => "format-too-old",
            Self::RootChain { .. } => "root-chain",
            Self::OtherRoot { .. } => "other-root",
            Self::RootSignature { .. } => "root-signature",
            Self::RootThreshold { .. } => "root-threshold",
            Self::Root { .. } => "root",
            Self::RootExpired { .. } => "root-expired",
            Self::Role { .. } => "role",
            Self::KeyExpired { .. } => "key-expired",
            Self::SamePerson { .. } => "same-person",
            Self::Threshold { .. } => "threshold",
            Self::Tenant { .. } => "tenant",
            Self::Epoch { .. } => "epoch",
            Self::SeqRevoked { .. } => "seq-revoked",
            Self::NotYet { .. } => "not-yet",
            Self::Expired { .. } => "expired",
            Self::Permit(_) => "permit",
            Self::PermitNotYet { .. } => "permit-not-yet",
            Self::PermitExpired { .. } => "permit-expired",
            Self::Media { .. } => "media",
            Self::Release(_) => "release",
            Self::Evidence(_) => "evidence",
            Self::Golden(_) => "golden",
            Self::Changes(_) => "changes",
        }
    }
}

/// Why no bundle was made.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum WriteError {
    /// The result would be refused by everyone who verifies it.
    #[error("the bundle would be refused: {0}")]
    Refused(#[source] VerifyError),
}

impl WriteError {
    /// The stable name of the reason: that of the refusal.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Refused(refusal) => refusal.code(),
        }
    }
}
