//! Finding text in a KB: Chinese by words and characters, Latin words and numbers by their
//! beginning, and titles also by how they sound ("fahuo", "fhsj", "发huo").
//!
//! The index lives in memory and is built anew when the KB changes. The design put it on disk
//! (`.kaopu/index/`); but the KBs it is for have 50 to 5,000 documents. Building takes 0.07 s for
//! 500 documents of a hundred characters and 0.6 s for 5,000 (optimised, on two busy cores; ten
//! times that in a debug build), and an index without files cannot be stale, corrupt, locked by
//! another process, or fill the disk. Build it off the thread that draws.
//!
//! ```
//! use kaopu_search::{DocKind, SearchDoc, SearchIndex};
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let doc = |id: &str, title: &str| SearchDoc { kind: DocKind::Faq, id: id.into(), title: title.into(), text: String::new() };
//! let index = SearchIndex::build(&[doc("ship-time", "请问发货时间"), doc("refund", "怎么退款")])?;
//! let hits = index.search("fhsj", 10);
//! assert_eq!((hits[0].id.as_str(), &hits[0].highlights[..]), ("ship-time", &[(2, 6)][..]));
//! # Ok(()) }
//! ```

#![cfg_attr(
    test,
    allow(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        reason = "a test may stop at once"
    )
)]

mod document;
mod documents;
mod find;
mod highlight;
mod index;
mod query;
mod sound;
mod title;
mod words;

pub use document::{DocKind, Found, Hit, SearchDoc};
pub use index::{SearchError, SearchIndex};

#[cfg(test)]
mod tests;
