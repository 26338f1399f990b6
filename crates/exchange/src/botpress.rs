//! Botpress 12: a JSON file for each question, or one with a list of them.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::Value;

use crate::format::{Format, Help, ImportError};
use crate::incoming::{Incoming, IncomingEntry};
use crate::note::ImportNote;
use crate::place::FilePlace;
use crate::source_file::SourceFile;
use crate::table::Mapping;

/// The row of the table of formats.
pub(crate) const BOTPRESS: Format = Format {
    name: "botpress",
    help: Help {
        about: "Botpress 12's questions and answers",
        details: "JSON, a file for each item or a list of them. Of several languages the one with most questions is read; redirects and contexts are named and left out.",
        file: "JSON",
        examples: &["kaopu import qna/*.json --into my-kb"],
    },
    sniff: |file| items(file).is_some_and(|items| !items.is_empty()),
    read,
};

#[derive(Deserialize)]
struct Item {
    #[serde(default)]
    id: String,
    data: Data,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Data {
    questions: BTreeMap<String, Vec<String>>,
    #[serde(default)]
    answers: BTreeMap<String, Vec<Value>>,
    #[serde(default)]
    contexts: Vec<String>,
    #[serde(default = "yes")]
    enabled: bool,
    #[serde(default)]
    action: String,
    #[serde(default)]
    redirect_flow: String,
}

fn yes() -> bool {
    true
}

/// The items of a file: one, a list, or a list below a name.
fn items(file: &SourceFile) -> Option<Vec<Item>> {
    let text = &file.text().ok()?.text;
    if !text.trim_start().starts_with(['{', '[']) {
        return None;
    }
    let value: Value = serde_json::from_str(text).ok()?;
    let list = match value {
        Value::Array(list) => list,
        Value::Object(mut fields) => match fields.remove("qnas") {
            Some(Value::Array(list)) => list,
            _ => vec![Value::Object(fields)],
        },
        _ => return None,
    };
    list.into_iter().map(|item| serde_json::from_value(item).ok()).collect()
}

fn read(files: &[&SourceFile], _mapping: &Mapping) -> Result<Incoming, ImportError> {
    let mut incoming = Incoming::default();
    for file in files {
        let items = items(file).filter(|items| !items.is_empty()).ok_or_else(|| {
            let (zh, en) = ("不是 Botpress 12 的问答", "holds no questions of Botpress 12");
            ImportError::new(file.name(), zh, en, Vec::new())
        })?;
        for item in items {
            read_item(item, &file.place(), &mut incoming);
        }
    }
    Ok(incoming)
}

fn read_item(item: Item, place: &FilePlace, incoming: &mut Incoming) {
    let Item { id, data } = item;
    let mut left_out = |zh: String, en: String| {
        incoming.notes.push(ImportNote::not_carried(place, zh, en));
    };
    let most = data.questions.iter().max_by_key(|(_, texts)| texts.len());
    let Some((language, questions)) = most else { return };
    if data.questions.iter().filter(|(_, texts)| !texts.is_empty()).count() > 1 {
        left_out(
            format!("{id}：只取了 {language} 的问法"),
            format!("{id}: only the questions in {language} were read"),
        );
    }
    let global = data.contexts.iter().all(|context| context == "global");
    if !global {
        left_out(format!("{id}：上下文没有带过来"), format!("{id}: its contexts were left out"));
    }
    if !data.redirect_flow.is_empty() || data.action.contains("redirect") {
        left_out(format!("{id}：跳转没有带过来"), format!("{id}: its redirect was left out"));
    }
    let answers = data.answers.get(language).map_or(&[][..], Vec::as_slice);
    let mut said = answers.iter().filter_map(|answer| match answer {
        Value::String(text) => Some(text.clone()),
        other => other.get("text").and_then(Value::as_str).map(str::to_owned),
    });
    let answer = said.next();
    let further = answers.len() - usize::from(answer.is_some());
    if further > 0 {
        left_out(
            format!("{id}：另外 {further} 个答案没有带过来"),
            format!("{id}: {further} further answers were left out"),
        );
    }
    let mut wordings = questions.iter().filter(|text| !text.trim().is_empty());
    let Some(question) = wordings.next() else {
        left_out(format!("{id}：没有问法"), format!("{id}: it has no question"));
        return;
    };
    incoming.entries.push(IncomingEntry {
        place: place.clone(),
        like: id,
        question: question.clone(),
        answer,
        enabled: Some(data.enabled),
        phrasings: wordings.map(|text| (place.clone(), text.clone())).collect(),
        ..IncomingEntry::default()
    });
}
