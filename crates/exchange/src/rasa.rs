//! Rasa: `nlu.yml`, `domain.yml` and `rules.yml`, together.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::Value;

use crate::format::{Format, Help, ImportError};
use crate::incoming::{Incoming, IncomingEntry};
use crate::note::ImportNote;
use crate::place::FilePlace;
use crate::source_file::SourceFile;
use crate::table::Mapping;
use crate::yaml;

/// The row of the table of formats.
pub(crate) const RASA: Format = Format {
    name: "rasa",
    help: Help {
        about: "Rasa's training data and responses",
        details: "nlu.yml, domain.yml and rules.yml, given together. An intent becomes an entry, its first example the standard question; the answer is its response utter_INTENT, or the one that a rule answers it with. Synonyms are taken over; entities, stories, forms and slots are named and left out.",
        file: "YAML files",
        examples: &["kaopu import data/nlu.yml data/rules.yml domain.yml --into my-kb"],
    },
    sniff: |file| document(file).is_ok_and(|document| document.is_rasa()),
    read,
};

#[derive(Deserialize, Default)]
struct Document {
    #[serde(default)]
    nlu: Vec<Nlu>,
    #[serde(default)]
    responses: BTreeMap<String, Vec<Response>>,
    #[serde(default)]
    rules: Vec<Rule>,
    #[serde(default)]
    intents: Vec<Value>,
    #[serde(default)]
    stories: Vec<Value>,
    #[serde(default)]
    forms: Value,
    #[serde(default)]
    slots: Value,
    #[serde(default)]
    entities: Vec<Value>,
}

#[derive(Deserialize)]
struct Nlu {
    intent: Option<String>,
    synonym: Option<String>,
    regex: Option<String>,
    lookup: Option<String>,
    #[serde(default)]
    examples: Examples,
}

