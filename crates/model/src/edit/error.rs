//! Why an edit can't be made.

use crate::{Diagnostic, Localized, is_id};

/// Why an edit can't be made. Nothing was changed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum EditError {
    /// The file to be changed can't be read wholly, so that writing it would lose something.
    #[error("{file} can't be read: {}", .because.message.en)]
    Unreadable {
        /// The file's path.
        file: String,
        /// What is wrong with it.
        because: Box<Diagnostic>,
    },
    /// The file to be changed is not there, and can't be made up.
    #[error("{file} is missing")]
    Missing {
        /// The file's path.
        file: String,
    },
    /// A field of the edit holds what the format can't.
    #[error("{field}: {}", .reason.en)]
    Refused {
        /// The field's name, as in the draft.
        field: &'static str,
        /// Why.
        reason: Localized,
    },
}

impl EditError {
    /// The error in both languages, without a full stop.
    #[must_use]
    pub fn localized(&self) -> Localized {
        let zh = match self {
            Self::Unreadable { file, because } => {
                format!("{file} 读不完整（{}）", because.message.zh)
            }
            Self::Missing { file } => format!("知识库里没有 {file}"),
            Self::Refused { reason, .. } => reason.zh.clone(),
        };
        Localized::new(zh, self.to_string())
    }

    /// What the edit would make of a file is over a limit.
    pub(super) fn too_large(because: Diagnostic) -> Self {
        let Diagnostic { place, message, .. } = because;
        Self::refused(
            "size",
            format!("这样改之后 {} 就太大了：{}", place.file, message.zh),
            format!("{} would become too large: {}", place.file, message.en),
        )
    }

    pub(super) fn refused(
        field: &'static str,
        zh: impl Into<String>,
        en: impl Into<String>,
    ) -> Self {
        Self::Refused { field, reason: Localized::new(zh, en) }
    }
}

/// A NUL can't stand in a text file that Kaopu would read again.
pub(super) fn must_be_text<'t>(
    fields: impl IntoIterator<Item = (&'static str, &'t str)>,
) -> Result<(), EditError> {
    match fields.into_iter().find(|(_, text)| text.contains('\0')) {
        None => Ok(()),
        Some((field, _)) => Err(EditError::refused(
            field,
            "内容里有看不见的空字符（NUL），请删掉后再保存",
            "holds a NUL character",
        )),
    }
}

/// Says so if something new has no proper id.
pub(super) fn must_be_id(id: &str) -> Result<(), EditError> {
    if is_id(id) { Ok(()) } else { Err(not_an_id(id)) }
}

pub(super) fn not_an_id(id: &str) -> EditError {
    EditError::refused(
        "id",
        format!("「{id}」不能做 id：只用小写字母、数字和 -，以字母或数字开头，最多 64 个字符"),
        format!(
            "`{id}` is no id: use a–z, 0–9 and -, beginning with a letter or digit, at most 64 \
             characters"
        ),
    )
}

/// Something else stands where a list of blocks should be.
pub(super) fn no_list(file: &str, list: &'static str) -> EditError {
    EditError::refused(
        list,
        format!("{file} 里的「{list}」写得不对，要写成 [[{list}]]"),
        format!("`{list}` of {file} is no list of tables, `[[{list}]]`"),
    )
}
