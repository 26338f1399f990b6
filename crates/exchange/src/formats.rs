//! The formats, a row each.

use std::collections::BTreeMap;

use crate::azure::AZURE;
use crate::botium::BOTIUM;
use crate::botpress::BOTPRESS;
use crate::chatterbot::CHATTERBOT;
use crate::dialogflow_cx::DIALOGFLOW_CX;
use crate::dialogflow_es::DIALOGFLOW_ES;
use crate::format::{Format, ImportError};
use crate::incoming::Incoming;
use crate::labelled::LABELLED;
use crate::maxkb::MAXKB;
use crate::nlpjs::NLPJS;
use crate::pairs::{DIFY, FASTGPT};
use crate::rasa::RASA;
use crate::source_file::SourceFile;
use crate::table::Mapping;
use crate::table_format::TABLE;

/// All formats, the most telling first: the first one that recognises a file has it.
pub const FORMATS: &[Format] = &[
    DIALOGFLOW_CX,
    DIALOGFLOW_ES,
    NLPJS,
    BOTPRESS,
    RASA,
    CHATTERBOT,
    BOTIUM,
    AZURE,
    MAXKB,
    FASTGPT,
    DIFY,
    TABLE,
    LABELLED,
];

/// The format that this file looks like.
#[must_use]
pub fn sniff(file: &SourceFile) -> Option<&'static Format> {
    FORMATS.iter().find(|format| (format.sniff)(file))
}

/// The format of this name.
#[must_use]
pub fn format_named(name: &str) -> Option<&'static Format> {
    FORMATS.iter().find(|format| format.name == name)
}

/// Reads files, each in the format that was asked for or that it looks like; those of one format
/// together. What looks like none is taken for a table whose columns are still to be named.
///
/// # Errors
/// Nothing of a file can be used.
pub fn read_files(
    files: &[SourceFile],
    asked: Option<&'static Format>,
    mapping: &Mapping,
) -> Result<Incoming, ImportError> {
    let mut by_format: BTreeMap<&str, (&Format, Vec<&SourceFile>)> = BTreeMap::new();
    for file in files {
        let format = asked.or_else(|| sniff(file)).unwrap_or(&TABLE);
        by_format.entry(format.name).or_insert((format, Vec::new())).1.push(file);
    }
    let mut incoming = Incoming::default();
    for (format, files) in by_format.into_values() {
        incoming.add((format.read)(&files, mapping)?);
    }
    Ok(incoming)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn file(name: &str, bytes: &[u8]) -> SourceFile {
        SourceFile::new(name, bytes.to_vec(), None)
    }

    #[test]
    fn names_are_words_of_the_command_line_and_each_stands_once() {
        for (at, format) in FORMATS.iter().enumerate() {
            assert!(format.name.chars().all(|c| c.is_ascii_lowercase() || c == '-'));
            assert!(FORMATS.iter().skip(at + 1).all(|other| other.name != format.name));
        }
    }

    #[test]
    fn what_is_none_of_them_is_said_to_be_none() {
        for bytes in
            [&b""[..], b"PK\x03\x04", b"some, text\nwithout a header\n", b"\xff\xfe\x00\x01"]
        {
            assert_eq!(sniff(&file("x", bytes)).map(|format| format.name), None, "{bytes:?}");
        }
    }

    proptest! {
        /// Whatever the bytes are, no format panics on them, and what is recognised line by line is
        /// what can be read.
        #[test]
        fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            let file = file("x", &bytes);
            for format in FORMATS {
                if let Ok(incoming) = (format.read)(&[&file], &Mapping::default()) {
                    prop_assert!(incoming.is_empty() || (format.sniff)(&file), "{}", format.name);
                }
            }
        }
    }
}
