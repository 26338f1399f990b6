//! What is edited as one: each part of a KB has a draft, which is checked, saved and tried in one
//! way.

pub(crate) mod diagnostics;
mod keep;
pub(crate) mod kind;
pub(crate) mod merge;
pub(crate) mod preview;
pub(crate) mod save;
