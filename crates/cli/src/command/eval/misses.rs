//! The messages that were not answered right, as a table for a spreadsheet.

use std::path::Path;

use kaopu_durable::{Links, write as write_file};
use kaopu_lab::Miss;
use kaopu_model::shown;
use kaopu_studio::ApiError;

use crate::failure::Outcome;
use crate::language::Language;
use crate::show::decision;

/// The first line of the file, by which it is recognised before it is replaced.
pub(crate) const HEADER: &str = "file\tline\tlabel\ttext\tact\tfound\tscore\tevidence\treason\n";

/// Writes them, one a line, with tabs between the cells.
pub(super) fn write(path: &Path, language: Language, misses: &[Miss]) -> Outcome {
    let mut text = HEADER.to_owned();
    for miss in misses {
        let (line, score) = (miss.line.to_string(), miss.score.0.to_string());
        let reason = decision::sentence(language, &miss.decision);
        let cells = [
            &miss.file,
            &line,
            &miss.label,
            &miss.text,
            miss.act,
            &miss.found,
            &score,
            &miss.evidence,
            &reason,
        ];
        let cells: Vec<String> = cells.iter().map(|cell| shown(cell).into_owned()).collect();
        text.push_str(&cells.join("\t"));
        text.push('\n');
    }
    Ok(write_file(path, text.as_bytes(), Links::Refuse).map_err(ApiError::from)?)
}
