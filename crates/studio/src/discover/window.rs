//! Logs as the window asks for them.

use std::path::Path;

use kaopu_exchange::{LogColumn, LogMapping, is_workbook, log_columns, log_columns_of_grids};

use super::{LOG_BYTES, LogRequest};
use crate::error::ApiResult;
use crate::import::read_bytes;
use crate::studio::Studio;
use crate::view::{DiscoveryProgress, LogChoice, LogRead};

impl Studio {
    /// Reads a log in place of the one before, and finds out what it asks.
    ///
    /// # Errors
    /// As [`crate::Discoverer::read`]; `no-workspace`.
    pub fn read_chats(
        &self,
        choice: &LogChoice,
        file: &Path,
        progress: impl FnMut(DiscoveryProgress),
    ) -> ApiResult<()> {
        let mut mapping = LogMapping::default();
        for one in &choice.columns {
            mapping.put(&one.column, one.role);
        }
        let encoding = choice.encoding.as_deref();
        let workbooks = self.workbooks();
        let request = LogRequest { file, encoding, mapping: &mapping, workbooks };
        self.desk()?.discoverer.read(&request, progress)
    }

    /// Takes a log into what the release is compared by.
    ///
    /// # Errors
    /// As [`crate::read_log`]; no knowledge base is open.
    pub fn compare_with_log(&self, file: &Path) -> ApiResult<LogRead> {
        self.desk()?.review.use_log(file, self.workbooks())
    }

    /// The columns of a log, for whoever says what they hold.
    ///
    /// # Errors
    /// It can't be read.
    pub fn chat_columns(&self, choice: &LogChoice, file: &Path) -> ApiResult<Vec<LogColumn>> {
        let bytes = read_bytes(file, LOG_BYTES)?;
        if is_workbook(&bytes) {
            let grids = self.workbooks().read(file, bytes, &mut || true)?;
            return Ok(log_columns_of_grids(grids));
        }
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        Ok(log_columns(&name, &bytes, choice.encoding.as_deref()))
    }
}
