//! nlp.js: a corpus in JSON.

use kaopu_model::{KbFiles, Locale, Localized, parse};
use serde_json::json;

use super::filled::filled;
use super::format::{ExportError, ExportFormat, Exported};

/// The row of the table of formats.
pub(super) const NLPJS: ExportFormat =
    ExportFormat { name: "nlpjs", about: "nlp.js's corpus.json", extension: "json", write };

fn write(files: &KbFiles) -> Result<Exported, ExportError> {
    let (entries, losses) = filled(files);
    let settings = parse(files).kb.settings;
    let data: Vec<_> = entries
        .iter()
        .map(|entry| {
            json!({
                "intent": entry.draft.id.0,
                "utterances": entry.questions().collect::<Vec<_>>(),
                "answers": [entry.answer],
            })
        })
        .collect();
    let locale = match settings.locale {
        Locale::ZhCn => "zh-CN",
        Locale::En => "en-US",
    };
    let corpus = json!({ "name": settings.title, "locale": locale, "data": data });
    let mut bytes = serde_json::to_vec_pretty(&corpus).map_err(|error| ExportError {
        reason: Localized::new(error.to_string(), error.to_string()),
    })?;
    bytes.push(b'\n');
    Ok(Exported { files: vec![("corpus.json".to_owned(), bytes)], losses })
}
