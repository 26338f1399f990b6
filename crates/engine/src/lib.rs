//! The dialogue engine.

#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop at once"))]

mod message;
mod session;
mod turn;

pub use message::Message;
pub use session::{Pending, SESSION_VERSION, Session};
pub use turn::*;
