//! Tests of the encoder: against the reference, and against weights that nobody trained.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::disallowed_methods,
    clippy::print_stderr,
    reason = "a test may stop at once, reads files that a variable names, and plays other programs"
)]

mod fidelity;
mod reference;
mod untrained;
