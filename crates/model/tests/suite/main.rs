//! Tests of the knowledge base as a whole: reading, checking, editing.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test may stop at once"
)]

mod check;
mod drafts;
mod editing;
mod hours;
mod imports;
mod limits;
mod merges;
mod oracle;
mod part_drafts;
mod parts;
mod pictures;
mod reading;
mod table_merges;
mod tables;
