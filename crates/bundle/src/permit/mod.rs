//! The roll-back permit (回退许可): the signed word that a bot may leave one release for an older one.

mod content;
mod file;
mod sign;

pub use content::{NumberedRelease, Permit, PermitProblem};
pub use file::{SignedPermit, review_permit, verify_permit};
pub use sign::write_permit;
