//! Tests of the engine as a whole: what it says, and what holds for any knowledge base.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::disallowed_methods,
    clippy::print_stderr,
    reason = "a test may stop at once, reads files that a variable names, and plays other programs"
)]

mod common;
mod confirm;
mod conversation;
mod determinism;
mod hand_over;
mod handoff_failed;
mod mood;
mod mood_tone;
mod notices;
mod pictures;
mod reading;
mod sample;
mod so_far;
mod tone;
mod understanding;
