//! Reading and checking in one go, the way an author wants to see it.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::check_what_was_read;
use super::scope::Unread;
use crate::parse::sheet::columns_of;
use crate::source::Table;
use crate::source::encoding::decode;
use crate::{Diagnostic, KbFiles, Parsed, parse};

/// After so many diagnostics of one code in one file the rest are only counted: nobody reads them,
/// and a spoiled file of a million rows must not drown the screen.
const MOST_OF_A_KIND: usize = 1_000;

/// Codes after which a file counts as not wholly read.
const UNREADABLE: [&str; 5] =
    ["missing-file", "encoding", "csv-quote", "csv-header", "toml-syntax"];

/// Files of which a part is left out if a value in it is bad.
const PARTLY_READ: [&str; 2] = ["faqs.csv", "escalation.toml"];

/// Reads and checks a knowledge base: everything that is wrong, sorted by place. What follows only
/// from something unreadable is not reported besides.
#[must_use]
pub fn analyse(files: &KbFiles, today: Option<Date>) -> Parsed {
    let Parsed { kb, mut diagnostics } = parse(files);
    let unread = unread(&diagnostics);
    let mut found = check_what_was_read(&kb, today, &unread);
    to_real_columns(files, &mut found);
    diagnostics.append(&mut found);
    diagnostics.sort();
    diagnostics.dedup();
    Parsed { kb, diagnostics: with_bounds(diagnostics) }
}

fn unread(diagnostics: &[Diagnostic]) -> Unread {
    let mut unread = Unread::default();
    for diagnostic in diagnostics {
        let file = &diagnostic.place.file;
        // An entry without an id, and a rule or a queue that makes no sense, are left out; other
        // bad values are not.
        let partly = diagnostic.code == "bad-value"
            && diagnostic.faq.is_none()
            && PARTLY_READ.contains(&file.as_str());
        if UNREADABLE.contains(&diagnostic.code.as_str()) || partly {
            unread.files.insert(file.clone());
        }
        if file == "answers.csv" {
            unread.answers_of.extend(diagnostic.faq.clone());
        }
    }
    unread
}

/// Checks know a table's columns by name and count them as a new file would have them; the file may
/// have them in another order.
fn to_real_columns(files: &KbFiles, diagnostics: &mut [Diagnostic]) {
    let mut layouts: BTreeMap<String, Vec<u32>> = BTreeMap::new();
    for diagnostic in diagnostics.iter_mut().filter(|diagnostic| diagnostic.place.column > 0) {
        let place = &mut diagnostic.place;
        let layout = match layouts.get(&place.file) {
            Some(layout) => layout,
            None => {
                layouts.entry(place.file.clone()).or_insert_with_key(|file| layout(files, file))
            }
        };
        if let Some(real) = layout.get(place.column as usize - 1) {
            place.column = *real;
        }
    }
}

/// For each column of a new file, where it stands in this one; 0 if it does not.
fn layout(files: &KbFiles, file: &str) -> Vec<u32> {
    let Some(columns) = columns_of(file) else { return Vec::new() };
    let Some(text) = files.get(file).and_then(|bytes| decode(file, bytes).ok()) else {
        return Vec::new();
    };
    let table = Table::parse(text);
    let Some(header) = table.header() else { return Vec::new() };
    let position = |name: &&str| {
        (1u32..).zip(header.cells()).find(|(_, cell)| cell.trim().eq_ignore_ascii_case(name))
    };
    columns.names.iter().map(|name| position(name).map_or(0, |(number, _)| number)).collect()
}

fn with_bounds(diagnostics: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let mut counts: BTreeMap<(String, String), usize> = BTreeMap::new();
    let mut kept = Vec::with_capacity(diagnostics.len());
    for diagnostic in diagnostics {
        let count =
            counts.entry((diagnostic.place.file.clone(), diagnostic.code.clone())).or_default();
        *count += 1;
        if *count <= MOST_OF_A_KIND {
            kept.push(diagnostic);
        }
    }
    for diagnostic in &mut kept {
        let key = (diagnostic.place.file.clone(), diagnostic.code.clone());
        // The first of its kind tells how many more there are.
        if let Some(more) = counts
            .remove(&key)
            .and_then(|count| count.checked_sub(MOST_OF_A_KIND))
            .filter(|more| *more > 0)
        {
            diagnostic
                .message
                .zh
                .push_str(&format!("（这个文件里同样的问题还有很多，其中 {more} 处没有列出）"));
            diagnostic
                .message
                .en
                .push_str(&format!(" ({more} more of these in this file are not listed)"));
        }
    }
    kept
}
