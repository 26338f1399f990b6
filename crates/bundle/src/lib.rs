//! The signed bundle (发布包): the single file from which a production bot answers.
//!
//! [`write()`] makes one from the files of a knowledge base, the proof that its test dialogues
//! passed, and a [`SigningKey`]. [`verify()`] is the only way back in: it refuses before it parses,
//! extracts nothing, and has no switch that skips a check. What is inside is public formats only:
//! an uncompressed tar file, a `sha256sum` list, a minisign signature, JSON
//! (`docs/bundle-format.md`). Which attacks this withstands, and which not yet, is in
//! `docs/threat-model.md`.
//!
//! The crate works on bytes. The only files it touches itself are a bundle that it reads
//! ([`read_file`]) and secret keys ([`SecretKeyFile`]).
//!
//! ```
//! use kaopu_bundle::{EncoderPin, Evidence, ReleaseDraft, SecretKeyFile, Version, verify, write};
//! use kaopu_model::KbFiles;
//! use secrecy::SecretString;
//!
//! let files: KbFiles = ["kb.toml", "faqs.csv", "dialogues/hello.toml"].map(|path| (path.to_owned(), b"...".to_vec())).into();
//! let evidence = Evidence::of(&files, Version::CURRENT, EncoderPin::WordsOnly, ["dialogues/hello.toml".to_owned()], []);
//! let draft = ReleaseDraft {
//!     tenant: "xiaoman".into(),
//!     title: "小满好物客服知识库".into(),
//!     seq: 1,
//!     issued_at: "2026-11-22T08:00:00Z".into(),
//!     engine_min: Version::CURRENT,
//!     encoder: EncoderPin::WordsOnly,
//! };
//!
//! let passphrase = SecretString::from("correct horse battery staple");
//! let (key_file, public_key) = SecretKeyFile::generate(&passphrase)?;
//! let bundle = write(&files, &draft, &evidence, &key_file.unlock(&passphrase)?)?;
//!
//! let verified = verify(bundle.bytes(), &[public_key])?;
//! assert_eq!((verified.release().seq, verified.files()), (1, &files));
//! assert_eq!(verified.digest(), bundle.digest());
//! assert_eq!(verify(bundle.bytes(), &[]).unwrap_err().code(), "unknown-signer");
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

mod comment;
mod container;
mod digest;
mod encoder_pin;
mod error;
mod evidence;
mod json;
mod kb_digest;
mod key;
pub mod limits;
mod manifest;
mod minisig;
mod name;
mod open;
mod read_release;
mod release;
mod verify;
mod version;
mod write;

pub use digest::sha256_hex;
pub use encoder_pin::{EncoderPin, EncoderPinSyntax};
pub use error::{VerifyError, WriteError};
pub use evidence::{Evidence, EvidenceProblem};
pub use json::JsonProblem;
pub use kb_digest::kb_digest;
pub use key::{KeyError, KeyId, PublicKey, SecretKeyFile, SigningKey};
pub use open::read_file;
pub use release::{FORMAT, Release, ReleaseDraft, ReleaseProblem};
pub use verify::{VerifiedBundle, verify};
pub use version::{Version, VersionSyntax};
pub use write::{SignedBundle, write};
