//! Tests of the use cases, over folders of their own.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::disallowed_methods,
    clippy::print_stderr,
    reason = "a test may stop at once, reads files that a variable names, and plays other programs"
)]

mod bulk;
mod calendars;
mod check_ups;
mod common;
mod deviations;
mod discoveries;
mod drafts;
mod encoder;
mod fixes;
mod gates;
mod histories;
mod imports;
mod killed;
mod merges;
mod parts;
mod protection;
mod recorded;
mod releases;
mod reviews;
mod signing;
mod simulator;
mod tables;
mod timelines;
mod unread_files;
mod use_cases;
mod wordings;
