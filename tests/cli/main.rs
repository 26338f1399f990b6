//! The `kaopu` command as people and scripts run it: the built binary, in folders of its own, with
//! fixed times and no environment.
//!
//! What it prints is compared with the files in `snapshots/`; `INSTA_UPDATE=always` rewrites them,
//! and the diff is for reading.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test may stop at once"
)]
#![allow(clippy::disallowed_methods, reason = "tests set up their own folders")]

mod ask;
mod bundles;
mod chat;
mod check;
mod dialogues;
mod diff;
mod discover;
mod documented;
mod encoder;
mod eval;
mod foreign_bundle;
mod foreign_input;
mod foreign_text;
mod full_disk;
mod import;
mod keys;
mod learnt;
mod long_paths;
mod mood;
mod new;
mod pictures;
mod protect;
mod releases;
mod rollback;
mod roots;
mod sample;
mod sandbox;
mod search;
mod serve;
mod sheets;
mod streams;
mod trial;
mod usage;
mod vectors;
