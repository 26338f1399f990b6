//! Values that stand in several TOML files.

use crate::source::toml::Section;
use crate::{Diagnostic, is_id};

/// An id that must be there; `None` and a word to the author if it is not.
pub(super) fn needed_id(section: &Section<'_, '_>, key: &str) -> Option<String> {
    let Some(id) = section.string(key) else {
        if !section.has(key) {
            section.document().bad_value(
                section.place.clone(),
                format!("缺少「{key}」"),
                format!("`{key}` is missing"),
            );
        }
        return None;
    };
    if !is_id(&id.value) {
        section.document().report(
            Diagnostic::error(
                "bad-value",
                id.place,
                format!("「{}」不能做 id", id.value),
                format!("`{}` is no id", id.value),
            )
            .with_hint(
                "只用小写字母、数字和 -，以字母或数字开头，最多 64 个字符",
                "Use a–z, 0–9 and -, beginning with a letter or digit, at most 64 characters",
            ),
        );
    }
    Some(id.value)
}

/// Words to look for in messages; an empty one would be found in every message.
pub(super) fn words(section: &Section<'_, '_>, key: &str) -> Vec<String> {
    let mut words = Vec::new();
    for word in section.strings(key) {
        if crate::fold(&word.value).is_empty() {
            section.document().bad_value(
                word.place,
                format!("「{}」里没有文字，不能当作关键词", word.value),
                format!("`{}` holds no letters to look for", word.value),
            );
        } else {
            words.push(word.value);
        }
    }
    words
}
