//! What a short message says by how it is put, beyond the words of any list: the tone in which it
//! is written ([`crate::mood`]), and whether harm is told in it ([`crate::danger`]).
//!
//! One number for each class: a linear function of the message's embedding (the sentence
//! encoder's), of products of what they are on a few axes ([`axes`]), and of short pieces of it, such as
//! characters and pairs of them ([`grams`]), learnt from messages of our own in `data/` ([`weights`]).
//! All of it is whole numbers. Without the encoder that they were learnt with there are no weights,
//! and the lists are on their own.

mod axes;
mod grams;
mod scores;
#[cfg(test)]
pub(crate) mod tests;
mod weights;

pub(crate) use grams::{EDGE, Gram, MOST_LETTERS, grams};
pub(crate) use scores::{Scores, first};
pub(crate) use weights::Weights;
