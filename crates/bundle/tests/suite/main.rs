//! The bundle from outside: what is written can be read by others, and every attack that this
//! version defends against is refused with its own code. `docs/threat-model.md` names these tests.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test may stop at once"
)]
#![allow(clippy::disallowed_methods, reason = "tests set up their own folders")]

mod arbitrary;
mod candidates;
mod craft;
mod every_byte;
mod foreign;
mod key_files;
mod large;
mod limits;
mod meaning;
mod paths;
mod permits;
mod public_keys;
mod public_vectors;
mod roots;
mod round_trip;
mod sample;
mod signatures;
mod structure;
mod vectors;
