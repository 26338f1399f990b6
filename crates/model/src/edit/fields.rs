//! Where the fields of a part stand in its file, so that what was found in the file can be shown
//! beside them.

use std::ops::Range;
use std::sync::{Arc, OnceLock};

use toml_edit::{Document, Item, TableLike, Value};

use super::toml_blocks::find;
use super::toml_read::{blocks, child, text};
use crate::parse::queue_hours::WEEKDAYS;
use crate::source::encoding::decode;
use crate::{KbFiles, MAIN_PERSONA, PartRef, Place};

/// Where the fields of a part stand in its file.
#[derive(Debug, Clone, Default)]
pub struct PartFields {
    file: &'static str,
    /// Paths in the part's draft, and which bytes of the file they are.
    fields: Vec<(String, Range<usize>)>,
    text: Arc<Lines>,
}

/// A text, and where each of its lines begins.
#[derive(Debug, Default)]
struct Lines {
    text: String,
    begins: Vec<usize>,
}

impl Lines {
    fn new(text: String) -> Self {
        let ends = text.match_indices('\n').map(|(at, _)| at + 1);
        let begins = std::iter::once(0).chain(ends).collect();
        Self { text, begins }
    }

    /// The byte at a place.
    fn at(&self, place: &Place) -> Option<usize> {
        let before = usize::try_from(place.row.checked_sub(1)?).ok()?;
        let start = *self.begins.get(before)?;
        let line = self.text.get(start..)?.split('\n').next().unwrap_or_default();
        let characters = match place.column {
            0 => line.chars().take_while(|c| c.is_whitespace()).count(),
            column => usize::try_from(column - 1).ok()?,
        };
        Some(start + line.chars().take(characters).map(char::len_utf8).sum::<usize>())
    }
}

impl PartFields {
    /// The field at a place; the smallest of several. `None` if there is another part, or another
    /// file.
    #[must_use]
    pub fn at(&self, place: &Place) -> Option<&str> {
        if place.file != self.file {
            return None;
        }
        let at = self.text.at(place)?;
        let holds = self.fields.iter().filter(|(_, range)| range.contains(&at));
        holds.min_by_key(|(_, range)| range.len()).map(|(field, _)| field.as_str())
    }
}

/// The files that parts stand in, each read when a part of it is first asked for.
#[derive(Debug, Default)]
pub struct PartFiles {
    read: [OnceLock<Option<PartFile>>; FILES.len()],
}

/// The files that parts stand in.
const FILES: [&str; 3] = ["persona.toml", "care.toml", "escalation.toml"];

#[derive(Debug)]
struct PartFile {
    document: Document<String>,
    text: Arc<Lines>,
}

impl PartFile {
    fn read(files: &KbFiles, file: &str) -> Option<Self> {
        let text = decode(file, files.get(file)?).ok()?;
        let text = text.strip_prefix('\u{feff}').unwrap_or(text).to_owned();
        let document = Document::parse(text.clone()).ok()?;
        Some(Self { document, text: Arc::new(Lines::new(text)) })
    }
}

impl PartFiles {
    /// Where the fields of a part stand in these files, which are the same at every call.
    #[must_use]
    pub fn fields(&self, files: &KbFiles, part: &PartRef) -> PartFields {
        let at = match part {
            PartRef::Persona(_) => 0,
            PartRef::CareMoment(_) => 1,
            PartRef::Rule(_)
            | PartRef::Queue(_)
            | PartRef::Danger(_)
            | PartRef::EscalationSettings => 2,
        };
        let (Some(file), Some(read)) = (FILES.get(at), self.read.get(at)) else {
            return PartFields::default();
        };
        let Some(read) = read.get_or_init(|| PartFile::read(files, file)) else {
            return PartFields::default();
        };
        let mut found = Found::default();
        found.part(read.document.as_table(), part);
        PartFields { file, fields: found.fields, text: read.text.clone() }
    }
}

#[derive(Default)]
struct Found {
    fields: Vec<(String, Range<usize>)>,
}

impl Found {
    fn part(&mut self, root: &toml_edit::Table, part: &PartRef) {
        match part {
            PartRef::Persona(id) if id == MAIN_PERSONA => {
                for (key, _) in root.iter().filter(|(key, _)| !matches!(*key, "personas" | "use")) {
                    self.key(root, key, &mut vec![key.to_owned()], &persona_field);
                }
            }
            PartRef::Persona(id) => {
                if let Some(personas) = child(root, "personas") {
                    self.whole(personas, id);
                    self.table(personas.get(id).and_then(Item::as_table_like), &persona_field);
                }
            }
            PartRef::CareMoment(id) => {
                self.block(root, "moment", find(root, "moment", "id", id), &care_field)
            }
            PartRef::Rule(id) => {
                self.block(root, "rule", find(root, "rule", "id", id), &rule_field)
            }
            PartRef::Queue(id) => {
                self.block(root, "queue", find(root, "queue", "id", id), &queue_field)
            }
            PartRef::Danger(topic) => {
                let is_it = |table: Option<&dyn TableLike>| {
                    table.is_some_and(|table| text(table, "topic") == *topic)
                };
                for (at, table) in blocks(root, "danger").into_iter().enumerate() {
                    if is_it(table) {
                        self.block(root, "danger", Some(at), &without_index);
                    }
                }
            }
            PartRef::EscalationSettings => {
                for key in ["holidays", "record", "mood", "complaint"] {
                    if root.contains_key(key) {
                        self.key(root, key, &mut vec![key.to_owned()], &settings_field);
                    }
                }
            }
        }
    }

