//! Putting what `kb.toml` says of the shop.

use toml_edit::value;

use super::changed::ChangedFiles;
use super::error::{EditError, must_be_id, must_be_text};
use super::toml_merge::open;
use super::toml_table::{TableMut, text_value};
use crate::kb::settings::FIRST_FORMAT;
use crate::{KbFiles, Locale};

const FILE: &str = "kb.toml";

/// What `kb.toml` says of the shop.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SettingsDraft {
    /// Names the KB for ever; goes into every release.
    pub id: String,
    /// For people.
    pub title: String,
    /// The shop's name as customers know it.
    pub shop: String,
    /// The language of the KB.
    pub locale: Locale,
}

pub(super) fn put(files: &KbFiles, draft: &SettingsDraft) -> Result<ChangedFiles, EditError> {
    must_be_id(&draft.id)?;
    must_be_text([("title", draft.title.as_str()), ("shop", &draft.shop)])?;
    let mut file = open(files, FILE)?.unwrap_or_default();
    let root = file.document.as_table_mut();
    if !root.contains_key("format") {
        root.insert("format", value(i64::from(FIRST_FORMAT)));
    }
    let mut root = TableMut::Block(root);
    root.text("id", &draft.id);
    root.words("title", &draft.title);
    root.words("shop", &draft.shop);
    if super::toml_read::text(root.view(), "locale") != draft.locale.code() {
        root.set("locale", text_value(draft.locale.code()));
    }
    Ok([(FILE.to_owned(), Some(file.into_bytes()))].into())
}