/// Examples: lines that begin with a hyphen, or a list.
#[derive(Deserialize)]
#[serde(untagged)]
enum Examples {
    Text(String),
    List(Vec<Example>),
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Example {
    Plain(String),
    Described { text: String },
}

impl Default for Examples {
    fn default() -> Self {
        Self::Text(String::new())
    }
}

#[derive(Deserialize)]
struct Response {
    text: Option<String>,
}

#[derive(Deserialize)]
struct Rule {
    #[serde(default)]
    steps: Vec<Step>,
}

#[derive(Deserialize)]
struct Step {
    intent: Option<String>,
    action: Option<String>,
}

impl Document {
    fn is_rasa(&self) -> bool {
        !self.nlu.is_empty()
            || !self.responses.is_empty()
            || !self.rules.is_empty()
            || !self.intents.is_empty()
    }
}

fn document(file: &SourceFile) -> Result<Document, String> {
    let text = &file.text().map_err(|error| error.en.clone())?.text;
    let begins = |key: &str| text.lines().any(|line| line.trim_end() == key);
    if !["nlu:", "responses:", "rules:", "intents:"].into_iter().any(begins) {
        return Err("it has none of nlu, responses, rules, intents".to_owned());
    }
    yaml::read(text)
}

fn read(files: &[&SourceFile], _mapping: &Mapping) -> Result<Incoming, ImportError> {
    let mut incoming = Incoming::default();
    let mut found: Vec<(FilePlace, Document)> = Vec::new();
    for file in files {
        let document = document(file).map_err(|error| {
            let (zh, en) =
                (format!("不是 Rasa 的文件：{error}"), format!("is no file of Rasa: {error}"));
            ImportError::new(file.name(), zh, en, Vec::new())
        })?;
        name_left_out(&document, &file.place(), &mut incoming.notes);
        found.push((file.place(), document));
    }
    let mut responses: BTreeMap<&str, &Vec<Response>> = BTreeMap::new();
    let mut actions: BTreeMap<&str, &str> = BTreeMap::new();
    for (_, document) in &found {
        responses.extend(document.responses.iter().map(|(name, said)| (name.as_str(), said)));
        for rule in &document.rules {
            let intent = rule.steps.iter().find_map(|step| step.intent.as_deref());
            let action = rule.steps.iter().find_map(|step| step.action.as_deref());
            actions.extend(intent.zip(action));
        }
    }
    let mut used = std::collections::BTreeSet::new();
    for (place, document) in &found {
        for nlu in &document.nlu {
            match (&nlu.intent, &nlu.synonym) {
                (Some(intent), _) => {
                    let named = format!("utter_{intent}");
                    let response = [Some(named.as_str()), actions.get(intent.as_str()).copied()]
                        .into_iter()
                        .flatten()
                        .find(|name| responses.contains_key(name));
                    used.extend(response.map(str::to_owned));
                    let said =
                        response.and_then(|name| responses.get(name)).map(|said| said.as_slice());
                    entry(intent, nlu, said.unwrap_or_default(), place, &mut incoming);
                }
                (None, Some(term)) => synonym(term, nlu, place, &mut incoming),
                (None, None) => {
                    let what = nlu.regex.as_deref().or(nlu.lookup.as_deref()).unwrap_or("?");
                    let (zh, en) = (
                        format!("{what}（正则或词表）没有带过来"),
                        format!("{what}, an expression or a list, was left out"),
                    );
                    incoming.notes.push(ImportNote::not_carried(place, zh, en));
                }
            }
        }
    }
    for name in responses.keys().filter(|name| !used.contains(**name)) {
        let place = found.iter().find(|(_, document)| document.responses.contains_key(*name));
        let place = place.map(|(place, _)| place.clone()).unwrap_or_default();
        incoming.notes.push(ImportNote::not_carried(
            &place,
            format!("回复 {name} 没有对应的意图，没有带过来"),
            format!("the response {name} belongs to no intent and was left out"),
        ));
    }
    Ok(incoming)
}

fn name_left_out(document: &Document, place: &FilePlace, notes: &mut Vec<ImportNote>) {
    let fields = |value: &Value| value.as_object().map_or(0, serde_json::Map::len);
    for (count, zh, en) in [
        (document.stories.len(), "个故事", "stories"),
        (document.entities.len(), "个实体", "entities"),
        (fields(&document.forms), "个表单", "forms"),
        (fields(&document.slots), "个槽位", "slots"),
    ] {
        if count > 0 {
            let (zh, en) =
                (format!("{count} {zh}没有带过来"), format!("{count} {en} were left out"));
            notes.push(ImportNote::not_carried(place, zh, en));
        }
    }
}

fn entry(intent: &str, nlu: &Nlu, said: &[Response], place: &FilePlace, incoming: &mut Incoming) {
    let mut entities = 0;
    let mut wordings = examples(&nlu.examples).into_iter().map(|text| {
        let (plain, marked) = without_entities(&text);
        entities += usize::from(marked);
        plain
    });
    let Some(question) = wordings.next() else {
        let (zh, en) = (
            format!("意图 {intent} 没有例句，没有带过来"),
            format!("the intent {intent} has no example and was left out"),
        );
        incoming.notes.push(ImportNote::not_carried(place, zh, en));
        return;
    };
    let phrasings: Vec<_> = wordings.map(|text| (place.clone(), text)).collect();
    if entities > 0 {
        incoming.notes.push(ImportNote::not_carried(
            place,
            format!("意图 {intent} 里 {entities} 句标了实体，只留下了文字"),
            format!(
                "of {entities} examples of {intent} only the words were kept, not their entities"
            ),
        ));
    }
    let mut texts = said.iter().filter_map(|response| response.text.clone());
    let answer = texts.next();
    let further = said.len() - usize::from(answer.is_some());
    if further > 0 {
        incoming.notes.push(ImportNote::not_carried(
            place,
            format!("意图 {intent} 的另外 {further} 个回复没有带过来"),
            format!("{further} further responses of {intent} were left out"),
        ));
    }
    let (category, like) = match intent.split_once('/') {
        Some((group, name)) => (Some(group.to_owned()), name),
        None => (None, intent),
    };
    incoming.entries.push(IncomingEntry {
        place: place.clone(),
        like: like.to_owned(),
        category: category.filter(|group| group != "faq"),
        question,
        answer,
        phrasings,
        ..IncomingEntry::default()
    });
}

fn synonym(term: &str, nlu: &Nlu, place: &FilePlace, incoming: &mut Incoming) {
    let words = examples(&nlu.examples);
    if words.is_empty() {
        return;
    }
    incoming.tables.push(crate::incoming::IncomingTable {
        table: kaopu_model::TableName::Synonyms,
        place: place.clone(),
        columns: vec!["term".to_owned(), "synonyms".to_owned()],
        rows: vec![(place.clone(), vec![term.to_owned(), words.join("|")])],
    });
}

fn examples(examples: &Examples) -> Vec<String> {
    let texts: Vec<&str> = match examples {
        Examples::Text(text) => {
            text.lines().map(|line| line.trim().trim_start_matches("- ").trim()).collect()
        }
        Examples::List(list) => list
            .iter()
            .map(|example| match example {
                Example::Plain(text) | Example::Described { text } => text.trim(),
            })
            .collect(),
    };
    texts.into_iter().filter(|text| !text.is_empty() && *text != "-").map(str::to_owned).collect()
}

/// The words of an example whose entities are marked: `[周五](date)`, `[大号]{"entity": "size"}`.
fn without_entities(text: &str) -> (String, bool) {
    let (mut plain, mut rest, mut marked) = (String::new(), text, false);
    while let Some((before, after)) = rest.split_once('[') {
        let Some((word, behind)) = after.split_once(']') else { break };
        let close = match behind.chars().next() {
            Some('(') => ')',
            Some('{') => '}',
            _ => {
                plain.push_str(before);
                plain.push('[');
                rest = after;
                continue;
            }
        };
        let Some((_, behind)) = behind.split_once(close) else { break };
        plain.push_str(before);
        plain.push_str(word);
        marked = true;
        rest = behind;
    }
    plain.push_str(rest);
    (plain, marked)
}
