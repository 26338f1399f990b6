//! The service over real sockets of this computer, with bundles that the tests sign.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::disallowed_methods,
    clippy::print_stderr,
    reason = "a test may stop at once, sets up its own folders and measures"
)]

mod adapters;
mod bad_input;
mod chatwoot;
mod client;
mod clocks;
mod demo;
mod forgetting;
mod handing_over;
mod levers;
mod limits;
mod listening;
mod order;
mod pictures;
mod platform;
mod privacy;
mod redis;
mod replicas;
mod rollback;
mod running;
mod same_turns;
mod shop;
mod swap;
mod wecom_kf;
