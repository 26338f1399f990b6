//! Understanding: which entry does a message ask for?
//!
//! Lexical for now: the message is compared with every wording of every entry by the words and character n-grams that they share.

mod decide;
mod index;
mod meanings;
mod reading;
mod understanding;

pub(crate) use decide::{Verdict, decide};
pub(crate) use index::WordingIndex;
pub(crate) use meanings::Meanings;
pub(crate) use reading::Wording;
pub(crate) use understanding::SHOWN_CANDIDATES;
pub use understanding::{Act, Understanding, understand};
