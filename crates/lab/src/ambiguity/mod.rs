//! Which entries are how near to each other: every wording with one slip, and the two entries that
//! the bot can hardly tell apart then ([`ambiguity`]).

mod bounds;
mod certificate;
mod run;
mod slip;
#[cfg(test)]
mod tests;

pub use bounds::Bounds;
pub use certificate::{Certificate, Pair, Slipped};
pub use run::{AmbiguityPlan, ambiguity};
pub use slip::Slip;
