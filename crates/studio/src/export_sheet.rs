//! A knowledge base as a workbook, tables, or a file of another program.

use std::path::Path;

use kaopu_durable::{Links, create_dir_all, write};
use kaopu_exchange::{ExportFormat, export_named};
use kaopu_model::{KbFiles, Localized};
use kaopu_store::expect_empty;
use serde::{Deserialize, Serialize};

use crate::error::{ApiError, ApiResult};
use crate::new_folder::occupied;
use crate::workspace::Workspace;

/// What was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct SheetExportView {
    /// The files.
    pub files: Vec<String>,
    /// What is not in them.
    pub losses: Vec<Localized>,
}

/// Writes a knowledge base in a format: into the file `out`, which must not be there, or, if the
/// format makes several, into the folder `out`, which must be empty or missing.
///
/// # Errors
/// Something is there; the format can't hold it; it can't be written.
pub fn export_sheet(
    files: &KbFiles,
    format: &ExportFormat,
    out: &Path,
) -> ApiResult<SheetExportView> {
    let shown = out.display();
    let is_folder = format.extension.is_empty();
    if is_folder {
        expect_empty(out).map_err(|error| occupied(error, ("没有导出", "nothing was exported")))?;
    } else if out.symlink_metadata().is_ok() {
        return Err(ApiError::new(
            "bad-input",
            format!("{shown} 已经存在，没有导出"),
            format!("{shown} is there already; nothing was exported"),
        )
        .hint("换一个文件名。", "Choose another name."));
    }
    let exported = (format.write)(files)
        .map_err(|error| ApiError::new("bad-input", error.reason.zh, error.reason.en))?;
    let mut written = Vec::new();
    if is_folder {
        create_dir_all(out)?;
    }
    for (name, bytes) in &exported.files {
        let path = if is_folder { out.join(name) } else { out.to_owned() };
        write(&path, bytes, Links::Refuse)?;
        written.push(path.display().to_string());
    }
    Ok(SheetExportView { files: written, losses: exported.losses })
}

impl Workspace {
    /// Writes the knowledge base as a workbook.
    ///
    /// # Errors
    /// As [`export_sheet`].
    pub fn export_workbook(&self, out: &Path) -> ApiResult<SheetExportView> {
        let format = export_named("xlsx")
            .ok_or_else(|| ApiError::new("internal", "没有这种格式", "there is no such format"))?;
        export_sheet(self.snapshot().files(), format, out)
    }
}
