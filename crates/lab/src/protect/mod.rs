//! How well test dialogues protect a knowledge base: small mistakes are made in it, one at a time
//! ([`Mutant`]), and it is asked whether anybody would notice ([`protection`]).
//!
//! A mutant that changes no turn that was tried is *equivalent*, and told apart: neither a success nor
//! a gap. For one that changes a turn and that nobody notices, a dialogue is proposed that does.

mod fate;
mod mutant;
mod mutations;
mod probes;
mod propose;
mod recall;
mod run;
#[cfg(test)]
mod tests;

pub use fate::{Fate, Noticed};
pub use mutant::{Guarded, Mutant, MutationKind};
pub use mutations::mutants;
pub use propose::{asks_all_of, joined};
pub use recall::Earlier;
pub use run::{Judged, Plan, Protection, protection};
