//! nlp.js: `corpus.json`, intents with utterances and answers.

use serde::Deserialize;

use crate::format::{Format, Help, ImportError};
use crate::incoming::{Incoming, IncomingEntry};
use crate::note::ImportNote;
use crate::source_file::SourceFile;
use crate::table::Mapping;

/// The row of the table of formats.
pub(crate) const NLPJS: Format = Format {
    name: "nlpjs",
    help: Help {
        about: "nlp.js's corpus",
        details: "corpus.json: each intent becomes an entry, its first utterance the standard question, its first answer the answer. Entities, further answers and intents without utterances are named and left out.",
        file: "corpus.json",
        examples: &["kaopu import corpus.json --into my-kb --format nlpjs"],
    },
    sniff: |file| corpus(file).is_some(),
    read,
};

#[derive(Deserialize)]
struct Corpus {
    data: Vec<Intent>,
    #[serde(default)]
    entities: serde_json::Value,
}

#[derive(Deserialize)]
struct Intent {
    intent: String,
    #[serde(default)]
    utterances: Vec<String>,
    #[serde(default)]
    answers: Vec<serde_json::Value>,
}

fn corpus(file: &SourceFile) -> Option<Corpus> {
    let text = &file.text().ok()?.text;
    text.trim_start().starts_with('{').then(|| serde_json::from_str(text).ok()).flatten()
}

fn read(files: &[&SourceFile], _mapping: &Mapping) -> Result<Incoming, ImportError> {
    let mut incoming = Incoming::default();
    for file in files {
        let place = file.place();
        let corpus = corpus(file).ok_or_else(|| {
            ImportError::new(
                file.name(),
                "不是 nlp.js 的语料",
                "is no corpus of nlp.js",
                Vec::new(),
            )
        })?;
        if corpus.entities.as_object().is_some_and(|entities| !entities.is_empty()) {
            let (zh, en) = ("实体没有带过来", "entities were left out");
            incoming.notes.push(ImportNote::not_carried(&place, zh, en));
        }
        for Intent { intent, utterances, answers } in corpus.data {
            let mut wordings = utterances.into_iter().filter(|text| !text.trim().is_empty());
            let Some(question) = wordings.next() else {
                incoming.notes.push(ImportNote::not_carried(
                    &place,
                    format!("意图 {intent} 没有一句说法，没有带过来"),
                    format!("the intent {intent} has no utterance and was left out"),
                ));
                continue;
            };
            let mut said = answers.iter().filter_map(|answer| match answer {
                serde_json::Value::String(text) => Some(text.clone()),
                other => other.get("answer").and_then(|text| text.as_str()).map(str::to_owned),
            });
            let answer = said.next();
            let further = said.count();
            if further > 0 {
                incoming.notes.push(ImportNote::not_carried(
                    &place,
                    format!(
                        "意图 {intent} 的另外 {further} 个答案没有带过来：一条问答只有一个默认答案"
                    ),
                    format!(
                        "{further} further answers of {intent} were left out: an entry has one"
                    ),
                ));
            }
            incoming.entries.push(IncomingEntry {
                place: place.clone(),
                like: intent,
                question,
                answer,
                phrasings: wordings.map(|text| (place.clone(), text)).collect(),
                ..IncomingEntry::default()
            });
        }
    }
    Ok(incoming)
}
