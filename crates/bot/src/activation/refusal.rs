//! Why a bundle does not answer.

use kaopu_bundle::VerifyError;
use kaopu_model::Localized;
use kaopu_runtime::{ActivationError, MemoryError, OtherEncoder, ReplayDifference};

use crate::source::SourceError;

/// Why a bundle does not answer, for `/status`, the log and a metric.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// The stable name.
    pub code: String,
    /// In words.
    pub message: Localized,
    /// Whether somebody should be woken: this is never an accident.
    pub alarm: bool,
}

impl Refusal {
    pub(crate) fn new(
        code: impl Into<String>,
        zh: impl Into<String>,
        en: impl Into<String>,
    ) -> Self {
        Self { code: code.into(), message: Localized::new(zh, en), alarm: false }
    }

    pub(crate) fn internal() -> Self {
        Self::new("internal", "内部错误", "an internal error")
    }
}

impl From<ActivationError> for Refusal {
    fn from(error: ActivationError) -> Self {
        let (message, alarm) = (error.localized(), error.is_alarm());
        Self { code: error.code().to_owned(), message, alarm }
    }
}

impl From<VerifyError> for Refusal {
    fn from(error: VerifyError) -> Self {
        ActivationError::from(error).into()
    }
}

impl From<MemoryError> for Refusal {
    fn from(error: MemoryError) -> Self {
        ActivationError::from(error).into()
    }
}

impl From<OtherEncoder> for Refusal {
    fn from(error: OtherEncoder) -> Self {
        Self { code: "encoder".to_owned(), message: error.localized(), alarm: false }
    }
}

impl From<ReplayDifference> for Refusal {
    fn from(error: ReplayDifference) -> Self {
        let code = ReplayDifference::CODE.to_owned();
        Self { code, message: error.localized(), alarm: false }
    }
}

impl From<SourceError> for Refusal {
    fn from(error: SourceError) -> Self {
        Self { code: error.code.to_owned(), message: error.message, alarm: false }
    }
}
