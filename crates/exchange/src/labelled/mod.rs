//! Questions that somebody sorted by hand, one a line, `label<TAB>text`: one entry for each label,
//! its texts as phrasings.

mod entries;
mod lines;
mod name;

use kaopu_model::{Edit, EntryDraft, FaqId, Locale};

use crate::format::{Format, Help, Import, ImportError};
use entries::ImportedEntry;

pub use lines::{Labelled, LabelledFile, line_end};

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
    import,
};

/// Whether any line has a label and a text.
fn sniff(bytes: &[u8]) -> bool {
    !LabelledFile::parse(bytes).lines.is_empty()
}

fn import(bytes: &[u8]) -> Result<Import, ImportError> {
    let LabelledFile { lines, skipped: mut notes } = LabelledFile::read(bytes)?;
    let locale = locale(&lines);
    let entries = entries::collect(lines, &mut notes);
    if entries.is_empty() {
        let (zh, en) = ("里没有一行带文字的文本", "has no text with words in it");
        return Err(ImportError::new(zh, en, Vec::new()));
    }
    notes.sort_by_key(|note| note.line);
    let count = entries.len();
    let phrasings = entries.iter().map(|entry| entry.phrasings.len()).sum();
    let labels =
        entries.iter().map(|entry| (FaqId(entry.id.clone()), entry.label.clone())).collect();
    let drafts = entries.into_iter().map(|entry| draft(entry, locale)).collect();
    let edits = vec![Edit::PutEntries(drafts), Edit::PutLabels(labels)];
    Ok(Import { edits, notes, locale, entries: count, phrasings })
}

fn draft(entry: ImportedEntry, locale: Locale) -> EntryDraft {
    EntryDraft {
        answer: placeholder_answer(locale, &entry.label),
        id: FaqId(entry.id),
        question: entry.question,
        enabled: true,
        phrasings: entry.phrasings,
        ..EntryDraft::default()
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
