//! What answers: the sentence encoder, found, loaded and pinned; the program of a verified bundle,
//! and that it answers as it was tested ([`replay`]); which bundle may take the place of the one
//! that answers now ([`Activation`]). The studio, the command line and the bot all come to their [`Program`] here, so that
//! none of them can understand a message in another way than it was tested in.
//!
//! Nothing here looks at a clock or at the environment: where the program lies and what a person
//! chose come in as arguments ([`EncoderPlaces`], [`EncoderChoice`]).
//!
//! ```
//! use kaopu_bundle::{
//!     Anchor, Changes, EncoderPin, Evidence, ReleaseDraft, SecretKeyFile, TrustChain, Unsigned,
//!     Version, verify, write,
//! };
//! use kaopu_engine::{Message, Session, play, respond};
//! use secrecy::SecretString;
//!
//! let files = [
//!     ("kb.toml", "format = 1\nid = \"tea\"\nshop = \"茶铺\"\n"),
//!     ("faqs.csv", "id,question,answer\nship,什么时候发货,48 小时内\n"),
//!     ("dialogues/hello.toml", "title = \"发货\"\n\n[[turn]]\ncustomer = \"什么时候发货\"\n"),
//! ];
//! let files = files.map(|(path, text)| (path.to_owned(), text.as_bytes().to_vec())).into();
//! let tested = kaopu_runtime::compile(kaopu_model::parse(&files).kb, None);
//! let played = play(&tested, &tested.knowledge_base().dialogues[0]);
//! let golden = &kaopu_runtime::golden(&[played]);
//! # let encoder = EncoderPin::WordsOnly;
//! # let dialogue = "dialogues/hello.toml".to_owned();
//! # let evidence = &Evidence::of(&files, Version::CURRENT, encoder, [dialogue], []);
//! # let release = &ReleaseDraft {
//! #     tenant: "tea".into(), title: "茶铺".into(), notes: String::new(), seq: 1,
//! #     issued_at: "2026-11-22T08:00:00Z".into(), expires: "2027-02-20T08:00:00Z".into(),
//! #     engine_min: Version::CURRENT, encoder,
//! # };
//! # let passphrase = SecretString::from("correct horse battery staple");
//! # let (key_file, public_key) = SecretKeyFile::generate(&passphrase)?;
//! # let key = key_file.unlock(&passphrase)?;
//! # let now = "2026-11-22T08:00:00Z".parse().map_err(|_| "no time")?;
//! # let trust = &TrustChain::sole("tea", "店主", &key, now)?;
//! # let changes = &Changes::default();
//! let unsigned = Unsigned { files: &files, release, evidence, golden, changes, trust };
//! let bundle = write(&unsigned, &key)?;
//! let bundle = verify(bundle.bytes(), &Anchor::from(public_key), now)?;
//!
//! let program = kaopu_runtime::program_of_bundle(&bundle, None)?;
//! assert_eq!(kaopu_runtime::replay(&bundle, &program)?.turns, 1);
//! let (_, turn) = respond(&program, &Session::default(), &Message::new("什么时候发货"));
//! assert_eq!(turn.text(), "48 小时内");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! [`Program`]: kaopu_engine::Program

#![cfg_attr(
    test,
    allow(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        clippy::disallowed_methods,
        reason = "a test may stop at once, and plays whoever damages files"
    )
)]

mod activation;
mod encoder;
mod learnt;
mod program;
mod replay;

pub use activation::{
    Activation, ActivationError, Kept, MemoryError, ReleaseFolder, ReleaseMemory, Remembered,
    RolledBack, Serving,
};
pub use encoder::{EncoderChoice, EncoderFileError, EncoderPlaces, LoadedEncoder};
pub use learnt::LearntFile;
pub use program::{OtherEncoder, compile, encoder_of, program_of_bundle};
pub use replay::{ReplayDifference, Replayed, Told, golden, replay, told};
