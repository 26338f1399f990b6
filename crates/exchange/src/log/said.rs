//! What was said, and as whom the log names the one who said it.

use super::message::LogMessage;

/// A message before it is known who speaks.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Said {
    /// A word for a kind of speaker, the name of an account, or nothing.
    pub by: String,
    /// The same of whom it was said to, where the log tells it.
    pub to: String,
    pub message: LogMessage,
}
