//! A knowledge base made from questions that somebody sorted by hand: one entry for each label, its
//! texts as phrasings.

mod entries;
mod files;
mod name;

use std::path::Path;

use kaopu_model::{Diagnostic, KbFiles, Locale, limits};
use kaopu_store::{StoreError, create_kb, expect_empty};
use serde::Serialize;

use crate::error::{ApiError, ApiResult};
use crate::labelled::{Labelled, LabelledFile, SkippedLine};
use entries::ImportedEntry;

/// What was imported.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Imported {
    /// The new knowledge base's folder, as it was given.
    pub path: String,
    /// Its language, by what most of the texts are written in.
    pub locale: Locale,
    /// Entries, one for each label.
    pub entries: usize,
    /// Phrasings, not counting standard questions.
    pub phrasings: usize,
    /// Lines that are not in it, and why.
    pub skipped: Vec<SkippedLine>,
}

/// Makes a knowledge base in the folder `into`, which must be empty or missing, from a file of
/// `label<TAB>text` lines. The same file and folder name give the same bytes.
///
/// # Errors
/// `bad-input` if the folder holds anything or no line can be used, `io`, `too-large`, and what can
/// go wrong in writing.
pub fn import_labelled(file: &Path, into: &Path) -> ApiResult<Imported> {
    expect_empty(into).map_err(occupied)?;
    let read = LabelledFile::load(file)?;
    let locale = locale(&read.lines);
    let mut skipped = read.skipped;
    let entries = entries::collect(read.lines, &mut skipped);
    if entries.is_empty() {
        let shown = file.display();
        let (zh, en) = (
            format!("{shown} 里没有一行带文字的文本"),
            format!("{shown} has no text with words in it"),
        );
        return Err(ApiError::new("bad-input", zh, en));
    }
    skipped.sort_by_key(|line| line.line);
    let files = kb_files(into, locale, &entries);
    let over = files.iter().find_map(|(path, bytes)| limits::over(path, bytes));
    if let Some(Diagnostic { message, .. }) = over {
        return Err(ApiError::new("too-large", message.zh, message.en)
            .hint("分成几个文件导入。", "Split it into several files."));
    }
    create_kb(&files, into).map_err(occupied)?;
    Ok(Imported {
        path: into.display().to_string(),
        locale,
        entries: entries.len(),
        phrasings: entries.iter().map(|entry| entry.phrasings.len()).sum(),
        skipped,
    })
}

fn kb_files(into: &Path, locale: Locale, entries: &[ImportedEntry]) -> KbFiles {
    let title =
        into.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    KbFiles::from([
        ("kb.toml".to_owned(), files::settings(&title, locale).into_bytes()),
        ("faqs.csv".to_owned(), files::faqs(locale, entries).into_bytes()),
        ("phrasings.csv".to_owned(), files::phrasings(entries).into_bytes()),
        ("persona.toml".to_owned(), files::persona(locale).into()),
        ("escalation.toml".to_owned(), files::escalation(locale).into()),
    ])
}

/// Chinese if at least half of the lines have a Chinese character in their text.
fn locale(lines: &[Labelled]) -> Locale {
    let is_han = |c: char| matches!(c, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}');
    let chinese = lines.iter().filter(|line| line.text.contains(is_han)).count();
    if chinese * 2 >= lines.len() { Locale::ZhCn } else { Locale::En }
}

fn occupied(error: StoreError) -> ApiError {
    match &error {
        StoreError::Occupied { path } => ApiError::new(
            "bad-input",
            format!("{path} 里已经有东西，没有导入"),
            format!("{path} is not empty; nothing was imported"),
        )
        .hint("换一个新的文件夹。", "Choose a new folder."),
        StoreError::NotAFolder { path } => ApiError::new(
            "bad-input",
            format!("{path} 是文件，不是文件夹，没有导入"),
            format!("{path} is a file, not a folder; nothing was imported"),
        ),
        _ => error.into(),
    }
}

#[cfg(test)]
mod tests;
