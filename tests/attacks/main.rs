//! The bundle and programs that know nothing of Kaopu: `minisign`, `sha256sum` and GNU `tar` make
//! bundles that we accept, accept bundles that we make, and refuse what was tampered with. On
//! Debian: `apt-get install minisign`.
//!
//! The attacks that need no outside program are in `crates/bundle/tests`.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test may stop at once"
)]
#![allow(clippy::disallowed_methods, reason = "tests set up their own folders")]

mod documented;
mod foreign_keys;
mod public_tools;
mod second_verifier;
mod shop;
mod tools;
