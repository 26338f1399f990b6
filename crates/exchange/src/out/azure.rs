//! Azure's custom question answering: a row for each wording, one number for those of an entry.

use kaopu_model::KbFiles;

use super::csv_files::text;
use super::filled::filled;
use super::format::{ExportError, ExportFormat, Exported};

/// The columns, as an export of that program has them.
const COLUMNS: [&str; 8] = [
    "Question",
    "Answer",
    "Source",
    "Metadata",
    "SuggestedQuestions",
    "IsContextOnly",
    "Prompts",
    "QnaId",
];

/// The row of the table of formats.
pub(super) const AZURE: ExportFormat = ExportFormat {
    name: "azure",
    about: "Azure custom question answering's TSV",
    extension: "tsv",
    write,
};

fn write(files: &KbFiles) -> Result<Exported, ExportError> {
    let (entries, losses) = filled(files);
    let mut rows = vec![COLUMNS.map(str::to_owned).to_vec()];
    for (number, entry) in (1_u32..).zip(&entries) {
        let category = entry.draft.category.replace(['|', ':'], " ");
        let metadata =
            if category.is_empty() { String::new() } else { format!("category:{category}") };
        for question in entry.questions() {
            rows.push(vec![
                question.to_owned(),
                // Markdown in a cell of one line.
                entry.answer.replace("\r\n", "\n").replace('\n', "\\n"),
                "Editorial".to_owned(),
                metadata.clone(),
                "[]".to_owned(),
                "False".to_owned(),
                "[]".to_owned(),
                number.to_string(),
            ]);
        }
    }
    Ok(Exported { files: vec![("azure.tsv".to_owned(), text(&rows, b'\t', false)?)], losses })
}
