//! Reading TOML leniently: what is there as it is written, for editing. What is no use as a value
//! is the checks' business.

use toml::de::{DeTable, DeValue};
use toml_edit::{Array, DocumentMut, InlineTable, Item, Table, TableLike, Value};

use crate::KbFiles;
use crate::source::encoding::decode;

/// A file's root table. Where there are syntax errors, what stands around them.
pub(super) fn root(files: &KbFiles, file: &str) -> Table {
    let Some(text) = files.get(file).and_then(|bytes| decode(file, bytes).ok()) else {
        return Table::new();
    };
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    match text.parse::<DocumentMut>() {
        Ok(document) => document.into_table(),
        Err(_) => {
            let (recovered, _) = DeTable::parse_recoverable(text);
            recovered
                .get_ref()
                .iter()
                .map(|(key, value)| (key.get_ref().as_ref(), Item::Value(plain(value.get_ref()))))
                .collect()
        }
    }
}

fn plain(value: &DeValue<'_>) -> Value {
    match value {
        DeValue::String(text) => Value::from(text.as_ref()),
        DeValue::Integer(number) => i64::from_str_radix(number.as_str(), number.radix())
            .map_or_else(|_| Value::from(number.as_str()), Value::from),
        DeValue::Float(number) => number
            .as_str()
            .parse::<f64>()
            .map_or_else(|_| Value::from(number.as_str()), Value::from),
        DeValue::Boolean(flag) => Value::from(*flag),
        DeValue::Datetime(moment) => Value::from(*moment),
        DeValue::Array(items) => {
            Value::Array(items.iter().map(|item| plain(item.get_ref())).collect::<Array>())
        }
        DeValue::Table(table) => {
            let pairs =
                table.iter().map(|(key, value)| (key.get_ref().as_ref(), plain(value.get_ref())));
            Value::InlineTable(pairs.collect::<InlineTable>())
        }
    }
}

/// A text; empty if there is none.
pub(super) fn text(table: &dyn TableLike, key: &str) -> String {
    table.get(key).and_then(Item::as_str).unwrap_or_default().to_owned()
}

/// A text of a closed set.
pub(super) fn choice<T>(
    table: &dyn TableLike,
    key: &str,
    parse: impl Fn(&str) -> Option<T>,
) -> Option<T> {
    table.get(key).and_then(Item::as_str).and_then(parse)
}

/// A whole number that fits its type.
pub(super) fn number<T: TryFrom<i64>>(table: &dyn TableLike, key: &str) -> Option<T> {
    table.get(key).and_then(Item::as_integer).and_then(|number| T::try_from(number).ok())
}

/// `true` or `false`.
pub(super) fn flag(table: &dyn TableLike, key: &str) -> Option<bool> {
    table.get(key).and_then(Item::as_bool)
}

/// A table within, however it is written.
pub(super) fn child<'t>(table: &'t dyn TableLike, key: &str) -> Option<&'t dyn TableLike> {
    table.get(key).and_then(Item::as_table_like)
}

/// The items of a list that can be read.
pub(super) fn list<T>(
    table: &dyn TableLike,
    key: &str,
    read: impl Fn(&Value) -> Option<T>,
) -> Vec<T> {
    match table.get(key) {
        Some(Item::Value(Value::Array(array))) => array.iter().filter_map(read).collect(),
        Some(Item::ArrayOfTables(tables)) => tables
            .iter()
            .filter_map(|table| read(&Value::InlineTable(table.clone().into_inline_table())))
            .collect(),
        _ => Vec::new(),
    }
}

/// A list of texts.
pub(super) fn texts(table: &dyn TableLike, key: &str) -> Vec<String> {
    list(table, key, |value| value.as_str().map(str::to_owned))
}

/// A list of texts of a closed set.
pub(super) fn choices<T>(
    table: &dyn TableLike,
    key: &str,
    parse: impl Fn(&str) -> Option<T>,
) -> Vec<T> {
    list(table, key, |value| value.as_str().and_then(&parse))
}

/// The tables of `[[key]]`, or of a list of inline tables; what is no table is `None`.
pub(super) fn blocks<'t>(table: &'t dyn TableLike, key: &str) -> Vec<Option<&'t dyn TableLike>> {
    match table.get(key) {
        Some(Item::ArrayOfTables(tables)) => {
            tables.iter().map(|table| Some(table as &dyn TableLike)).collect()
        }
        Some(Item::Value(Value::Array(array))) => array
            .iter()
            .map(|value| value.as_inline_table().map(|table| table as &dyn TableLike))
            .collect(),
        _ => Vec::new(),
    }
}
