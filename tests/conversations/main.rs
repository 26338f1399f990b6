//! The engine's exact turns: recorded conversations, replayed. README.md says what they are for and
//! how to read a failure.
#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a test may stop at once, finds the encoder's weights where the variable says, and \
              writes what it recorded"
)]

mod changes;
mod conversation;
mod coverage;
mod fields;
mod generate;
mod record;
mod replay;
mod shops;
mod texts;
mod write;
