//! What a source hands over, or why it does not.

use kaopu_model::Localized;

/// Bytes that may be a bundle.
pub(crate) struct Offer {
    /// Where they were found, for the log.
    pub(crate) name: String,
    /// The bytes.
    pub(crate) bytes: Vec<u8>,
}

/// Why nothing was got.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SourceError {
    /// The stable name: `source-io`, `source-status`, `source-too-large`, `source-timeout`.
    pub(crate) code: &'static str,
    /// In words.
    pub(crate) message: Localized,
    /// Whether there simply is nothing at that place.
    pub(crate) is_absent: bool,
}

impl SourceError {
    pub(super) fn new(code: &'static str, zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self { code, message: Localized::new(zh, en), is_absent: false }
    }

    /// The same where nothing is at that place.
    pub(super) fn absent(self, is_absent: bool) -> Self {
        Self { is_absent, ..self }
    }
}
