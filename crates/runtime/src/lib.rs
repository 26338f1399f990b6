//! What answers: the sentence encoder, found, loaded and pinned, and the program of a verified
//! bundle. The studio, the command line and the bot all come to their [`Program`] here, so that
//! none of them can understand a message in another way than it was tested in.
//!
//! Nothing here looks at a clock or at the environment: where the program lies and what a person
//! chose come in as arguments ([`EncoderPlaces`], [`EncoderChoice`]).
//!
//! ```
//! use kaopu_bundle::{EncoderPin, Evidence, ReleaseDraft, SecretKeyFile, Version, verify, write};
//! use kaopu_engine::{Message, Session, respond};
//! use secrecy::SecretString;
//!
//! let files = [
//!     ("kb.toml", "format = 1\nid = \"tea\"\nshop = \"茶铺\"\n"),
//!     ("faqs.csv", "id,question,answer\nship,什么时候发货,48 小时内\n"),
//!     ("dialogues/hello.toml", "..."),
//! ];
//! let files = files.map(|(path, text)| (path.to_owned(), text.as_bytes().to_vec())).into();
//! # let evidence = Evidence::of(&files, Version::CURRENT, EncoderPin::WordsOnly,
//! ["dialogues/hello.toml".to_owned()], []);
//! # let draft = ReleaseDraft {
//! #     tenant: "tea".into(), title: "茶铺".into(), seq: 1, issued_at:
//! "2026-11-22T08:00:00Z".into(),
//! #     engine_min: Version::CURRENT, encoder: EncoderPin::WordsOnly,
//! # };
//! # let passphrase = SecretString::from("correct horse battery staple");
//! # let (key_file, public_key) = SecretKeyFile::generate(&passphrase)?;
//! let bundle = write(&files, &draft, &evidence, &key_file.unlock(&passphrase)?)?;
//! let bundle = verify(bundle.bytes(), &[public_key])?;
//!
//! let program = kaopu_runtime::program_of_bundle(&bundle, None)?;
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
        reason = "a test may stop at once"
    )
)]

mod encoder;
mod program;

pub use encoder::{EncoderChoice, EncoderFileError, EncoderPlaces, LoadedEncoder};
pub use program::{OtherEncoder, compile, encoder_of, program_of_bundle};
