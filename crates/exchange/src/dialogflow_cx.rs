//! Dialogflow CX: the JSON package that an agent exports, zipped.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::archive::{json_files, names};
use crate::format::{Format, Help, ImportError};
use crate::incoming::{Incoming, IncomingEntry};
use crate::note::ImportNote;
use crate::place::FilePlace;
use crate::source_file::SourceFile;
use crate::table::Mapping;

/// The row of the table of formats.
pub(crate) const DIALOGFLOW_CX: Format = Format {
    name: "dialogflow-cx",
    help: Help {
        about: "A Dialogflow CX agent",
        details: "The exported JSON package, a zip. Each intent becomes an entry, its first training phrase the standard question; the answer is the text of a flow's route for that intent. Pages, parameters, webhooks and entity types are named and left out.",
        file: "zip",
        examples: &["kaopu import agent-cx.zip --into my-kb --dry-run"],
    },
    sniff: |file| {
        let names = names(file.bytes());
        names.iter().any(|name| name.contains("/trainingPhrases/"))
    },
    read,
};

fn read(files: &[&SourceFile], _mapping: &Mapping) -> Result<Incoming, ImportError> {
    let mut incoming = Incoming::default();
    for file in files {
        let parts = json_files(file.bytes())
            .map_err(|(zh, en)| ImportError::new(file.name(), zh, en, Vec::new()))?;
        if !parts.keys().any(|name| name.contains("/trainingPhrases/")) {
            let (zh, en) = ("不是 Dialogflow CX 的导出", "is no export of Dialogflow CX");
            return Err(ImportError::new(file.name(), zh, en, Vec::new()));
        }
        read_agent(&parts, &file.place(), &mut incoming);
    }
    Ok(incoming)
}

fn read_agent(parts: &BTreeMap<String, Vec<u8>>, file: &FilePlace, incoming: &mut Incoming) {
    let mut phrases: BTreeMap<String, BTreeMap<String, Vec<String>>> = BTreeMap::new();
    let mut answers: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut left_out: BTreeMap<&str, usize> = BTreeMap::new();
    for (path, bytes) in parts {
        let place = FilePlace { sheet: path.clone(), ..file.clone() };
        let value: Value = match serde_json::from_slice(bytes) {
            Ok(value) => value,
            Err(error) => {
                let zh = format!("读不懂：{error}");
                incoming.notes.push(ImportNote::unreadable(&place, zh, error.to_string()));
                continue;
            }
        };
        if let Some((intent, language)) = path
            .strip_prefix("intents/")
            .and_then(|rest| rest.strip_suffix(".json"))
            .and_then(|rest| rest.split_once("/trainingPhrases/"))
        {
            let texts = texts_of(&value);
            phrases.entry(language.to_owned()).or_default().insert(intent.to_owned(), texts);
        } else if path.starts_with("flows/") {
            routes(&value, &mut answers);
            *left_out.entry("pages").or_default() += usize::from(path.contains("/pages/"));
        } else if path.starts_with("entityTypes/") {
            *left_out.entry("entity types").or_default() += 1;
        } else if path.starts_with("webhooks/") {
            *left_out.entry("webhooks").or_default() += 1;
        }
    }
    for (what, count) in left_out.into_iter().filter(|(_, count)| *count > 0) {
        let zh = match what {
            "pages" => "个页面",
            "webhooks" => "个 webhook",
            _ => "个实体类型文件",
        };
        let (zh, en) = (format!("{count} {zh}没有带过来"), format!("{count} {what} were left out"));
        incoming.notes.push(ImportNote::not_carried(file, zh, en));
    }
    let count =
        |intents: &BTreeMap<String, Vec<String>>| intents.values().map(Vec::len).sum::<usize>();
    let Some(most) = phrases.iter().max_by_key(|(_, one)| count(one)).map(|(name, _)| name.clone())
    else {
        return;
    };
    for other in phrases.keys().filter(|name| **name != most) {
        incoming.notes.push(ImportNote::not_carried(
            file,
            format!("只取了 {most} 的说法，{other} 的没有带过来"),
            format!("only the phrases in {most} were read, not those in {other}"),
        ));
    }
    for (intent, said) in phrases.remove(&most).unwrap_or_default() {
        let place = FilePlace { sheet: format!("intents/{intent}"), ..file.clone() };
        let mut wordings = said.into_iter();
        let Some(question) = wordings.next() else {
            let (zh, en) = (
                format!("意图「{intent}」没有顾客的说法"),
                format!("the intent \"{intent}\" has no phrases"),
            );
            incoming.notes.push(ImportNote::not_carried(&place, zh, en));
            continue;
        };
        let mut texts = answers.get(&intent).cloned().unwrap_or_default();
        texts.dedup();
        if texts.len() > 1 {
            let further = texts.len() - 1;
            incoming.notes.push(ImportNote::not_carried(
                &place,
                format!("「{intent}」的另外 {further} 个回复没有带过来"),
                format!("{further} further responses of \"{intent}\" were left out"),
            ));
        }
        incoming.entries.push(IncomingEntry {
            like: intent,
            question,
            answer: texts.into_iter().next(),
            phrasings: wordings.map(|text| (place.clone(), text)).collect(),
            place,
            ..IncomingEntry::default()
        });
    }
}

fn texts_of(value: &Value) -> Vec<String> {
    let list = value.get("trainingPhrases").and_then(Value::as_array);
    let parts = |phrase: &Value| {
        let parts = phrase.get("parts").and_then(Value::as_array);
        let text =
            |part: &Value| part.get("text").and_then(Value::as_str).unwrap_or_default().to_owned();
        parts.into_iter().flatten().map(text).collect::<String>().trim().to_owned()
    };
    list.into_iter().flatten().map(parts).filter(|text| !text.is_empty()).collect()
}

/// What a flow or page says to an intent.
fn routes(value: &Value, answers: &mut BTreeMap<String, Vec<String>>) {
    let routes = value.get("transitionRoutes").and_then(Value::as_array);
    for route in routes.into_iter().flatten() {
        let Some(intent) = route.get("intent").and_then(Value::as_str) else { continue };
        let messages = route.pointer("/triggerFulfillment/messages").and_then(Value::as_array);
        for message in messages.into_iter().flatten() {
            let texts = message.pointer("/text/text").and_then(Value::as_array);
            let texts = texts.into_iter().flatten().filter_map(Value::as_str).map(str::to_owned);
            answers.entry(intent.to_owned()).or_default().extend(texts);
        }
    }
}
