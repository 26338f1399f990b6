//! Dialogflow ES: the zip that an agent exports.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::Value;

use crate::archive::{json_files, names};
use crate::format::{Format, Help, ImportError};
use crate::incoming::{Incoming, IncomingEntry};
use crate::note::ImportNote;
use crate::place::FilePlace;
use crate::source_file::SourceFile;
use crate::table::Mapping;

/// The row of the table of formats.
pub(crate) const DIALOGFLOW_ES: Format = Format {
    name: "dialogflow-es",
    help: Help {
        about: "A Dialogflow ES agent",
        details: "The exported zip. Each intent becomes an entry, its first training phrase the standard question, its first text response the answer. Of several languages the one with most phrases is read. Contexts, parameters, events, cards and fallback intents are named and left out.",
        file: "zip",
        examples: &["kaopu import agent.zip --into my-kb --dry-run"],
    },
    sniff: |file| {
        let names = names(file.bytes());
        names.iter().any(|name| name.ends_with("agent.json"))
            && names.iter().any(|name| name.starts_with("intents/") && name.contains("_usersays_"))
    },
    read,
};

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Intent {
    name: String,
    #[serde(default)]
    contexts: Vec<Value>,
    #[serde(default)]
    responses: Vec<Response>,
    #[serde(default)]
    fallback_intent: bool,
}

#[derive(Deserialize)]
struct Response {
    #[serde(default)]
    messages: Vec<Value>,
    #[serde(default)]
    parameters: Vec<Value>,
}

#[derive(Deserialize)]
struct Said {
    #[serde(default)]
    data: Vec<Part>,
}

#[derive(Deserialize)]
struct Part {
    #[serde(default)]
    text: String,
}

fn read(files: &[&SourceFile], _mapping: &Mapping) -> Result<Incoming, ImportError> {
    let mut incoming = Incoming::default();
    for file in files {
        let parts = json_files(file.bytes())
            .map_err(|(zh, en)| ImportError::new(file.name(), zh, en, Vec::new()))?;
        if !parts.keys().any(|name| name.starts_with("intents/")) {
            let (zh, en) = ("不是 Dialogflow ES 的导出", "is no export of Dialogflow ES");
            return Err(ImportError::new(file.name(), zh, en, Vec::new()));
        }
        let phrases = phrases(&parts, file, &mut incoming.notes);
        for (path, bytes) in &parts {
            if !path.starts_with("intents/") || path.contains("_usersays_") {
                continue;
            }
            let place = FilePlace { sheet: path.clone(), ..file.place() };
            match serde_json::from_slice::<Intent>(bytes) {
                Ok(intent) => {
                    let stem = path.strip_suffix(".json").unwrap_or(path);
                    let said = phrases.get(stem).cloned().unwrap_or_default();
                    entry(&intent, said, &place, &mut incoming);
                }
                Err(error) => incoming.notes.push(ImportNote::unreadable(
                    &place,
                    format!("读不懂：{error}"),
                    error.to_string(),
                )),
            }
        }
        let entities = parts.keys().filter(|name| name.starts_with("entities/")).count();
        if entities > 0 {
            let (zh, en) = ("实体没有带过来", "entities were left out");
            incoming.notes.push(ImportNote::not_carried(&file.place(), zh, en));
        }
    }
    Ok(incoming)
}

/// Training phrases by the path of their intent, in the language that has most of them.
fn phrases(
    parts: &BTreeMap<String, Vec<u8>>,
    file: &SourceFile,
    notes: &mut Vec<ImportNote>,
) -> BTreeMap<String, Vec<String>> {
    let mut languages: BTreeMap<String, BTreeMap<String, Vec<String>>> = BTreeMap::new();
    for (path, bytes) in parts {
        let Some((stem, language)) =
            path.strip_suffix(".json").and_then(|path| path.rsplit_once("_usersays_"))
        else {
            continue;
        };
        match serde_json::from_slice::<Vec<Said>>(bytes) {
            Ok(said) => {
                let texts = said.into_iter().map(|one| {
                    one.data.into_iter().map(|part| part.text).collect::<String>().trim().to_owned()
                });
                let texts = texts.filter(|text| !text.is_empty()).collect();
                languages.entry(language.to_owned()).or_default().insert(stem.to_owned(), texts);
            }
            Err(error) => notes.push(ImportNote::unreadable(
                &FilePlace { sheet: path.clone(), ..file.place() },
                format!("读不懂：{error}"),
                error.to_string(),
            )),
        }
    }
    let count =
        |intents: &BTreeMap<String, Vec<String>>| intents.values().map(Vec::len).sum::<usize>();
    let most =
        languages.iter().max_by_key(|(_, intents)| count(intents)).map(|(name, _)| name.clone());
    let Some(most) = most else { return BTreeMap::new() };
    for other in languages.keys().filter(|name| **name != most) {
        notes.push(ImportNote::not_carried(
            &file.place(),
            format!("只取了 {most} 的说法，{other} 的没有带过来"),
            format!("only the phrases in {most} were read, not those in {other}"),
        ));
    }
    languages.remove(&most).unwrap_or_default()
}

fn entry(intent: &Intent, said: Vec<String>, place: &FilePlace, incoming: &mut Incoming) {
    let name = &intent.name;
    let mut left_out = |zh: String, en: String| {
        incoming.notes.push(ImportNote::not_carried(place, zh, en));
    };
    let mut wordings = said.into_iter();
    let Some(question) = wordings.next().filter(|_| !intent.fallback_intent) else {
        left_out(
            format!("意图「{name}」没有顾客的说法，没有带过来"),
            format!("the intent \"{name}\" has no phrases of customers and was left out"),
        );
        return;
    };
    if !intent.contexts.is_empty() {
        left_out(
            format!("「{name}」的上下文没有带过来"),
            format!("contexts of \"{name}\" were left out"),
        );
    }
    if intent.responses.iter().any(|response| !response.parameters.is_empty()) {
        left_out(
            format!("「{name}」的参数没有带过来"),
            format!("parameters of \"{name}\" were left out"),
        );
    }
    let mut texts = Vec::new();
    let mut others = 0;
    for message in intent.responses.iter().flat_map(|response| &response.messages) {
        match message.get("speech") {
            Some(Value::String(text)) if !text.is_empty() => texts.push(text.clone()),
            Some(Value::Array(list)) => {
                texts.extend(list.iter().filter_map(Value::as_str).map(str::to_owned));
            }
            Some(Value::String(_)) => {}
            _ => others += 1,
        }
    }
    let further = texts.len().saturating_sub(1) + others;
    if further > 0 {
        left_out(
            format!("「{name}」的另外 {further} 个回复没有带过来"),
            format!("{further} further responses of \"{name}\" were left out"),
        );
    }
    incoming.entries.push(IncomingEntry {
        place: place.clone(),
        like: name.clone(),
        question,
        answer: texts.into_iter().next(),
        phrasings: wordings.map(|text| (place.clone(), text)).collect(),
        ..IncomingEntry::default()
    });
}
