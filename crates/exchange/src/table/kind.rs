//! What the rows of a sheet are, by its columns.

use std::collections::BTreeSet;

use kaopu_model::TableName;
use serde::{Deserialize, Serialize};

use super::words::ColumnRole::{self, *};

/// What the rows of a sheet are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum SheetKind {
    /// Questions with their answers and other wordings.
    Entries,
    /// Wordings or conditional answers of entries that are named by their id.
    OfEntries,
    /// Products, an attribute a column.
    Products,
    /// Facts.
    Facts,
    /// Words that mean the same.
    Synonyms,
    /// Words that no customer may read.
    Forbidden,
}

impl SheetKind {
    /// The kind that a sheet of these columns is.
    pub(super) fn of(roles: &BTreeSet<ColumnRole>) -> Option<Self> {
        let has = |wanted: &[ColumnRole]| wanted.iter().all(|role| roles.contains(role));
        if has(&[FaqId]) && (has(&[Phrasing]) || has(&[Answer])) {
            Some(Self::OfEntries)
        } else if has(&[Question]) && (has(&[Answer]) || has(&[Phrasing]) || has(&[Id])) {
            Some(Self::Entries)
        } else if has(&[Key, Value]) {
            Some(Self::Facts)
        } else if has(&[Term, Synonyms]) {
            Some(Self::Synonyms)
        } else if has(&[Word]) {
            Some(Self::Forbidden)
        } else if has(&[Name]) || has(&[Id, Aliases]) {
            Some(Self::Products)
        } else {
            None
        }
    }

    /// The table that the rows belong to; `None` for those of entries.
    pub(super) fn table(self) -> Option<TableName> {
        match self {
            Self::Entries | Self::OfEntries => None,
            Self::Products => Some(TableName::Products),
            Self::Facts => Some(TableName::Facts),
            Self::Synonyms => Some(TableName::Synonyms),
            Self::Forbidden => Some(TableName::Forbidden),
        }
    }

    /// The columns that such a sheet may have.
    pub(super) fn roles(self) -> &'static [ColumnRole] {
        match self {
            Self::Entries => &[
                Id,
                Category,
                Question,
                Phrasing,
                Answer,
                Enabled,
                ReviewBy,
                Note,
                Sensitive,
                WhenOrder,
                WhenProduct,
                WhenChannel,
                From,
                Until,
                Validity,
                Keyword,
                NotKeyword,
                Label,
            ],
            Self::OfEntries => &[
                FaqId,
                Phrasing,
                Answer,
                WhenOrder,
                WhenProduct,
                WhenChannel,
                From,
                Until,
                Validity,
                Keyword,
                NotKeyword,
            ],
            Self::Products => &[Id, Name, Aliases],
            Self::Facts => &[Key, Value, Unit, Note],
            Self::Synonyms => &[Term, Synonyms],
            Self::Forbidden => &[Word, Unless, Severity, Marketplace, Source, Note],
        }
    }
}
