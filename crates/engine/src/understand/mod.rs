//! Understanding: which entry does a message ask for?
//!
//! A message is read ([`reading`]) and compared with the wordings of all entries ([`similarity`]:
//! by meaning, letters and sound); ridge regression over the joined kernel gives each entry a score
//! ([`ridge`]), which is a sum over wordings and thereby its own explanation ([`explain`]). How the
//! knowledge base's own phrasings fare when they are left out ([`left_out`], [`evidence`]) says how
//! sure a score is ([`confidence`]) and, with the wrong-answer budget, when to answer
//! ([`thresholds`], [`decide`]). `docs/understanding.md` has the whole of it.

mod confidence;
mod decide;
mod directions;
mod evidence;
mod explain;
mod landmark_ridge;
mod landmarks;
mod left_out;
#[cfg(test)]
mod left_out_tests;
mod linear;
mod matcher;
mod meanings;
mod reading;
mod ridge;
mod rows;
mod similarity;
mod sounds;
mod terms;
mod thresholds;
mod understanding;

pub(crate) use decide::Verdict;
pub(crate) use evidence::{Sample, offered};
pub(crate) use left_out::Fared;
#[cfg(test)]
pub(crate) use linear::{Matrix, cholesky, dots, inverse_transposed};
pub(crate) use matcher::Matcher;
pub(crate) use meanings::{Meaning, Meanings};
pub(crate) use reading::{Clause, Wording, clauses};
pub(crate) use thresholds::Thresholds;
pub(crate) use understanding::Understood;
pub use understanding::{Act, Understanding, understand};
