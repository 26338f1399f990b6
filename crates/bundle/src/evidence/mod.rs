//! The proof that a release carries: how its dialogues went, their exact turns, and what changed
//! for customers.

mod changes;
mod golden;
mod test_result;

pub use changes::{ChangeGroup, Changes, ChangesProblem, Replaces};
pub use golden::{Golden, GoldenProblem};
pub(crate) use golden::{from_text as golden_from_text, to_text as golden_to_text};
pub use test_result::{Evidence, EvidenceProblem, Override};
