//! What differs between two states of personas, care moments and the hand-over, part by part.

use std::collections::{BTreeMap, BTreeSet};

use kaopu_model::{
    KbFiles, PersonaDraft, QueueId, RuleId, care_moment_draft, care_moment_drafts, danger_draft,
    danger_drafts, escalation_settings_draft, persona_draft, persona_drafts, queue_draft,
    queue_drafts, rule_draft, rule_drafts,
};
use serde::Serialize;
use serde_json::{Map, Value};

use crate::draft::kind::{persona_title, topic_zh};
use crate::view::{ChangeDetail, ChangeKind, ChangeRow, ChangedThing};

/// A part by its id: its name, and its fields in words.
type Parts = BTreeMap<String, (String, Fields)>;

/// The fields of a part that hold anything; lists with a line for each item.
type Fields = BTreeMap<String, Vec<String>>;

/// The differences in `persona.toml`, part by part; if there are none but the file differs, the
/// file.
pub(crate) fn personas(rows: &mut Vec<ChangeRow>, old: &KbFiles, new: &KbFiles) {
    let parts = |files| {
        let part =
            |draft: PersonaDraft| (draft.id.clone(), (persona_title(&draft).zh, fields(&draft)));
        persona_drafts(files).into_iter().map(part).collect::<Parts>()
    };
    in_file(rows, "persona.toml", ChangedThing::Persona, (old, new), |rows| {
        compare(rows, ChangedThing::Persona, &parts(old), &parts(new));
    });
}

/// The differences in `care.toml`.
pub(crate) fn care(rows: &mut Vec<ChangeRow>, old: &KbFiles, new: &KbFiles) {
    let parts = |files| {
        let drafts = care_moment_drafts(files).into_iter();
        drafts
            .map(|draft| (draft.id.clone(), (draft.title.clone(), fields(&draft))))
            .collect::<Parts>()
    };
    in_file(rows, "care.toml", ChangedThing::Care, (old, new), |rows| {
        compare(rows, ChangedThing::Care, &parts(old), &parts(new));
    });
}

/// The differences in `escalation.toml`: rules, queues, danger topics, and the rest as one.
pub(crate) fn escalation(rows: &mut Vec<ChangeRow>, old: &KbFiles, new: &KbFiles) {
    let rules = |files| {
        let drafts = rule_drafts(files).into_iter();
        drafts
            .map(|draft| (draft.id.0.clone(), (draft.title.clone(), fields(&draft))))
            .collect::<Parts>()
    };
    let queues = |files| {
        let drafts = queue_drafts(files).into_iter();
        drafts
            .map(|draft| (draft.id.0.clone(), (draft.name.clone(), fields(&draft))))
            .collect::<Parts>()
    };
    let dangers = |files| {
        let drafts = danger_drafts(files).into_iter();
        let named = |topic: &str| topic_zh(topic).to_owned();
        drafts
            .map(|draft| (draft.topic.clone(), (named(&draft.topic), fields(&draft))))
            .collect::<Parts>()
    };
    let order = |files, among: &KbFiles| -> Vec<String> {
        let there: BTreeSet<_> = rule_drafts(among).into_iter().map(|rule| rule.id).collect();
        let shared = rule_drafts(files).into_iter().filter(|rule| there.contains(&rule.id));
        shared.map(|rule| rule.id.0).collect()
    };
    in_file(rows, "escalation.toml", ChangedThing::Escalation, (old, new), |rows| {
        compare(rows, ChangedThing::Rule, &rules(old), &rules(new));
        compare(rows, ChangedThing::Queue, &queues(old), &queues(new));
        compare(rows, ChangedThing::Danger, &dangers(old), &dangers(new));
        let settings = |files, among| {
            let mut settings = fields(&escalation_settings_draft(files));
            settings.insert("rule".to_owned(), vec![order(files, among).join(" → ")]);
            let file = "escalation.toml".to_owned();
            Parts::from([(file.clone(), (file, settings))])
        };
        compare(rows, ChangedThing::Escalation, &settings(old, new), &settings(new, old));
    });
}

fn in_file(
    rows: &mut Vec<ChangeRow>,
    file: &str,
    what: ChangedThing,
    (old, new): (&KbFiles, &KbFiles),
    parts: impl FnOnce(&mut Vec<ChangeRow>),
) {
    let kind = match (old.get(file), new.get(file)) {
        (a, b) if a == b => return,
        (None, _) => ChangeKind::Added,
        (_, None) => ChangeKind::Removed,
        _ => ChangeKind::Changed,
    };
    let from = rows.len();
    if kind == ChangeKind::Changed {
        parts(rows);
    }
    if rows.len() == from {
        rows.push(ChangeRow {
            kind,
            what,
            id: file.to_owned(),
            title: file.to_owned(),
            details: Vec::new(),
        });
    }
}

fn compare(rows: &mut Vec<ChangeRow>, what: ChangedThing, old: &Parts, new: &Parts) {
    let ids: BTreeSet<&String> = old.keys().chain(new.keys()).collect();
    for id in ids {
        let (before, after) = (old.get(id), new.get(id));
        let title = after
            .or(before)
            .map(|(title, _)| title.clone())
            .filter(|title| !title.trim().is_empty());
        let (kind, details) = match (before, after) {
            (Some(before), Some(after)) => match details(&before.1, &after.1) {
                details if details.is_empty() => continue,
                details => (ChangeKind::Changed, details),
            },
            (None, _) => (ChangeKind::Added, Vec::new()),
            (_, None) => (ChangeKind::Removed, Vec::new()),
        };
        rows.push(ChangeRow {
            kind,
            what,
            id: id.clone(),
            title: title.unwrap_or_else(|| id.clone()),
            details,
        });
    }
}

