//! What blocks a release: a table of checks ([`GATES`]) over what is to be released and what its
//! test dialogues showed. The window and the command read the same rows ([`check`]); what a release
//! carries as proof is made here, too ([`evidence`]), so that nothing is signed that was not looked
//! at.
//!
//! To add a check, write its function and its row.
//!
//! ```
//! use kaopu_gate::{Candidate, Reach, Run, check, reasons};
//! use kaopu_model::{KnowledgeBase, parse};
//!
//! let files = [
//!     ("faqs.csv", "id,question,answer\nship,什么时候发货,很快\n"),
//!     ("dialogues/hello.toml", "title = \"在吗\"\n\n[[turn]]\ncustomer = \"在吗\"\n"),
//! ];
//! let files = files.map(|(path, text)| (path.to_owned(), text.as_bytes().to_vec())).into();
//! let parsed = parse(&files);
//! let run = Run::Done { passed: 3, total: 4 };
//! let reach = Reach::Tried(&[]);
//! let candidate = Candidate { kb: &parsed.kb, diagnostics: &[], run, reach };
//! let rows = check(&candidate);
//! let blocked: Vec<_> = rows.iter().filter(|row| !row.is_open()).map(|row| row.id).collect();
//! assert_eq!(blocked, ["dialogues-pass"]);
//! assert_eq!(reasons(rows)[0].en, "1 test dialogue fails");
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

mod candidate;
mod evidence;
mod gates;
mod row;

pub use candidate::{Candidate, Reach, Run};
pub use evidence::evidence;
pub use gates::{GATES, Gate, check};
pub use row::{Row, State, reasons};
