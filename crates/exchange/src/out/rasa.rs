//! Rasa: training data, responses and the rule that answers questions, in three YAML files.

use std::fmt::Write as _;

use kaopu_model::KbFiles;

use super::filled::{Filled, filled};
use super::format::{ExportError, ExportFormat, Exported};

/// The row of the table of formats.
pub(super) const RASA: ExportFormat = ExportFormat {
    name: "rasa",
    about: "Rasa's nlu.yml, domain.yml and rules.yml",
    extension: "",
    write,
};

fn write(files: &KbFiles) -> Result<Exported, ExportError> {
    let (entries, losses) = filled(files);
    let written =
        [("nlu.yml", nlu(&entries)), ("domain.yml", domain(&entries)), ("rules.yml", rules())];
    let files = written.map(|(name, text)| (name.to_owned(), text.into_bytes())).to_vec();
    Ok(Exported { files, losses })
}

fn nlu(entries: &[Filled]) -> String {
    let mut text = "version: \"3.1\"\n\nnlu:\n".to_owned();
    for entry in entries {
        let _ = writeln!(text, "  - intent: faq/{}\n    examples: |", entry.draft.id);
        for question in entry.questions() {
            // A square bracket would begin an entity.
            let line = question.replace(['\r', '\n'], " ").replace('[', "［").replace(']', "］");
            let _ = writeln!(text, "      - {line}");
        }
    }
    text
}

fn domain(entries: &[Filled]) -> String {
    let mut text = "version: \"3.1\"\n\nintents:\n  - faq\n\nresponses:\n".to_owned();
    for entry in entries {
        let _ = writeln!(
            text,
            "  utter_faq/{}:\n    - text: {}",
            entry.draft.id,
            quoted(&entry.answer)
        );
    }
    text.push_str("\nactions:\n  - utter_faq\n");
    text
}

fn rules() -> String {
    "version: \"3.1\"\n\nrules:\n  - rule: answer questions\n    steps:\n      - intent: faq\n      - action: utter_faq\n"
        .to_owned()
}

/// A text in double quotes, as YAML and JSON both have it.
fn quoted(text: &str) -> String {
    serde_json::to_string(text).unwrap_or_default()
}
