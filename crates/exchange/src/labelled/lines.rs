//! Files of `label<TAB>text`, one a line: how the world keeps questions that somebody sorted by
//! hand.

use crate::format::{ImportError, Note};

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
    pub skipped: Vec<Note>,
}

impl LabelledFile {
    /// Reads a file of which at least one line can be used.
    ///
    /// # Errors
    /// None can.
    pub fn read(bytes: &[u8]) -> Result<Self, ImportError> {
        let file = Self::parse(bytes);
        if !file.lines.is_empty() {
            return Ok(file);
        }
        Err(ImportError::new(
            "里没有一行能用：每行应是 标签<制表符>文本",
            "has no line that can be used: each should be label<TAB>text",
            file.skipped,
        ))
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
                    file.skipped.push(Note::new(line, zh, en));
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
        assert!(error.about("x.tsv").en.starts_with("x.tsv has no line that can be used"));
        assert_eq!(error.notes.len(), 1);
    }
}
