//! What was said, for people who improve the shop: a line a turn, without personal data.

mod files;
mod line;

use std::path::Path;
use std::sync::{Mutex, PoisonError};

use kaopu_durable::DurableError;
use kaopu_engine::Turn;

use crate::config::ConversationLogConfig;
use files::Files;
pub(crate) use line::Said;

/// One shop's log.
pub(crate) struct ConversationLog {
    files: Mutex<Files>,
}

impl ConversationLog {
    /// Opens the folder, and makes it if need be. It is this process's alone.
    pub(crate) fn open(config: &ConversationLogConfig) -> Result<Self, DurableError> {
        let folder = Path::new(&config.folder);
        kaopu_durable::create_dir_all(folder)?;
        let files = Files::open(folder, config.file_bytes, config.files)?;
        Ok(Self { files: Mutex::new(files) })
    }

    /// Adds a turn. That it can't be is told to the process's log, and not to the customer.
    pub(crate) fn add(&self, tenant: &str, said: &Said<'_>, turn: &Turn) {
        let line = said.line(turn);
        let mut files = self.files.lock().unwrap_or_else(PoisonError::into_inner);
        if let Err(error) = files.add(line.as_bytes()) {
            let path = error.path().display().to_string();
            tracing::error!(tenant, path, "the conversation log can't be written");
        }
    }
}
