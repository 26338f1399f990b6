//! The products of a message, each with its place and what it is there for; and the one that is
//! asked about.
//!
//! - [`catalogue`]: the names under which a shop's products are known, and what else tells them
//!   apart.
//! - [`find`]: where they stand in a message. Names that are joined (A和B) are one group.
//! - [`role`]: what a group is there for: asked about, denied, left out, somebody's allergy, looked
//!   for inside another, a story.
//! - [`beside`]: which entries have nothing to do with a product.
//! - [`subject`]: what the message, or a part of it, asks about: products, one of several, no such
//!   product, or nothing that it says.
//!
//! An answer that depends on a product is given for the [`Subject`] and for nothing else.

mod beside;
mod catalogue;
mod find;
mod role;
mod subject;
#[cfg(test)]
mod tests;
mod words;

pub(crate) use beside::Beside;
pub(crate) use catalogue::Catalogue;
pub(crate) use subject::{Mentions, SpokenOf, Subject, corrects};
