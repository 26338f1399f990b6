//! Questions that somebody sorted by hand, one a line, `label<TAB>text`: one entry for each label,
//! its texts as phrasings.

mod entries;
mod lines;
mod name;

use kaopu_model::Locale;

use crate::format::{Format, Help, ImportError};
use crate::incoming::{Incoming, IncomingEntry};
use crate::place::FilePlace;
use crate::source_file::SourceFile;
use crate::table::Mapping;
use entries::ImportedEntry;

pub use lines::{Labelled, LabelledError, LabelledFile, LineNote, line_end};

/// Characters of a label that its placeholder answer repeats, so that the answer stays a short one.
const NAMED_CHARS: usize = 60;

/// The row of the table of formats.
pub(crate) const LABELLED: Format = Format {
    name: "labelled",
    help: Help {
        about: "Make a knowledge base from questions that are sorted already",
        details: "Each line of the file is `label<TAB>text`, in UTF-8, without a header. Each label becomes an entry, its texts the phrasings; the answers are placeholders to be written. Lines that can't be used, and wordings that are there already, are left out and named.",
        file: "File of label<TAB>text lines",
        examples: &[
            "kaopu import labelled questions.tsv --into my-kb",
            "kaopu eval --kb my-kb --cases test.tsv",
        ],
    },
    sniff,
    read,
};

/// Whether any line has a label and a text.
fn sniff(file: &SourceFile) -> bool {
    !LabelledFile::parse(file.bytes()).lines.is_empty()
}

fn read(files: &[&SourceFile], _mapping: &Mapping) -> Result<Incoming, ImportError> {
    let mut incoming = Incoming::default();
    for file in files {
        incoming.add(read_one(file)?);
    }
    Ok(incoming)
}

fn read_one(file: &SourceFile) -> Result<Incoming, ImportError> {
    let place = file.place();
    let LabelledFile { lines, skipped: mut notes } =
        LabelledFile::read(file.bytes()).map_err(|error| error.of(&place))?;
    let locale = locale(&lines);
    let entries = entries::collect(lines, &mut notes);
    if entries.is_empty() {
        let (zh, en) = ("里没有一行带文字的文本", "has no text with words in it");
        return Err(ImportError::new(file.name(), zh, en, Vec::new()));
    }
    notes.sort_by_key(|note| note.line);
    Ok(Incoming {
        entries: entries.into_iter().map(|entry| incoming(entry, locale, &place)).collect(),
        tables: Vec::new(),
        notes: notes.into_iter().map(|note| note.at(&place)).collect(),
    })
}

fn incoming(entry: ImportedEntry, locale: Locale, place: &FilePlace) -> IncomingEntry {
    let phrasings =
        entry.phrasings.into_iter().map(|(line, text)| (place.at(line, 0), text)).collect();
    IncomingEntry {
        place: place.at(entry.first, 0),
        answer: Some(placeholder_answer(locale, &entry.label)),
        id: Some(entry.id),
        label: Some(entry.label),
        question: entry.question,
        phrasings,
        ..IncomingEntry::default()
    }
}

/// Chinese if at least half of the lines have a Chinese character in their text.
fn locale(lines: &[Labelled]) -> Locale {
    let is_han = |c: char| matches!(c, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}');
    let chinese = lines.iter().filter(|line| line.text.contains(is_han)).count();
    if chinese * 2 >= lines.len() { Locale::ZhCn } else { Locale::En }
}

/// Says that it is none, so that nobody takes it for one.
fn placeholder_answer(locale: Locale, label: &str) -> String {
    let mut named: String = label.chars().take(NAMED_CHARS).collect();
    if named.len() < label.len() {
        named.push('…');
    }
    let named = named.replace('{', "{{").replace('}', "}}");
    match locale {
        Locale::ZhCn => format!("（待写）这里是“{named}”的答案。"),
        Locale::En => format!("(To be written) This is the answer for \"{named}\"."),
    }
}

#[cfg(test)]
mod tests;
