//! Files of `label<TAB>text`, one a line: how the world keeps questions that somebody sorted by
//! hand.

use kaopu_model::Localized;
use serde::Serialize;

use crate::format::ImportError;
use crate::note::ImportNote;
use crate::place::FilePlace;

/// The most characters of a line. A question has thirty; a line of this length is something else
/// that ended up in the file.
const MOST_CHARS: usize = 10_000;

/// A text and the label that somebody gave it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Labelled {
    /// The line in the file, counted from 1.
    pub line: u32,
    /// The label, without spaces at its ends.
    pub label: String,
    /// The text, without spaces at its ends.
    pub text: String,
}

/// What such a file holds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LabelledFile {
    /// The lines that can be used, in their order.
    pub lines: Vec<Labelled>,
    /// Those that can't. Empty lines count as neither.
    pub skipped: Vec<LineNote>,
}

/// A line that is not used, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LineNote {
    /// The line in the file, counted from 1.
    pub line: u32,
    /// Why, for people.
    pub reason: Localized,
}

impl LineNote {
    pub(super) fn new(line: u32, zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self { line, reason: Localized::new(zh, en) }
    }

    /// The same as a note about a place of a file.
    pub(super) fn at(self, file: &FilePlace) -> ImportNote {
        ImportNote::unreadable(&file.at(self.line, 0), self.reason.zh, self.reason.en)
    }

    /// The reason with the line's number in front.
    #[must_use]
    pub fn said(&self) -> Localized {
        let (line, reason) = (self.line, &self.reason);
        Localized::new(
            format!("第 {line} 行：{}", reason.zh),
            format!("line {line}: {}", reason.en),
        )
    }
}

/// No line of a file can be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LabelledError {
    /// What is wrong with each.
    pub notes: Vec<LineNote>,
}

impl LabelledError {
    /// The same about a file.
    #[must_use]
    pub fn of(self, file: &FilePlace) -> ImportError {
        ImportError::new(
            &file.file,
            "里没有一行能用：每行应是 标签<制表符>文本",
            "has no line that can be used: each should be label<TAB>text",
            self.notes.into_iter().map(|note| note.at(file)).collect(),
        )
    }
}

impl LabelledFile {
    /// Reads a file of which at least one line can be used.
    ///
    /// # Errors
    /// None can.
    pub fn read(bytes: &[u8]) -> Result<Self, LabelledError> {
        let file = Self::parse(bytes);
        if !file.lines.is_empty() {
            return Ok(file);
        }
        Err(LabelledError { notes: file.skipped })
    }

    /// Splits the lines. A byte-order mark and either kind of line end are fine.
    #[must_use]
    pub fn parse(bytes: &[u8]) -> Self {
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        let end = line_end(bytes);
        let mut file = Self::default();
        for (line, bytes) in (1..).zip(bytes.split(|byte| *byte == end)) {
            let bytes = bytes.strip_suffix(b"\r").unwrap_or(bytes);
            match read_line(bytes) {
                Ok(Some((label, text))) => {
                    file.lines.push(Labelled {
                        line,
                        label: label.to_owned(),
                        text: text.to_owned(),
                    });
                }
                Ok(None) => {}
                Err((zh, en)) => {
                    file.skipped.push(LineNote::new(line, zh, en));
                }
            }
        }
        file
    }
}

/// With what the lines of a file end: files of very old spreadsheets end theirs with CR alone.
#[must_use]
pub fn line_end(bytes: &[u8]) -> u8 {
    if bytes.contains(&b'\n') { b'\n' } else { b'\r' }
}

/// Label and text; `None` for an empty line; why it can't be used in Chinese and English.
fn read_line(bytes: &[u8]) -> Result<Option<(&str, &str)>, (&'static str, &'static str)> {
    if bytes.contains(&0) {
        return Err(("含有 NUL 字节，不是文本", "it has a NUL in it and is no text"));
    }
    let line = std::str::from_utf8(bytes).map_err(|_| ("不是 UTF-8 编码", "it is not UTF-8"))?;
    if line.trim().is_empty() {
        return Ok(None);
    }
    if line.chars().nth(MOST_CHARS).is_some() {
        return Err(("超过 10000 个字符", "it is longer than 10,000 characters"));
    }
    let (label, text) = line.split_once('\t').ok_or(("没有制表符", "it has no tab"))?;
    match (label.trim(), text.trim()) {
        ("", _) => Err(("没有标签", "it has no label")),
        (_, "") => Err(("没有文本", "it has no text")),
        (label, text) => Ok(Some((label, text))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(line: u32, label: &str, text: &str) -> Labelled {
        Labelled { line, label: label.to_owned(), text: text.to_owned() }
    }

    #[test]
    fn marks_line_ends_and_spaces_do_not_matter() {
        let wanted = LabelledFile {
            lines: vec![line(1, "发货", "多久 发货"), line(3, "b c", "x")],
            skipped: Vec::new(),
        };
        for text in [
            "发货\t多久 发货\n\nb c\tx\n",
            "\u{feff} 发货\t 多久 发货 \r\n \t\r\nb c\tx",
            "发货\t多久 发货\r\rb c\tx\r",
        ] {
            assert_eq!(LabelledFile::parse(text.as_bytes()), wanted, "{text:?}");
        }
    }

    #[test]
    fn what_can_not_be_used_is_said_by_line() {
        let long = format!("a\t{}\n", "长".repeat(MOST_CHARS));
        let bytes =
            [b"none\n\tx\na\t \na\t\xb7\xa2\na\tb\0\n".as_slice(), long.as_bytes(), b"a\tb\tc\n"]
                .concat();
        let LabelledFile { lines, skipped } = LabelledFile::parse(&bytes);
        assert_eq!(lines, [line(7, "a", "b\tc")]);
        let reasons = ["no tab", "no label", "no text", "not UTF-8", "NUL", "10,000"];
        assert_eq!(skipped.len(), reasons.len());
        for (skipped, (number, reason)) in skipped.iter().zip((1..).zip(reasons)) {
            assert!(
                skipped.line == number && skipped.reason.en.contains(reason),
                "{:?}",
                skipped.said()
            );
        }
    }

    #[test]
    fn a_file_of_nothing_says_so() {
        let error = LabelledFile::read(b"\nno tab\n").unwrap_err();
        assert_eq!(error.notes.len(), 1);
        let error = error.of(&FilePlace::file("x.tsv"));
        assert!(error.said().en.starts_with("x.tsv has no line that can be used"));
    }
}
