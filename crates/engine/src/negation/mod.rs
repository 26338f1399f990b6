//! What a message denies, takes back, refuses, only asks about or holds possible.
//!
//! All who look for words in a message ask here: mood and danger ([`scope`]), the words of rules
//! and complaints ([`word`]), requests for a human ([`request`]), and understanding, about wishes
//! taken back ([`retraction`]). How far a negation reaches still differs between them, and each
//! keeps its answer:
//!
//! - Mood and danger look at the scope: over adverbs, not over a comma, with rhetorical questions,
//!   possibilities and what is only asked about.
//! - The words of rules and complaints look at what stands right before; [`Negation::affirms`] has
//!   the line that switches them over to the scope.
//! - A request is refused by what stands right before it, and 不是转人工吗 is a request.
//! - A wish is taken back by a statement about an act; which words that takes (先别, 用不着) and what
//!   may stand between is of its own, and it needs the marks that only understanding's letters
//!   have.

mod analysis;
mod clauses;
mod request;
mod retraction;
mod scope;
mod scope_words;
mod word;

pub(crate) use analysis::Negation;
pub(crate) use clauses::denied;
pub(crate) use retraction::{Negated, retraction};
