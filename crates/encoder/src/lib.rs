//! The sentence encoder: a text becomes the direction of its meaning, 512 numbers, so that texts
//! that mean alike lie close.
//!
//! It computes Google's universal-sentence-encoder-multilingual v3 (see `NOTICE` at the root):
//! SentencePiece unigram pieces, a table of their vectors, convolutions over neighbours, a small
//! head. Weights come in as bytes; who has none does without this crate's help. No input or output,
//! no clock, no chance, no threads, and the same bits on every machine: nearly all the work is
//! whole-number products, the little rest plain arithmetic in a fixed order.
//!
//! ```
//! use kaopu_encoder::{Encoder, Weights};
//!
//! // A vocabulary of four pieces and weights that learnt nothing; the real ones come from tools/encoder-weights.
//! let bytes = Weights::untrained(&["▁", "退货", "怎么", "运费"]).to_bytes()?;
//! let encoder = Encoder::from_bytes(&bytes)?;
//! assert_eq!(encoder.tokens("怎么退货?"), [3, 5, 4, 0]);
//!
//! let (a, b) = (encoder.encode_vector("怎么退货"), encoder.encode_vector("运费"));
//! assert!(a.similarity(&a) > a.similarity(&b));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests"))]

mod arch;
mod double_array;
mod encoder;
mod encoding;
mod error;
mod lanes;
mod layout;
mod matrix;
mod network;
mod normalize;
mod numeric;
mod table;
mod unigram;
mod vector;

pub use encoder::{Encoder, MAX_PIECES};
pub use encoding::Encoding;
pub use error::EncoderError;
pub use layout::{Piece, Weights, WeightsError};
pub use vector::UnitVector;

/// The SHA-256 of the one file of weights that Kaopu answers with, as `sha256sum` prints it.
///
/// Whoever loads weights compares it: with any other file the same knowledge base would answer
/// differently.
pub const WEIGHTS_SHA256: &str = "703a9e86c5407c5ccda7b58cd86551aeb663790c8968f99ef001c75b9159abcd";
