//! Reading a workbook in a process of its own: a library can be asked for half a terabyte.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use kaopu_exchange::{Grid, WorkbookError, read_workbook};

use super::watch::stopped;
use crate::apart::Work;
use crate::error::{ApiError, ApiResult};

const READING: Work = Work {
    argument: "--read-workbook-from-stdin",
    most_bytes: 64 << 20,
    most_memory: 512 << 20,
    most_seconds: 20,
    most_answer: 128 << 20,
};

/// Reads workbooks with the help of a program that calls [`serve_workbook`].
#[derive(Debug, Clone, Default)]
pub struct WorkbookReader {
    /// The program; without one no workbook can be read.
    pub program: Option<PathBuf>,
}

type Answer = Result<Vec<Grid>, WorkbookError>;

/// If the program was started to read a workbook, does so. Says whether it was.
pub(crate) fn serve_workbook(first_argument: Option<&OsStr>) -> bool {
    READING.serve(first_argument, |bytes| {
        let answer: Answer = read_workbook(bytes);
        serde_json::to_vec(&answer).unwrap_or_default()
    })
}

impl WorkbookReader {
    /// Reads the sheets of a workbook as long as it is `wanted`. `file` is what it is called.
    ///
    /// # Errors
    /// `bad-input`: it can't be read, or asks for more memory or time than any honest one;
    /// `stopped`.
    pub(crate) fn read(
        &self,
        file: &Path,
        bytes: Vec<u8>,
        wanted: &mut dyn FnMut() -> bool,
    ) -> ApiResult<Vec<Grid>> {
        let shown = file.display();
        let program = self.program.as_deref().ok_or_else(|| {
            ApiError::new("internal", "没有读表格的程序", "there is no program to read a workbook")
        })?;
        let mut is_wanted = true;
        let answer = READING.ask(program, bytes, &mut || {
            is_wanted = wanted();
            is_wanted
        });
        let answer = answer.map_err(|error| ApiError::unreadable(program, &error))?;
        match answer.and_then(|bytes| serde_json::from_slice::<Answer>(&bytes).ok()) {
            Some(Ok(grids)) => Ok(grids),
            Some(Err(error)) => Err(ApiError::new(
                "bad-input",
                format!("{shown} {}", error.reason.zh),
                format!("{shown}: {}", error.reason.en),
            )),
            None if !is_wanted => Err(stopped()),
            None => Err(ApiError::new(
                "bad-input",
                format!("{shown} 读不了：它要的内存或时间太多，文件可能坏了，也可能是恶意的；什么都没有改"),
                format!(
                    "{shown} can't be read: it asks for more memory or time than it may have. It is \
                     damaged, or meant to do harm; nothing was changed"
                ),
            )
            .hint(
                "如果是自己的表，把内容复制到一张新表里，再存一次。",
                "If it is your own, copy its content into a new workbook and save that.",
            )),
        }
    }
}
