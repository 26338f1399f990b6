//! A knowledge base as files of other programs.

mod azure;
mod csv_files;
mod filled;
mod format;
mod nlpjs;
mod pairs;
mod rasa;
mod tables;
mod xlsx;

pub use format::{ExportError, ExportFormat, Exported};

/// All formats that can be written.
pub const EXPORTS: &[ExportFormat] = &[
    xlsx::XLSX,
    csv_files::CSV,
    azure::AZURE,
    rasa::RASA,
    nlpjs::NLPJS,
    pairs::FASTGPT,
    pairs::DIFY,
];

/// The format of this name.
#[must_use]
pub fn export_named(name: &str) -> Option<&'static ExportFormat> {
    EXPORTS.iter().find(|format| format.name == name)
}