/// All fields of a part that there is in one of two states only, as differences to nothing.
pub(crate) fn whole_part(
    what: ChangedThing,
    id: &str,
    old: &KbFiles,
    new: &KbFiles,
) -> Vec<ChangeDetail> {
    let of = |files: &KbFiles| match what {
        ChangedThing::Persona => persona_draft(files, id).map(|draft| fields(&draft)),
        ChangedThing::Care => care_moment_draft(files, id).map(|draft| fields(&draft)),
        ChangedThing::Rule => rule_draft(files, &RuleId(id.to_owned())).map(|draft| fields(&draft)),
        ChangedThing::Queue => {
            queue_draft(files, &QueueId(id.to_owned())).map(|draft| fields(&draft))
        }
        ChangedThing::Danger => danger_draft(files, id).map(|draft| fields(&draft)),
        _ => None,
    };
    details(&of(old).unwrap_or_default(), &of(new).unwrap_or_default())
}

/// The fields that differ; of lists only the items that the other lacks, unless they only changed
/// places.
fn details(before: &Fields, after: &Fields) -> Vec<ChangeDetail> {
    let names: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    let lines = |fields: &Fields, name: &String| fields.get(name).cloned().unwrap_or_default();
    let differing = names.into_iter().map(|name| (name, lines(before, name), lines(after, name)));
    differing
        .filter(|(_, before, after)| before != after)
        .map(|(name, before, after)| {
            let only = |list: &[String], other: &[String]| {
                list.iter()
                    .filter(|line| !other.contains(line))
                    .cloned()
                    .collect::<Vec<_>>()
                    .join("\n")
            };
            let (was, is) = (only(&before, &after), only(&after, &before));
            let moved = was.is_empty() && is.is_empty();
            let (before, after) =
                if moved { (before.join("\n"), after.join("\n")) } else { (was, is) };
            ChangeDetail { field: name.clone(), before, after }
        })
        .collect()
}

/// A draft field by field, under the same paths as its diagnostics.
fn fields(draft: &impl Serialize) -> Fields {
    let mut fields = Fields::new();
    // A draft is plain data, which always has a JSON form.
    if let Ok(Value::Object(object)) = serde_json::to_value(draft) {
        for (key, value) in object.iter().filter(|(key, _)| *key != "id") {
            flatten(&mut fields, key.clone(), value);
        }
    }
    fields
}

/// A field of a draft in words, a line for each item.
pub(crate) fn field_text(draft: &Map<String, Value>, field: &str) -> String {
    let value = draft.get(field).unwrap_or(&Value::Null);
    if let Value::Bool(yes) = value {
        return if *yes { "yes" } else { "no" }.to_owned();
    }
    let mut fields = Fields::new();
    flatten(&mut fields, String::new(), value);
    let lines = fields.into_iter().map(|(path, lines)| {
        let path = path.trim_start_matches('.');
        let text = lines.join("\n");
        if path.is_empty() { text } else { format!("{path}: {text}") }
    });
    lines.collect::<Vec<_>>().join("\n")
}

fn flatten(fields: &mut Fields, path: String, value: &Value) {
    match value {
        Value::Null => {}
        Value::String(text) if text.is_empty() => {}
        Value::String(text) => drop(fields.insert(path, vec![text.clone()])),
        Value::Bool(false) => {}
        Value::Bool(_) | Value::Number(_) => drop(fields.insert(path, vec![value.to_string()])),
        Value::Object(object) => {
            for (key, value) in object {
                flatten(fields, format!("{path}.{key}"), value);
            }
        }
        Value::Array(items) => {
            for (at, item) in items.iter().enumerate() {
                let text = |key: &str| item.get(key).and_then(Value::as_str);
                if let Some(name) = text("moment").or_else(|| text("id")) {
                    flatten(
                        fields,
                        format!("{path}.{name}"),
                        item.get("phrases").unwrap_or(&Value::Null),
                    );
                    flatten(
                        fields,
                        format!("{path}.{name}.sticker"),
                        item.get("sticker").unwrap_or(&Value::Null),
                    );
                } else if let Some(day) = item.get("day") {
                    flatten(
                        fields,
                        format!("{path}.{day}"),
                        item.get("hours").unwrap_or(&Value::Null),
                    );
                } else if item.is_object() && text("text").is_none() {
                    flatten(fields, format!("{path}.{at}"), item);
                } else {
                    fields.entry(path.clone()).or_default().push(line(item));
                }
            }
        }
    }
}

/// An item of a list in one line: a word, or a phrase with whom it is for.
fn line(item: &Value) -> String {
    let text = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    let Some(phrase) = item.get("text") else { return text(item) };
    let moods = item.get("moods").and_then(Value::as_array).into_iter().flatten().map(text);
    let others = ["channel", "promise"]
        .into_iter()
        .filter_map(|key| item.get(key)?.as_str().map(str::to_owned));
    let asides: Vec<String> = moods.chain(others).filter(|aside| !aside.is_empty()).collect();
    if asides.is_empty() {
        text(phrase)
    } else {
        format!("{} [{}]", text(phrase), asides.join(", "))
    }
}
