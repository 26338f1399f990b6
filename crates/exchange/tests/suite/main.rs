//! What takes the whole crate, through its public door.
#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test may stop at once"
)]

mod bombs;
mod chinese;
mod chinese_workbooks;
mod foreign;
mod kb;
mod libreoffice;
mod mutants;
mod round_trip;
mod told;
mod workbooks;
