//! How well the test dialogues protect a knowledge base, and the dialogues that are missing.
//!
//! [`measure_protection`] makes mistakes in a state and asks who notices. [`Protector`] is what the
//! window has of it: the last run ([`kept`]), a further one that tries again only what may have
//! changed, what is shown ([`shown`]), and the dialogues that are taken over ([`proposals`]).

mod kept;
mod measure;
mod proposals;
mod protector;
mod shown;

pub use measure::{
    Gap, KindOfMistake, Measured, NoticedBy, ProposedDialogue, ProtectionReport, measure_protection,
};
pub use protector::Protector;
