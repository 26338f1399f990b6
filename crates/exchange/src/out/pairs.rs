//! Files of question and answer pairs: a row for each wording.

use kaopu_model::KbFiles;

use super::csv_files::text;
use super::filled::filled;
use super::format::{ExportError, ExportFormat, Exported};

/// The row of the table of formats.
pub(super) const FASTGPT: ExportFormat = ExportFormat {
    name: "fastgpt",
    about: "FastGPT's CSV of questions and answers",
    extension: "csv",
    write: |files| pairs(files, ["q", "a"]),
};

/// The row of the table of formats.
pub(super) const DIFY: ExportFormat = ExportFormat {
    name: "dify",
    about: "Dify's CSV of annotations",
    extension: "csv",
    write: |files| pairs(files, ["question", "answer"]),
};

fn pairs(files: &KbFiles, header: [&str; 2]) -> Result<Exported, ExportError> {
    let (entries, losses) = filled(files);
    let mut rows = vec![header.map(str::to_owned).to_vec()];
    for entry in &entries {
        rows.extend(entry.questions().map(|one| vec![one.to_owned(), entry.answer.clone()]));
    }
    Ok(Exported { files: vec![("pairs.csv".to_owned(), text(&rows, b',', true)?)], losses })
}
