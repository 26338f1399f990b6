//! For the tests of those who use a classifier: learning its weights.

pub(crate) mod learn;
