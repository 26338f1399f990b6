//! Why the bot does not start.

use kaopu_model::Localized;

/// Why the bot does not start, for the person who started it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", message.en)]
pub struct StartError {
    /// The stable name of the reason.
    pub code: String,
    /// What is wrong.
    pub message: Localized,
}

impl StartError {
    pub(crate) fn new(
        code: impl Into<String>,
        zh: impl Into<String>,
        en: impl Into<String>,
    ) -> Self {
        Self { code: code.into(), message: Localized::new(zh, en) }
    }

    /// The settings are wrong.
    pub(crate) fn config(zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self::new("config", zh, en)
    }

    /// The system can't do what is needed.
    pub(crate) fn io(what: &str, error: &impl std::fmt::Display) -> Self {
        Self::new("io", format!("{what}：{error}"), format!("{what}: {error}"))
    }
}
