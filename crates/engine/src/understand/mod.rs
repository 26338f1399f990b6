//! Understanding: which entry does a message ask for?
//!
//! A message is read ([`reading`]) and compared with the wordings of all entries ([`similarity`]:
//! by meaning, letters and sound); ridge regression over the joined kernel gives each entry a score
//! ([`ridge`]), which is a sum over wordings and thereby its own explanation ([`explain`]). How the
//! knowledge base's own phrasings fare when they are left out ([`leave_one_out`], [`evidence`]) says how
//! sure a score is ([`confidence`]) and, with the wrong-answer budget, when to answer
//! ([`thresholds`], [`decide`]). `docs/understanding.md` has the whole of it.

mod alone;
mod centred;
mod confidence;
mod decide;
mod embeddings;
mod evidence;
mod explain;
mod landmark_ridge;
mod landmarks;
mod learnt;
mod leave_one_out;
#[cfg(test)]
mod leave_one_out_tests;
mod linear;
mod matcher;
mod measures;
mod memo;
mod reading;
mod ridge;
mod rows;
mod similarity;
mod sounds;
mod terms;
#[cfg(test)]
mod tests;
mod thresholds;
mod understanding;

pub use alone::understand;
pub use decide::Disposition;
pub use embeddings::Embedding;
pub(crate) use embeddings::Embeddings;
pub(crate) use evidence::{Sample, offered};
pub use learnt::{LEARNING, Learnt};
pub(crate) use leave_one_out::MatchScores;
#[cfg(test)]
pub(crate) use linear::{Matrix, cholesky, dots, inverse_transposed};
pub(crate) use matcher::Matcher;
pub(crate) use memo::Memo;
pub(crate) use reading::{Clause, Utterance, asks, clauses, is_word};
pub use reading::{load_dictionary, questions, words_of};
pub(crate) use rows::{Entry, Row};
pub(crate) use thresholds::{Band, Thresholds};
pub use understanding::{Measured, Understanding};
