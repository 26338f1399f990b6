//! What blocks a release: a table of checks ([`GATES`]) over what is to be released and what its
//! test dialogues showed. The window and the command read the same rows ([`check`]); what a release
//! carries as proof is made here, too ([`evidence`]), so that nothing is signed that was not looked
//! at.
//!
//! To add a check, write its function in the file of its family, and its row. What a check tells are
//! [`Cause`]s with the place at which each is put right. One that is overridable can be passed over
//! with a written reason ([`Override`]), which the proof of the release then carries.
//!
//! ```
//! use std::sync::Arc;
//! use kaopu_engine::{compile, play};
//! use kaopu_gate::{Candidate, Override, Run, Tried, check, reasons, said};
//! use kaopu_model::parse;
//!
//! let files = [
//!     ("faqs.csv", "id,question,answer\nship,什么时候发货,很快\n"),
//!     ("dialogues/hello.toml", "title = \"在吗\"\n\n[[turn]]\ncustomer = \"在吗\"\n"),
//! ];
//! let files = files.map(|(path, text)| (path.to_owned(), text.as_bytes().to_vec())).into();
//! let kb = Arc::new(parse(&files).kb);
//! let played = [play(&compile(kb.clone()), &kb.dialogues[0])];
//! let said = said(&kb);
//! let tried = Some(Tried { played: &played, unreached: &[], unreached_customers: &[], said: &said, unapproved: Some(0) });
//! let run = Run::Done { passed: 1, total: 1 };
//! let candidate = Candidate { kb: &kb, diagnostics: &[], run, tried };
//! let rows = check(&candidate, &[]).rows;
//! let blocked: Vec<_> = rows.iter().filter(|row| !row.is_open()).map(|row| row.id).collect();
//! assert_eq!(blocked, ["protected"]);
//! assert_eq!(reasons(&rows).len(), 1);
//! let reason = Override::new("protected", "开店第一天，先上线再补用例").unwrap();
//! assert_eq!(check(&candidate, &[reason.clone()]).overridden, [reason]);
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
mod finding;
mod gates;
mod overrides;
mod repeats;
mod row;
mod said;

pub use candidate::{Candidate, Run, Tried};
pub use evidence::evidence;
pub use gates::{GATES, Gate, Outcome, check, unprotected};
pub use overrides::Override;
pub use row::{Cause, CausePlace, Row, State, reasons};
pub use said::{Said, said};
