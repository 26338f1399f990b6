//! Reading and changing the conditions of a rule.

use toml_edit::{InlineTable, Item, TableLike, Value};

use super::escalation_draft::ConditionsDraft;
use super::toml_list::Items;
use super::toml_read::{choices, flag, list, number, text, texts};
use super::toml_table::{TableMut, text_value};
use crate::{Channel, FaqId, Mood, OrderState};

/// The conditions of a table as they are written; alternatives aside.
pub(super) fn read(table: &dyn TableLike) -> ConditionsDraft {
    ConditionsDraft {
        request_human: flag(table, "request_human").unwrap_or(false),
        danger: texts(table, "danger"),
        words: texts(table, "words"),
        mood: choices(table, "mood", Mood::parse),
        anger: number(table, "anger"),
        unknowns: number(table, "unknowns"),
        clarifications: number(table, "clarifications"),
        asked: number(table, "asked"),
        entries: texts(table, "entries").into_iter().map(FaqId).collect(),
        categories: texts(table, "categories"),
        orders: choices(table, "orders", OrderState::parse),
        channels: choices(table, "channels", Channel::parse),
        levels: texts(table, "levels"),
        hours: text(table, "hours"),
        amount_over: text(table, "amount_over"),
    }
}

/// The alternatives of a table.
pub(super) fn alternatives(table: &dyn TableLike) -> Vec<ConditionsDraft> {
    list(table, "any", |value| value.as_inline_table().map(|table| read(table)))
}

/// Makes the conditions of a table what is wanted; alternatives aside.
pub(super) fn put(table: &mut TableMut<'_>, wanted: &ConditionsDraft) {
    let now = read(table.view());
    let count = |number: &u32| Value::from(i64::from(*number));
    if now.request_human != wanted.request_human {
        // Only `true` means anything.
        if wanted.request_human {
            table.set("request_human", Value::from(true))
        } else {
            table.remove("request_human")
        }
    }
    table.texts("danger", &wanted.danger);
    table.texts("words", &wanted.words);
    table.choices("mood", &wanted.mood, Mood::parse, |mood| mood.code());
    table.option("anger", now.anger, &wanted.anger, count);
    table.option("unknowns", now.unknowns, &wanted.unknowns, count);
    table.option("clarifications", now.clarifications, &wanted.clarifications, count);
    table.option("asked", now.asked, &wanted.asked, count);
    let entries: Vec<String> = wanted.entries.iter().map(|id| id.0.clone()).collect();
    table.texts("entries", &entries);
    table.texts("categories", &wanted.categories);
    table.choices("orders", &wanted.orders, OrderState::parse, |state| state.code());
    table.choices("channels", &wanted.channels, Channel::parse, |channel| channel.code());
    table.texts("levels", &wanted.levels);
    table.text("hours", &wanted.hours);
    table.text("amount_over", &wanted.amount_over);
}

/// Makes the alternatives of a table what is wanted.
pub(super) fn put_alternatives(table: &mut TableMut<'_>, wanted: &[ConditionsDraft]) {
    let read = |value: &Value| value.as_inline_table().map(|table| self::read(table));
    let change = |value: &mut Value, wanted: &ConditionsDraft| {
        if let Some(table) = value.as_inline_table_mut() {
            put(&mut TableMut::Inline(table), wanted);
        }
    };
    table.list("any", wanted, &Items { read: &read, change: &change, make: &make });
}

fn make(conditions: &ConditionsDraft) -> Value {
    let mut item = Item::Value(Value::InlineTable(InlineTable::new()));
    if let Some(mut table) = TableMut::of(&mut item) {
        put(&mut table, conditions);
    }
    item.into_value().unwrap_or_else(|_| text_value(""))
}
