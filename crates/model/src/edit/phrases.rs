//! Reading and changing lists of phrases.

use toml_edit::{Item, TableLike, Value};

use super::persona_draft::PhraseDraft;
use super::toml_list::Items;
use super::toml_read;
use super::toml_table::{TableMut, new_list, text_value};
use crate::{Channel, Feeling};

/// The phrases of a key as they are written.
pub(super) fn read(table: &dyn TableLike, key: &str) -> Vec<PhraseDraft> {
    toml_read::list(table, key, phrase)
}

/// Makes the phrases of a key what is wanted; only those that differ are touched.
pub(super) fn put(table: &mut TableMut<'_>, key: &str, wanted: &[PhraseDraft]) {
    table.list(key, wanted, &Items { read: &phrase, change: &change, make: &make });
}

fn phrase(value: &Value) -> Option<PhraseDraft> {
    if let Some(text) = value.as_str() {
        return Some(PhraseDraft { text: text.to_owned(), ..PhraseDraft::default() });
    }
    let table = value.as_inline_table()?;
    Some(PhraseDraft {
        text: toml_read::text(table, "text"),
        moods: toml_read::choices(table, "moods", Feeling::parse),
        channel: toml_read::choice(table, "channel", Channel::parse),
        promise: toml_read::text(table, "promise"),
    })
}

fn change(value: &mut Value, wanted: &PhraseDraft) {
    let Some(table) = value.as_inline_table_mut() else {
        *value = make(wanted);
        return;
    };
    let mut table = TableMut::Inline(table);
    table.text("text", &wanted.text);
    table.choices("moods", &wanted.moods, Feeling::parse, |feeling| feeling.code());
    let channel = toml_read::choice(table.view(), "channel", Channel::parse);
    table.option("channel", channel, &wanted.channel, |channel| text_value(channel.code()));
    table.text("promise", &wanted.promise);
}

fn make(phrase: &PhraseDraft) -> Value {
    if phrase.moods.is_empty() && phrase.channel.is_none() && phrase.promise.is_empty() {
        return text_value(&phrase.text);
    }
    let mut item = Item::Value(Value::InlineTable(toml_edit::InlineTable::new()));
    if let Some(mut table) = TableMut::of(&mut item) {
        table.set("text", text_value(&phrase.text));
        if !phrase.moods.is_empty() {
            let moods = phrase.moods.iter().map(|feeling| text_value(feeling.code())).collect();
            table.set("moods", Value::Array(new_list(moods, false)));
        }
        if let Some(channel) = phrase.channel {
            table.set("channel", text_value(channel.code()));
        }
        if !phrase.promise.is_empty() {
            table.set("promise", text_value(&phrase.promise));
        }
    }
    item.into_value().unwrap_or_else(|_| text_value(&phrase.text))
}
