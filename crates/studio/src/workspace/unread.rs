//! Files that can't be read as they are on disk. What each held before stays on the screen and in
//! use, nothing is written over it, and a person says what is to become of it.

use std::collections::{BTreeMap, BTreeSet};

use kaopu_bundle::sha256_hex;
use kaopu_exchange::{Resaved, resaved};
use kaopu_model::{KbFiles, Localized, TOP_FILES, unreadable};
use kaopu_store::StoreError;

use crate::snapshot::count;
use crate::view::{ResavedView, UnreadCause, UnreadFile};

/// Cells that are shown of those that are read otherwise.
const SHOWN_CELLS: usize = 6;

/// Files that can't be read, by their path.
pub(crate) type UnreadFiles = BTreeMap<String, Unread>;

/// A file that can't be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Unread {
    /// What it holds; `None`: it is gone, or the system does not say.
    pub(super) found: Option<Vec<u8>>,
    pub(super) cause: UnreadCause,
    pub(super) reason: Localized,
    /// Whether what it held before is used in its place.
    pub(super) keeps_last: bool,
}

/// What was read, sorted.
pub(crate) struct Sorted {
    /// What is shown and used: what was read, and where it can't be what was there before.
    pub(crate) shown: KbFiles,
    pub(crate) unread: UnreadFiles,
}

/// Sorts what was read. `last` is what was shown until now, `known` what could not be read then: a
/// file that stayed what it was is not looked at again. Without it all are.
pub(crate) fn sort(
    last: &KbFiles,
    found: KbFiles,
    failed: &BTreeMap<String, StoreError>,
    known: Option<&UnreadFiles>,
) -> Sorted {
    let mut unread = UnreadFiles::new();
    let paths: BTreeSet<&String> = last.keys().chain(found.keys()).chain(failed.keys()).collect();
    let mut shown = found.clone();
    for path in paths {
        let (was, now) = (last.get(path), found.get(path));
        if was == now && known.is_some_and(|known| !known.contains_key(path)) {
            continue;
        }
        let trouble = match (failed.get(path), now) {
            (Some(error), _) => Some((UnreadCause::Locked, locked(error))),
            (None, None) if was.is_some() && TOP_FILES.contains(&path.as_str()) => {
                Some((UnreadCause::Gone, gone()))
            }
            (None, now) => unread_alone(path, now),
        };
        let Some((cause, reason)) = trouble else { continue };
        let good = was.filter(|was| unreadable(path, was).is_none());
        // What a spreadsheet program only dressed up is readable, and shown as it is.
        let is_readable = now.is_some_and(|now| unreadable(path, now).is_none());
        let keeps_last = good.is_some() && !is_readable;
        if let Some(good) = good.filter(|_| keeps_last) {
            shown.insert(path.clone(), good.clone());
        }
        unread.insert(path.clone(), Unread { found: now.cloned(), cause, reason, keeps_last });
    }
    Sorted { shown, unread }
}

/// What is wrong with a file that is there; also what a spreadsheet program saved its own way.
pub(crate) fn trouble_of(path: &str, content: &[u8]) -> Option<Localized> {
    unread_alone(path, Some(&content.to_vec())).map(|(_, reason)| reason)
}

/// What is wrong with a file that is there.
fn unread_alone(path: &str, content: Option<&Vec<u8>>) -> Option<(UnreadCause, Localized)> {
    let content = content?;
    let diagnostic = unreadable(path, content);
    let is_unmerged = diagnostic.as_ref().is_some_and(|found| found.code == "merge-markers");
    let meant = if is_unmerged { None } else { resaved(path, content, None).ok().flatten() };
    let is_table = |table: &Resaved| unreadable(path, &table.table).is_none();
    match (meant.filter(is_table), diagnostic) {
        (Some(table), _) => Some((UnreadCause::Resaved, how_saved(&table))),
        (None, Some(diagnostic)) => Some((UnreadCause::Unreadable, diagnostic.message)),
        (None, None) => None,
    }
}

fn gone() -> Localized {
    Localized::new("文件不见了", "the file is gone")
}

fn locked(error: &StoreError) -> Localized {
    match error {
        StoreError::Unreadable { source, .. } => Localized::new(
            format!("现在读不了，可能正被别的程序占着：{source}"),
            format!("it can't be read now; another program may hold it: {source}"),
        ),
        other => Localized::new(format!("读不了：{other}"), format!("it can't be read: {other}")),
    }
}

/// An encoding as people call it.
pub(super) fn encoding_name(name: &str) -> &str {
    match name {
        "gb18030" | "GBK" => "GBK",
        "UTF-16LE" | "UTF-16BE" => "UTF-16",
        other => other,
    }
}

fn how_saved(table: &Resaved) -> Localized {
    let encoding = encoding_name(table.encoding);
    let (zh, en) = match table.delimiter {
        '\t' => ("，用制表符分列", ", with tabs between cells"),
        ';' => ("，用分号分列", ", with semicolons between cells"),
        '|' => ("，用竖线分列", ", with bars between cells"),
        _ => ("", ""),
    };
    if encoding == "UTF-8" && zh.is_empty() {
        return Localized::new(
            "表格软件改了日期或长数字的写法",
            "a spreadsheet program wrote dates or long numbers its own way",
        );
    }
    Localized::new(
        format!("被表格软件存成了 {encoding}{zh}"),
        format!("a spreadsheet program saved it as {encoding}{en}"),
    )
}

/// Tables of a knowledge base that a spreadsheet program saved its own way.
#[must_use]
pub fn resaved_tables(files: &KbFiles) -> Vec<UnreadFile> {
    let resaved = files.iter().filter_map(|(file, found)| {
        let (cause, reason) = unread_alone(file, Some(found))?;
        let resaved = (cause == UnreadCause::Resaved).then(|| view(file, found, None))??;
        let (file, resaved) = (file.clone(), Some(resaved));
        Some(UnreadFile { file, cause, reason, keeps_last: false, resaved })
    });
    resaved.collect()
}

pub(super) fn view(file: &str, found: &[u8], last: Option<&[u8]>) -> Option<ResavedView> {
    let table = resaved(file, found, last).ok().flatten()?;
    let rows = kaopu_model::Table::parse(std::str::from_utf8(&table.table).unwrap_or_default())
        .records()
        .count();
    Some(ResavedView {
        encoding: encoding_name(table.encoding).to_owned(),
        delimiter: table.delimiter.to_string(),
        mended_count: count(table.mended.len()),
        mended: table.mended.into_iter().take(SHOWN_CELLS).collect(),
        faults: table.faults,
        rows: count(rows),
        digest: sha256_hex(found),
    })
}
