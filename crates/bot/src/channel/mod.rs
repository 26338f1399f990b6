//! Platforms on which shops talk with their customers: what they send comes in signed, and what the
//! bot says goes out through their interfaces.

mod caller;
pub(crate) mod chatwoot;
pub(crate) mod kf;
mod platforms;
mod telling;

pub(crate) use caller::{Caller, Failed};
pub(crate) use platforms::Platforms;
