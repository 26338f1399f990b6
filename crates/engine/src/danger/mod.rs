//! Danger: topics that no bot may settle, and reports of harm in words that no list has.
//!
//! The lists of cues are [`crate::mood`]'s, which looks for all of them at once. Here stand what
//! follows from a topic ([`topic`]), the parts of which a report is composed ([`slots`]), and what
//! the sentence encoder hears of harm ([`harm`]).

mod harm;
mod slots;
mod topic;

pub use harm::Suspicion;
pub(crate) use harm::{HarmDetector, question};
pub(crate) use topic::{harms, harms_body};
