//! Changing TOML so that comments, order and spelling of what does not change survive.

use toml_edit::{DocumentMut, Item, TableLike};

use super::error::EditError;
use crate::source::encoding::decode;
use crate::source::toml_words::in_chinese;
use crate::{Diagnostic, KbFiles, Place};

/// A TOML file that is about to be changed.
pub(super) struct TomlFile {
    pub(super) document: DocumentMut,
    bom: bool,
    crlf: bool,
}

/// Opens a file; `None` if it is not there.
pub(super) fn open(files: &KbFiles, file: &str) -> Result<Option<TomlFile>, EditError> {
    let Some(bytes) = files.get(file) else { return Ok(None) };
    let unreadable = |because| EditError::Unreadable { file: file.to_owned(), because };
    let text = decode(file, bytes).map_err(unreadable)?;
    let (bom, text) = text.strip_prefix('\u{feff}').map_or((false, text), |text| (true, text));
    let document = text.parse::<DocumentMut>().map_err(|error| {
        let before = text.get(..error.span().map_or(0, |span| span.start)).unwrap_or_default();
        let line = before.matches('\n').count() + 1;
        unreadable(Box::new(Diagnostic::error(
            "toml-syntax",
            Place::row(file, u32::try_from(line).unwrap_or(u32::MAX)),
            format!("第 {line} 行不是合法的 TOML：{}", in_chinese(error.message())),
            format!("line {line} is not TOML: {}", error.message()),
        )))
    })?;
    Ok(Some(TomlFile { document, bom, crlf: text.contains("\r\n") && !text.replace("\r\n", "").contains('\n') }))
}

impl TomlFile {
    /// Its new content, with the byte-order mark and the line ends that it had.
    pub(super) fn into_bytes(self) -> Vec<u8> {
        let text = self.document.to_string();
        let mut out = String::with_capacity(text.len());
        if self.bom {
            out.push('\u{feff}');
        }
        if self.crlf {
            out.push_str(&text.replace("\r\n", "\n").replace('\n', "\r\n"));
        } else {
            out.push_str(&text);
        }
        out.into_bytes()
    }
}

/// Puts a value in the place of another and keeps the comment behind it.
pub(super) fn replace_value(item: &mut Item, new: Item) {
    match (item.as_value_mut(), new) {
        (Some(old), Item::Value(mut new)) => {
            *new.decor_mut() = old.decor().clone();
            *old = new;
        }
        (_, new) => *item = new,
    }
}

/// Whether two items say the same, however they are written.
fn same(left: &Item, right: &Item) -> bool {
    plain(left) == plain(right)
}

/// An item as plain data.
fn plain(item: &Item) -> Option<toml::Value> {
    let mut table = toml_edit::Table::new();
    table.insert("x", item.clone());
    let mut document = DocumentMut::new();
    *document.as_table_mut() = table;
    toml::from_str(&document.to_string()).ok()
}

/// Makes `old` say what `new` says: values that differ are replaced, keys of `known` that `new` lacks go, on every level; all
/// else stays.
pub(super) fn merge_table(old: &mut dyn TableLike, new: &dyn TableLike, known: &[&str]) {
    for key in known.iter().filter(|key| !new.contains_key(key)) {
        old.remove(key);
    }
    for (key, wanted) in new.iter() {
        match old.get_mut(key) {
            None => {
                old.insert(key, wanted.clone());
            }
            Some(current) if same(current, wanted) => {}
            Some(current) => match (current.as_table_like_mut(), wanted.as_table_like()) {
                (Some(current), Some(wanted)) => merge_table(current, wanted, known),
                _ => replace_value(current, wanted.clone()),
            },
        }
    }
}
