//! What can go wrong while driving a window.

use std::path::PathBuf;

use thirtyfour::error::WebDriverError;

/// Why a scenario failed.
#[derive(Debug, thiserror::Error)]
pub enum WindowError {
    /// A program could not be started.
    #[error("{program} could not be started; {hint}")]
    Start {
        /// The program.
        program: String,
        /// What to do.
        hint: &'static str,
        /// The cause.
        #[source]
        source: std::io::Error,
    },
    /// The driver did not answer on its port.
    #[error("WebKitWebDriver did not open port {port}; its log is {log}")]
    DriverSilent {
        /// The port.
        port: u16,
        /// Where it writes.
        log: PathBuf,
    },
    /// A file or folder of the test could not be used.
    #[error("{path}")]
    File {
        /// Which.
        path: PathBuf,
        /// The cause.
        #[source]
        source: std::io::Error,
    },
    /// The driver refused a command.
    #[error("{what}")]
    Driver {
        /// What was being done.
        what: String,
        /// The cause.
        #[source]
        source: Box<WebDriverError>,
    },
    /// What a person would have waited for did not come.
    #[error("waited {seconds} s for {what}; last seen: {seen}")]
    NeverCame {
        /// What was waited for.
        what: String,
        /// How long.
        seconds: u64,
        /// The last thing seen instead.
        seen: String,
    },
    /// Something is not as it should be.
    #[error("{what}: wanted {wanted}, saw {seen}")]
    Different {
        /// What was looked at.
        what: String,
        /// What should have been there.
        wanted: String,
        /// What was.
        seen: String,
    },
}

impl WindowError {
    /// For `map_err`: a file's error with its path.
    pub fn file(path: impl Into<PathBuf>) -> impl FnOnce(std::io::Error) -> Self {
        let path = path.into();
        move |source| Self::File { path, source }
    }

    /// For `map_err`: a driver's error with what was being done.
    pub(crate) fn driver(what: impl Into<String>) -> impl FnOnce(WebDriverError) -> Self {
        let what = what.into();
        move |source| Self::Driver { what, source: Box::new(source) }
    }
}