    fn block(
        &mut self,
        root: &toml_edit::Table,
        list: &str,
        at: Option<usize>,
        name: &dyn Fn(&[String]) -> String,
    ) {
        let Some(at) = at else { return };
        let span = match root.get(list) {
            Some(Item::ArrayOfTables(tables)) => tables.get(at).and_then(toml_edit::Table::span),
            Some(Item::Value(Value::Array(array))) => array.get(at).and_then(Value::span),
            _ => None,
        };
        self.fields.extend(span.map(|span| (String::new(), span)));
        self.table(blocks(root, list).get(at).copied().flatten(), name);
    }

    fn whole(&mut self, parent: &dyn TableLike, key: &str) {
        let span = parent.get(key).and_then(Item::span);
        self.fields.extend(span.map(|span| (String::new(), span)));
    }

    fn table(&mut self, table: Option<&dyn TableLike>, name: &dyn Fn(&[String]) -> String) {
        let Some(table) = table else { return };
        for (key, _) in table.iter() {
            self.key(table, key, &mut vec![key.to_owned()], name);
        }
    }

    /// A key with all that stands below it. The path is in terms of the file.
    fn key(
        &mut self,
        table: &dyn TableLike,
        key: &str,
        path: &mut Vec<String>,
        name: &dyn Fn(&[String]) -> String,
    ) {
        let Some((written, item)) = table.get_key_value(key) else { return };
        let (from, to) = (written.span(), item.span());
        if let Some(start) = from.clone().or_else(|| to.clone()).map(|span| span.start) {
            // A key and a header stand together; a table that is made by headers further down has
            // no place of its own.
            let end = to.map_or(start, |span| span.end).max(from.map_or(start, |span| span.end));
            self.fields.push((name(path), start..end.max(start + 1)));
        }
        match item {
            Item::Value(value) => self.value(value, path, name),
            Item::Table(inner) => {
                for (key, _) in inner.iter() {
                    path.push(key.to_owned());
                    self.key(inner, key, path, name);
                    path.pop();
                }
            }
            Item::ArrayOfTables(tables) => {
                for (at, inner) in tables.iter().enumerate() {
                    path.push(at.to_string());
                    self.fields.extend(inner.span().map(|span| (name(path), span)));
                    for (key, _) in inner.iter() {
                        path.push(key.to_owned());
                        self.key(inner, key, path, name);
                        path.pop();
                    }
                    path.pop();
                }
            }
            Item::None => {}
        }
    }

    fn value(&mut self, value: &Value, path: &mut Vec<String>, name: &dyn Fn(&[String]) -> String) {
        match value {
            Value::Array(array) => {
                // A draft holds only what can be read.
                let mut at = 0usize;
                for item in array.iter() {
                    path.push(at.to_string());
                    self.fields.extend(item.span().map(|span| (name(path), span)));
                    self.value(item, path, name);
                    path.pop();
                    at += usize::from(matches!(item, Value::String(_) | Value::InlineTable(_)));
                }
            }
            Value::InlineTable(table) => {
                for (key, _) in table.iter() {
                    path.push(key.to_owned());
                    self.key(table, key, path, name);
                    path.pop();
                }
            }
            _ => {}
        }
    }
}

/// What concerns a phrase stands beside it.
fn care_field(path: &[String]) -> String {
    path.get(..2).unwrap_or(path).join(".")
}

fn without_index(path: &[String]) -> String {
    path.first().cloned().unwrap_or_default()
}

/// `phrases.greeting.2.moods` is `moments.greeting.2` in the draft: what concerns a phrase stands
/// beside it.
fn persona_field(path: &[String]) -> String {
    let parts: Vec<&str> = path.iter().map(String::as_str).collect();
    match parts.as_slice() {
        ["self"] => "myself".to_owned(),
        ["phrases", moment, at, ..] => format!("moments.{moment}.{at}"),
        ["phrases", moment] => format!("moments.{moment}"),
        ["phrases"] => "moments".to_owned(),
        ["care", id, at, ..] => format!("care.{id}.{at}"),
        ["stickers", moment, ..] => format!("moments.{moment}.sticker"),
        _ => path.join("."),
    }
}

fn rule_field(path: &[String]) -> String {
    let parts: Vec<&str> = path.iter().map(String::as_str).collect();
    match parts.as_slice() {
        ["when", "any", rest @ ..] => {
            std::iter::once("any").chain(rest.iter().copied()).collect::<Vec<_>>().join(".")
        }
        _ => path.join("."),
    }
}

fn queue_field(path: &[String]) -> String {
    let parts: Vec<&str> = path.iter().map(String::as_str).collect();
    match parts.as_slice() {
        ["week", day] => match (1..).zip(WEEKDAYS).find(|(_, key)| key == day) {
            Some((day, _)) => format!("week.{day}"),
            None => "week".to_owned(),
        },
        ["days", ..] => "days".to_owned(),
        _ => path.join("."),
    }
}

fn settings_field(path: &[String]) -> String {
    let parts: Vec<&str> = path.iter().map(String::as_str).collect();
    match parts.as_slice() {
        ["record" | "mood" | "complaint"] => String::new(),
        ["record" | "mood", rest @ ..] => rest.join("."),
        ["complaint", rest @ ..] => format!("complaint_{}", rest.join(".")),
        _ => path.join("."),
    }
}
