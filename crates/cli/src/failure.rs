//! Why a command did not do what it was asked to.

use std::io;
use std::path::Path;

use kaopu_durable::DurableError;
use kaopu_model::Localized;
use kaopu_studio::ApiError;

use crate::exit::Exit;

/// An error with the exit code that belongs to it.
#[derive(Debug)]
pub(crate) struct Failure {
    /// What is said.
    pub(crate) error: ApiError,
    /// How the process ends.
    pub(crate) exit: Exit,
}

/// A result of a command.
pub(crate) type Outcome<T = ()> = Result<T, Failure>;

impl Failure {
    /// The caller gave something that can't be used.
    pub(crate) fn bad_input(zh: impl Into<String>, en: impl Into<String>) -> Self {
        ApiError::new("bad-input", zh, en).into()
    }

    /// A file could not be read.
    pub(crate) fn unreadable(path: &Path, error: &io::Error) -> Self {
        ApiError::unreadable(path, error).into()
    }

    /// A file that a person named could not be opened: it is not there, or a pipe or a device.
    pub(crate) fn not_opened(path: &Path, error: DurableError) -> Self {
        match error {
            DurableError::Reading { source, .. } => Self::unreadable(path, &source),
            other => ApiError::from(other).into(),
        }
    }

    /// A bundle was refused: whatever the code, nothing of it may be used.
    pub(crate) fn refused(error: ApiError) -> Self {
        let exit = if error.code == "io" { Exit::Io } else { Exit::Refused };
        Self { error, exit }
    }

    /// The same with a way out.
    pub(crate) fn hint(mut self, zh: impl Into<String>, en: impl Into<String>) -> Self {
        self.error.hints.push(Localized::new(zh, en));
        self
    }
}

impl From<ApiError> for Failure {
    fn from(error: ApiError) -> Self {
        Self { exit: Exit::of(&error.code), error }
    }
}
