//! Changing a table key by key so that everything else in it stays as it is written.

use toml_edit::{Array, InlineTable, Item, Table, TableLike, Value};

use super::format_dialogue::quoted;
use super::toml_list::{Items, edit_list};
use super::toml_merge::replace_value;
use super::toml_read;

/// A list of phrases is put on several lines from this length on.
const LONG_LINE: usize = 100;

/// A table however it is written: under its header, or between braces.
pub(super) enum TableMut<'t> {
    /// Under its header, or with dotted keys.
    Block(&'t mut Table),
    /// Between braces.
    Inline(&'t mut InlineTable),
}

impl<'t> TableMut<'t> {
    /// The table that an item is.
    pub(super) fn of(item: &'t mut Item) -> Option<Self> {
        match item {
            Item::Table(table) => Some(Self::Block(table)),
            Item::Value(Value::InlineTable(table)) => Some(Self::Inline(table)),
            _ => None,
        }
    }

    /// The table for reading.
    pub(super) fn view(&self) -> &dyn TableLike {
        match self {
            Self::Block(table) => *table,
            Self::Inline(table) => *table,
        }
    }

    fn like(&mut self) -> &mut dyn TableLike {
        match self {
            Self::Block(table) => *table,
            Self::Inline(table) => *table,
        }
    }

    /// Puts a value in the place of another, or behind the others.
    pub(super) fn set(&mut self, key: &str, value: Value) {
        if let Some(item) = self.like().get_mut(key) {
            replace_value(item, Item::Value(value));
            return;
        }
        match self {
            Self::Block(table) => {
                table.insert(key, Item::Value(value));
            }
            Self::Inline(table) => {
                // The space before the brace stays the last thing.
                let before_brace = table.iter_mut().last().and_then(|(_, last)| {
                    let suffix = last.decor().suffix().cloned();
                    last.decor_mut().set_suffix("");
                    suffix
                });
                let mut value = value;
                value.decor_mut().set_prefix(" ");
                match before_brace {
                    Some(suffix) => value.decor_mut().set_suffix(suffix),
                    None => value.decor_mut().set_suffix(" "),
                }
                table.insert(key, value);
                if let Some(mut key) = table.key_mut(key) {
                    key.leaf_decor_mut().set_prefix(" ");
                    key.leaf_decor_mut().set_suffix(" ");
                }
            }
        }
    }

    /// Removes a key. Comments above it stay, above the key that follows.
    pub(super) fn remove(&mut self, key: &str) {
        match self {
            Self::Block(table) => {
                let comment = table
                    .key(key)
                    .and_then(|key| key.leaf_decor().prefix()?.as_str().map(str::to_owned));
                let next = table
                    .iter()
                    .map(|(name, _)| name.to_owned())
                    .skip_while(|name| name != key)
                    .nth(1);
                table.remove(key);
                let comment = comment.filter(|comment| comment.contains('#'));
                if let (Some(comment), Some(mut next)) =
                    (comment, next.and_then(|next| table.key_mut(&next)))
                {
                    let own = next
                        .leaf_decor()
                        .prefix()
                        .and_then(|text| text.as_str())
                        .unwrap_or_default()
                        .to_owned();
                    next.leaf_decor_mut().set_prefix(comment + &own);
                }
            }
            Self::Inline(table) => {
                let is_last = table.iter().last().is_some_and(|(name, _)| name == key);
                let removed = table.remove(key);
                let suffix = removed.and_then(|value| value.decor().suffix().cloned());
                if let (true, Some(suffix), Some((_, last))) =
                    (is_last, suffix, table.iter_mut().last())
                {
                    last.decor_mut().set_suffix(suffix);
                }
            }
        }
    }

    /// A table within, made if need be.
    pub(super) fn child(&mut self, key: &str) -> Option<TableMut<'_>> {
        if toml_read::child(self.view(), key).is_none() {
            match self {
                Self::Block(table) => drop(table.insert(key, Item::Table(Table::new()))),
                Self::Inline(_) => self.set(key, Value::InlineTable(InlineTable::new())),
            }
        }
        match self {
            Self::Block(table) => TableMut::of(table.get_mut(key)?),
            Self::Inline(table) => table.get_mut(key)?.as_inline_table_mut().map(TableMut::Inline),
        }
    }

    /// Makes a text what is wanted, if it is not; empty: the key goes.
    pub(super) fn text(&mut self, key: &str, wanted: &str) {
        if toml_read::text(self.view(), key) == wanted {
            return;
        }
        if wanted.is_empty() { self.remove(key) } else { self.set(key, text_value(wanted)) }
    }

    /// The same for a text that means nothing special when it is empty: then it stays, empty, with
    /// the comment behind it.
    pub(super) fn words(&mut self, key: &str, wanted: &str) {
        if self.view().contains_key(key)
            && wanted.is_empty()
            && !toml_read::text(self.view(), key).is_empty()
        {
            self.set(key, text_value(""));
        } else {
            self.text(key, wanted);
        }
    }

    /// Makes a value what is wanted, if it is not. `now` is what it counts as.
    pub(super) fn value<T: PartialEq>(
        &mut self,
        key: &str,
        now: &T,
        wanted: &T,
        write: impl FnOnce(&T) -> Value,
    ) {
        if now != wanted {
            self.set(key, write(wanted));
        }
    }

    /// Makes a value that may be left out what is wanted, if it is not.
    pub(super) fn option<T: PartialEq>(
        &mut self,
        key: &str,
        now: Option<T>,
        wanted: &Option<T>,
        write: impl FnOnce(&T) -> Value,
    ) {
        match wanted {
            _ if now == *wanted => {}
            None => self.remove(key),
            Some(wanted) => self.set(key, write(wanted)),
        }
    }

    /// Makes the items of a list what is wanted, if they are not; an empty list goes.
    pub(super) fn list<T: PartialEq>(&mut self, key: &str, wanted: &[T], items: &Items<'_, T>) {
        if toml_read::list(self.view(), key, items.read) == wanted {
            return;
        }
        if let Some(item) = self.like().get_mut(key) {
            if matches!(item, Item::ArrayOfTables(_)) {
                item.make_value();
            }
            if let Some(array) = item.as_array_mut() {
                edit_list(array, wanted, items);
                if array.is_empty() {
                    self.remove(key);
                }
                return;
            }
        }
        if !wanted.is_empty() {
            let is_block = matches!(self, Self::Block(_));
            self.set(
                key,
                Value::Array(new_list(wanted.iter().map(items.make).collect(), is_block)),
            );
        }
    }

    /// Makes a list of texts what is wanted.
    pub(super) fn texts(&mut self, key: &str, wanted: &[String]) {
        let read = |value: &Value| value.as_str().map(str::to_owned);
        let make = |text: &String| text_value(text);
        self.list(
            key,
            wanted,
            &Items { read: &read, change: &|value, text| *value = make(text), make: &make },
        );
    }

    /// Makes a list of words of a closed set what is wanted.
    pub(super) fn choices<T: PartialEq>(
        &mut self,
        key: &str,
        wanted: &[T],
        parse: impl Fn(&str) -> Option<T>,
        code: impl Fn(&T) -> &'static str,
    ) {
        let read = |value: &Value| value.as_str().and_then(&parse);
        let make = |item: &T| text_value(code(item));
        self.list(
            key,
            wanted,
            &Items { read: &read, change: &|value, item| *value = make(item), make: &make },
        );
    }
}

/// A text as Kaopu writes it: on one line, in double quotes.
pub(super) fn text_value(text: &str) -> Value {
    // What `quoted` writes is a TOML string; were it not, toml_edit's own way of writing one would
    // do.
    quoted(text).parse().unwrap_or_else(|_| Value::from(text))
}

/// A new list: on one line if it is short.
pub(super) fn new_list(mut values: Vec<Value>, may_wrap: bool) -> Array {
    let length: usize =
        values.iter().map(|value| value.to_string().trim().chars().count() + 2).sum();
    let wraps = may_wrap && values.len() > 1 && length > LONG_LINE;
    let mut array = Array::new();
    for (at, mut value) in values.drain(..).enumerate() {
        value.decor_mut().set_prefix(if wraps {
            "\n    "
        } else if at == 0 {
            ""
        } else {
            " "
        });
        value.decor_mut().set_suffix("");
        array.push_formatted(value);
    }
    if wraps {
        array.set_trailing("\n");
        array.set_trailing_comma(true);
    }
    array
}
