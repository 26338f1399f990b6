//! ChatterBot: conversations in YAML, each a question and what is said to it.

use serde::Deserialize;

use crate::format::{Format, Help, ImportError};
use crate::incoming::Incoming;
use crate::note::ImportNote;
use crate::pairing::entries_of_pairs;
use crate::source_file::SourceFile;
use crate::table::Mapping;
use crate::yaml;

/// The row of the table of formats.
pub(crate) const CHATTERBOT: Format = Format {
    name: "chatterbot",
    help: Help {
        about: "ChatterBot's conversations",
        details: "YAML: each pair of a conversation becomes an entry in the file's category; questions with the very same answer become one. What follows the second line of a conversation is named and left out.",
        file: "YAML",
        examples: &["kaopu import greetings.yml --into my-kb --format chatterbot"],
    },
    sniff: |file| corpus(file).is_ok(),
    read,
};

#[derive(Deserialize)]
struct Corpus {
    #[serde(default)]
    categories: Vec<String>,
    conversations: Vec<Vec<String>>,
}

fn corpus(file: &SourceFile) -> Result<Corpus, String> {
    let text = &file.text().map_err(|error| error.en.clone())?.text;
    if !text.contains("conversations:") {
        return Err("no conversations".to_owned());
    }
    yaml::read(text)
}

fn read(files: &[&SourceFile], _mapping: &Mapping) -> Result<Incoming, ImportError> {
    let mut incoming = Incoming::default();
    for file in files {
        let place = file.place();
        let corpus = corpus(file).map_err(|error| {
            let (zh, en) = (
                format!("不是 ChatterBot 的语料：{error}"),
                format!("is no corpus of ChatterBot: {error}"),
            );
            ImportError::new(file.name(), zh, en, Vec::new())
        })?;
        let mut longer = 0;
        let mut pairs = Vec::new();
        for conversation in corpus.conversations {
            let mut lines = conversation.into_iter();
            match (lines.next(), lines.next()) {
                (Some(question), Some(answer)) if !question.trim().is_empty() => {
                    longer += usize::from(lines.next().is_some());
                    pairs.push((place.clone(), question, answer));
                }
                (Some(alone), _) => incoming.notes.push(ImportNote::not_carried(
                    &place,
                    format!("「{alone}」没有回答，没有带过来"),
                    format!("\"{alone}\" has no answer and was left out"),
                )),
                (None, _) => {}
            }
        }
        if longer > 0 {
            incoming.notes.push(ImportNote::not_carried(
                &place,
                format!("{longer} 段对话第三句起没有带过来"),
                format!("of {longer} conversations what follows the second line was left out"),
            ));
        }
        let mut entries = entries_of_pairs(pairs, &mut incoming.notes);
        for entry in &mut entries {
            entry.category = corpus.categories.first().cloned();
        }
        incoming.entries.append(&mut entries);
    }
    Ok(incoming)
}
