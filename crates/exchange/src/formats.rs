//! The formats, a row each.

use crate::format::Format;
use crate::labelled::LABELLED;

/// All formats, the most telling first: the first one that recognises a file has it.
pub const FORMATS: &[Format] = &[LABELLED];

/// The format that these bytes look like.
#[must_use]
pub fn sniff(bytes: &[u8]) -> Option<&'static Format> {
    FORMATS.iter().find(|format| (format.sniff)(bytes))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn names_are_words_of_the_command_line_and_each_stands_once() {
        for (at, format) in FORMATS.iter().enumerate() {
            assert!(format.name.chars().all(|c| c.is_ascii_lowercase() || c == '-'));
            assert!(FORMATS.iter().skip(at + 1).all(|other| other.name != format.name));
        }
    }

    #[test]
    fn what_is_none_of_them_is_said_to_be_none() {
        for bytes in [&b""[..], b"PK\x03\x04", b"id,question\nship,when\n", b"\xff\xfe\x00\x01"] {
            assert_eq!(sniff(bytes).map(|format| format.name), None, "{bytes:?}");
        }
    }

    proptest! {
        /// Whatever the bytes are, no format panics on them, and what is recognised line by line is
        /// what can be read.
        #[test]
        fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            for format in FORMATS {
                if let Ok(import) = (format.import)(&bytes) {
                    prop_assert!(import.entries > 0 && (format.sniff)(&bytes));
                }
            }
        }
    }
}
