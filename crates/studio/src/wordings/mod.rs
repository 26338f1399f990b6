//! How entries stand up to the ways in which customers write, and which are mixed up by one slip:
//! [`WritingTester`] tries it, has what was found last ([`kept`]), and takes wordings over
//! ([`gestures`]).

mod found;
mod gestures;
mod kept;
mod writing_tester;

pub use writing_tester::WritingTester;
