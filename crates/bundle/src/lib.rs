//! The signed bundle (发布包): the single file from which a production bot answers.
//!
//! [`write()`] makes one from the files of a knowledge base, the proof that it was tested, and its
//! author's [`SigningKey`]; where a second person has to look at it, it is a [`Candidate`] until
//! they sign, too. Who may sign stands in a chain of roots ([`TrustChain`]) that a bundle carries
//! and a verifier knows the beginning of ([`Anchor`]). [`verify()`] is the only way back in: it
//! refuses before it parses, extracts nothing, and has no switch that skips a check. What is inside
//! is public formats only: an uncompressed tar file, a `sha256sum` list, minisign signatures, JSON
//! (`docs/bundle-format.md`). To leave a release for an older one takes a signed [`Permit`]. Which attacks this withstands, and which not, is in
//! `docs/threat-model.md`.
//!
//! The crate works on bytes and looks at no clock. The only files it touches itself are a bundle
//! that it reads ([`read_file`]) and secret keys ([`SecretKeyFile`]).
//!
//! ```
//! use kaopu_bundle::{
//!     Anchor, Changes, EncoderPin, Evidence, Golden, ReleaseDraft, SecretKeyFile, TrustChain,
//!     Unsigned, Version, verify, write,
//! };
//! use kaopu_model::KbFiles;
//! use secrecy::SecretString;
//!
//! let passphrase = SecretString::from("correct horse battery staple");
//! let (key_file, public_key) = SecretKeyFile::generate(&passphrase)?;
//! let key = key_file.unlock(&passphrase)?;
//! let now = "2026-11-22T08:00:00Z".parse().map_err(|_| "no time")?;
//! let trust = TrustChain::sole("xiaoman", "小满", &key, now)?;
//!
//! let files: KbFiles = ["kb.toml", "faqs.csv", "dialogues/hello.toml"]
//!     .map(|path| (path.to_owned(), b"...".to_vec()))
//!     .into();
//! let played = "dialogues/hello.toml".to_owned();
//! let words = EncoderPin::WordsOnly;
//! let evidence = Evidence::of(&files, Version::CURRENT, words, [played.clone()], []);
//! let golden = [Golden { dialogue: played, turns: vec!["{}".into()] }];
//! let release = ReleaseDraft {
//!     tenant: "xiaoman".into(),
//!     title: "小满好物客服知识库".into(),
//!     notes: String::new(),
//!     seq: 1,
//!     issued_at: "2026-11-22T08:00:00Z".into(),
//!     expires: "2027-02-20T08:00:00Z".into(),
//!     engine_min: Version::CURRENT,
//!     encoder: words,
//! };
//! let (release, evidence, golden, trust) = (&release, &evidence, &golden, &trust);
//! let changes = &Changes::default();
//! let unsigned = Unsigned { files: &files, release, evidence, golden, changes, trust };
//! let bundle = write(&unsigned, &key)?;
//!
//! let verified = verify(bundle.bytes(), &Anchor::from(public_key), now)?;
//! assert_eq!((verified.release().seq, verified.files()), (1, &files));
//! assert_eq!(verified.digest(), bundle.digest());
//! let nobody = Anchor::Keys(Vec::new());
//! assert_eq!(verify(bundle.bytes(), &nobody, now).unwrap_err().code(), "unknown-signer");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

#![cfg_attr(
    test,
    allow(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        reason = "a test may stop at once"
    )
)]

mod candidate;
mod comment;
mod container;
mod digest;
mod encoder_pin;
mod error;
mod evidence;
mod format;
#[cfg(fuzzing)]
pub mod fuzzing;
mod json;
mod kb_digest;
mod key;
pub mod limits;
mod manifest;
mod media;
mod minisig;
mod missing;
mod name;
mod open;
mod permit;
mod read_release;
mod release;
mod signed;
mod signers;
mod time;
mod trust;
mod verify;
mod version;
mod write;

pub use candidate::{Candidate, review};
pub use digest::sha256_hex;
pub use encoder_pin::{EncoderPin, EncoderPinSyntax};
pub use error::{VerifyError, WriteError};
pub use evidence::{
    ChangeGroup, Changes, ChangesProblem, Evidence, EvidenceProblem, Golden, GoldenProblem,
    Override, Replaces,
};
pub use format::FORMAT;
pub use json::JsonProblem;
pub use kb_digest::kb_digest;
pub use key::{KeyError, KeyId, KeyIdSyntax, PublicKey, SecretKeyFile, SigningKey};
pub use missing::Missing;
pub use open::read_file;
pub use permit::{
    NumberedRelease, Permit, PermitProblem, SignedPermit, review_permit, verify_permit,
    write_permit,
};
pub use release::{Release, ReleaseDraft, ReleaseProblem};
pub use signed::SignedBundle;
pub use signers::Signer;
pub use trust::{
    Anchor, Proposal, Role, Root, RootKey, RootProblem, RootSignatures, Thresholds, TrustChain,
};
pub use verify::{VerifiedBundle, verify};
pub use version::{Version, VersionSyntax};
pub use write::{Unsigned, write};
