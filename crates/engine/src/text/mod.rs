//! The letters of a message.
//!
//! There is one kind of [`Letter`]: a character with the place in the message that it stands for.
//! A message is two rows of them, which are not one row yet:
//!
//! - [`Letters`], folded: letters and digits only, in lower case, with the ends of clauses and words
//!   between them. Made once a message, when it is observed. Mood, danger, requests for a human, and
//!   the words of rules, complaints and answers are looked for in it.
//! - What understanding reads (`understand/reading/letters.rs`): with marks and capitals, emoji as
//!   words, repetitions said once, and of a long message the beginning. Fillers, typed pinyin,
//!   typing mistakes and wishes taken back need the marks or the capitals; and it takes accents only
//!   off Latin letters, where folding takes apart whatever can be (가 stays one letter, not two). It
//!   begins from the message's own text, and takes over its folded form.
//!
//! Reading from the same row would read some messages otherwise (accents beyond Latin, what stands
//! behind 4,000 characters). That is left to "Talk that can be relied on".

mod letter;
mod letters;
mod links;

pub(crate) use letter::{Letter, folded, is_han, span, text};
pub(crate) use letters::Letters;
pub(crate) use links::links;
